"""Sentences about campaigns: their state, and what became of all their ideas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reportback.ledger import CampaignFacts, ResponseTimes, Tally
from reportback.ledger.timeliness import Timeliness
from reportback.model import Campaign
from reportback.phrases.ideas import IdeaPhrases
from reportback.terms import N_, STATE_LABELS, Stage, State

_PINNED: Mapping[str, str] = {
    "promises": N_("The promises"),
    "criteria": N_("The criteria"),
    "decider": N_("Who decides"),
}


class CampaignPhrases(IdeaPhrases):
    """Numbers are sentences first."""

    def state_label(self, state: State) -> str:
        """What a campaign is doing."""
        return self.gettext(STATE_LABELS[state])

    def state(self, facts: CampaignFacts, as_of: date) -> str:
        """What a campaign is doing, and until when."""
        campaign, label = facts.campaign, self.state_label(facts.state)
        closes = self.day(campaign.closes)
        if facts.state is State.COMING:
            return self.gettext("Opens on %(day)s.", day=self.day(campaign.opens))
        if facts.state is State.OPEN and campaign.closes == as_of:
            return self.gettext("Open until today, %(day)s.", day=closes)
        if facts.state is State.OPEN:
            left = self.days((campaign.closes - as_of).days)
            return self.gettext("Open until %(day)s: %(left)s left.", day=closes, left=left)
        return self.gettext("%(state)s. Closed for ideas since %(day)s.", state=label, day=closes)

    def pinned_key(self, key: str) -> str:
        """What it is of a campaign that must not change unsaid."""
        return self.gettext(_PINNED[key])

    def stood(self, day: date) -> str:
        """The day that a picture or a card speaks for."""
        return self.gettext("How things stood on %(day)s", day=self.day(day))

    def card_alt(self, body: str, campaign: Campaign | None) -> str:
        """What the picture of a campaign shows, in words that stay; of none, that of the site."""
        if campaign is None:
            return self.gettext("%(body)s. A bar shows what became of all ideas.", body=body)
        return self.gettext(
            "%(body)s asks: %(question)s A bar shows what became of all ideas.",
            body=body,
            question=campaign.question,
        )

    def card_title(self, campaign: Campaign) -> str:
        """What a campaign's card on another website is called."""
        return self.gettext("%(campaign)s: what became of the ideas", campaign=campaign.title)

    def outline(self, tally: Tally) -> str:
        """What became of all ideas, in two or three sentences."""
        if not tally.received:
            return self.gettext("No ideas have come in yet.")
        said = [self.taken_forward(tally.taken_forward, tally.received)]
        if done := tally.count(Stage.DONE):
            said.append(
                self.ngettext("%(count)s of them is done.", "%(count)s of them are done.", done)
            )
        if undecided := tally.count(Stage.WAITING, Stage.REVIEW):
            said.append(
                self.ngettext(
                    "%(count)s has no decision yet.", "%(count)s have no decision yet.", undecided
                )
            )
        return " ".join(said)

    def taken_forward(self, taken: int, received: int) -> str:
        """'41 of 84 ideas were taken forward.'"""
        return self.ngettext(
            "%(taken)s of %(count)s idea was taken forward.",
            "%(taken)s of %(count)s ideas were taken forward.",
            received,
            taken=self.language.number(taken),
        )

    def balance(self, tally: Tally) -> str:
        """'84 received = 6 declined + …': the numbers add up."""
        said = " + ".join(map(self.share, tally.shares))
        count = self.language.number(tally.received)
        return self.gettext("%(count)s received = %(sum)s.", count=count, sum=said)

    def unreasoned(self, count: int) -> str:
        """How many ideas were decided without a reason."""
        return self.ngettext(
            "%(count)s idea got no reason.", "%(count)s ideas got no reason.", count
        )

    def response_times(self, times: ResponseTimes, held: Timeliness | None) -> str:
        """How long answers took, in the days of the promise; no figure on tiny numbers."""
        if times.median is None:
            return self.gettext("Too few answers have been given to say how long they take.")
        count, days = times.answered, self.days(times.median)
        if held and held.median is not None:
            count, days = len(held.margins), self.days(held.median, held.unit)
        return self.gettext(
            "Of the %(count)s first answers, half came within %(days)s.",
            count=self.language.number(count),
            days=days,
        )
