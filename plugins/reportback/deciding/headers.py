"""Which column of a sheet is which, however staff moved or renamed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from reportback.deciding.columns import BY_KEY, COLUMNS
from reportback.places import CellPlace
from reportback.problems import Problem, quoted

_NEEDED = ("number", "current", "outcome")
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Headers:
    """The place of each known column (from 0), the columns that are not ours, and those that were
    taken for one of ours although they are called otherwise.
    """

    places: Mapping[str, int]
    others: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]


def headers(names: Sequence[str]) -> Headers:
    """The columns by their titles: as they are written, else as they are most alike."""
    titles = {_bare(column.title): column.key for column in COLUMNS}
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        key = titles.get(_bare(name))
        if key and key not in places:
            places[key] = place
    others, renamed = [], []
    for place, name in enumerate(names):
        if place in places.values():
            continue
        missing = {title: key for title, key in titles.items() if key not in places}
        alike = get_close_matches(_bare(name), list(missing), n=1, cutoff=_ALIKE)
        if alike:
            places[missing[alike[0]]] = place
            renamed.append((name, BY_KEY[missing[alike[0]]].title))
        else:
            others.append(name)
    return Headers(places, tuple(others), tuple(renamed))


def _bare(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def missing_columns(found: Headers, sheet: str) -> Iterator[Problem]:
    """Without these columns nobody can say what is decided on which idea."""
    for key in _NEEDED:
        if key not in found.places:
            title = BY_KEY[key].title
            must, what = f"must have the column {quoted(title)}", "found none with that title"
            todo = "write the title back into the first row, or make a new workbook"
            yield Problem(CellPlace(sheet), "sheet-column", must, what, todo)
