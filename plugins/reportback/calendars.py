"""Calendars of campaigns' dates and promised dates: one for each campaign, and one for all.

An event keeps its id when its day is moved, and says by its sequence that it was: so a calendar
that somebody follows moves it, and shows it once. What changes with the day alone is what is next
due and, until a campaign opens, the day on which its dates are said to be known: never one to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import dropwhile, pairwise
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vText

from reportback import addresses
from reportback.ledger import CampaignFacts, IdeaFacts, PromiseFacts
from reportback.site import Site

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Day:
    """What is on which days. `key`, with the campaign, never changes; `moved`: how often it was.

    `known`: the day of the last change. `page`: where more is said. `certain`: what was said last
    about it still names the day.
    """

    key: str
    starts: date
    ends: date
    title: str
    told: str
    kind: str
    page: str
    known: date
    moved: int = 0
    certain: bool = True


def calendar_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Each campaign's calendar with its address, then that of all campaigns."""
    every: list[Event] = []
    for facts in site.ledger.campaigns:
        days = tuple(_days(site, facts))
        events = [_event(site, facts, day) for day in days]
        every += [_event(site, facts, day, among=True) for day in days]
        campaign = facts.campaign
        own, home = addresses.calendar(campaign), addresses.campaign(campaign)
        yield own, _calendar(site, (own, home), campaign.title, campaign.question, events)
    title = site.phrases.gettext("All dates: %(site)s", site=site.settings.site_name)
    told = site.phrases.gettext("What is open until when, and what was promised by when.")
    yield (
        addresses.CALENDAR,
        _calendar(site, (addresses.CALENDAR, addresses.HOME), title, told, every),
    )


def _calendar(
    site: Site, at: tuple[str, str], title: str, told: str, events: Sequence[Event]
) -> bytes:
    """`at`: where it lies, and the page that it is of."""
    own, home = map(site.whole, at)
    calendar = Calendar()
    calendar.add("prodid", "-//Reportback//Reportback//EN")
    calendar.add("version", "2.0")
    calendar.add("uid", str(uuid5(NAMESPACE_URL, own)))
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(title))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(told))
    calendar.add("url", home)
    calendar.add("source", own, {"VALUE": "URI"})
    calendar.add("refresh-interval", _A_DAY, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    if changed := [event.LAST_MODIFIED for event in events if event.LAST_MODIFIED]:
        calendar.add("last-modified", max(changed))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(site: Site, facts: CampaignFacts, day: _Day, *, among: bool = False) -> Event:
    """`among`: it stands among those of other campaigns, and so names its own."""
    known = datetime.combine(min(day.known, site.as_of), time.min, tzinfo=UTC)
    campaign = site.whole(addresses.campaign(facts.campaign))
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{campaign}#{day.key}")))
    event.add("dtstamp", known)
    event.add("last-modified", known)
    event.add("sequence", day.moved)
    event.add("summary", _named(site, facts, day.title) if among else day.title)
    event.add("description", day.told)
    event.add("dtstart", day.starts)
    event.add("dtend", day.ends + _A_DAY)
    event.add("url", site.whole(day.page))
    event.add("categories", [day.kind, facts.campaign.title])
    event.add("status", "CONFIRMED" if day.certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _named(site: Site, facts: CampaignFacts, title: str) -> str:
    campaign = facts.campaign.title
    if campaign in title:
        return title
    return site.phrases.gettext("%(title)s (%(campaign)s)", title=title, campaign=campaign)


def _days(site: Site, facts: CampaignFacts) -> Iterator[_Day]:
    yield from _process(site, facts)
    for promise in facts.promises:
        yield from _promised(site, facts, promise)
    for idea in facts.ideas:
        yield from _announced(site, idea)


def _process(site: Site, facts: CampaignFacts) -> Iterator[_Day]:
    """A campaign's own days: it opens, it closes, its phases."""
    say, campaign = site.phrases, facts.campaign
    kind, page, known = say.gettext("Campaign"), addresses.campaign(campaign), campaign.opens

    def on(key: str, starts: date, ends: date, title: str, told: str) -> _Day:
        return _Day(key, starts, ends, title, told, kind, page, known)

    title = say.gettext("Opens: %(title)s", title=campaign.title)
    yield on("opens", campaign.opens, campaign.opens, title, campaign.question)
    title = say.gettext("Last day for ideas: %(title)s", title=campaign.title)
    yield on("closes", campaign.closes, campaign.closes, title, campaign.question)
    for index, phase in enumerate(campaign.phases, start=1):
        title = say.gettext("%(phase)s: %(title)s", phase=phase.name, title=campaign.title)
        ends = phase.ends or phase.starts
        yield on(f"phase-{index}", phase.starts, ends, title, phase.what or campaign.summary)


def _promised(site: Site, facts: CampaignFacts, promise: PromiseFacts) -> Iterator[_Day]:
    """The day by which something was promised to all, else the next one on which it is due."""
    say, given, campaign = site.phrases, promise.promise, facts.campaign
    kind, page = say.gettext("Promise"), addresses.campaign(campaign)
    said = [extension for extension in given.extended if extension.on <= site.as_of]
    known = max((extension.on for extension in said), default=campaign.opens)
    if promise.due:
        day, key, what = promise.due, f"promise-{promise.index}", given.text or say.checked(promise)
        title = say.gettext("Promised: %(promise)s", promise=what)
        moves = [say.extension(promise, extension) for extension in said]
        told = "\n".join([say.checked(promise), *moves])
        yield _Day(key, day, day, title, told, kind, page, known, len(said))
    elif promise.next_due:
        day, key, what = promise.next_due, f"promise-{promise.index}-next", say.promise(given)
        title = say.gettext("Next due: %(promise)s", promise=what)
        further = (day - campaign.opens).days
        yield _Day(key, day, day, title, what, kind, page, known, max(further, 0))


def _announced(site: Site, idea: IdeaFacts) -> Iterator[_Day]:
    """The day for which the delivery of an idea was announced, as last said."""
    if not idea.due:
        return
    say, first = site.phrases, idea.due_days[0]
    named, heard, moved = _last_named(idea)
    title = say.gettext("Announced: %(idea)s", idea=say.title(idea.idea))
    told = [say.named(idea), say.announced(idea.due, named)]
    told += [say.first_announced(first)] if first != idea.due else []
    told += [say.no_day(heard)] if heard > named else []
    kind, page, key = say.gettext("Idea"), addresses.idea(idea.idea), f"idea-{idea.number}"
    day, said, certain = idea.due, "\n".join(told), heard == named
    yield _Day(key, day, day, title, said, kind, page, heard, moved, certain)


def _last_named(idea: IdeaFacts) -> tuple[date, date, int]:
    """When a day was last named, when there was news last, and how often what was named changed."""
    said = [(event.date, event.decision.due) for event in idea.standing if event.decision]
    since = [*dropwhile(lambda one: not one[1], said)]
    named = max(on for on, due in since if due)
    changes = sum(before[1] != after[1] for before, after in pairwise(since))
    return named, since[-1][0], changes
