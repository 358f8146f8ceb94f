"""Where a thing stands in a file: path, line and column, both counted from 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Loc = tuple[str | int, ...]


def printable(text: str) -> str:
    """Text as it may be shown anywhere: what cannot be seen (line ends, escape codes, marks that
    turn the direction of writing, bytes that are no text) becomes a replacement character."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


class Place(NamedTuple):
    """A place in a file; `path` is relative to the site's root, with forward slashes."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{printable(self.path)}:{self.line}:{self.column}"

    def below(self, lines: int, column: int = 1) -> Place:
        """A place within the words that begin here, some lines further down."""
        return Place(self.path, self.line + lines, column)


def column_letters(column: int) -> str:
    """A column's name in a spreadsheet: A, B, … Z, AA."""
    before, last = divmod(column - 1, 26)
    return (column_letters(before) if before else "") + chr(ord("A") + last)


class CellPlace(Place):
    """A cell of a workbook: `path` names the file and its sheet, `line` is the row."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{printable(self.path)}, cell {column_letters(self.column)}{self.line}"

    def below(self, lines: int, column: int = 1) -> Place:
        """The cell itself: all words that begin in it are in it."""
        return self


@dataclass(frozen=True, slots=True)
class FilePlaces:
    """The places of every key and value of one file, by their path of keys and indexes.

    `texts` are the places where the words of block texts (`|`) begin, below their values.
    """

    path: str
    keys: Mapping[Loc, Place] = field(default_factory=dict)
    values: Mapping[Loc, Place] = field(default_factory=dict)
    body: Place | None = None
    texts: Mapping[Loc, Place] = field(default_factory=dict)

    def key(self, *loc: str | int) -> Place:
        """The place of a key, else of the nearest thing around it."""
        around = self._known(loc[:-1])
        return self.keys.get((*around, *loc[-1:])) or self.value(*loc)

    def value(self, *loc: str | int) -> Place:
        """The place of a value, else of the nearest thing around it."""
        return self.values.get(self._known(loc), Place(self.path))

    def words(self, *loc: str | int) -> Place:
        """The place where the words of a text begin."""
        return self.texts.get(loc) or self.value(*loc)

    def _known(self, loc: Loc) -> Loc:
        """The steps that the file has.

        Others are passed over: pydantic names the chosen member of a union in its locations, and
        a missing key has no place of its own.
        """
        found: Loc = ()
        for step in loc:
            if (*found, step) in self.values:
                found = (*found, step)
        return found


@dataclass(frozen=True, slots=True)
class Places:
    """The places of every file that was read."""

    files: Mapping[str, FilePlaces] = field(default_factory=dict)

    def of(self, path: str) -> FilePlaces:
        """The places of one file; a file that was never read has only its beginning."""
        return self.files.get(path) or FilePlaces(path)
