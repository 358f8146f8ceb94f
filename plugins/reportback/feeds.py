"""Atom feeds of decisions: all of them, and those of each campaign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from io import StringIO
from itertools import groupby

from feedgenerator import Atom1Feed
from markupsafe import Markup

from reportback import addresses, prose
from reportback.ledger.decisions import DecisionFacts, RecordFacts
from reportback.site import Site

NEWEST = 100


class _Feed(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """A feed that never asks the clock: an empty one is as old as the site's day."""

    as_of: datetime

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self.as_of)


def feed_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every feed with its address."""
    title = site.phrases.gettext("Decisions: %(site)s", site=site.settings.site_name)
    yield _feed(site, title, addresses.DECISIONS, addresses.DECISIONS_FEED, site.ledger.records)
    for facts in site.ledger.campaigns:
        campaign = facts.campaign
        title = site.phrases.gettext("Decisions: %(campaign)s", campaign=campaign.title)
        home, own = addresses.campaign(campaign), addresses.feed(campaign)
        yield _feed(site, title, home, own, facts.records[::-1])


def _feed(
    site: Site, title: str, home: str, own: str, records: Sequence[RecordFacts]
) -> tuple[str, bytes]:
    feed = _Feed(
        title=title,
        link=site.whole(home),
        description="",
        language=site.tongue,
        feed_url=site.whole(own),
        feed_guid=site.whole(own),
        author_name=site.settings.organisation.name or site.settings.site_name,
    )
    feed.as_of = _midnight(site.as_of)
    for facts, decision in _newest(records):
        _add(site, feed, facts, decision)
    stream = StringIO()
    feed.write(stream, "utf-8")
    return own, stream.getvalue().encode("utf-8")


def _newest(records: Sequence[RecordFacts]) -> Iterator[tuple[RecordFacts, DecisionFacts]]:
    left = NEWEST
    for facts in records:
        for decision in facts.decisions[:left]:
            yield facts, decision
        left -= len(facts.decisions)
        if left <= 0:
            return


def _add(site: Site, feed: _Feed, facts: RecordFacts, decision: DecisionFacts) -> None:
    """A decision that was corrected says so, and is as new as its correction."""
    address = site.whole(f"{addresses.record(facts.record)}#{decision.anchor}")
    days = [facts.record.date, *(later.date for _, later in decision.corrected)]
    feed.add_item(
        title=_title(site, decision),
        link=address,
        description=str(_description(site, decision)),
        unique_id=address,
        author_name=facts.record.by,
        pubdate=_midnight(facts.record.date),
        updateddate=_midnight(max(days)),
        categories=(decision.outcome.id, facts.campaign.id),
    )


def _title(site: Site, facts: DecisionFacts) -> str:
    """'Declined: Reed beds (RIVER-12)', or with the number of ideas; and if it no longer stands."""
    say, (first, *others) = site.phrases, facts.ideas
    outcome = say.outcome(facts.outcome) if facts.stands else say.corrected_outcome(facts.outcome)
    return say.entry_title(outcome, first, len(others))


def _description(site: Site, facts: DecisionFacts) -> Markup:
    corrected = Markup().join(_corrections(site, facts))
    return corrected + _reason(site, facts)


def _corrections(site: Site, facts: DecisionFacts) -> Iterator[Markup]:
    """What corrected the decision, once for all of its ideas or for those that it was about."""
    by_record = sorted(facts.corrected, key=lambda pair: (pair[1].date, pair[1].name))
    for later, pairs in groupby(by_record, key=lambda pair: pair[1]):
        ideas = [idea.reference for idea, _ in pairs]
        whole = len(ideas) == len(facts.ideas)
        said = site.phrases.corrected(later.date, [] if whole else ideas)
        link = site.whole(addresses.record(later))
        yield Markup('<p><a href="{}">{}</a></p>').format(link, said)


def _reason(site: Site, facts: DecisionFacts) -> Markup:
    if facts.decision.reason:
        return prose.to_html(facts.decision.reason)
    unreasoned = facts.decision.no_reason_given
    said = site.phrases.no_reason() if unreasoned else site.phrases.meaning(facts.outcome)
    return Markup("<p>{}</p>").format(said)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
