"""What is wrong with YAML that cannot be read: where it began, and in words for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import yaml
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

_OPENING = (FlowSequenceStartToken, FlowMappingStartToken)
_CLOSING = (FlowSequenceEndToken, FlowMappingEndToken)
_QUOTES = 'put the whole text in quotes: "…"'


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; line and column are counted from 0."""

    line: int
    column: int
    found: str
    todo: str
    code: str = "yaml-syntax"
    must: str = "must be valid YAML"


@dataclass(slots=True)
class _Scene:
    """The text up to the fault: its last text in it, and the brackets that are still open."""

    lines: list[str]
    mark: yaml.Mark
    context: yaml.Mark
    said: str
    scalar: ScalarToken | None = None
    open: list[yaml.Mark] = field(default_factory=list)

    @property
    def line(self) -> str:
        return self._line(self.mark.line)

    @property
    def above(self) -> tuple[int, str]:
        """The nearest line above that holds something, with its number."""
        for number in range(self.mark.line - 1, -1, -1):
            if self._line(number).strip():
                return number, self._line(number)
        return 0, ""

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def at(self, mark: yaml.Mark) -> str:
        """The character at a mark; empty at the end of a line."""
        return self._line(mark.line)[mark.column : mark.column + 1]

    def fault(self, mark: yaml.Mark, found: str, todo: str) -> Fault:
        return Fault(mark.line, mark.column, f"found {found}", todo)


def explain(error: yaml.YAMLError, text: str, loader: type[yaml.CSafeLoader]) -> Fault:
    """The fault behind an error of the YAML parser."""
    start = yaml.Mark("", 0, 0, 0, None, 0)
    mark = getattr(error, "problem_mark", None) or start
    context = getattr(error, "context_mark", None) or mark
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    scene = _Scene(text.split("\n"), mark, context, " ".join(said.split()))
    _look_back(scene, text, loader)
    found = (cause(scene) for cause in _CAUSES)
    return next(filter(None, found), None) or _unknown(scene)


def _look_back(scene: _Scene, text: str, loader: type[yaml.CSafeLoader]) -> None:
    try:
        for token in yaml.scan(text, Loader=loader):
            if token.start_mark.index >= scene.mark.index:
                return
            if isinstance(token, ScalarToken):
                scene.scalar = token
            elif isinstance(token, _OPENING):
                scene.open.append(token.start_mark)
            elif isinstance(token, _CLOSING) and scene.open:
                scene.open.pop()
    except yaml.YAMLError:
        return


def _tab(scene: _Scene) -> Fault | None:
    indent = scene.line[: len(scene.line) - len(scene.line.lstrip())]
    column = indent.find("\t") if "\t" in indent else scene.mark.column
    if "\t" not in indent and scene.at(scene.mark) != "\t":
        return None
    must, todo = "must be indented with spaces", "replace it by spaces"
    return Fault(scene.mark.line, column, "found a tab", todo, "yaml-tab", must)


def _quote(scene: _Scene) -> Fault | None:
    """A quote that is not closed, or is closed too early."""
    if "scanning a quoted scalar" in scene.said:
        return scene.fault(scene.context, "a quote that is never closed", "close the quote")
    if "parsing a quoted scalar" in scene.said:
        todo = "use single quotes, or write the backslash twice"
        return scene.fault(scene.mark, "a backslash inside double quotes", todo)
    last = scene.scalar
    if last is None or last.plain or last.style not in {"'", '"'}:
        return None
    if last.end_mark.line != scene.mark.line:
        return None
    if last.start_mark.line != last.end_mark.line:
        todo = "close it at the end of its text"
        return scene.fault(last.start_mark, "a quote that is not closed on its line", todo)
    todo = "put the whole text in quotes, and write a quote inside it twice"
    return scene.fault(scene.mark, "more words after the closing quote", todo)


def _bracket(scene: _Scene) -> Fault | None:
    opened = scene.open[-1] if scene.open else None
    if opened and (opened.line < scene.mark.line or not scene.line[scene.mark.column :].strip()):
        bracket = scene.at(opened)
        todo = f"close it with {']' if bracket == '[' else '}'}, or put the text in quotes"
        return scene.fault(opened, f"a bracket {bracket} that is never closed", todo)
    before = scene.line[: scene.mark.column].rstrip()
    if "expected key" in scene.said and before.endswith(("]", "}")):
        return scene.fault(scene.mark, "more words after the closing bracket", _QUOTES)
    return None


