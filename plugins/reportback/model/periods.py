"""Lengths of time, as promises name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportback.model.rejection import Rejected, found
from reportback.model.spellings import PERIOD


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time, such as '20 working days'."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}"


def period(value: Any) -> Period:
    """A period from its words. Raises Rejected when they are none."""
    if isinstance(value, Period):
        return value
    match = re.search(PERIOD, value) if isinstance(value, str) else None
    if not match:
        must = "must be a number of days, working days, weeks or months"
        raise Rejected("value-period", must, found(value), "write it as '20 working days'")
    return Period(int(match[2]), Unit(" ".join(match[3].split()) + "s"))
