"""By what a search is narrowed down: campaign, outcome, theme, area, year, each with its counts.

The columns and the page take the values of an idea from `values`, so that they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportback.ledger import CampaignFacts, IdeaFacts
from reportback.site import Site

CAMPAIGN, OUTCOME, THEME, AREA, YEAR = "campaign", "outcome", "theme", "area", "year"
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


Shared = Mapping[tuple[str, str, str], str]


def shared_names(site: Site) -> Shared:
    """The value of each campaign's themes and areas: those of one label are one choice for all.

    It is the first one's id; that and its campaign where the id is another label's already.
    """
    called: dict[tuple[str, str], str] = {}
    return {
        (name, facts.campaign.id, part): _called(called, name, facts.campaign.id, part, label)
        for name in (THEME, AREA)
        for facts in site.ledger.campaigns
        for part, label in _parts(facts, name).items()
    }


def _called(
    called: dict[tuple[str, str], str], name: str, campaign: str, part: str, label: str
) -> str:
    taken = {value for (kind, _), value in called.items() if kind == name}
    value = f"{campaign}/{part}" if part in taken else part
    return called.setdefault((name, label.casefold()), value)


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
    shared = shared_names(site)
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
        for part, label in _parts(facts, name).items():
            value = shared[name, facts.campaign.id, part]
            count = counts[name, value]
            if count and value not in seen:
                seen.add(value)
                yield Choice(value, label, count, facts.campaign.lang)


def _parts(facts: CampaignFacts, name: str) -> Mapping[str, str]:
    return facts.campaign.themes if name == THEME else facts.campaign.areas


def _years(counts: _Counts) -> Sequence[Choice]:
    """The newest year first."""
    years = sorted((value for name, value in counts if name == YEAR), reverse=True)
    return [Choice(year, year, counts[YEAR, year]) for year in years]