_BEGINNINGS = (
    "cannot start any token",
    "undefined alias",
    "undefined tag",
    "scanning a tag",
    "parsing a tag",
    "scanning an anchor",
    "scanning an alias",
    "scanning a block scalar",
    "scanning a directive",
    "directive",
    "not allowed in this context",
    "expected node content",
)


def _beginning(scene: _Scene) -> Fault | None:
    """A text that begins with a sign that means something to YAML."""
    if "mapping values" in scene.said or not any(sign in scene.said for sign in _BEGINNINGS):
        return None
    mark = scene.context if "scanning a" in scene.said else scene.mark
    sign = scene.at(mark)
    if not sign:
        return None
    return scene.fault(mark, f"text that begins with {sign}", _QUOTES)


def _colon(scene: _Scene) -> Fault | None:
    """A colon too many, or a line that is further in than it should be."""
    if "mapping values are not allowed" not in scene.said:
        return None
    number, above = scene.above
    if re.search(r":(?=\s)", scene.line[: scene.mark.column]) or not above:
        todo = 'put the text after the first colon in quotes: "…"'
        return scene.fault(scene.mark, "a second colon on the line", todo)
    if re.match(r"\s*-[^\s-]", above):
        return Fault(
            number, above.index("-"), "found a dash without a space after it", "write '- '"
        )
    if re.fullmatch(r"\s*(?:- +)?[\w-]+:\S.*", above):
        column = above.index(":")
        return Fault(number, column, "found a colon without a space after it", "write ': '")
    if ":" not in above:
        column = len(above) - len(above.lstrip())
        return Fault(number, column, "found a key without a colon", "write it as 'key: value'")
    indent = len(scene.line) - len(scene.line.lstrip())
    found, todo = "found a line that is further in than the one above", "line its key up with it"
    return Fault(scene.mark.line, indent, found, todo)


def _key(scene: _Scene) -> Fault | None:
    if "could not find expected ':'" not in scene.said:
        return None
    line = scene.lines[scene.context.line].strip()
    if re.match(r"[\w-]+:\S", line):
        return scene.fault(scene.context, "a colon without a space after it", "write ': '")
    todo = "write it as 'key: value', or join it to the text above"
    return scene.fault(scene.context, "a line that is no 'key: value'", todo)


def _line(scene: _Scene) -> Fault | None:
    if "document" in scene.said:
        todo = "keep one set of keys in the file"
        return scene.fault(scene.mark, "a second document, after '---' or '...'", todo)
    if "expected '-' indicator" in scene.said:
        todo = "line it up with the keys above it, or begin it with '- '"
        return scene.fault(scene.mark, "a line that belongs to no item of the list", todo)
    return None


def _dash(scene: _Scene) -> Fault | None:
    """A dash that belongs to a list, and is not read so."""
    number, above = scene.above
    if re.match(r"\s*-[^\s-]", above):
        return Fault(
            number, above.index("-"), "found a dash without a space after it", "write '- '"
        )
    if "expected key" in scene.said and scene.line.lstrip().startswith("- "):
        todo = "line it up with the other items of its list"
        return scene.fault(scene.mark, "an item of a list where a key belongs", todo)
    return None


def _lined_up(scene: _Scene) -> Fault | None:
    if "expected key" not in scene.said:
        return None
    line = scene.line.strip()
    if scene.line[: scene.mark.column].strip() or not re.match(r"[\w-]+:", line):
        return scene.fault(scene.mark, "a line that is no 'key: value'", "check quotes and colons")
    todo = "begin it as far in as the keys that it belongs to"
    return scene.fault(scene.mark, "a line that is not lined up with those above", todo)


def _unknown(scene: _Scene) -> Fault:
    todo = "check quotes, colons and indents of this line and the one before"
    return scene.fault(scene.mark, f"'{scene.said or 'an error'}'", todo)


_CAUSES: tuple[Callable[[_Scene], Fault | None], ...] = (
    _tab,
    _quote,
    _bracket,
    _beginning,
    _dash,
    _colon,
    _key,
    _line,
    _lined_up,
)
