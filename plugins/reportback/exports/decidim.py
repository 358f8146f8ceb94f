"""Ideas as Decidim writes its proposals: column for column as its `ProposalSerializer` has them.

One file a campaign, as Decidim has one a component. A column whose value a record does not say is
empty. Withheld ideas are left out, as Decidim leaves out what its moderators have hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from reportback import addresses
from reportback.exports.cells import cell
from reportback.exports.files import csv_file
from reportback.ledger import CampaignFacts, IdeaFacts
from reportback.model import Decision
from reportback.site import Site
from reportback.terms import DECLINED, WITHDRAWN, Outcome, Stage

DELIMITER = ";"  # Decidim's own default
_STATES = {
    Stage.WAITING: "",
    Stage.REVIEW: "evaluating",
    Stage.AHEAD: "accepted",
    Stage.DONE: "accepted",
}
_BEFORE_THE_TEXTS = ("participatory_space/id", "participatory_space/url", "component/id")


def proposals_of_all(site: Site) -> Iterator[Proposals]:
    """Each campaign's ideas in that form."""
    return (Proposals(site, facts) for facts in site.ledger.campaigns)


class Proposals:
    """The proposals of one campaign: texts have a column for each language, as taxonomies do."""

    def __init__(self, site: Site, facts: CampaignFacts) -> None:
        self.site, self.facts, self.campaign = site, facts, facts.campaign
        self.own = facts.campaign.lang or site.settings.lang
        self.ideas = [idea for idea in facts.ideas if not idea.idea.withheld]
        spoken = {idea.idea.lang or self.own for idea in self.ideas}
        self.languages = [self.own, *sorted(spoken - {self.own})]
        themes = (("theme", id_, label) for id_, label in facts.campaign.themes.items())
        areas = (("area", id_, label) for id_, label in facts.campaign.areas.items())
        self.taxonomies = {
            (kind, id_): (number, label)
            for number, (kind, id_, label) in enumerate((*themes, *areas), start=1)
        }

    def file(self) -> bytes:
        """The file; without a proposal it still says which columns there would be."""
        rows = [self._row(idea) for idea in self.ideas]
        cells = ([cell(value) for value in row] for row in rows)
        return csv_file(self.names, cells, DELIMITER)

    @cached_property
    def names(self) -> list[str]:
        """The names of its columns."""
        taxonomies = [f"taxonomies/{n}/{self.own}" for n, _ in self.taxonomies.values()]
        texts = [f"{key}/{lang}" for key in ("title", "body") for lang in self.languages]
        return [
            *("id", "author/id", "author/name", "author/url", "taxonomies/ids", *taxonomies),
            *(*_BEFORE_THE_TEXTS, *texts, "address", "latitude", "longitude"),
            *("state", "state_published_at", "reference"),
            *(*(f"answer/{lang}" for lang in self.languages), "answered_at", "votes"),
            *("likes/total_count", "likes/user_likes", "comments", "attachments"),
            *("follows_count", "published_at", "url", "meeting_urls", "related_proposals"),
            *("is_amend", "original_proposal/title", "original_proposal/url"),
            *("withdrawn", "withdrawn_at", "created_at", "updated_at", "created_in_meeting"),
            *("coauthorships_count", "cost", "cost_report", "execution_period"),
        ]

    def _row(self, facts: IdeaFacts) -> list[Any]:
        idea, given = facts.idea, facts.latest
        decision = given.decision if given else None
        decided = _moment(given.date) if given else None
        space = self.site.whole(addresses.campaign(self.campaign))
        cost = decision.cost.amount if decision and decision.cost else None
        withdrawn = facts.outcome.id == WITHDRAWN.id
        lang = idea.lang or self.own
        return [
            *(idea.number, None, idea.by, None, *self._taxonomies(facts)),
            *(self.campaign.id, space, self.campaign.id),
            *(*self._said(idea.title, lang), *self._said(idea.body or None, lang)),
            *(None, None, None, _state(facts.outcome), decided, facts.reference),
            *(*self._answer(decision), decided, idea.supporters),
            *(None, None, None, len(idea.images), None, _moment(idea.submitted)),
            *(self.site.whole(addresses.idea(idea)), None, self._related(facts)),
            *(False, None, None, withdrawn, decided if withdrawn else None),
            *(_moment(idea.submitted), _moment(facts.last_heard), None, 1, cost, None, None),
        ]

    def _taxonomies(self, facts: IdeaFacts) -> Iterable[Any]:
        """The numbers of its themes and its area, then the label of each that it has."""
        own = {*(("theme", theme) for theme in facts.idea.themes), ("area", facts.idea.area)}
        its = {key: known for key, known in self.taxonomies.items() if key in own}
        labels = [its[key][1] if key in its else None for key in self.taxonomies]
        return ", ".join(str(number) for number, _ in its.values()) or None, *labels

    def _said(self, text: str | None, lang: str) -> list[str | None]:
        return [text if lang == each else None for each in self.languages]

    def _answer(self, decision: Decision | None) -> list[str | None]:
        """The reason; one in a language that no idea has stands under the campaign's."""
        lang = (decision.lang if decision else None) or self.own
        lang = lang if lang in self.languages else self.own
        return self._said(decision.reason if decision else None, lang)

    def _related(self, facts: IdeaFacts) -> str | None:
        numbers: Mapping[int, IdeaFacts] = self.facts.idea
        merged = [numbers[number].idea for number in facts.links.all_merged]
        return ", ".join(self.site.whole(addresses.idea(idea)) for idea in merged) or None


def _state(outcome: Outcome) -> str:
    """Decidim's own state for an outcome; where it has none, a state of that name."""
    if outcome.id == WITHDRAWN.id:
        return ""
    if outcome.id == DECLINED.id:
        return "rejected"
    return _STATES.get(outcome.stage, outcome.id.replace("-", "_"))


def _moment(day: date) -> str:
    """A day as Decidim writes a moment: its first."""
    return f"{day.isoformat()} 00:00:00 UTC"
