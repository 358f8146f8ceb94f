"""Rows of separated text, one by one: whole, mended or refused.

Where quotes are broken a row is mended only when there is one way to do so, and refused
otherwise; reading goes on at the next line that makes a whole row.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

_MOST_CLOSINGS = 16
_LONGEST_ROW = 5000  # lines; a quote that is open for longer was never closed
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read the text. With `backslash`, escapes were put aside (see `escapes`)."""

    delimiter: str
    quoting: bool = True
    backslash: bool = False

    @property
    def options(self) -> dict[str, Any]:
        quoting = csv.QUOTE_MINIMAL if self.quoting else csv.QUOTE_NONE
        return {
            "delimiter": self.delimiter,
            "quoting": quoting,
            "strict": True,
            "skipinitialspace": self.delimiter != "\t",
        }


@dataclass(slots=True)
class Feed:
    """Lines from one place on, that counts what was taken and ends a row that never ends."""

    lines: Sequence[str]
    at: int
    row_start: int = field(init=False)

    def __post_init__(self) -> None:
        self.row_start = self.at

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines) or self.at - self.row_start > _LONGEST_ROW:
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it came out: its first line (from 0), and its cells, or why there are none and the
    line after it.
    """

    start: int
    cells: tuple[str, ...] = ()
    why: str | None = None
    end: int | None = None
    mended: bool = False


def raw_rows(lines: Sequence[str], first: int, form: Form, width: int) -> Iterator[RawRow]:
    """Every row from a line on; a row of the wrong width is mended or refused."""
    feed = Feed(lines, first)
    reader = csv.reader(feed, **form.options)
    while feed.row_start < len(lines):
        start = feed.row_start
        cells = _next(reader)
        if cells is not None and _fits(cells, width):
            yield RawRow(start, tuple(cells[:width]))
            feed.row_start = feed.at
            continue
        row, after = _troubled(lines, start, max(feed.at, start + 1), cells, form, width)
        yield row
        feed = Feed(lines, after)
        reader = csv.reader(feed, **form.options)


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(reader)
    except (csv.Error, StopIteration):
        return None


def _fits(cells: Sequence[str], width: int) -> bool:
    """As many cells as columns; further ones only if empty. An empty line fits: it is no row."""
    return not cells or len(cells) == width or (len(cells) > width and not any(cells[width:]))


def _troubled(
    lines: Sequence[str], start: int, end: int, cells: list[str] | None, form: Form, width: int
) -> tuple[RawRow, int]:
    """A row that did not come out whole, and the line after it."""
    stray = cells is None or any('"' in cell for cell in cells)
    if form.quoting and (stray or end > start + 1):
        mended = _mended(lines, start, form.delimiter, width)
        mended = mended or _literal(lines, start, form.delimiter, width)
        if mended is not None:
            return mended
    why = (
        f"its quotes are broken (a quote stands inside a quoted cell, or is never closed), "
        f"so that its {width} cells cannot be told apart"
        if cells is None
        else f"it has {len(cells)} {'cell' if len(cells) == 1 else 'cells'}"
        f" where the header has {width}"
    )
    for line in range(start + 1, end):
        if _whole_alone(lines[line], form, width):
            why = "a quote is opened and not closed on its line"
            return RawRow(start, why=why, end=line), line
    return RawRow(start, why=why, end=end), end


def _whole_alone(line: str, form: Form, width: int) -> bool:
    """Whether a line is a row by itself; a single quote in it is the end of another row's cell."""
    if line.count('"') % 2:
        return False
    cells = _next(csv.reader([line], **form.options))
    return bool(cells) and width > 1 and _fits(cells or (), width)


def _mended(
    lines: Sequence[str], start: int, delimiter: str, width: int
) -> tuple[RawRow, int] | None:
    """A row whose inner quotes were not doubled, if it can be read in one way only."""
    text = "".join(lines[start : start + _LONGEST_ROW])
    readings = list(islice(_readings(text, 0, delimiter, width, ()), 2))
    if len(readings) != 1:
        return None
    cells, at = readings[0]
    return RawRow(start, cells, mended=True), start + text.count("\n", 0, at) + 1


def _readings(
    text: str, at: int, delimiter: str, width: int, before: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every way to read the rest of a row: its cells and where it ends.

    A quote closes its cell only before a delimiter, and the last cell only where nothing more
    follows on the line.
    """
    is_last = len(before) == width - 1
    for cell, end in _cells_here(text, at, delimiter, is_last=is_last):
        cells = (*before, cell)
        if is_last and (rest := _nothing_more(delimiter).match(text, end)):
            yield cells, rest.end()
        elif not is_last and text[end : end + 1] == delimiter:
            yield from _readings(text, end + 1, delimiter, width, cells)


@lru_cache
def _nothing_more(delimiter: str) -> re.Pattern[str]:
    """Empty cells up to the end of a line."""
    return re.compile(rf"(?:{re.escape(delimiter)}| |\"\")*(?=\n|\Z)")


def _cells_here(text: str, at: int, delimiter: str, *, is_last: bool) -> Iterator[tuple[str, int]]:
    """The cells that may begin here, with their ends.

    One that seems to open another cell meanwhile is none: then the row is ambiguous.
    """
    sign = re.escape(delimiter)
    if text[at : at + 1] != '"':
        end = re.compile(rf"[^{sign}\n]*").match(text, at)
        if end and not (end[0].rstrip().endswith('"') and end[0].count('"') % 2):
            yield end[0], end.end()
        return
    opening = re.compile(rf"(?:{sign}|\n)\"[^\"{sign}\n]").search(text, at)
    closing = re.compile(
        rf"(\"+)[ ]*(?={sign if not is_last else _nothing_more(delimiter).pattern})"
    )
    for match in islice(closing.finditer(text, at + 1), _MOST_CLOSINGS):
        if opening and match.start() > opening.start():
            return
        if len(match[1]) % 2:
            yield text[at + 1 : match.end(1) - 1].replace('""', '"'), match.end()


def _literal(
    lines: Sequence[str], start: int, delimiter: str, width: int
) -> tuple[RawRow, int] | None:
    """A row on one line whose quotes part nothing, so that they are the text's own."""
    parts = lines[start].rstrip("\n").split(delimiter)
    if not any(part.strip() for part in parts[width:]):
        parts = parts[:width]
    if len(parts) != width or any(part.count('"') % 2 for part in parts):
        return None
    cells = [re.sub(r'^"([^"]*)"$', r"\1", part.strip()) for part in parts]
    return RawRow(start, tuple(cells), mended=True), start + 1
