"""What changes of the promises: what they say, how they stand, and for how many ideas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportback.comparing.changes import Change, Topic
from reportback.ledger import CampaignFacts, Ledger, PromiseFacts
from reportback.terms import Standing


def promises(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Promise by promise, as far as both sides make the same number of them."""
    for campaign in after.campaigns:
        was = before.campaign.get(campaign.campaign.id)
        for position, now in enumerate(campaign.promises):
            old = was.promises[position] if was and position < len(was.promises) else None
            if old and old.promise.kind == now.promise.kind:
                yield from _extended(campaign, old, now)
                yield from _stands(campaign, old, now)
            elif now.standing is Standing.BROKEN:
                yield _said(campaign, now, "promise-broken", len(now.broken), caution=True)


def _said(
    campaign: CampaignFacts,
    promise: PromiseFacts,
    kind: str,
    count: int = 0,
    *,
    caution: bool = False,
    **more: Any,
) -> Change:
    values = {"promise": promise, "count": count, **more}
    return Change(Topic.PROMISES, kind, campaign.campaign.title, values=values, caution=caution)


def _extended(campaign: CampaignFacts, old: PromiseFacts, now: PromiseFacts) -> Iterator[Change]:
    for extension in now.promise.extended:
        if extension not in old.promise.extended:
            to, reason = extension.to, extension.reason
            kind = "promise-extended"
            yield _said(campaign, now, kind, caution=True, to=to, reason=reason)
    for extension in old.promise.extended:
        if extension not in now.promise.extended:
            yield _said(campaign, now, "promise-unextended", caution=True, to=extension.to)


def _stands(campaign: CampaignFacts, old: PromiseFacts, now: PromiseFacts) -> Iterator[Change]:
    """Broken for more or fewer ideas; done at last for some; kept, open or void as a whole."""
    was, broken = ({duty.number for duty in facts.broken} for facts in (old, now))
    late, waiting = ({duty.number for duty in facts.overdue} for facts in (old, now))
    if worse := len(broken - was):
        kind = "promise-more-broken" if was else "promise-broken"
        yield _said(campaign, now, kind, worse, caution=True)
    if better := len(was - broken):
        yield _said(campaign, now, "promise-mended", better)
    if done := len((late - waiting) & broken):
        yield _said(campaign, now, "promise-done-late", done)
    if old.standing is not now.standing:
        yield _said(campaign, now, f"promise-now-{now.standing}")
