"""The decision that a row carries, where an export says what became of an idea."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportback.importing import markup
from reportback.importing.cells import Cells, Refused
from reportback.importing.vocabulary import Unknown, outcome_id
from reportback.reading.tables import Row, lines_of, text_of
from reportback.terms import MERGED, Outcome, Stage, Vocabulary

_HOST = re.compile(r"https?://(?:www\.)?([^/?#:@]+)", re.IGNORECASE)
# A name such as response_url or responseUrl, or one that says no more than that it is a link.
_OF_A_MACHINE = re.compile(
    r"^\S*_\S*$ | ^\S*[a-z][A-Z]\S*$ | (?i:(?:url|link|href)s?(?![a-z]))", re.VERBOSE
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcomes of one idea in their order, and what its decision says.

    `details` are keys of a decision; `into` is the source id of the idea that it was joined with.
    """

    outcomes: tuple[str, ...]
    decided: date
    by: str | None
    details: Mapping[str, Any]
    into: str | None = None
    cost_left_out: bool = False

    def at(self, step: int) -> dict[str, Any]:
        """What the decision of one step says: all in the last; before it, how the reason begins.

        Readers of the idea's page have both, one below the other.
        """
        if step == len(self.outcomes) - 1:
            return dict(self.details)
        if "reason" in self.details:
            return {"reason": markup.first_sentence(self.details["reason"])}
        return {key: value for key, value in self.details.items() if key == "no_reason_given"}


def answer_of(
    cells: Cells, row: Row, vocabulary: Vocabulary, unknown: list[Unknown], campaign: str
) -> Answer | None:
    """A row's answer, or None where there is none. Raises Refused."""
    outcomes = _outcomes(cells, row, vocabulary, unknown, campaign)
    if not outcomes:
        return None
    decided = cells.day("decided", row)
    if decided is None:
        raise Refused("it has an outcome and no day on which that was decided")
    cost = _cost(cells, row)
    spent = outcomes[-1].stage in (Stage.AHEAD, Stage.DONE)
    details = {
        **_reason(cells, row, outcomes[-1]),
        "owner": cells.line("owner", row),
        "due": cells.day("due", row),
        "cost": cost if spent else None,
        "evidence": _evidence(cells, row),
    }
    kept = {key: value for key, value in details.items() if value}
    by, left_out = cells.line("decided_by", row), cost is not None and not spent
    into = _into(cells, row, outcomes[-1])
    return Answer(tuple(o.id for o in outcomes), decided, by, kept, into, left_out)


def _outcomes(
    cells: Cells, row: Row, vocabulary: Vocabulary, unknown: list[Unknown], campaign: str
) -> list[Outcome]:
    found: list[Outcome] = []
    for word in cells.words("outcome", row):
        known = outcome_id(word, vocabulary)
        if known is None:
            unknown.append(Unknown("outcome", campaign, word, row.number))
            return []
        found.append(vocabulary[known])
    _refuse_leaps(found)
    return found


def _refuse_leaps(outcomes: list[Outcome]) -> None:
    been: set[str] = set()
    for outcome in outcomes:
        if outcome.after and not outcome.after & been:
            first = " or ".join(sorted(outcome.after))
            raise Refused(
                f"'{outcome.id}' must come after {first}: write both under 'values:'"
                f" 'outcome:', as in [{first}, {outcome.id}]"
            )
        been.add(outcome.id)


def _reason(cells: Cells, row: Row, outcome: Outcome) -> dict[str, Any]:
    cell = cells.cell("reason", row)
    text = lines_of(cell) if cell is not None else ""
    reason = markup.as_body(text, cells.mapping.form_of("reason"))
    if reason.strip():
        return {"reason": reason.strip()}
    none_given = (cells.line("no_reason_given", row) or "").lower() in ("true", "yes", "1")
    if outcome.reason and not none_given:
        raise Refused(
            f"'{outcome.id}' needs a reason: map 'reason', or where there truly was none"
            " say --set no_reason_given=true ('set: {no_reason_given: true}' in the mapping file)"
        )
    return {"no_reason_given": True} if outcome.reason else {}


def _cost(cells: Cells, row: Row) -> dict[str, Any] | None:
    amount = cells.number("cost", row)
    if amount is None:
        return None
    currency = cells.line("currency", row)
    if not currency:
        raise Refused("it has a cost and no currency: set 'currency', such as GBP")
    return {"amount": amount, "currency": currency}


def _evidence(cells: Cells, row: Row) -> tuple[dict[str, str], ...]:
    """Addresses, each under what the public reads: see `_link_label`."""
    texts = {name: text_of(cell) for name, cell in cells.given("evidence", row)}
    found = []
    for url in cells.words("evidence", row):
        column = next((name for name, text in texts.items() if url in text), next(iter(texts), ""))
        heading = cells.mapping.headings.get(column)
        found.append({"title": heading or _link_label(column or "Evidence", url), "url": url})
    return tuple(found)


def _link_label(column: str, url: str) -> str:
    """A column's name, if a person wrote it; else where the link leads, by its host."""
    host = _HOST.match(url)
    return host[1].lower() if host and _OF_A_MACHINE.search(column) else column


def _into(cells: Cells, row: Row, outcome: Outcome) -> str | None:
    into = cells.line("into", row)
    if outcome.id == MERGED.id and not into:
        raise Refused("it was combined with another idea, but 'into' does not say which")
    return into if outcome.id == MERGED.id else None
