"""YAML text to plain values, with the place of every key and value.

Only null, true and false, whole and decimal numbers are told from text: a date stays text until a
field asks for one, and `12:30` or `0777` is what it looks like. Aliases and tags are refused,
because nothing in a record needs them and they can be made to explode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reportback.places import FilePlaces, Loc, Place
from reportback.problems import Problem, quoted

MAX_DEPTH = 20
_INT, _FLOAT = "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"
_BOOL, _NULL = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"
_TRUE = frozenset({"yes", "true", "on"})


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}


def _resolve(tag: str, pattern: str, first: str) -> None:
    _Loader.add_implicit_resolver(tag, re.compile(f"^(?:{pattern})$"), list(first))


_resolve(_BOOL, "yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF", "yYnNtTfFoO")
_resolve(_NULL, "~|null|Null|NULL|", "~nN\0")
_Loader.yaml_implicit_resolvers.setdefault("", []).append((_NULL, re.compile("^$")))
_resolve(_INT, r"[-+]?(?:0|[1-9]\d{0,17})", "-+0123456789")
_resolve(_FLOAT, r"[-+]?(?:0|[1-9]\d{0,17})\.\d{1,18}", "-+0123456789")


@dataclass(slots=True)
class _Walk:
    """What one walk over a file's nodes gathers."""

    path: str
    first_line: int
    keys: dict[Loc, Place] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def report(self, node: Node, code: str, must: str, found: str, todo: str) -> None:
        self.problems.append(Problem(self.place(node.start_mark), code, must, found, todo))

    def value(self, node: Node, loc: Loc) -> Any:
        """The value of a node; a node that cannot be used is reported and becomes None."""
        self.values.setdefault(loc, self.place(node.start_mark))
        if not self._usable(node, loc):
            return None
        match node:
            case MappingNode():
                return self._mapping(node, loc)
            case SequenceNode():
                return tuple(self.value(child, (*loc, i)) for i, child in enumerate(node.value))
        return _scalar(node)

    def _usable(self, node: Node, loc: Loc) -> bool:
        if id(node) in self.seen:
            must, found = "must not use aliases (&name and *name)", "found one"
            self.report(node, "yaml-alias", must, found, "write the value out in both places")
            return False
        self.seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.endswith((":binary", ":set")):
            must, found = "must not use YAML tags", f"found {quoted(node.tag)}"
            self.report(node, "yaml-alias", must, found, "take the word after the '!' out")
            return False
        return True

    def _mapping(self, node: MappingNode, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                must, found = "must have a word for a key", "found a list or group"
                self.report(key_node, "yaml-shape", must, found, "put the key in quotes")
                continue
            key = str(key_node.value)
            if key in data:
                must, found = "must be written once", f"found the key {quoted(key)} again"
                self.report(key_node, "yaml-duplicate-key", must, found, "take one of them out")
                continue
            self.keys[(*loc, key)] = self.place(key_node.start_mark)
            data[key] = self.value(value_node, (*loc, key))
        return data


def _scalar(node: Node) -> Any:
    text = str(node.value)
    if node.style or node.tag not in (_INT, _FLOAT, _BOOL, _NULL):
        return text
    if node.tag == _BOOL:
        return text.lower() in _TRUE
    if node.tag == _NULL:
        return None
    try:
        return int(text) if node.tag == _INT else Decimal(text)
    except (ValueError, ArithmeticError):
        return text


def parse(path: str, text: str, first_line: int = 1) -> tuple[Any, FilePlaces, list[Problem]]:
    """The value of a YAML text, the places in it, and its problems.

    `first_line` is the line of the file in which the text begins. The value is None when the text
    cannot be read at all.
    """
    walk = _Walk(path, first_line)
    too_deep = _too_deep(text)
    if too_deep is not None:
        place = Place(path, first_line + too_deep[0], too_deep[1] + 1)
        must, found = f"must not be nested more than {MAX_DEPTH} deep", "found more"
        problem = Problem(place, "yaml-shape", must, found, "take the extra brackets out")
        return None, FilePlaces(path), [problem]
    try:
        node = _Loader(text).get_single_node()
    except yaml.YAMLError as error:
        return None, FilePlaces(path), [_syntax_problem(walk, error, text)]
    value = walk.value(node, ()) if node is not None else None
    return value, FilePlaces(path, walk.keys, walk.values), walk.problems


def _too_deep(text: str) -> tuple[int, int] | None:
    """Line and column (from 0) of nesting that is too deep; brackets in text count as well.

    The parser recurses in C, so depth is bounded before it sees the text.
    """
    for line_number, line in enumerate(text.split("\n")):
        if line.count("[") + line.count("{") > MAX_DEPTH and re.search(r"[\[{]{%d}" % MAX_DEPTH, line):
            return line_number, len(line) - len(line.lstrip())
        dashes = re.match(r"(?: *[-?](?= )){%d}" % MAX_DEPTH, line)
        if dashes or len(line) - len(line.lstrip(" ")) > 400:
            return line_number, 0
    return None


_PLAIN = (
    ("could not find expected ':'", "a key without a colon", "write it as 'key: value'"),
    (
        "mapping values are not allowed",
        "a second colon on the line",
        'put the text after the first colon in quotes: "…"',
    ),
    ("did not find expected key", "a line that is not 'key: value'", "check quotes and indents"),
    (
        "did not find expected '-' indicator",
        "a line of a list without its dash",
        "begin it with '- ', as far in as the lines above",
    ),
    ("did not find expected ',' or ']'", "a list whose bracket is not closed", "close it with ]"),
    ("did not find expected ',' or '}'", "a group whose brace is not closed", "close it with }"),
    ("unexpected end of stream", "a quote that is never closed", "close it"),
    ("unexpected document indicator", "a quote that is never closed", "close it"),
    ("found undefined alias", "text that begins with *", 'put it in quotes: "…"'),
    ("found unknown escape", "a backslash inside double quotes", "use single quotes"),
    ("expected a single document", "a second '---'", "keep one set of keys in the file"),
    ("undefined tag handle", "text that begins with !", 'put it in quotes: "…"'),
    ("unacceptable character", "an invisible character", "delete it, or type the line again"),
    ("control characters are not allowed", "an invisible character", "type the line again"),
    ("found character that cannot start", "text that begins with @, ` or %", "put it in quotes"),
)


def _syntax_problem(walk: _Walk, error: yaml.YAMLError, text: str) -> Problem:
    said = " ".join(_sayings(error))
    mark = getattr(error, "problem_mark", None)
    place = walk.place(mark) if mark else Place(walk.path, walk.first_line)
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or (mark and "\t" in line[mark.column :][:1]):
        must, found = "must be indented with spaces", "found a tab"
        return Problem(place, "yaml-tab", must, found, "replace it by spaces")
    for sign, found, todo in _PLAIN:
        if sign in said:
            return Problem(place, "yaml-syntax", "must be valid YAML", f"found {found}", todo)
    todo = "check quotes, colons and indents of this line and the one before"
    return Problem(place, "yaml-syntax", "must be valid YAML", f"found: {said or 'an error'}", todo)


def _sayings(error: yaml.YAMLError) -> Iterator[str]:
    for part in (getattr(error, "context", None), getattr(error, "problem", None)):
        if part:
            yield str(part)
    if isinstance(error, yaml.reader.ReaderError):
        yield str(error.reason)
