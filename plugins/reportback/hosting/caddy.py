"""A site in Caddy's own language, the Caddyfile; it fetches certificates by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportback.hosting.hosted import NOTE, Hosted
from reportback.policy.rules import TYPES


def configuration(told: Hosted) -> str:
    """A site block. Its folder is the one that the site's addresses begin in."""
    return "\n".join([*_begin(told), *_headers(told), *_moves(told), _END.format(told.path)]) + "\n"


def _begin(told: Hosted) -> Iterator[str]:
    yield f"# {NOTE}"
    yield f"{told.host} {{"
    yield "\troot * /srv/reportback"
    yield "\tencode gzip"


def _headers(told: Hosted) -> Iterator[str]:
    for name, value in told.common.items():
        if name not in told.varying:
            yield f"\theader {name} {_quoted(value)}"
    for name in told.varying:
        yield from _one_header(told, name)
    for suffix, kind in TYPES.items():
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        yield f"\theader *{suffix} Content-Type {_quoted(kind + charset)}"


def _one_header(told: Hosted, name: str) -> Iterator[str]:
    """A header that differs: Caddy takes the first matcher of a `map` that fits."""
    variable = f"{{reportback_{name.lower().replace('-', '_')}}}"
    yield f"\tmap {{path}} {variable} {{"
    for rule, value in told.special(name):
        yield f"\t\t{_quoted('~' + rule.regex(told.path))} {_quoted(value)}"
    yield f"\t\tdefault {_quoted(told.common.get(name, ''))}"
    yield "\t}"
    yield f"\theader {name} {_quoted(variable)}"


def _moves(told: Hosted) -> Iterator[str]:
    for number, move in enumerate(told.moves):
        old, new = re.escape(told.path + move.old), told.path + move.new
        rest, again = ("(.*)", f"{{re.moved{number}.1}}") if move.below else ("", "")
        yield f"\t@moved{number} path_regexp moved{number} {_quoted(f'^{old}{rest}$')}"
        yield f"\tredir @moved{number} {_quoted(new + again)} permanent"


_END = """\
\t@hidden path_regexp "/(?:\\.[^/]*|_headers|_redirects)$"
\terror @hidden 404
\t@index path_regexp folder "^/+((?:[^/\\\\][^\\\\]*/)?)index\\.html$"
\tredir @index "/{{re.folder.1}}" permanent
\tfile_server
\thandle_errors {{
\t\trewrite * {}404.html
\t\tfile_server
\t}}
}}"""


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
