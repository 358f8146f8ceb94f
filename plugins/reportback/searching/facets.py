"""By what a search is narrowed down: campaign, outcome, theme, area, year, each with its counts.

The columns and the page take the values of an idea from `values`, so that they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportback.ledger import CampaignFacts, IdeaFacts
from reportback.model import Campaign
from reportback.site import Site

CAMPAIGN, OUTCOME, THEME, AREA, YEAR = "campaign", "outcome", "theme", "area", "year"
FACETS = (CAMPAIGN, OUTCOME, THEME, AREA, YEAR)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to choose, as people read it, and how many ideas have it.

    `lang`: of its label, where that is a campaign's. `of`: the campaign that it belongs to, where
    another campaign has a choice of the same name.
    """

    value: str
    label: str
    count: int
    lang: str | None = None
    of: Campaign | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a search down, with its choices in their order."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def values(facts: IdeaFacts) -> Mapping[str, list[str]]:
    """What an idea is found by. Themes and areas belong to their campaign, and name it."""
    campaign, idea = facts.campaign, facts.idea
    found = {
        CAMPAIGN: [campaign.id],
        OUTCOME: [facts.outcome.id],
        THEME: [_within(campaign, theme) for theme in campaign.themes if theme in idea.themes],
        AREA: [_within(campaign, area) for area in campaign.areas if area == idea.area],
        YEAR: [str(idea.submitted.year)],
    }
    return {name: some for name, some in found.items() if some}


def facets(site: Site) -> tuple[Facet, ...]:
    """Every facet that can narrow a search down: those with two choices or more."""
    say = site.phrases
    counts: Counter[tuple[str, str]] = Counter(
        (name, value)
        for facts in site.ledger.ideas
        for name, some in values(facts).items()
        for value in some
    )
    made = (
        Facet(CAMPAIGN, say.gettext("Campaign"), tuple(_campaigns(site, counts))),
        Facet(OUTCOME, say.gettext("Outcome"), tuple(_outcomes(site, counts))),
        Facet(THEME, say.gettext("Theme"), tuple(_labelled(site, counts, THEME))),
        Facet(AREA, say.gettext("Area"), tuple(_labelled(site, counts, AREA))),
        Facet(YEAR, say.gettext("Year"), tuple(_years(counts))),
    )
    return tuple(facet for facet in made if len(facet.choices) > 1)


def _within(campaign: Campaign, part: str) -> str:
    return f"{campaign.id}/{part}"


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


def _labelled(site: Site, counts: _Counts, name: str) -> Iterator[Choice]:
    """Themes or areas that an idea has; two of one name say which campaign they belong to."""
    labels = [(facts, _parts(facts, name)) for facts in site.ledger.campaigns]
    used = [
        (facts.campaign, _within(facts.campaign, part), label)
        for facts, parts in labels
        for part, label in parts.items()
        if counts[name, _within(facts.campaign, part)]
    ]
    same = Counter(label.casefold() for _, _, label in used)
    for campaign, value, label in used:
        of = campaign if same[label.casefold()] > 1 else None
        yield Choice(value, label, counts[name, value], campaign.lang, of)


def _parts(facts: CampaignFacts, name: str) -> Mapping[str, str]:
    return facts.campaign.themes if name == THEME else facts.campaign.areas


def _years(counts: _Counts) -> Sequence[Choice]:
    """The newest year first."""
    years = sorted((value for name, value in counts if name == YEAR), reverse=True)
    return [Choice(year, year, counts[YEAR, year]) for year in years]
