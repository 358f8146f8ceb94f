"""The tables of what the facts of a site depend on beside its records: settings, outcomes, and
addresses that moved."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.exports.columns import outcome_ids
from reportback.exports.table import Column, Row, Table
from reportback.exports.translations import words
from reportback.exports.version import VERSION
from reportback.site import Site
from reportback.terms import Outcome, Stage


def _settings(site: Site) -> Iterator[Row]:
    settings, terms = site.settings, site.settings.open_data.terms
    yield {
        "address": site.whole(""),
        "name": settings.site_name,
        "organisation": settings.organisation.name,
        "language": settings.lang,
        "languages": list(settings.languages),
        "translations": words(settings.translations),
        "timezone": settings.timezone,
        "country": settings.holidays.country,
        "region": settings.holidays.region,
        "as_of": site.as_of,
        "public_since": settings.public_since,
        "example": settings.example,
        "licence": settings.open_data.licence,
        "licence_address": terms.url if terms else None,
        "contact": settings.open_data.contact,
        "keywords": list(settings.open_data.keywords),
        "format": VERSION,
    }


def _outcomes(site: Site) -> Iterator[Row]:
    for place, outcome in enumerate(site.ledger.vocabulary, start=1):
        yield _outcome(site, outcome, place)


def _outcome(site: Site, outcome: Outcome, place: int) -> Row:
    own = site.settings.outcomes.get(outcome.id)
    return {
        "outcome": outcome.id,
        "place": place,
        "label": site.phrases.outcome(outcome),
        "meaning": site.phrases.meaning(outcome),
        "own_label": own.label if own else None,
        "own_meaning": own.meaning if own else None,
        "stage": str(outcome.stage),
        "final": outcome.final,
        "reason_needed": outcome.reason,
        "decides": outcome.decides,
        "after": sorted(outcome.after),
        "recorded": outcome.recorded,
    }


def _redirects(site: Site) -> Iterator[Row]:
    for old, new in sorted(site.redirects.items()):
        yield {"old": old, "new": new}


SETTINGS = Table(
    "settings",
    "Settings",
    "The one row is this site.",
    (
        Column("address", "string", "The site's address.", needed=True, web=True),
        Column("name", "string", "Its name.", needed=True),
        Column("organisation", "string", "Whose site it is."),
        Column("language", "string", "Its own language.", needed=True),
        Column("languages", "array", "The other languages of its pages.", needed=True),
        Column("translations", "object", "Its own words in those, by their tags.", needed=True),
        Column("timezone", "string", "Where it is 'today'.", needed=True),
        Column("country", "string", "Whose bank holidays working days leave out (ISO 3166)."),
        Column("region", "string", "The same of a region of that country."),
        Column("as_of", "date", "The day that this data speaks for.", needed=True),
        Column("public_since", "date", "Since this day no campaign's address may go away."),
        Column("example", "boolean", "Nothing on the site is real.", needed=True),
        Column("licence", "string", "The licence of the data: its SPDX id, or its name."),
        Column("licence_address", "string", "Where the licence is."),
        Column("contact", "string", "Whom to ask about the data."),
        Column("keywords", "array", "What the data is about, in single words.", needed=True),
        Column("format", "string", "The version of the format of this data.", needed=True),
    ),
    _settings,
    key=("address",),
)

OUTCOMES = Table(
    "outcomes",
    "Outcomes",
    "Each row is one outcome that an idea may have.",
    (
        Column("outcome", "string", "The outcome's id.", needed=True, among=outcome_ids),
        Column("place", "integer", "Its place in lists, from 1.", needed=True, least=1),
        Column("label", "string", "Its name in this site's words.", needed=True),
        Column("meaning", "string", "What it means, in one line.", needed=True),
        Column("own_label", "string", "Its name, where the site has one of its own for it."),
        Column("own_meaning", "string", "The same of its meaning."),
        Column(
            "stage",
            "string",
            "How far an idea has come: waiting, review, ahead, done or ended.",
            needed=True,
            among=tuple(Stage),
        ),
        Column("final", "boolean", "Nothing follows it, unless an idea is reopened.", needed=True),
        Column("reason_needed", "boolean", "A decision for it must give a reason.", needed=True),
        Column("decides", "boolean", "It keeps a promise to decide.", needed=True),
        Column("after", "array", "One of these outcomes must have come before it.", needed=True),
        Column("recorded", "boolean", "A record may give it; others follow by rule.", needed=True),
    ),
    _outcomes,
    key=("outcome",),
)

REDIRECTS = Table(
    "redirects",
    "Addresses that moved",
    "Each row is one address that leads on to another.",
    (
        Column("old", "string", "The address that was, from the site's root.", needed=True),
        Column("new", "string", "The address that it leads on to.", needed=True),
    ),
    _redirects,
    key=("old",),
)
