"""What an import says of rows whose ideas are here already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportback.importing.job import Result
from reportback.importing.lines import listed, rows_said
from reportback.problems import counted


def there_said(result: Result, most: int) -> Iterator[str]:
    """Where rows and the files of their ideas differ, and why nothing is done about it."""
    plan = result.ideas
    yield from _mapped_since(result, most)
    changes = [change for change in plan.changes if change.keys]
    if changes:
        yield "Changed in the export since it was imported (the files stay as they are):"
        yield from listed(
            (
                f"row {change.row} is idea {change.number} of {change.campaign}:"
                f" {', '.join(change.keys)}"
                for change in changes
            ),
            most,
        )
    if result.records.differing:
        yield "Decided otherwise here than in the export (write a record if the export is right):"
        yield from listed(
            (
                f"row {item.row} is idea {item.number} of {item.campaign}:"
                f" '{item.here}' here, '{item.export}' in the export"
                for item in result.records.differing
            ),
            most,
        )
    if plan.withheld:
        yield f"Withheld here, and left so: {rows_said(plan.withheld, most)}"
    if plan.moved:
        yield "In another campaign here than in the export:"
        yield from listed(
            (f"row {row} is idea {idea.number} of {idea.campaign}" for row, idea in plan.moved),
            most,
        )
    if plan.absent and not result.cells.mapping.decisions_only:
        count = counted(len(plan.absent), "idea")
        yield f"{count} of earlier imports not in this file; nothing is removed:"
        yield from listed((f"idea {idea.number} of {idea.campaign}" for idea in plan.absent), most)


def _mapped_since(result: Result, most: int) -> Iterator[str]:
    """What ideas do not have because nobody had mapped it when they were imported."""
    rows: dict[str, list[int]] = defaultdict(list)
    for change in result.ideas.changes:
        for key in change.mapped_since:
            rows[key].append(change.row)
    for key, numbers in rows.items():
        yield (
            f"The mapping has '{key}' now, which these ideas were imported without; their files"
            f" stay as they are: {rows_said(numbers, most)}"
        )
