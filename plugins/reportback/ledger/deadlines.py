"""Counting days: a deadline counts from the day after; overdue starts the day after the due day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

import holidays
from dateutil.relativedelta import relativedelta

from reportback.model import Holidays, Period, Unit


@lru_cache(maxsize=8)
def _bank_holidays(country: str, region: str | None) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=region)


@lru_cache(maxsize=65536)
def _working_deadline(country: str, region: str | None, start: date, count: int) -> date:
    return _bank_holidays(country, region).get_nth_working_day(start, count)


class _WeekendsOnly(holidays.HolidayBase):
    """No country is set: working days leave out Saturdays and Sundays and nothing else."""


@dataclass(frozen=True)
class Deadlines:
    """Deadlines in the country and region whose bank holidays a site has set."""

    holidays: Holidays = Holidays()

    @cached_property
    def _calendar(self) -> holidays.HolidayBase:
        if self.holidays.country is None:
            return _WeekendsOnly()
        return _bank_holidays(self.holidays.country, self.holidays.region)

    def due(self, start: date, period: Period) -> date:
        """The last day on which something due `period` after `start` is in time."""
        match period.unit:
            case Unit.WORKING_DAYS:
                if self.holidays.country is None:
                    return self._calendar.get_nth_working_day(start, period.count)
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
        days = (due + timedelta(days=step) for step in range(1, (on - due).days + 1))
        return max(1, sum(self._calendar.is_working_day(day) for day in days))
