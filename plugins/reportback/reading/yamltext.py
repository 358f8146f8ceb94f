"""YAML text to plain values, with the place of every key and value.

Only null, true and false, whole and decimal numbers are told from text, as in YAML 1.2's core
schema: a date stays text until a field asks for one, and so do `12:30` and `yes`. Anchors, aliases
and tags are refused, because nothing in a record needs them and they can be made to explode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reportback.model.rejection import Figures
from reportback.model.spellings import CORE_NUMBER, CORE_NUMBER_FIRST
from reportback.places import FilePlaces, Loc, Place
from reportback.problems import Problem, quoted
from reportback.reading.files import CONTROL
from reportback.reading.yamlfaults import explain

MAX_DEPTH = 50
_INT, _FLOAT = "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"
_BOOL, _NULL = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"
_FIGURES = "tag:reportback,2026:figures"


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name for it


def _resolve(tag: str, pattern: str, first: str) -> None:
    _Loader.add_implicit_resolver(tag, re.compile(f"^(?:{pattern})$"), list(first))


# YAML 1.2's core schema, as editors and other programs read it. Numbers in a spelling that is not
# plain digits are known as such (`_FIGURES`), so that they pass for text nowhere.
_resolve(_BOOL, "true|True|TRUE|false|False|FALSE", "tTfF")
_resolve(_NULL, "~|null|Null|NULL", "~nN")
_Loader.yaml_implicit_resolvers.setdefault("", []).append((_NULL, re.compile("^$")))
_resolve(_INT, r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789")
_resolve(_FLOAT, r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}", "-+0123456789")
_resolve(_FIGURES, CORE_NUMBER, CORE_NUMBER_FIRST)


@dataclass(slots=True)
class _Walk:
    """What one walk over a file's nodes gathers."""

    path: str
    first_line: int
    text: str
    keys: dict[Loc, Place] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    texts: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def report(self, mark: yaml.Mark, code: str, must: str, found: str, todo: str) -> None:
        self.problems.append(Problem(self.place(mark), code, must, found, todo))

    def value(self, node: Node, loc: Loc) -> Any:
        """The value of a node; a node that cannot be used is reported and becomes None."""
        self.values.setdefault(loc, self.place(node.start_mark))
        if not self._usable(node):
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, SequenceNode):
            return tuple(self.value(child, (*loc, i)) for i, child in enumerate(node.value))
        return self._scalar(node, loc)

    def _usable(self, node: Node) -> bool:
        sign = self.text[node.start_mark.index : node.start_mark.index + 1]
        if id(node) not in self.seen and sign not in {"&", "!"}:
            self.seen.add(id(node))
            return True
        sign = "*" if id(node) in self.seen else sign
        word = re.compile(r"\S*").match(self.text, node.start_mark.index)
        must, todo = f"must be in quotes where it begins with {sign}", 'put it in quotes: "…"'
        what = f"an alias of the text at {self.place(node.start_mark)}" if sign == "*" else ""
        found = f"found {what or quoted(word[0] if word else sign)}"
        self.report(node.start_mark, "yaml-alias", must, found, todo)
        return False

    def _mapping(self, node: MappingNode, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                must, found = "must have a word for a key", "found a list or group of keys"
                self.report(key_node.start_mark, "yaml-shape", must, found, "write 'word: value'")
                continue
            key = str(key_node.value)
            self._control_character(key_node, key)
            if key in data:
                must, found = "must be written once", f"found the key {quoted(key)} again"
                todo = "keep one of the two"
                self.report(key_node.start_mark, "yaml-duplicate-key", must, found, todo)
                continue
            self.keys[*loc, key] = self.place(key_node.start_mark)
            data[key] = self.value(value_node, (*loc, key))
        return data

    def _scalar(self, node: Node, loc: Loc) -> Any:
        style, text = getattr(node, "style", None), str(node.value)
        if style == "|":
            self.texts[loc] = self._first_words(node.start_mark)
        if style:
            self._control_character(node, text)
            return text
        self._remark(node)
        self._swallowed_item(node)
        return _plain(node.tag, text)

    def _swallowed_item(self, node: Node) -> None:
        """An item of a list that is further in than the one above is only more of its text."""
        if node.start_mark.line == node.end_mark.line:
            return
        match = _ITEM.search(self.text, node.start_mark.index, node.end_mark.index)
        if match:
            line = node.start_mark.line + self.text.count(
                "\n", node.start_mark.index, match.start(1)
            )
            column = match.start(1) - self.text.rfind("\n", 0, match.start(1))
            place = Place(self.path, line + self.first_line, column)
            must, found = "items must be lined up with each other", "found one that is further in"
            todo = "line its dash up with the others, or put the text in quotes"
            self.problems.append(Problem(place, "yaml-syntax", must, found, todo))

    def _first_words(self, mark: yaml.Mark) -> Place:
        """Where a block text's first word stands, below the line with its '|'."""
        match = re.compile(r"[^\n]*\n(\s*)").match(self.text, mark.index)
        blank = match[1] if match else ""
        line = mark.line + self.first_line + 1 + blank.count("\n")
        return Place(self.path, line, len(blank) - blank.rfind("\n"))

    def _control_character(self, node: Node, text: str) -> None:
        """Double quotes can write any character as an escape code, such as \\e or \\x07."""
        match = CONTROL.search(text)
        if match:
            found = f"found the invisible character U+{ord(match[0]):04X}, written with a backslash"
            must, todo = "must hold no control characters", "take it out"
            self.report(node.start_mark, "file-control-character", must, found, todo)

    def _remark(self, node: Node) -> None:
        """Words after ' #' are a remark to YAML; where a word begins so, they were meant."""
        match = _REMARK.match(self.text, node.end_mark.index)
        if match:
            must, found = (
                "must be in quotes where a word begins with #",
                f"found {quoted(match[1])}",
            )
            place = Place(
                self.path,
                node.end_mark.line + self.first_line,
                node.end_mark.column + 1 + match.start(1) - match.start(),
            )
            todo = 'put the whole text in quotes: "…", or a space after the # of a remark'
            self.problems.append(Problem(place, "yaml-remark", must, found, todo))


_ITEM = re.compile(r"\n[ \t]*(- )")
_REMARK = re.compile(r"[ \t]*(?<=[ \t])(#[^\s#][^\n]*)")


def _plain(tag: str, text: str) -> Any:
    if tag == _BOOL:
        return text.lower() == "true"
    if tag == _NULL:
        return None
    if tag == _INT:
        return int(text)
    if tag == _FIGURES:
        return Figures(text)
    return Decimal(text) if tag == _FLOAT else text


def parse(path: str, text: str, first_line: int = 1) -> tuple[Any, FilePlaces, list[Problem]]:
    """The value of a YAML text, the places in it, and its problems.

    `first_line` is the line of the file in which the text begins. The value is None when the text
    cannot be read at all.
    """
    deep = _too_deep(text)
    if deep is not None:
        must, found = f"must not be nested more than {MAX_DEPTH} deep", "found more"
        todo = "take the extra brackets, dashes or spaces out"
        problem = Problem(Place(path, first_line + deep), "yaml-shape", must, found, todo)
        return None, FilePlaces(path), [problem]
    try:
        node = _Loader(text).get_single_node()
    except yaml.YAMLError as error:
        return None, FilePlaces(path), [_syntax_problem(path, first_line, error, text)]
    walk = _Walk(path, first_line, text)
    value = walk.value(node, ()) if node is not None else None
    places = FilePlaces(path, walk.keys, walk.values, texts=walk.texts)
    return value, places, walk.problems


_BRACKETS = re.compile(r"[\[{\]}]")
_LEADING = re.compile(r"[ \t]*((?:[-?][ \t]+)*)")


def _too_deep(text: str) -> int | None:
    """The line (from 0) where nesting may be too deep: the parser recurses, so it is bounded first.

    Brackets are counted wherever they stand, in words as well; only text with as many that nothing
    closes is refused by mistake.
    """
    indents: list[int] = []
    brackets = 0
    for number, line in enumerate(text.split("\n")):
        match = _LEADING.match(line)
        if not match or not line.strip():
            continue
        while indents and indents[-1] >= match.start(1):
            indents.pop()
        indents.append(match.start(1))
        peak, brackets = _brackets(line, brackets)
        if len(indents) + len(match[1].split()) + peak > MAX_DEPTH:
            return number
    return None


def _brackets(line: str, depth: int) -> tuple[int, int]:
    """How many brackets are open at most within a line, and after it."""
    peak = depth
    for sign in _BRACKETS.findall(line):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        peak = max(peak, depth)
    return peak, depth


def _syntax_problem(path: str, first_line: int, error: yaml.YAMLError, text: str) -> Problem:
    fault = explain(error, text, _Loader)
    place = Place(path, fault.line + first_line, fault.column + 1)
    return Problem(place, fault.code, fault.must, fault.found, fault.todo)
