"""Every row to its fate: drafted, refused or skipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reportback.importing.cells import Refused
from reportback.importing.drafts import Draft, Frame, campaign_of, draft
from reportback.importing.identity import derives, identities
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
    ids = _identities(frame, placed)
    left_out = frozenset(frame.cells.mapping.leave_out)
    seen: dict[str, int] = {}
    for row, campaign in placed:
        source_id = ids[row.number]
        if source_id in left_out:
            found.skipped[row.number] = "it is under 'leave_out' in the mapping"
            continue
        try:
            _refuse_personal(frame, source_id)
            _refuse_taken(source_id, seen)
            found.drafts.append(draft(frame, row, campaign, source_id))
            seen[source_id] = row.number
        except Refused as refusal:
            found.refused[row.number] = str(refusal)
        progress(1)
    return found


def _identities(frame: Frame, placed: list[tuple[Row, str]]) -> Mapping[int, str]:
    """The source ids of rows, whether or not their words were masked when they came in.

    A masked row is known by its masked words, since a digest of a telephone number can be tried
    out; but one that came in as it was written stays the idea that it is.
    """
    ids = identities(frame.cells, placed)
    if not derives(frame.cells) or frame.mask is None:
        return ids
    other = replace(frame.cells, mask=None if frame.cells.mask else frame.mask)
    others = identities(other, placed)
    return {
        row: others[row] if own not in frame.known and others[row] in frame.known else own
        for row, own in ids.items()
    }


def _refuse_personal(frame: Frame, source_id: str) -> None:
    """An id is kept for good, and cannot be masked without being another's."""
    if frame.cells.mask and not derives(frame.cells) and frame.cells.mask(source_id) != source_id:
        raise Refused(
            "its id holds personal data, which --redact cannot mask: map another column to 'id'"
        )


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
