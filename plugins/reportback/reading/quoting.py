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
from typing import Any

_LONGEST_ROW = 5000  # lines; a quote that is open for longer was never closed
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read the text."""

    delimiter: str
    quoting: bool = True
    backslash: bool = False

    @property
    def options(self) -> dict[str, Any]:
        quoting = csv.QUOTE_MINIMAL if self.quoting else csv.QUOTE_NONE
        escape = "\\" if self.backslash else None
        return {
            "delimiter": self.delimiter,
            "quoting": quoting,
            "escapechar": escape,
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
    """A row as it came out: its first line (from 0), and its cells or the reason why not."""

    start: int
    cells: tuple[str, ...] = ()
    why: str | None = None
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
    if form.quoting and (cells is None or end > start + 1):
        mended = _mended(lines, start, form.delimiter, width)
        mended = mended or _literal(lines, start, form.delimiter, width)
        if mended is not None:
            return mended
    why = (
        f"its quotes are broken (a quote stands inside a quoted cell, or is never closed), "
        f"so that its {width} cells cannot be told apart"
        if cells is None
        else f"it has {len(cells)} cells where the header has {width}"
    )
    for line in range(start + 1, end):
        if _whole_alone(lines[line], form, width):
            why = "a quote is opened and not closed on its line"
            return RawRow(start, why=why), line
    return RawRow(start, why=why), end


def _whole_alone(line: str, form: Form, width: int) -> bool:
    """Whether a line is a row by itself; a single quote in it is the end of another row's cell."""
    if line.count('"') % 2:
        return False
    cells = _next(csv.reader([line], **form.options))
    return cells is not None and len(cells) == width > 1


def _mended(
    lines: Sequence[str], start: int, delimiter: str, width: int
) -> tuple[RawRow, int] | None:
    """A row whose inner quotes were not doubled, if it can be read in one way only.

    A quote closes its cell only before a delimiter, and the last cell only before the end of a
    line. One that seems to open another cell meanwhile makes the row ambiguous.
    """
    text = "".join(lines[start : start + _LONGEST_ROW])
    cells: list[str] = []
    at = 0
    inner = re.compile(rf"(\"+)[ ]*(?={re.escape(delimiter)})")
    last = re.compile(r"(\"+)[ ]*(?=\n|\Z)")
    opening = re.compile(rf"(?:{re.escape(delimiter)}|\n)\"[^\"{re.escape(delimiter)}\n]")
    while True:
        closing = last if len(cells) == width - 1 else inner
        cell, at = _one_cell(text, at, delimiter, closing)
        if cell is None or opening.search(cell):
            return None
        cells.append(cell.replace('""', '"'))
        if at >= len(text) or text[at] == "\n":
            break
        at += 1
        if len(cells) > width:
            return None
    if len(cells) != width:
        return None
    return RawRow(start, tuple(cells), mended=True), start + text.count("\n", 0, at) + 1


def _literal(
    lines: Sequence[str], start: int, delimiter: str, width: int
) -> tuple[RawRow, int] | None:
    """A row on one line whose quotes part nothing, so that they are the text's own."""
    parts = lines[start].rstrip("\n").split(delimiter)
    if len(parts) != width or any(part.count('"') % 2 for part in parts):
        return None
    cells = [re.sub(r'^"([^"]*)"$', r"\1", part.strip()) for part in parts]
    return RawRow(start, tuple(cells), mended=True), start + 1


def _one_cell(
    text: str, at: int, delimiter: str, closing: re.Pattern[str]
) -> tuple[str | None, int]:
    """The cell that begins here and where it ends; None where a quote never closes."""
    if text[at : at + 1] != '"':
        ends = [end for end in (text.find(delimiter, at), text.find("\n", at)) if end >= 0]
        end = min(ends, default=len(text))
        return text[at:end], end
    for match in closing.finditer(text, at + 1):
        if len(match[1]) % 2:
            return text[at + 1 : match.end(1) - 1], match.end()
    return None, at
