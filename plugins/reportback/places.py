"""Where a thing stands in a file: path, line and column, both counted from 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Loc = tuple[str | int, ...]


class Place(NamedTuple):
    """A place in a file; `path` is relative to the site's root, with forward slashes."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class FilePlaces:
    """The places of every key and value of one file, by their path of keys and indexes."""

    path: str
    keys: Mapping[Loc, Place] = field(default_factory=dict)
    values: Mapping[Loc, Place] = field(default_factory=dict)
    body: Place | None = None

    def key(self, *loc: str | int) -> Place:
        """The place of a key, else of the nearest thing around it."""
        return self.keys.get(loc) or self.value(*loc)

    def value(self, *loc: str | int) -> Place:
        """The place of a value, else of the nearest thing around it.

        Steps that the file does not have are passed over: pydantic names the chosen member
        of a union in its locations, and a missing key has no place of its own.
        """
        found: Loc = ()
        for step in loc:
            if (*found, step) in self.values:
                found = (*found, step)
        return self.values.get(found, Place(self.path))


@dataclass(frozen=True, slots=True)
class Places:
    """The places of every file that was read."""

    files: Mapping[str, FilePlaces] = field(default_factory=dict)

    def of(self, path: str) -> FilePlaces:
        """The places of one file; a file that was never read has only its beginning."""
        return self.files.get(path) or FilePlaces(path)
