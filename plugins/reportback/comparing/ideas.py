"""What changes of the ideas themselves: the public's words, and who may read them."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.comparing.changes import Change, Topic, about, formerly
from reportback.comparing.fields import differing
from reportback.ledger import CampaignFacts, IdeaFacts, Ledger

# The contributor's own: nobody else should change them unsaid.
_WORDS = {"title": "idea-title", "body": "idea-words", "by": "idea-by"}


def ideas(before: Ledger, after: Ledger) -> Iterator[Change]:
    """New, vanished and changed ideas; those of a campaign that vanishes are told with it."""
    for campaign in after.campaigns:
        yield from _of(before.campaign.get(campaign.campaign.id), campaign)


def _of(before: CampaignFacts | None, after: CampaignFacts) -> Iterator[Change]:
    known = before.idea if before else {}
    fresh = tuple(about(idea) for number, idea in after.idea.items() if number not in known)
    if fresh:
        yield Change(Topic.IDEAS, "ideas-new", after.campaign.title, ideas=fresh)
    for number, idea in after.idea.items():
        if number in known:
            yield from _changed(after, known[number], idea)
    if before:
        gone = (idea for number, idea in known.items() if number not in after.idea)
        yield from (_gone(before, idea) for idea in gone)


def _gone(campaign: CampaignFacts, idea: IdeaFacts) -> Change:
    """Its title is not told: it may have been taken out because of what it says."""
    whose = (formerly(idea, None),)
    return Change(Topic.IDEAS, "idea-gone", campaign.campaign.title, ideas=whose, caution=True)


def _changed(campaign: CampaignFacts, was: IdeaFacts, now: IdeaFacts) -> Iterator[Change]:
    whose, title = (about(now),), campaign.campaign.title
    held, holds = was.idea.withheld, now.idea.withheld
    if holds and not held:
        values = {"by": holds.by, "day": holds.date, "reason": holds.reason}
        yield Change(Topic.IDEAS, "idea-withheld", title, ideas=whose, values=values)
        return
    if held and not holds:
        yield Change(Topic.IDEAS, "idea-shown-again", title, ideas=whose, caution=True)
        return
    for key, before, after in differing(was.idea, now.idea):
        kind = _WORDS.get(key, "idea-detail")
        values = {"key": key, "before": before, "after": after}
        careful = key in _WORDS
        yield Change(Topic.IDEAS, kind, title, ideas=whose, values=values, caution=careful)
