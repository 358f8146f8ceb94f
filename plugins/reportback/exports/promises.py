"""The tables of promises: one row a promise, and one row a promise and idea."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.composing import written
from reportback.exports.columns import (
    CAMPAIGN,
    LATE_IN,
    NUMBER,
    OF_CAMPAIGN,
    OF_IDEA,
    OWN,
    REFERENCE,
    own,
    with_own,
)
from reportback.exports.table import Column, Reference, Row, Table
from reportback.ledger import PromiseFacts
from reportback.ledger.duties import unit_of
from reportback.site import Site
from reportback.terms import Standing


def _promises(site: Site) -> Iterator[Row]:
    for facts in site.ledger.promises:
        yield _promise(site, facts)


def _promise(site: Site, facts: PromiseFacts) -> Row:
    said = written(facts.promise)
    return {
        "campaign": facts.campaign.id,
        "promise": facts.index,
        "kind": facts.promise.kind,
        "within": said.get("within"),
        "of": getattr(facts.promise, "of", None),
        "by": said.get("by"),
        "every": said.get("every"),
        "wording": facts.promise.text,
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
        Column(
            "promise",
            "integer",
            "Its place among the campaign's promises, from 1.",
            needed=True,
            least=1,
        ),
        Column(
            "kind",
            "string",
            "answer, decide or update.",
            needed=True,
            among=("answer", "decide", "update"),
        ),
        Column("within", "string", "The time that it may take, such as 20 working days."),
        Column(
            "of",
            "string",
            "What that time is counted from: the idea (submitted) or the campaign's end (closes).",
            among=("submitted", "closes"),
        ),
        Column("by", "date", "The last day, where the promise names one."),
        Column("every", "string", "How often there is news, such as 90 days."),
        Column("wording", "string", "The promise in the campaign's own words, where it has any."),
        Column("text", "string", "The promise in the campaign's words, else in ours.", needed=True),
        Column(
            "meaning",
            "string",
            "The promise as it is judged, by the day that counts now.",
            needed=True,
        ),
        Column("first_due", "date", "The day promised first, where all ideas share one."),
        Column("due", "date", "The day after extensions, where all ideas share one."),
        Column("extended", "array", "Each extension: to, on, reason.", needed=True),
        Column(
            "standing",
            "string",
            "kept, broken, open or void (it asked nothing).",
            needed=True,
            among=tuple(Standing),
        ),
        Column("kept", "integer", "For how many ideas it was kept.", needed=True, least=0),
        Column("broken", "integer", "For how many ideas it was broken.", needed=True, least=0),
        Column("open", "integer", "For how many ideas there is still time.", needed=True, least=0),
        Column(
            "overdue",
            "integer",
            "For how many it is late and still not done.",
            needed=True,
            least=0,
        ),
        Column(
            "longest_late", "integer", "The longest lateness of any idea.", needed=True, least=0
        ),
        LATE_IN,
        OWN,
    ),
    _promises,
    key=("campaign", "promise"),
    references=(OF_CAMPAIGN,),
)

DUTIES = Table(
    "promises-by-idea",
    "Promises by idea",
    "Each row is one promise as it stands for one idea.",
    (
        CAMPAIGN,
        Column(
            "promise",
            "integer",
            "The promise's place among the campaign's, from 1.",
            needed=True,
            least=1,
        ),
        NUMBER,
        REFERENCE,
        Column("first_due", "date", "The day promised first.", needed=True),
        Column("due", "date", "The day after extensions.", needed=True),
        Column("met", "date", "When it was done."),
        Column(
            "standing",
            "string",
            "kept, broken or open.",
            needed=True,
            among=(str(Standing.KEPT), str(Standing.BROKEN), str(Standing.OPEN)),
        ),
        Column("late", "integer", "By how much it is or was late.", needed=True, least=0),
        LATE_IN,
        Column("overdue", "boolean", "It is late and still not done.", needed=True),
    ),
    _duties,
    key=("campaign", "promise", "number"),
    references=(
        Reference(("campaign", "promise"), "promises", ("campaign", "promise")),
        OF_IDEA,
    ),
)
