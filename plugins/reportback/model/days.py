"""The rule of a day, and what to do about one that is written in another way."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from dateutil.parser import parse

from reportback.model.rejection import Rejected, found
from reportback.model.spellings import DAY

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBERS_AS_DATE = re.compile(r"([0-9]{1,4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,4})(?:[T ].*)?")


def _suggested_date(said: str) -> str:
    """What to do about a date in another order: the same day in ours, where it is plain."""
    match = _NUMBERS_AS_DATE.fullmatch(said)
    if match:
        one, two, three = match.groups()
        year, month, day = (one, two, three) if len(one) == 4 else (three, two, one)
        try:
            return f"write {date(int(year), int(month), int(day))}, if that is the day"
        except ValueError:
            pass
    written = _in_words(said)
    if written:
        return f"write {written}, if that is the day"
    return "write year-month-day, such as 2026-05-29"


def _in_words(said: str) -> date | None:
    """The day of a date with a month's name, where it says all of it: 30 Nov 2026."""
    if not re.search(r"[^\W\d_]{3}", said):
        return None
    try:
        found = {parse(said, dayfirst=True, default=start).date() for start in _STARTS}
    except (ValueError, OverflowError):
        return None
    return found.pop() if len(found) == 1 else None


_STARTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001 - days, not moments


def day(value: Any) -> date:
    """A day that exists."""
    if isinstance(value, date):
        return value
    match = re.search(DAY, value) if isinstance(value, str) else None
    if match:
        return date.fromisoformat(match[1])
    said = str(value).strip()
    must, todo = "must be a date, written yyyy-mm-dd", _suggested_date(said)
    if isinstance(value, str) and _DATE.fullmatch(said):
        must, todo = "must be a day that exists", "look the day up in a calendar"
        if _exists(said):
            must, todo = "must lie between 1900 and 2200", "correct the year"
    raise Rejected("value-date", must, found(value), todo)


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
