"""By what a search is narrowed down: campaign, outcome, theme, area, year, each with its counts.

The columns and the page take the values of an idea from `values`, so that they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportback.ledger import IdeaFacts
from reportback.ledger.shared import AREA, THEME, Shared, parts
from reportback.site import Site

CAMPAIGN, OUTCOME, YEAR = "campaign", "outcome", "year"
FACETS = (CAMPAIGN, OUTCOME, THEME, AREA, YEAR)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to choose, as people read it, and how many ideas have it.

    `lang`: of its label, where that is a campaign's.
    """

    value: str
    label: str
    count: int
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a search down, with its choices in their order."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def values(facts: IdeaFacts, shared: Shared) -> Mapping[str, list[str]]:
    """What an idea is found by. Its themes and areas have the values that `shared` gives them."""
    campaign, idea = facts.campaign, facts.idea
    found = {
        CAMPAIGN: [campaign.id],
        OUTCOME: [facts.outcome.id],
        THEME: [shared[THEME, campaign.id, one] for one in campaign.themes if one in idea.themes],
        AREA: [shared[AREA, campaign.id, one] for one in campaign.areas if one == idea.area],
        YEAR: [str(idea.submitted.year)],
    }
    return {name: some for name, some in found.items() if some}


def facets(site: Site) -> tuple[Facet, ...]:
    """Every facet that can narrow a search down: those with two choices or more."""
    say = site.phrases
    shared = site.ledger.shared
    counts: Counter[tuple[str, str]] = Counter(
        (name, value)
        for facts in site.ledger.ideas
        for name, some in values(facts, shared).items()
        for value in dict.fromkeys(some)
    )
    made = (
        Facet(CAMPAIGN, say.gettext("Campaign"), tuple(_campaigns(site, counts))),
        Facet(OUTCOME, say.gettext("Outcome"), tuple(_outcomes(site, counts))),
        Facet(THEME, say.gettext("Theme"), tuple(_labelled(site, counts, shared, THEME))),
        Facet(AREA, say.gettext("Area"), tuple(_labelled(site, counts, shared, AREA))),
        Facet(YEAR, say.gettext("Year"), tuple(_years(counts))),
    )
    return tuple(facet for facet in made if len(facet.choices) > 1)


_Counts = Mapping[tuple[str, str], int]


def _campaigns(site: Site, counts: _Counts) -> Iterator[Choice]:
    for facts in site.ledger.campaigns:
        campaign = facts.campaign
        if facts.ideas:
            count = counts[CAMPAIGN, campaign.id]
            yield Choice(campaign.id, campaign.title, count, campaign.lang)


def _outcomes(site: Site, counts: _Counts) -> Iterator[Choice]:
    for outcome in site.ledger.vocabulary:
        if count := counts[OUTCOME, outcome.id]:
            yield Choice(outcome.id, site.phrases.outcome(outcome), count)


def _labelled(site: Site, counts: _Counts, shared: Shared, name: str) -> Iterator[Choice]:
    """Themes or areas that an idea has, each label once, as its first campaign writes it."""
    seen: set[str] = set()
    for facts in site.ledger.campaigns:
        for part, label in parts(facts.campaign, name).items():
            value = shared[name, facts.campaign.id, part]
            count = counts[name, value]
            if count and value not in seen:
                seen.add(value)
                yield Choice(value, label, count, facts.campaign.lang)


def _years(counts: _Counts) -> Sequence[Choice]:
    """The newest year first."""
    years = sorted((value for name, value in counts if name == YEAR), reverse=True)
    return [Choice(year, year, counts[YEAR, year]) for year in years]
