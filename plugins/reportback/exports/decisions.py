"""The table of decisions."""

from __future__ import annotations

from collections.abc import Iterator

from reportback import addresses
from reportback.exports.columns import (
    CAMPAIGN,
    NUMBER,
    OF_CAMPAIGN,
    OF_IDEA,
    OF_OUTCOME,
    OWN,
    REFERENCE,
    outcome_ids,
    own,
)
from reportback.exports.table import Column, Row, Table
from reportback.exports.translations import words
from reportback.ledger.decisions import DecisionFacts
from reportback.model import Evidence, Record
from reportback.site import Site


def _decisions(site: Site) -> Iterator[Row]:
    for record in reversed(site.ledger.records):
        for decision in record.decisions:
            yield from _decision(site, decision)


def _decision(site: Site, facts: DecisionFacts) -> Iterator[Row]:
    record, decision = facts.record, facts.decision
    corrected = {idea.number: later.name for idea, later in facts.corrected}
    for idea in facts.ideas:
        yield {
            **_of_record(site, facts),
            "position": facts.index,
            "number": idea.number,
            "reference": idea.reference,
            "outcome": decision.outcome,
            "reason": decision.reason,
            "no_reason_given": decision.no_reason_given,
            "language": decision.lang,
            "into": decision.into,
            "owner": decision.owner,
            "due": decision.due,
            "cost": decision.cost.amount if decision.cost else None,
            "currency": decision.cost.currency if decision.cost else None,
            "evidence": [_evidence(site, record, paper) for paper in decision.evidence],
            "reopens": decision.reopens,
            "corrects": decision.corrects,
            "corrected_by": corrected.get(idea.number),
            "translations": words(decision.translations),
            "record_translations": words(record.translations),
            "own": own(decision, cost=decision.cost),
            "record_own": own(record),
        }


def _of_record(site: Site, facts: DecisionFacts) -> Row:
    record = facts.record
    return {
        "campaign": record.campaign,
        "record": record.name,
        "address": site.whole(f"{addresses.record(record)}#{facts.anchor}"),
        "date": record.date,
        "by": record.by,
        "summary": record.summary,
        "minutes": site.minutes(record),
        "minutes_file": record.minutes_file,
    }


def _evidence(site: Site, record: Record, paper: Evidence) -> Row:
    address = paper.url or site.whole(addresses.paper(record.campaign, paper.file or ""))
    return {"title": paper.title, "address": address, "file": paper.file, **paper.own}


DECISIONS = Table(
    "decisions",
    "Decisions",
    "Each row is one decision on one idea.",
    (
        CAMPAIGN,
        Column("record", "string", "The record's name, as in its address.", needed=True),
        Column(
            "address",
            "string",
            "The decision's place on the record's page.",
            needed=True,
            web=True,
        ),
        Column("date", "date", "When it was decided.", needed=True),
        Column("by", "string", "Who decided.", needed=True),
        Column("summary", "string", "The record in short, in Markdown."),
        Column("minutes", "string", "Where the minutes are."),
        Column("minutes_file", "string", "The minutes' name, where they are one of its papers."),
        Column(
            "position",
            "integer",
            "The decision's place in the record, from 1.",
            needed=True,
            least=1,
        ),
        NUMBER,
        REFERENCE,
        Column("outcome", "string", "The outcome's id.", needed=True, among=outcome_ids),
        Column("reason", "string", "The reason, in Markdown."),
        Column("no_reason_given", "boolean", "The body gave no reason, and says so.", needed=True),
        Column("language", "string", "The reason's language, where it is not the campaign's."),
        Column("into", "integer", "The idea that it was combined with.", least=1),
        Column("owner", "string", "Who sees to it."),
        Column("due", "date", "The day announced for delivery."),
        Column("cost", "number", "What it costs.", least=0),
        Column("currency", "string", "The cost's currency."),
        Column(
            "evidence",
            "array",
            "What shows it: title and address of each, and its file where it is one.",
            needed=True,
        ),
        Column(
            "reopens",
            "boolean",
            "It takes up an idea again that had a final outcome.",
            needed=True,
        ),
        Column("corrects", "string", "The earlier record that it corrects for this idea."),
        Column("corrected_by", "string", "The later record that corrected it for this idea."),
        Column(
            "translations",
            "object",
            "The decision's words in other languages, by their tags.",
            needed=True,
        ),
        Column(
            "record_translations",
            "object",
            "The same of the whole record.",
            needed=True,
        ),
        OWN,
        Column(
            "record_own",
            "object",
            "The same of the whole record, for all its decisions.",
            needed=True,
        ),
    ),
    _decisions,
    key=("campaign", "record", "position", "number"),
    references=(OF_CAMPAIGN, OF_IDEA, OF_OUTCOME),
)
