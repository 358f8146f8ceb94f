"""Columns that say the same in several languages: which of them counts in a row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportback.importing.markup import folded
from reportback.model.rejection import Rejected
from reportback.model.rules import language

_MACHINE = "/machine_translations"
_REGION = re.compile(r"(?:-\w{2,3})?")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was taken where there is room for one, and what was left."""

    taken: str
    left: tuple[str, ...] = ()


def stem(column: str) -> str:
    """A column's name without its language: 'body' for body/cy, and for a machine's body/…/cy."""
    name, slash, _ = column.rpartition("/")
    return (name[: -len(_MACHINE)] if by_machine(column) else name) if slash else column


def by_machine(column: str) -> bool:
    """Whether a column holds what a machine translated."""
    return folded(column.rpartition("/")[0]).endswith(_MACHINE)


def language_in(column: str) -> str | None:
    """The language that a column's name ends in, if it is one: cy for body/cy."""
    _, slash, tag = column.rpartition("/")
    try:
        return language(tag) if slash else None
    except Rejected:
        return None


def same_language(one: str, other: str) -> bool:
    """Whether two tags differ by no more than a region that one does not say: en and en-GB."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and _REGION.fullmatch(long[len(short) :]) is not None


def chosen(filled: Mapping[str, Iterable[str]]) -> dict[str, tuple[Choice, ...]]:
    """Of each field's filled columns the first in each group that says the same.

    What people wrote goes before what a machine made of it. In one row, fields are taken in one
    language where that can be.
    """
    groups = {field: list(_groups(columns)) for field, columns in filled.items()}
    tags = [_tag(name) for several in groups.values() for names in several for name in names]
    most = Counter(tags).most_common(1)
    wanted = most[0][0] if most else ""
    return {
        field: tuple(_choice(names, wanted) for names in several)
        for field, several in groups.items()
    }


def _groups(columns: Iterable[str]) -> Iterator[list[str]]:
    """Columns that say the same: those that people filled, or else those of a machine."""
    found: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        found[stem(column)].append(column)
    for names in found.values():
        yield [name for name in names if not by_machine(name)] or names


def _choice(names: list[str], wanted: str) -> Choice:
    taken = next((name for name in names if _tag(name) == wanted), names[0])
    return Choice(taken, tuple(name for name in names if name != taken))


def _tag(column: str) -> str:
    return column.rpartition("/")[2]
