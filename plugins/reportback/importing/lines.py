"""How lists, counts and row numbers are said: short, and never without what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportback.importing.markup import one_line
from reportback.places import printable

MOST, EVERY = 20, 1_000_000
_WIDTH = 60


def listed(lines: Iterable[str], most: int = MOST) -> Iterator[str]:
    """Lines of a list, cut where there are too many; how many are left is said."""
    every = list(lines)
    yield from (f"  {line}" for line in every[:most])
    if len(every) > most:
        yield f"  … and {len(every) - most:,} more (--all lists them)"


def rows_said(rows: Sequence[int], most: int = MOST) -> str:
    """Row numbers as people write them: 'rows 12, 15 to 18 and 40'."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    left = sum(len(run) for run in runs[most:])
    more = f" and {left:,} more (--all lists them)" if left else ""
    return f"row{'' if len(rows) == 1 else 's'} {', '.join(words[:most])}{more}"


def shortened(text: str, width: int = _WIDTH) -> str:
    """A text on one line, cut where it is long, with nothing that moves the terminal."""
    text = printable(one_line(text))
    return text if len(text) <= width else f"{text[:width]}…"
