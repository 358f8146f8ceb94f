"""A calendar of each campaign's dates and promised dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from reportback import addresses
from reportback.ledger import CampaignFacts
from reportback.site import Site


def calendar_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Each campaign's calendar with its address."""
    for facts in site.ledger.campaigns:
        yield addresses.calendar(facts.campaign), _calendar(site, facts)


def _calendar(site: Site, facts: CampaignFacts) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Reportback//Reportback//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", facts.campaign.title)
    for key, starts, ends, title in _days(site, facts):
        calendar.add_component(_event(site, facts, key, starts, ends, title))
    return bytes(calendar.to_ical())


def _days(site: Site, facts: CampaignFacts) -> Iterator[tuple[str, date, date, str]]:
    """What is on which days: an unchanging key, first day, last day, title."""
    say, campaign = site.phrases, facts.campaign
    yield (
        "opens",
        campaign.opens,
        campaign.opens,
        say.gettext("Opens: %(title)s", title=campaign.title),
    )
    closes = say.gettext("Last day for ideas: %(title)s", title=campaign.title)
    yield "closes", campaign.closes, campaign.closes, closes
    for index, phase in enumerate(campaign.phases, start=1):
        title = say.gettext("%(phase)s: %(title)s", phase=phase.name, title=campaign.title)
        yield f"phase-{index}", phase.starts, phase.ends or phase.starts, title
    for promise in facts.promises:
        if promise.due:
            title = say.gettext(
                "Promised: %(promise)s", promise=promise.promise.text or say.checked(promise)
            )
            yield f"promise-{promise.index}", promise.due, promise.due, title
        elif promise.next_due:
            what = say.promise(promise.promise)
            title = say.gettext("Next due: %(promise)s", promise=what)
            yield f"promise-{promise.index}-next", promise.next_due, promise.next_due, title
    for idea in facts.ideas:
        if idea.due:
            title = say.gettext("Announced: %(idea)s", idea=say.title(idea.idea))
            yield f"idea-{idea.number}", idea.due, idea.due, title


def _event(
    site: Site, facts: CampaignFacts, key: str, starts: date, ends: date, title: str
) -> Event:
    address = site.whole(addresses.campaign(facts.campaign))
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{address}#{key}")))
    event.add("dtstamp", datetime.combine(site.as_of, time.min, tzinfo=UTC))
    event.add("summary", title)
    event.add("dtstart", starts)
    event.add("dtend", ends + timedelta(days=1))
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
