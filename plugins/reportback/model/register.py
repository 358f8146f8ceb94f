"""The register: everything that was read, as values in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reportback.model.area_map import AreaMap
from reportback.model.campaign import Campaign
from reportback.model.idea import Idea
from reportback.model.picture import Paper, Picture, Unusable
from reportback.model.record import Record
from reportback.model.sequence import Decided, decisions_by_idea
from reportback.model.translation import CampaignTranslation, IdeaTranslation


@dataclass(frozen=True)
class Register:
    """Campaigns by id, ideas by campaign and number, records by campaign and name.

    `numbered` are campaign, number and path of every idea's file, readable or not. `redirects` lead
    from an old address to a new one. `files` are all paths; `broken` are those of files that were
    found but could not be read: rules across records must not report what only their absence
    causes. `pictures` are those that ideas name, by path; `papers` those that records name.
    `translations` are of campaigns; `maps` those of areas, by campaign.
    """

    campaigns: tuple[Campaign, ...] = ()
    ideas: tuple[Idea, ...] = ()
    records: tuple[Record, ...] = ()
    numbered: tuple[tuple[str, int, str], ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    broken: frozenset[str] = field(default_factory=frozenset)
    pictures: Mapping[str, Picture | Unusable] = field(default_factory=dict)
    papers: Mapping[str, Paper | Unusable] = field(default_factory=dict)
    translations: tuple[CampaignTranslation, ...] = ()
    idea_translations: tuple[IdeaTranslation, ...] = ()
    maps: Mapping[str, AreaMap] = field(default_factory=dict)

    @property
    def all_translations(self) -> tuple[CampaignTranslation | IdeaTranslation, ...]:
        """The translations of campaigns, then those of ideas."""
        return (*self.translations, *self.idea_translations)

    @cached_property
    def campaign(self) -> Mapping[str, Campaign]:
        """Campaigns by id."""
        return {campaign.id: campaign for campaign in self.campaigns}

    @cached_property
    def ideas_of(self) -> Mapping[str, tuple[Idea, ...]]:
        """A campaign's ideas, by number."""
        found: dict[str, list[Idea]] = defaultdict(list)
        for idea in sorted(self.ideas, key=lambda idea: (idea.number, idea.path)):
            found[idea.campaign].append(idea)
        return {campaign: tuple(ideas) for campaign, ideas in found.items()}

    @cached_property
    def records_of(self) -> Mapping[str, tuple[Record, ...]]:
        """A campaign's records, oldest first; those of one day by name."""
        found: dict[str, list[Record]] = defaultdict(list)
        for record in sorted(self.records, key=lambda record: (record.date, record.name)):
            found[record.campaign].append(record)
        return {campaign: tuple(records) for campaign, records in found.items()}

    @cached_property
    def decisions_of(self) -> Mapping[str, Mapping[int, tuple[Decided, ...]]]:
        """Decisions by campaign and idea number, oldest first."""
        return {name: decisions_by_idea(records) for name, records in self.records_of.items()}

    @cached_property
    def idea(self) -> Mapping[tuple[str, int], Idea]:
        """Ideas by campaign and number; of two with one number, the first by path."""
        return {(idea.campaign, idea.number): idea for idea in reversed(self.ideas)}
