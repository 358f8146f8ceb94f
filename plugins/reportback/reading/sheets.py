"""What a workbook's sheet says beside its cells: hidden rows, and cells that are merged."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_ROW, _MERGED = f"{{{SHEET_MAIN_NS}}}row", f"{{{SHEET_MAIN_NS}}}mergeCell"
_RANGE = re.compile(r"[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})")
_MOST = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """The numbers of hidden rows, and the ranges of merged cells with their first and last row."""

    hidden: frozenset[int]
    merged: tuple[tuple[str, int, int], ...]

    @property
    def ranges(self) -> tuple[str, ...]:
        """The ranges of merged cells, such as O2:O4."""
        return tuple(name for name, *_ in self.merged)

    def notes(self, header: int, last: int) -> list[str]:
        """What is worth saying of the merged cells in and below a table's header."""
        within = [name for name, first, end in self.merged if first <= header <= end]
        below = [name for name, first, _ in self.merged if header < first <= last]
        found = []
        if within:
            found.append(
                f"cells of the header, row {header}, are merged ({_listed(within)}): a name stands"
                " only over the first column of each, and only one row can be the header"
            )
        if below:
            found.append(
                f"cells below the header are merged ({_listed(below)}): only the first row and"
                " column of each has the value, the others are empty"
            )
        return found


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def layout(raw: bytes, title: str) -> Layout:
    """The layout of one sheet. The workbook is one that could be read."""
    reader = ExcelReader(io.BytesIO(raw), read_only=True)
    reader.read_manifest()
    reader.read_workbook()
    path = next(rel.target for sheet, rel in reader.parser.find_sheets() if sheet.name == title)
    hidden: set[int] = set()
    merged: list[tuple[str, int, int]] = []
    number = 0
    with reader.archive.open(path) as part:
        for _, element in iterparse(part):
            if element.tag == _ROW:
                number = int(element.get("r") or number + 1)
                if element.get("hidden") in ("1", "true"):
                    hidden.add(number)
                element.clear()
            elif element.tag == _MERGED and (found := _RANGE.fullmatch(element.get("ref") or "")):
                merged.append((found[0], int(found[1]), int(found[2])))
    return Layout(frozenset(hidden), tuple(merged))
