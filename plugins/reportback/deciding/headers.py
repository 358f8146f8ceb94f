"""Which column of a sheet is which, however staff moved or renamed it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from reportback.deciding.columns import BY_KEY, COLUMNS
from reportback.places import CellPlace
from reportback.problems import Problem, quoted

_NEEDED = ("number", "current", "outcome", "reason")
_ALIKE = 0.8
_COUNTED = re.compile(r" \(\d+\)$")  # what reading adds to a title that is there already


@dataclass(frozen=True, slots=True)
class Headers:
    """The place of each known column (from 0), the columns that are not ours, and those that were
    taken for one of ours although they are called otherwise. `twice`: the places of columns that
    have the title of another.
    """

    places: Mapping[str, int]
    others: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    twice: tuple[int, ...]


def headers(names: Sequence[str]) -> Headers:
    """The columns by their titles: as they are written, else as they are most alike."""
    titles = {_bare(column.title): column.key for column in COLUMNS}
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        key = titles.get(_bare(name))
        if key and key not in places:
            places[key] = place
    others, renamed, twice = [], [], []
    for place, name in enumerate(names):
        if place in places.values():
            continue
        if _bare(_COUNTED.sub("", name)) in titles:
            twice.append(place)
            continue
        missing = {title: key for title, key in titles.items() if key not in places}
        alike = get_close_matches(_bare(name), list(missing), n=1, cutoff=_ALIKE)
        if alike:
            places[missing[alike[0]]] = place
            renamed.append((name, BY_KEY[missing[alike[0]]].title))
        else:
            others.append(name)
    return Headers(places, tuple(others), tuple(renamed), tuple(twice))


def _bare(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def column_problems(found: Headers, sheet: str) -> Iterator[Problem]:
    """The columns that tell what is decided on which idea are there, and no column twice."""
    for place in found.twice:
        must, what = "must have each column once", "found a second one with this title"
        todo = "keep the right one, and give the other a title of its own"
        yield Problem(CellPlace(sheet, 1, place + 1), "sheet-column", must, what, todo)
    for key in _NEEDED:
        if key not in found.places:
            yield lacking(key, sheet)


def lacking(key: str, sheet: str) -> Problem:
    """A column that is gone, although a row needs what stands in it."""
    must, what = f"must have the column {quoted(BY_KEY[key].title)}", "found none with that title"
    todo = "write the title back into the first row, or make a new workbook"
    return Problem(CellPlace(sheet), "sheet-column", must, what, todo)
