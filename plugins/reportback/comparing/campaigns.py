"""What changes of the campaigns: the question, the process, and what was pinned at the opening."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.comparing.changes import Balance, Change, Topic
from reportback.comparing.fields import differing
from reportback.ledger import CampaignFacts, Ledger
from reportback.model import Campaign
from reportback.model.pinned import PINNED
from reportback.terms import Stage, State


def campaigns(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Campaigns new, changed and gone."""
    for now in after.campaigns:
        was = before.campaign.get(now.campaign.id)
        if was is None:
            values = {key: getattr(now.campaign, key) for key in ("question", "opens", "closes")}
            values |= {"promises": now.campaign.promises}
            yield Change(Topic.CAMPAIGNS, "campaign-new", now.campaign.title, values=values)
        else:
            yield from _changed(was, now, opened=after.as_of >= was.campaign.opens)
    for was in before.campaigns:
        if was.campaign.id not in after.campaign:
            values = {"count": len(was.ideas)}
            title = was.campaign.title
            yield Change(Topic.CAMPAIGNS, "campaign-gone", title, values=values, caution=True)


def _changed(was: CampaignFacts, now: CampaignFacts, *, opened: bool) -> Iterator[Change]:
    title = now.campaign.title
    old, new = _unextended(was.campaign), _unextended(now.campaign)
    for key, before, after in differing(old, new):
        pinned = opened and key in PINNED
        kind = "campaign-pinned" if pinned else "campaign-detail"
        values = {"key": key, "before": before, "after": after}
        yield Change(Topic.CAMPAIGNS, kind, title, values=values, caution=pinned)
    if was.state is not now.state:
        states = {"before": was.state, "after": now.state}
        again = now.state is State.OPEN and was.state is not State.COMING
        yield Change(Topic.CAMPAIGNS, "campaign-state", title, values=states, caution=again)


def _unextended(campaign: Campaign) -> Campaign:
    """A campaign without its promises' extensions, which are told by themselves."""
    plain = tuple(p.model_copy(update={"extended": ()}) for p in campaign.promises)
    return campaign.model_copy(update={"promises": plain})


def balances(before: Ledger, after: Ledger) -> Iterator[Balance]:
    """The balance of each campaign in which any number changes."""
    for now in after.campaigns:
        was = before.campaign.get(now.campaign.id)
        old, new = _figures(was) if was else (0, 0, 0), _figures(now)
        if old != new:
            yield Balance(now.campaign.title, old, new)


def _figures(facts: CampaignFacts) -> tuple[int, int, int]:
    undecided = facts.tally.count(Stage.WAITING, Stage.REVIEW)
    return facts.tally.taken_forward, facts.tally.received, undecided
