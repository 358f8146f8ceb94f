"""The day that the site speaks for: the only place in the program that asks the clock."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

from reportback.model import Settings

VARIABLE = "REPORTBACK_AS_OF"


def day_spoken_for(given: date | None, settings: Settings) -> date:
    """What was asked for, else the variable, else the site's setting, else today where it is.

    Raises ValueError when the variable is not a day written yyyy-mm-dd.
    """
    named = os.environ.get(VARIABLE)
    if given is None and named:
        given = date.fromisoformat(named)
    return given or settings.as_of or datetime.now(ZoneInfo(settings.timezone)).date()


def settle(day: date) -> None:
    """Make this the day for every program that this one starts."""
    os.environ[VARIABLE] = day.isoformat()
