"""What makes a row the same row in the next export.

An id of the other system, if a column has it. Otherwise a digest of the row's words (title, body,
day and name), so that rows may be put in another order and rows may be added between them; rows
that are alike in every word are numbered.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from reportback.importing.cells import Cells
from reportback.importing.markup import one_line
from reportback.reading.tables import Row, text_of

_WORDS = ("title", "body", "submitted", "by")


def derives(cells: Cells) -> bool:
    """Whether identities are derived, because no column holds an id."""
    return "id" not in cells.mapping.columns


def identities(cells: Cells, rows: Iterable[tuple[Row, str]]) -> Mapping[int, str]:
    """The source id of each row (given with its campaign) by its number; '' where there is none."""
    if not derives(cells):
        return {row.number: _given(cells, row) for row, _ in rows}
    signature = _signature(cells)
    seen: Counter[str] = Counter()
    found = {}
    for row, campaign in sorted(rows, key=lambda item: (_full(item[0]), item[0].number)):
        digest = _digest([campaign, *_words(cells, row)], 20)
        seen[digest] += 1
        ordinal = f"-{seen[digest]}" if seen[digest] > 1 else ""
        found[row.number] = f"{signature}-{digest}{ordinal}"
    return found


def signature_of(source_id: str) -> str:
    """The columns that a derived identity was made of, as a digest."""
    return source_id.partition("-")[0]


def _given(cells: Cells, row: Row) -> str:
    return "/".join(one_line(text_of(cell)) for _, cell in cells.given("id", row))


def _signature(cells: Cells) -> str:
    columns, rules = cells.mapping.columns, cells.mapping.only_if
    parts = [f"{name}={'+'.join(columns.get(name, ()))}" for name in _WORDS]
    parts += [
        f"{name} only if {rules[name].column}={'+'.join(rules[name].values)}"
        for name in _WORDS
        if name in rules
    ]
    return _digest(parts, 6)


def _words(cells: Cells, row: Row) -> list[str]:
    return [
        f"{name}:{one_line(text_of(cell))}"
        for name in _WORDS
        for _, cell in cells.written(name, row)
    ]


def _full(row: Row) -> tuple[str, ...]:
    return tuple(text_of(cell) for cell in row.cells)


def _digest(parts: Iterable[str], length: int) -> str:
    joined = "\x1f".join(parts).encode()
    return hashlib.sha256(joined).hexdigest()[:length]
