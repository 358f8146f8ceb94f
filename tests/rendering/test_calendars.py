"""The calendars, read back by a calendar library."""

from dataclasses import replace
from datetime import date, timedelta

from ical.calendar_stream import CalendarStream
from icalendar import Calendar, Event

from reportback import addresses
from reportback.calendars import calendar_files
from reportback.site import Site
from tests.ledger.records import WALES, campaign, day, decision, idea, ledger, record


def events(site: Site, campaign: str) -> dict[str, tuple[date, date]]:
    facts = site.ledger.campaign[campaign]
    calendar = Calendar.from_ical(dict(calendar_files(site))[addresses.calendar(facts.campaign)])
    return {
        str(event["summary"]): (event["dtstart"].dt, event["dtend"].dt)
        for event in calendar.walk("vevent")
    }


def test_a_campaigns_days_are_there_and_ends_are_exclusive(example: Site) -> None:
    for facts in example.ledger.campaigns:
        found = events(example, facts.campaign.id)
        days = [span for name, span in found.items() if name.startswith("Last day for ideas")]
        closes = facts.campaign.closes
        assert [(start, (end - start).days) for start, end in days] == [(closes, 1)]


def test_a_promised_day_is_there_with_its_promise(example: Site) -> None:
    for facts in example.ledger.campaigns:
        found = events(example, facts.campaign.id)
        for promise in facts.promises:
            if promise.due:
                assert any(
                    name.startswith("Promised:") and span[0] == promise.due
                    for name, span in found.items()
                )


def ids(site: Site) -> dict[str, list[str]]:
    """The ids of the events of each calendar."""
    return {
        name: [str(event["uid"]) for event in Calendar.from_ical(data).walk("vevent")]
        for name, data in calendar_files(site)
    }


def test_no_two_events_have_one_id(example: Site) -> None:
    found = ids(example)
    together = found.pop(addresses.CALENDAR)
    every = [uid for uids in found.values() for uid in uids]
    assert every
    assert len(every) == len(set(every))
    assert together == every


def test_ids_stay_when_the_day_and_the_words_change(example: Site) -> None:
    facts = example.ledger.campaigns[0]
    renamed = facts.campaign.model_copy(update={"title": "Renamed", "summary": "Anew."})
    ledger = replace(
        example.ledger,
        as_of=example.as_of + timedelta(days=1),
        campaigns=(replace(facts, campaign=renamed), *example.ledger.campaigns[1:]),
    )
    later = replace(example, ledger=ledger)
    assert dict(calendar_files(later)) != dict(calendar_files(example))
    assert ids(later) == ids(example)


def _calendar(site: Site, address: str) -> Calendar:
    return Calendar.from_ical(dict(calendar_files(site))[address])


def test_the_one_for_all_holds_the_events_of_each(example: Site) -> None:
    """There each names its campaign."""
    every = {event["uid"]: event for event in _calendar(example, addresses.CALENDAR).walk("vevent")}
    for facts in example.ledger.campaigns:
        for event in _calendar(example, addresses.calendar(facts.campaign)).walk("vevent"):
            same = every[event["uid"]]
            assert facts.campaign.title in same["summary"]
            assert same.pop("summary").startswith(event.pop("summary"))
            assert same.to_ical() == event.to_ical()


def test_a_day_that_the_latest_news_names_no_more_is_uncertain(example: Site) -> None:
    """RIVER-2 was due on 5 June 2026; the news of 14 May names no day."""
    river = _calendar(example, "campaigns/river-for-everyone/calendar.ics")
    (toilets,) = (e for e in river.walk("vevent") if "RIVER-2)" in e["description"])
    assert toilets["status"] == "TENTATIVE"
    assert toilets["last-modified"].dt.date() == date(2026, 5, 14)
    assert "The news of 14 May 2026 names no day for it." in toilets["description"]
    assert toilets["sequence"] == 3


def test_a_second_library_reads_the_same(example: Site) -> None:
    for address, data in calendar_files(example):
        (stream,) = CalendarStream.from_ics(data.decode()).calendars
        read = {(e.uid, e.summary, e.dtstart, e.dtend, e.sequence) for e in stream.events}
        ours = {
            (str(e["uid"]), str(e["summary"]), e["dtstart"].dt, e["dtend"].dt, e["sequence"])
            for e in _calendar(example, address).walk("vevent")
        }
        assert read == ours
        assert ours


def test_a_calendar_says_what_it_is_and_when_to_look_again(example: Site) -> None:
    for address, data in calendar_files(example):
        calendar = Calendar.from_ical(data)
        assert calendar["name"] == calendar["x-wr-calname"]
        assert calendar["refresh-interval"].dt == timedelta(days=1)
        assert str(calendar["source"]) == example.whole(address)
        assert calendar.errors == []
        for line in data.split(b"\r\n"):
            assert len(line) <= 75
        for event in calendar.walk("vevent"):
            assert event["status"] in {"CONFIRMED", "TENTATIVE"}
            assert event["url"].startswith("https://")
            assert event["dtstamp"].dt == event["last-modified"].dt
            assert event["last-modified"].dt.date() <= example.as_of


def _decide(*extended: dict[str, object]) -> Event:
    promise = {"kind": "decide", "by": "2026-03-02", "extended": extended}
    made = ledger(campaign(promise), [idea()], on=day(40))
    events = Calendar.from_ical(dict(calendar_files(Site(WALES, made)))[addresses.CALENDAR])
    (found,) = (e for e in events.walk("vevent") if e["summary"].startswith("Promised"))
    return found


def test_an_extended_promise_moves_its_event() -> None:
    first = _decide()
    moved = _decide({"to": "2026-04-01", "on": "2026-02-05", "reason": "The election."})
    assert (first["uid"], first["sequence"]) == (moved["uid"], 0)
    assert moved["sequence"] == 1
    assert (first["dtstart"].dt, moved["dtstart"].dt) == (date(2026, 3, 2), date(2026, 4, 1))
    assert moved["last-modified"].dt.date() == date(2026, 2, 5)
    assert "First promised for" in moved["description"]


def test_a_delivery_that_slips_moves_its_event() -> None:
    records = [
        record(day(40), decision(1, "taken-forward", due="2026-05-01")),
        record(day(60), decision(1, "in-progress", due="2026-07-01")),
    ]
    site = Site(WALES, ledger(campaign(), [idea()], records, on=day(80)))
    (event,) = (
        e
        for e in _calendar(site, addresses.CALENDAR).walk("vevent")
        if e["summary"].startswith("Announced")
    )
    assert (event["sequence"], event["dtstart"].dt) == (1, date(2026, 7, 1))
    assert event["last-modified"].dt.date() == day(60)
    assert "First announced for" in event["description"]
    assert event["url"].endswith("/campaigns/park/1/")


def test_a_calendar_is_the_same_on_another_day(example: Site) -> None:
    later = replace(example.ledger, as_of=example.as_of + timedelta(days=2))
    assert dict(calendar_files(replace(example, ledger=later))) == dict(calendar_files(example))


def test_hostile_words_add_no_lines() -> None:
    words = "Park; a, b\\nEND:VEVENT: x"
    made = ledger(campaign(title=words, question=words, summary=words), [], on=day(1))
    for data in dict(calendar_files(Site(WALES, made))).values():
        calendar = Calendar.from_ical(data)
        assert {len(calendar.walk("vevent")), data.count(b"BEGIN:VEVENT")} == {2}
        for event in calendar.walk("vevent"):
            assert str(event["description"]) == words
