"""Deadlines against counting days one by one."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportback.ledger import Deadlines
from reportback.model import Holidays, Period, Unit

PLACES = (Holidays(), Holidays(country="GB", region="WLS"), Holidays(country="DE", region="BY"))
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def is_working(day: date, place: Holidays) -> bool:
    if day.weekday() >= 5:
        return False
    return not place.country or day not in holidays.country_holidays(
        place.country, subdiv=place.region, years=day.year
    )


@given(DAYS, st.integers(1, 60), st.sampled_from(PLACES))
def test_working_days_count_from_the_day_after(start: date, count: int, place: Holidays) -> None:
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= is_working(day, place)
    assert Deadlines(place).due(start, Period(count, Unit.WORKING_DAYS)) == day


@given(DAYS, st.integers(1, 400))
def test_days_and_weeks(start: date, count: int) -> None:
    due = Deadlines().due
    assert (due(start, Period(count, Unit.DAYS)) - start).days == count
    assert due(start, Period(count, Unit.WEEKS)) == due(start, Period(7 * count, Unit.DAYS))


@given(DAYS, st.integers(1, 60))
def test_months_end_on_the_same_day_or_the_last(start: date, count: int) -> None:
    due = Deadlines().due(start, Period(count, Unit.MONTHS))
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == count
    last = (due + timedelta(days=1)).day == 1
    assert due.day == start.day or (last and due.day < start.day)


@given(DAYS, st.integers(-40, 90), st.sampled_from(PLACES))
def test_overdue_starts_the_day_after(due: date, after: int, place: Holidays) -> None:
    days, on = Deadlines(place), due + timedelta(days=after)
    assert days.late(due, on) == max(0, after)
    between = (due + timedelta(days=step) for step in range(1, after + 1))
    worked = sum(is_working(day, place) for day in between)
    assert days.late(due, on, Unit.WORKING_DAYS) == (max(1, worked) if after > 0 else 0)


@pytest.mark.parametrize(
    ("place", "start", "count", "due"),
    [
        (PLACES[1], date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday, Easter Monday
        (PLACES[1], date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day moves to Monday
        (PLACES[2], date(2026, 6, 3), 1, date(2026, 6, 5)),  # Corpus Christi, in Bavaria
        (PLACES[0], date(2026, 4, 2), 1, date(2026, 4, 3)),
    ],
)
def test_known_holidays(place: Holidays, start: date, count: int, due: date) -> None:
    assert Deadlines(place).due(start, Period(count, Unit.WORKING_DAYS)) == due
