"""The calendars, read back by a calendar library."""

from dataclasses import replace
from datetime import date, timedelta

from icalendar import Calendar

from reportback import addresses
from reportback.calendars import calendar_files
from reportback.site import Site


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
