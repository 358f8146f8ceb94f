"""Plain text as Markdown that shows it as it was written: no word is lost to a sign of Markdown's.

Line breaks stay line breaks, and lines that begin as items of a list become a list. What Markdown
would take for something else (`*`, `_`, `<tag>`, `# `) is escaped; addresses are left whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ADDRESS = re.compile(
    r"""<?(https?://(?:[^\s<>"()]|\([^\s<>"()]*\))*
         (?:[^\s<>"().,;:!?'»”’\]*~|\\]|\([^\s<>"()]*\)))>?""",
    re.VERBOSE | re.IGNORECASE,
)
_UNMARKED = re.compile(r"www\.\S+$", re.IGNORECASE)
_INLINE = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$)          # a backslash that would escape
      | ` | [*~](?=\S) | (?<=\S)[*~]     # code, emphasis, strokes
      | (?<!\w)_(?=\S) | (?<=\S)_(?!\w)
      | <(?=[A-Za-z/!?])                 # a tag
      | &(?=\#\w+;|\w+;)                 # an entity
      | !(?=\[)
      | \](?=[(\[:])                     # a link, or what a link refers to
    """,
    re.VERBOSE | re.MULTILINE,
)
_OPENING = re.compile(r"^(\#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|=+\s*$|-+\s*$|[-_*](?:\s*[-_*]){2,}\s*$)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_ITEM = re.compile(r"^([-*]|(\d{1,9})([.)]))\s+(?=\S)")
_RULE = re.compile(r"[-_*](?:\s*[-_*]){2,}")
_TABLE = re.compile(r"^\|?(?=[^|:]*[|:])[\s:|-]*-[\s:|-]*$")
_NESTED, _INDENT = 2, "    "


def escaped(text: str) -> str:
    """Text in which Markdown finds no sign of its own, wherever it comes to stand."""
    return "\n".join(_escaped_line(line) for line in text.split("\n"))


def _escaped_line(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return indent + _opening_escaped(inline_escaped(line[len(indent) :]))


def inline_escaped(line: str, *, links: bool = True) -> str:
    """A line's text without signs of emphasis, tags and links; addresses become links."""
    parts = _ADDRESS.split(line) if links else [line]
    return "".join(
        f"<{part}>" if place % 2 else _INLINE.sub(r"\\\g<0>", part)
        for place, part in enumerate(parts)
    )


def _opening_escaped(line: str) -> str:
    """A line that opens no heading, quotation, list, rule or table."""
    line = _NUMBERED.sub(r"\1\\\2", line)
    return f"\\{line}" if _OPENING.match(line) or _TABLE.match(line) else line


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    item: bool = False
    lazy: bool = False


@dataclass(slots=True)
class _Lists:
    """Which numbers may come next, at each of two levels: a list must not renumber anybody.

    `indent` is the least of the outer items': what has more than that is nested.
    """

    open: bool = False
    indent: int = 0
    next: dict[int, tuple[int, str] | None] = field(default_factory=dict)

    def nests(self, indent: int) -> bool:
        """Whether a line with this indent belongs to an item of the list that is open."""
        return self.open and indent - self.indent >= _NESTED

    def takes(self, number: str | None, sign: str, indent: int) -> bool:
        """Whether an item can be one of a list; if so it is in it."""
        level = int(self.nests(indent))
        expected = self.next.get(level)
        fits = number is None or (int(number), sign) == expected
        fits = fits or (expected is None and number == "1")
        if fits:
            if level == 0:
                self.indent = min(indent, self.indent) if self.open else indent
            self.open = True
            self.next = {key: value for key, value in self.next.items() if key < level}
            self.next[level] = (int(number) + 1, sign) if number else None
        return fits

    def close(self) -> None:
        self.open, self.next = False, {}


def as_markdown(text: str) -> str:
    """Plain text as Markdown."""
    lists = _Lists()
    made = [_made(line, lists) for line in text.split("\n")]
    return "".join(_joined(made)).strip("\n")


def _made(line: str, lists: _Lists) -> _Line:
    bare = line.strip()
    if not bare:
        return _Line("")
    indent = _indent(line)
    nested = lists.nests(indent)
    item = _ITEM.match(bare)
    if item and not _RULE.fullmatch(bare) and lists.takes(item[2], item[3], indent):
        text = f"{item[1]} {_escaped_line(bare[item.end() :])}"
        return _Line(_INDENT * nested + text, item=True)
    if not nested:
        lists.close()
    return _Line(_escaped_line(bare), lazy=nested)


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _joined(lines: list[_Line]) -> Iterator[str]:
    for line, after in zip(lines, [*lines[1:], _Line("")], strict=True):
        yield line.text
        if not line.text or not after.text or after.item:
            yield "\n"
        elif (line.item or line.lazy) and not after.lazy:
            yield "\n\n"
        else:
            yield " \\\n" if _UNMARKED.search(line.text) else "\\\n"
