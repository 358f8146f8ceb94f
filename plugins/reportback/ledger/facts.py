"""What is known of a campaign and of a whole site: facts that are derived once, here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportback.ledger.areas import AreaFacts
from reportback.ledger.decisions import RecordFacts
from reportback.ledger.deliveries import Deliveries, deliveries
from reportback.ledger.duties import Duty
from reportback.ledger.flow import Flow
from reportback.ledger.ideas import IdeaFacts
from reportback.ledger.responses import ResponseTimes
from reportback.ledger.shared import AREA, THEME, Shared, shared
from reportback.ledger.standings import PromiseFacts
from reportback.ledger.tallies import Tally, tally
from reportback.ledger.timeliness import Timeliness
from reportback.model import AreaMap, Campaign, PinnedChange
from reportback.terms import State, Vocabulary


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """A theme of a campaign, and how many ideas have it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """One duty that is late and still not done, with its promise and its idea."""

    promise: PromiseFacts
    duty: Duty
    idea: IdeaFacts

    def order(self) -> tuple[date, str, int]:
        """The longest overdue comes first."""
        return self.duty.due, self.idea.campaign.id, self.duty.number


@dataclass(frozen=True)
class CampaignFacts:
    """One campaign and all that follows from its ideas and records, the oldest record first."""

    campaign: Campaign
    state: State
    ideas: tuple[IdeaFacts, ...]
    records: tuple[RecordFacts, ...]
    promises: tuple[PromiseFacts, ...]
    tally: Tally
    responses: ResponseTimes
    timeliness: Timeliness | None
    flow: Flow
    by_area: Mapping[str, tuple[IdeaFacts, ...]]
    areas: tuple[AreaFacts, ...]
    map: AreaMap | None
    unreasoned: int
    changes: tuple[PinnedChange, ...]

    @property
    def themes_and_areas(self) -> Iterator[tuple[str, str, tuple[IdeaFacts, ...]]]:
        """Id, label and ideas of each theme, then of each area: no two have one id."""
        for theme in self.themes:
            yield theme.id, theme.label, self.by_theme[theme.id]
        for area in self.areas:
            yield area.id, area.label, self.by_area[area.id]

    @cached_property
    def idea(self) -> Mapping[int, IdeaFacts]:
        """Its ideas by number."""
        return {facts.number: facts for facts in self.ideas}

    @cached_property
    def by_outcome(self) -> Mapping[str, tuple[IdeaFacts, ...]]:
        """Its ideas by the id of their outcome; an outcome that none has is not there."""
        found: dict[str, list[IdeaFacts]] = defaultdict(list)
        for facts in self.ideas:
            found[facts.outcome.id].append(facts)
        return {outcome: tuple(ideas) for outcome, ideas in found.items()}

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[IdeaFacts, ...]]:
        """Its ideas by the id of each of its themes; an idea may have several, or none."""
        found: dict[str, list[IdeaFacts]] = {theme: [] for theme in self.campaign.themes}
        for facts in self.ideas:
            for theme in set(facts.idea.themes) & found.keys():
                found[theme].append(facts)
        return {theme: tuple(ideas) for theme, ideas in found.items()}

    @cached_property
    def themes(self) -> tuple[ThemeFacts, ...]:
        """Its themes in its own order, each with how many ideas have it."""
        labels = self.campaign.themes.items()
        return tuple(ThemeFacts(id_, label, len(self.by_theme[id_])) for id_, label in labels)

    @cached_property
    def placed(self) -> int:
        """How many ideas name one of its areas."""
        return sum(area.count for area in self.areas)

    @cached_property
    def deliveries(self) -> Deliveries:
        """What became of every yes."""
        return deliveries(self.ideas)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A theme or an area of another campaign that is called the same."""

    campaign: CampaignFacts
    part: ThemeFacts | AreaFacts


@dataclass(frozen=True)
class Ledger:
    """Every derived fact of a site on its as-of date.

    Campaigns: what is open first, then the newest.
    """

    as_of: date
    vocabulary: Vocabulary
    campaigns: tuple[CampaignFacts, ...]

    @cached_property
    def campaign(self) -> Mapping[str, CampaignFacts]:
        """Campaigns by id."""
        return {facts.campaign.id: facts for facts in self.campaigns}

    @cached_property
    def ideas(self) -> tuple[IdeaFacts, ...]:
        """All ideas, the newest first."""
        ideas = (idea for campaign in self.campaigns for idea in campaign.ideas)
        newest = sorted(ideas, key=lambda i: (i.campaign.id, -i.number))
        return tuple(sorted(newest, key=lambda i: i.idea.submitted, reverse=True))

    @cached_property
    def records(self) -> tuple[RecordFacts, ...]:
        """All records, the newest first."""
        found = (facts for campaign in self.campaigns for facts in campaign.records)
        by_name = sorted(found, key=lambda facts: (facts.campaign.id, facts.record.name))
        return tuple(sorted(by_name, key=lambda facts: facts.record.date, reverse=True))

    @cached_property
    def promises(self) -> tuple[PromiseFacts, ...]:
        """All promises, in the order of the campaigns."""
        return tuple(promise for campaign in self.campaigns for promise in campaign.promises)

    @cached_property
    def overdue(self) -> tuple[Overdue, ...]:
        """Every duty that is late and still not done, the longest first."""
        found = [
            Overdue(facts, duty, campaign.idea[duty.number])
            for campaign in self.campaigns
            for facts in campaign.promises
            for duty in facts.overdue
        ]
        return tuple(sorted(found, key=Overdue.order))

    @cached_property
    def overdue_ideas(self) -> int:
        """How many ideas wait for longer than was promised, each counted once."""
        return len({(late.idea.campaign.id, late.idea.number) for late in self.overdue})

    @cached_property
    def tally(self) -> Tally:
        """What became of all ideas of all campaigns."""
        outcomes = (idea.outcome for idea in self.ideas)
        received = sum(campaign.tally.received for campaign in self.campaigns)
        return tally(outcomes, received, self.vocabulary)

    @cached_property
    def shared(self) -> Shared:
        """What each theme and area is called in all campaigns."""
        return shared([facts.campaign for facts in self.campaigns])

    def shared_name(self, facts: CampaignFacts, part: str) -> tuple[str, str]:
        """Whether it is a theme or an area, and what all campaigns call it."""
        kind = THEME if part in facts.campaign.themes else AREA
        return kind, self.shared[kind, facts.campaign.id, part]

    @cached_property
    def _by_shared_name(self) -> Mapping[tuple[str, str], tuple[Elsewhere, ...]]:
        """The themes (areas) of all campaigns that are called the same and have ideas."""
        found: dict[tuple[str, str], list[Elsewhere]] = defaultdict(list)
        for facts in self.campaigns:
            for kind, some in ((THEME, facts.themes), (AREA, facts.areas)):
                for one in some:
                    if one.count:
                        name = self.shared[kind, facts.campaign.id, one.id]
                        found[kind, name].append(Elsewhere(facts, one))
        return {shared: tuple(some) for shared, some in found.items()}

    def elsewhere(self, facts: CampaignFacts, part: str) -> Iterator[Elsewhere]:
        """Other campaigns' themes or areas that are called as this one's, and have ideas."""
        same = self._by_shared_name.get(self.shared_name(facts, part), ())
        return (one for one in same if one.campaign is not facts)
