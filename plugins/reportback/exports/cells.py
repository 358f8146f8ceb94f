"""Values as cells of a CSV file that is safe to open in a spreadsheet, and back, without loss.

Lists and groups are JSON. Text that a spreadsheet might take for a formula has one apostrophe
before it, and so has text that begins with one: so a text that begins with an apostrophe always
has one too many, and taking it off gives back what was there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

GUARD = "'"
# What begins a formula (OWASP: CSV injection), also after blanks, also in its full-width form.
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]")


def cell(value: Any) -> str:
    """A value as the text of a cell; nothing is an empty cell."""
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case bool() | int() | float() | Decimal():
            return as_json(value)
        case date():
            return value.isoformat()
        case Mapping() | list() | tuple():
            return as_json(value)
    raise TypeError(f"not a value of the open data: {value!r}")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"{GUARD}{text}" if text.startswith(GUARD) or _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text.removeprefix(GUARD)


def as_json(value: object, indent: int | None = None) -> str:
    """A value with all that is in it, the same in CSV as in JSON."""
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not a value of the open data: {value!r}")
