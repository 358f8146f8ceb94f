"""Personal data in the words of rows: where it is, and the sign that takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from reportback.checking.personal import personal_data
from reportback.importing.cells import WRITTEN, Cells
from reportback.importing.markup import one_line
from reportback.reading.tables import text_of

MASK = "[███]"  # the same in every language
_AROUND = 24  # signs before and after


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data in one cell: what it is, and it with the words around it."""

    row: int
    column: str
    what: str
    said: str


def masked(text: str, country: str | None) -> str:
    """A text in which each piece of personal data is one sign, and all else stays."""
    for start, end in reversed(_spans(text, country)):
        text = f"{text[:start]}{MASK}{text[end:]}"
    return text


def _spans(text: str, country: str | None) -> list[tuple[int, int]]:
    """The pieces of a text that are personal data; those that overlap are one."""
    spans: list[tuple[int, int]] = []
    for start, _, said in sorted(personal_data(text, country)):
        end = start + len(said)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def findings(cells: Cells, rows: AbstractSet[int], country: str | None) -> Iterator[Finding]:
    """All personal data in what people wrote in these rows, in the order of the file."""
    for row in cells.table.rows:
        if row.number not in rows:
            continue
        for field in WRITTEN:
            for column, cell in cells.given(field, row):
                text = text_of(cell)
                for start, what, said in sorted(personal_data(text, country)):
                    yield Finding(row.number, column, what, _around(text, start, len(said)))


def _around(text: str, start: int, length: int) -> str:
    first, last = max(0, start - _AROUND), start + length + _AROUND
    before, after = "…" * (first > 0), "…" * (last < len(text))
    return f"{before}{one_line(text[first:last])}{after}"
