"""Every row to its fate: drafted, refused or skipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from reportback.importing.cells import Refused
from reportback.importing.drafts import Draft, Frame, campaign_of, draft
from reportback.importing.identity import identities
from reportback.reading.tables import Row

Progress = Callable[[int], None]


@dataclass
class Sorted:
    """The rows of a table, sorted; refusals by reason, each with its rows."""

    drafts: list[Draft] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    skipped: dict[int, str] = field(default_factory=dict)

    def reasons(self) -> dict[str, list[int]]:
        """The refused rows by reason, in the order in which the reasons came up."""
        return _grouped(self.refused)

    def rules(self) -> dict[str, list[int]]:
        """The skipped rows by rule."""
        return _grouped(self.skipped)


def _grouped(rows: dict[int, str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, why in sorted(rows.items()):
        found[why].append(number)
    return found


def sort_rows(frame: Frame, progress: Progress) -> Sorted:
    """Every row of the table as a draft, or refused or skipped with the reason."""
    found = Sorted(refused={row.number: row.why for row in frame.cells.table.bad})
    placed = [item for row in frame.cells.table.rows if (item := _placed(frame, row, found))]
    ids = identities(frame.cells, placed)
    seen: dict[str, int] = {}
    for row, campaign in placed:
        source_id = ids[row.number]
        try:
            _refuse_taken(source_id, seen)
            found.drafts.append(draft(frame, row, campaign, source_id))
            seen[source_id] = row.number
        except Refused as refusal:
            found.refused[row.number] = str(refusal)
        progress(1)
    return found


def _placed(frame: Frame, row: Row, found: Sorted) -> tuple[Row, str] | None:
    rule = frame.cells.skipped(row)
    try:
        campaign = None if rule else campaign_of(frame, row)
    except Refused as refusal:
        found.refused[row.number] = str(refusal)
        return None
    if campaign is None:
        found.skipped[row.number] = rule or "the mapping gives it no campaign"
        return None
    return row, campaign


def _refuse_taken(source_id: str, seen: dict[str, int]) -> None:
    if not source_id:
        raise Refused("the column of its id is empty")
    if source_id in seen:
        raise Refused(f"its id {source_id!r} is that of row {seen[source_id]} already")
