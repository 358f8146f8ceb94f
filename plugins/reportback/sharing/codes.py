"""An address as a QR code, for paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

# White around the code, in modules: what the standard asks for.
_QUIET = 4


@dataclass(frozen=True, slots=True)
class Code:
    """A code as one SVG path, in a square of `size` modules, the white around it included."""

    address: str
    size: int
    path: str


def code_of(address: str) -> Code:
    """The code of a web address: a seventh of it may be dirty or torn off."""
    made = segno.make(address, error="m", micro=False)
    rows = [list(row) for row in made.matrix_iter(border=_QUIET)]
    path = "".join(
        f"M{column} {line}h{length}v1h-{length}z"
        for line, row in enumerate(rows)
        for column, length in _dark(row)
    )
    return Code(address, len(rows), path)


def _dark(row: list[int]) -> list[tuple[int, int]]:
    """Where each run of dark modules begins, and how long it is."""
    found, column = [], 0
    for dark, run in groupby(row, key=bool):
        length = len(list(run))
        if dark:
            found.append((column, length))
        column += length
    return found
