"""The log of all decisions, and each record's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from reportback import addresses
from reportback.ledger import IdeaFacts
from reportback.ledger.decisions import RecordFacts
from reportback.pages import sheets
from reportback.pages.campaigns import campaign_trail, feed, home_trail
from reportback.pages.home import feeds
from reportback.pages.page import Page, Part, Sheet, parts
from reportback.site import Site
from reportback.terms import Outcome


def pages(site: Site) -> Iterator[Page]:
    """The log, newest first, then each record."""
    title = site.phrases.gettext("Decisions")
    sheet = sheets.of_decisions((facts, by_outcome(site, facts)) for facts in site.ledger.records)
    for chunk in parts(site.ledger.records, site.settings.page_size, addresses.DECISIONS):
        yield _log(site, title, chunk, sheet)
    for record in site.ledger.records:
        yield page(site, record)


def _log(site: Site, title: str, chunk: Part, sheet: Sheet) -> Page:
    records: tuple[RecordFacts, ...] = chunk.items
    return Page(
        chunk.address,
        "decisions.html",
        title,
        {
            "part": chunk,
            "months": by_month(site, records),
            "decisions": sum(len(record.decisions) for record in site.ledger.records),
        },
        trail=home_trail(site),
        feeds=feeds(site),
        tongues=tuple(facts.record.lang or facts.campaign.lang for facts in records),
        updated=records[0].record.date if records else None,
        sheets=(sheet,),
    )


Grouped = tuple[RecordFacts, list[tuple[Outcome, tuple[IdeaFacts, ...]]]]


def by_month(site: Site, records: Iterable[RecordFacts]) -> list[tuple[date, list[Grouped]]]:
    """Records under the first day of their month, each with its ideas by outcome."""
    months = groupby(records, key=lambda facts: facts.record.date.replace(day=1))
    return [
        (month, [(facts, by_outcome(site, facts)) for facts in found]) for month, found in months
    ]


def by_outcome(site: Site, facts: RecordFacts) -> list[tuple[Outcome, tuple[IdeaFacts, ...]]]:
    """The ideas of a record by the outcome that it gave them, in the vocabulary's order."""
    found = {
        outcome: tuple(idea for d in facts.decisions if d.outcome is outcome for idea in d.ideas)
        for outcome in site.ledger.vocabulary
    }
    return [(outcome, ideas) for outcome, ideas in found.items() if ideas]


def page(site: Site, facts: RecordFacts) -> Page:
    """One record: all that was decided together."""
    record, campaign = facts.record, site.ledger.campaign[facts.campaign.id]
    by, day = record.by, site.language.day(record.date)
    return Page(
        addresses.record(record),
        "record.html",
        site.phrases.gettext("Decisions of %(day)s: %(by)s", day=day, by=by),
        {"campaign": campaign, "record": facts},
        description=record.summary or "",
        trail=campaign_trail(site, campaign),
        feeds=feed(site, campaign),
        updated=record.date,
        lang=record.lang or facts.campaign.lang,
        tongues=tuple(_tongues(facts)),
        source=record.path,
    )


def _tongues(facts: RecordFacts) -> Iterator[str | None]:
    """The languages of what a record says (none: the site's own)."""
    yield facts.record.lang or facts.campaign.lang
    for decision in facts.decisions:
        if decision.decision.reason:
            yield decision.decision.lang or facts.campaign.lang
