"""The kinds of value that front matter and records are made of.

Each says, as a `Rejected` error, what must be true, what was found and what to do: the words that
a person reads when a value is wrong stand beside the rule that it broke.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, list_currencies
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from reportback.model.periods import PERIOD, Period, period
from reportback.model.rejection import Rejected, found
from reportback.problems import quoted

T = TypeVar("T")

# A name that is part of an address: a campaign, a theme, an outcome.
ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class Matter(BaseModel):
    """Keys with values, read strictly and frozen; keys that begin with `x-` are a site's own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    own: Mapping[str, Any] = Field(default_factory=dict, alias="x-")

    @model_validator(mode="before")
    @classmethod
    def _gather_own_keys(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        own = {key: value for key, value in data.items() if str(key).startswith("x-")}
        return {key: value for key, value in data.items() if key not in own} | {"x-": own}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        todo = 'put it in quotes: "…"' if isinstance(value, bool | int | Decimal) else "write text"
        raise Rejected("value-text", "must be text", found(value), todo)
    if not value.strip():
        raise Rejected("value-text", "must not be empty", found(value), "write it or leave it out")
    return value.strip()


def _line(value: Any) -> str:
    text = _text(value)
    if "\n" in text:
        must, todo = "must be on one line", "join the lines, or move the rest to a longer field"
        raise Rejected("value-text", must, found(text), todo)
    return text


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        todo = "write digits only, such as 12"
        raise Rejected("value-number", "must be a whole number, 0 or more", found(value), todo)
    return value


def _number(value: Any) -> int:
    if _whole(value) < 1:
        raise Rejected("value-number", "must be 1 or more", found(value), "write an idea's number")
    return int(value)


_MOST_DECIMALS = 2


def _amount(value: Any) -> Decimal:
    try:
        amount = Decimal(value) if isinstance(value, int | Decimal) else None
    except InvalidOperation:  # pragma: no cover - int and Decimal always convert
        amount = None
    if amount is None or isinstance(value, bool) or not amount.is_finite() or amount < 0:
        todo = "write digits, with a point before the pence, such as 1250.50"
        raise Rejected("value-number", "must be an amount of money", found(value), todo)
    if -int(amount.as_tuple().exponent) > _MOST_DECIMALS:
        must = f"must have at most {_MOST_DECIMALS} digits after the point"
        todo = f"write {str(amount).replace('.', '')}, if the point parts thousands"
        raise Rejected("value-number", must, found(value), todo)
    return amount


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Rejected("value-switch", "must be true or false", found(value), "write true or false")
    return value


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2201)
_NUMBERS_AS_DATE = re.compile(r"(\d{1,4})[./ -](\d{1,2})[./ -](\d{1,4})(?:[T ].*)?")


def _suggested_date(text: str) -> str:
    """What to do about a date in another order: the same day in ours, where it is plain."""
    match = _NUMBERS_AS_DATE.fullmatch(text)
    if match:
        one, two, three = match.groups()
        year, month, day = (one, two, three) if len(one) == 4 else (three, two, one)
        try:
            return f"write {date(int(year), int(month), int(day))}, if that is the day"
        except ValueError:
            pass
    return "write year-month-day, such as 2026-05-29"


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    must = "must be a date, written yyyy-mm-dd"
    if not isinstance(value, str) or not _DATE.fullmatch(value.strip()):
        raise Rejected("value-date", must, found(value), _suggested_date(str(value).strip()))
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        must, todo = "must be a day that exists", "look the day up in a calendar"
        raise Rejected("value-date", must, found(value), todo) from None
    if day.year not in _YEARS:
        must, todo = f"must lie between {_YEARS[0]} and {_YEARS[-1]}", "correct the year"
        raise Rejected("value-date", must, found(value), todo)
    return day


def _address(*schemes: str) -> Callable[[Any], str]:
    def address(value: Any) -> str:
        text = _line(value)
        must = f"must be a whole address ({', '.join(schemes)})"
        todo = "write all of it, such as https://www.example.org/page"
        try:
            parts = urlsplit(text)
        except ValueError:
            raise Rejected("value-address", must, found(text), todo) from None
        whole = parts.scheme in schemes and (parts.netloc or parts.scheme == "mailto")
        if not whole or re.search(r"[\s<>\"]", text):
            raise Rejected("value-address", must, found(text), todo)
        return text

    return address


def _language(value: Any) -> str:
    text = _line(value)
    try:
        return str(Locale.parse(text, sep="-")).replace("_", "-")  # in its proper case: en-GB
    except (ValueError, UnknownLocaleError):
        todo = "write a tag such as en, cy, ar or pt-BR"
        raise Rejected("value-language", "must be a known language", found(text), todo) from None


def _currency(value: Any) -> str:
    text = _line(value)
    if text not in list_currencies():
        todo = "write three capital letters, such as GBP or EUR"
        raise Rejected("value-currency", "must be a known currency", found(text), todo)
    get_currency_name(text, locale="en")
    return text


def _code(value: Any) -> str:
    text = _line(value)
    if not re.fullmatch(r"[A-Z][A-Z0-9]{1,11}", text):
        must = "must be 2 to 12 capital letters or digits, a letter first"
        raise Rejected("value-code", must, found(text), "write a short prefix such as RIVER")
    return text


def _unique(items: tuple[T, ...]) -> tuple[T, ...]:
    seen: set[T] = set()
    for item in items:
        if item in seen:
            must, what = "must not name anything twice", f"found {quoted(item)} twice"
            raise Rejected("value-list", must, what, "take the second one out")
        seen.add(item)
    return items


def _schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


def _campaign_id(value: Any) -> str:
    text = _line(value)
    if not re.fullmatch(ID, text):
        must, todo = "must be in small letters, digits and hyphens", "write it as riverside-2026"
        raise Rejected("value-text", must, found(text), todo)
    return text


CampaignId = Annotated[str, BeforeValidator(_campaign_id), _schema(type="string", pattern=ID)]
Text = Annotated[str, BeforeValidator(_text), _schema(type="string", minLength=1)]
Line = Annotated[str, BeforeValidator(_line), _schema(type="string", pattern=r"^[^\n]*\S[^\n]*$")]
Whole = Annotated[int, BeforeValidator(_whole), _schema(type="integer", minimum=0)]
Number = Annotated[int, BeforeValidator(_number), _schema(type="integer", minimum=1)]
Amount = Annotated[Decimal, BeforeValidator(_amount), _schema(type="number", minimum=0)]
Switch = Annotated[bool, BeforeValidator(_switch), _schema(type="boolean")]
Day = Annotated[date, BeforeValidator(_date), _schema(type="string", format="date")]
WebAddress = Annotated[
    str, BeforeValidator(_address("http", "https")), _schema(type="string", format="uri")
]
AnyAddress = Annotated[
    str, BeforeValidator(_address("http", "https", "mailto")), _schema(type="string", format="uri")
]
Language = Annotated[str, BeforeValidator(_language), _schema(type="string")]
Currency = Annotated[str, BeforeValidator(_currency), _schema(type="string", pattern="^[A-Z]{3}$")]
Code = Annotated[str, BeforeValidator(_code), _schema(type="string", pattern="^[A-Z][A-Z0-9]+$")]
Within = Annotated[
    Period, BeforeValidator(period), _schema(type="string", pattern=f"^{PERIOD.pattern}$")
]
Numbers = Annotated[tuple[Number, ...], AfterValidator(_unique)]
Ids = Annotated[tuple[Line, ...], AfterValidator(_unique)]
