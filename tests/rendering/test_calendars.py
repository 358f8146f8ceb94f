"""The calendars, read back by a calendar library."""

from datetime import date

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


def test_ids_are_unique_and_stay(example: Site) -> None:
    first, second = dict(calendar_files(example)), dict(calendar_files(example))
    assert first == second
    for data in first.values():
        ids = [str(event["uid"]) for event in Calendar.from_ical(data).walk("vevent")]
        assert len(ids) == len(set(ids))
