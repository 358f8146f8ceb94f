"""Every row to its fate: drafted, refused or skipped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reportback.importing.cells import Refused
from reportback.importing.drafts import Draft, Frame, campaign_of, draft
from reportback.importing.identity import derives, identities
from reportback.importing.markup import folded
from reportback.problems import quoted
from reportback.reading.tables import Row, text_of

_TOTAL = re.compile(
    r"(?:(?:grand |sub-?)?totals?|sum|cyfanswm|gesamt(?:summe)?|summe|insgesamt|total général|somme"
    r"|total general|suma|razem|ogółem)[\s:=]*[\d.,\s]*"
)
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
    seen: dict[str, Draft] = {}
    for row, campaign in placed:
        source_id = ids[row.number]
        if source_id in left_out:
            found.skipped[row.number] = "it is under 'leave_out' in the mapping"
            continue
        try:
            _refuse_personal(frame, source_id)
            _take(draft(frame, row, campaign, _there(source_id)), seen, found)
        except Refused as refusal:
            found.refused[row.number] = _why(frame, row, refusal)
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


def _there(source_id: str) -> str:
    if not source_id:
        raise Refused("the column of its id is empty")
    return source_id


def _take(new: Draft, seen: dict[str, Draft], found: Sorted) -> None:
    """Keep a draft, unless its id was there: some exports repeat a row for each of its comments."""
    there = seen.setdefault(new.source_id, new)
    if there is new:
        found.drafts.append(new)
    elif replace(new, row=there.row) == there:
        found.skipped[new.row] = "it repeats an earlier row: the same id, and nothing else"
    else:
        raise Refused(f"its id {new.source_id!r} is that of row {there.row} already")


def _why(frame: Frame, row: Row, refusal: Refused) -> str:
    """Why a row is refused; of a row of totals, what it is."""
    first = text_of(row.cells[0]) if row.cells else ""
    if not _TOTAL.fullmatch(folded(first)) or frame.cells.line("submitted", row):
        return str(refusal)
    return (
        f"it looks like a row of totals and not like an idea, with {quoted(first)} in its first"
        " cell and no day: take it out of the file, or name it under 'skip' in the mapping file"
    )
