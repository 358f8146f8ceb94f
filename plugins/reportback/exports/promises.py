"""The tables of promises: one row a promise, and one row a promise and idea."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.exports.columns import CAMPAIGN, NUMBER, OWN, REFERENCE, own, with_own
from reportback.exports.table import Column, Row, Table
from reportback.ledger import PromiseFacts
from reportback.ledger.duties import unit_of
from reportback.site import Site


def _promises(site: Site) -> Iterator[Row]:
    for facts in site.ledger.promises:
        yield _promise(site, facts)


def _promise(site: Site, facts: PromiseFacts) -> Row:
    return {
        "campaign": facts.campaign.id,
        "promise": facts.index,
        "kind": facts.promise.kind,
        "text": site.phrases.promise(facts.promise),
        "meaning": site.phrases.checked(facts),
        "first_due": facts.first_due,
        "due": facts.due,
        "extended": [with_own(extension) for extension in facts.promise.extended],
        "standing": str(facts.standing),
        "kept": len(facts.kept),
        "broken": len(facts.broken),
        "open": len(facts.open),
        "overdue": len(facts.overdue),
        "longest_late": facts.latest,
        "late_in": str(unit_of(facts.promise)),
        "own": own(facts.promise),
    }


def _duties(site: Site) -> Iterator[Row]:
    for facts in site.ledger.promises:
        for duty in facts.duties:
            yield {
                "campaign": facts.campaign.id,
                "promise": facts.index,
                "number": duty.number,
                "reference": facts.campaign.reference(duty.number),
                "first_due": duty.first_due,
                "due": duty.due,
                "met": duty.met,
                "standing": str(duty.standing),
                "late": duty.late,
                "late_in": str(duty.unit),
                "overdue": duty.overdue,
            }


PROMISES = Table(
    "promises",
    "Promises",
    "Each row is one promise of a campaign.",
    (
        CAMPAIGN,
        Column("promise", "integer", "Its place among the campaign's promises, from 1."),
        Column("kind", "string", "answer, decide or update."),
        Column("text", "string", "The promise in the campaign's words."),
        Column("meaning", "string", "The promise as it is judged, by the day that counts now."),
        Column("first_due", "date", "The day promised first, where all ideas share one."),
        Column("due", "date", "The day after extensions, where all ideas share one."),
        Column("extended", "array", "Each extension: to, on, reason."),
        Column("standing", "string", "kept, broken, open or void (it asked nothing)."),
        Column("kept", "integer", "For how many ideas it was kept."),
        Column("broken", "integer", "For how many ideas it was broken."),
        Column("open", "integer", "For how many ideas there is still time."),
        Column("overdue", "integer", "For how many it is late and still not done."),
        Column("longest_late", "integer", "The longest lateness of any idea."),
        Column("late_in", "string", "What lateness is counted in: days or working days."),
        OWN,
    ),
    _promises,
)

DUTIES = Table(
    "promises-by-idea",
    "Promises by idea",
    "Each row is one promise as it stands for one idea.",
    (
        CAMPAIGN,
        Column("promise", "integer", "The promise's place among the campaign's, from 1."),
        NUMBER,
        REFERENCE,
        Column("first_due", "date", "The day promised first."),
        Column("due", "date", "The day after extensions."),
        Column("met", "date", "When it was done."),
        Column("standing", "string", "kept, broken or open."),
        Column("late", "integer", "By how much it is or was late."),
        Column("late_in", "string", "What lateness is counted in: days or working days."),
        Column("overdue", "boolean", "It is late and still not done."),
    ),
    _duties,
)
