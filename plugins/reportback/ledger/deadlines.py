"""Counting days: a deadline counts from the day after; overdue starts the day after the due day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta
from holidays import HolidayBase, country_holidays

from reportback.model import Holidays, Period, Unit


class _WeekendsOnly(HolidayBase):
    """No country is set: working days leave out Saturdays and Sundays and nothing else."""


@lru_cache(maxsize=8)
def _calendar(country: str | None, region: str | None) -> HolidayBase:
    return country_holidays(country, subdiv=region) if country else _WeekendsOnly()


@lru_cache(maxsize=65536)
def _working_deadline(country: str | None, region: str | None, start: date, count: int) -> date:
    day: date = _calendar(country, region).get_nth_working_day(start, count)
    return day


@lru_cache(maxsize=65536)
def _working_days(country: str | None, region: str | None, after: date, until: date) -> int:
    calendar = _calendar(country, region)
    days = (after + timedelta(days=step) for step in range(1, (until - after).days + 1))
    return sum(bool(calendar.is_working_day(day)) for day in days)


@dataclass(frozen=True)
class Deadlines:
    """Deadlines in the country and region whose bank holidays a site has set."""

    holidays: Holidays = field(default_factory=Holidays)

    def due(self, start: date, period: Period) -> date:
        """The last day on which something due `period` after `start` is in time.

        A month after the 31st is the last day of a month that has no 31st.
        """
        match period.unit:
            case Unit.WORKING_DAYS:
                where = (self.holidays.country, self.holidays.region)
                return _working_deadline(*where, start, period.count)
            case Unit.WEEKS:
                return start + timedelta(weeks=period.count)
            case Unit.MONTHS:
                end: date = start + relativedelta(months=period.count)
                return end
            case Unit.DAYS:
                return start + timedelta(days=period.count)

    def late(self, due: date, on: date, unit: Unit = Unit.DAYS) -> int:
        """By how many days `on` is after `due`, in working days where the promise counts them.

        Lateness on days that are no working days counts as the next working day's: what is late
        is at least one day late.
        """
        if on <= due:
            return 0
        if unit is not Unit.WORKING_DAYS:
            return (on - due).days
        return max(1, _working_days(self.holidays.country, self.holidays.region, due, on))

    def margin(self, due: date, on: date, unit: Unit = Unit.DAYS) -> int:
        """How far `on` lies from `due`: 0 on the day itself, below 0 before it, above 0 late."""
        if on > due:
            return self.late(due, on, unit)
        if unit is not Unit.WORKING_DAYS:
            return (on - due).days
        return -_working_days(self.holidays.country, self.holidays.region, on, due)
