"""Text whose quotes are escaped by backslashes, as databases and programs write it.

Escapes are put aside before the rows are told apart, as signs of which no delimiter or quote is
made, and put back as what they stand for.
"""

from __future__ import annotations

import re

_BACKSLASH, _QUOTE, _BREAK, _TAB, _NOTHING = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_BACK = str.maketrans({_BACKSLASH: "\\", _QUOTE: '"', _BREAK: "\n", _TAB: "\t", _NOTHING: ""})
_SIGNS = {"\\": _BACKSLASH, '"': _QUOTE, "\n": _BREAK, "\t": _TAB}
_LETTERS = {"n": _BREAK, "r": _NOTHING, "t": _TAB, "N": _NOTHING, "/": "/", "'": "'"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def put_aside(text: str) -> str:
    """Text with its escapes as signs. Letters count (`\\n`) only if no backslash means itself."""
    every = set(_ESCAPE.findall(text))
    signs = _SIGNS | (_LETTERS if every <= _SIGNS.keys() | _LETTERS.keys() else {})
    return _ESCAPE.sub(lambda match: signs.get(match[1], match[0]), text)


def put_back(cell: str) -> str:
    """A cell with what its escapes stand for."""
    return cell.translate(_BACK)
