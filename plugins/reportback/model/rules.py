"""The rule that each kind of value holds, in Python.

Each says, as a `Rejected` error, what must be true, what was found and what to do: the words that
a person reads when a value is wrong stand beside the rule that it broke.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers
from babel.numbers import list_currencies

from reportback.model.rejection import Figures, Rejected, found
from reportback.model.spellings import CAMPAIGN, CODE, LINE, TEXT, WEB_OR_PAPER, WORD
from reportback.problems import quoted

T = TypeVar("T")

# What computers keep without rounding, and files' names can carry.
MOST_WHOLE, MOST_IDEAS, MOST_MONEY = 999_999_999_999, 9_999_999, 999_999_999_999


def text(value: Any) -> str:
    """Text that is not empty, without the blanks around it."""
    if isinstance(value, Figures) or not isinstance(value, str):
        figures = isinstance(value, bool | int | Decimal | Figures)
        todo = 'put it in quotes: "…"' if figures else "write text"
        raise Rejected("value-text", "must be text", found(value), todo)
    if not re.search(TEXT, value):
        raise Rejected("value-text", "must not be empty", found(value), "write it or leave it out")
    return value.strip()


def _spelt(value: Any, pattern: str, code: str, must: str, todo: str) -> str:
    """The value within a text that is spelt so."""
    match = re.search(pattern, text(value))
    if match is None:
        raise Rejected(code, must, found(value.strip()), todo)
    return match[1]


def line(value: Any) -> str:
    """Text on one line."""
    todo = "join the lines, or move the rest to a longer field"
    return _spelt(value, LINE, "value-text", "must be on one line", todo)


def word(value: Any) -> str:
    """A word of a list in which nothing stands twice."""
    said = text(value)
    if not re.search(WORD, value):
        must, todo = "must be a word without blanks around it", f"write it as {quoted(said)}"
        raise Rejected("value-text", must, found(value), todo)
    return said


def whole(value: Any, most: int = MOST_WHOLE) -> int:
    """A whole number, 0 or more; 12.0 is one too."""
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not number or not 0 <= value <= most or value != int(value):
        over = number and value > most
        must = f"must be at most {most:,}" if over else "must be a whole number, 0 or more"
        todo = "write digits only, such as 12"
        raise Rejected("value-number", must, found(value), todo)
    return int(value)


def number(value: Any) -> int:
    """An idea's number."""
    if whole(value, MOST_IDEAS) < 1:
        raise Rejected("value-number", "must be 1 or more", found(value), "write an idea's number")
    return int(value)


_MOST_DECIMALS = 2


def amount(value: Any) -> Decimal:
    """An amount of money."""
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not number or not 0 <= value <= MOST_MONEY:
        over = number and value > MOST_MONEY
        must = f"must be at most {MOST_MONEY:,}" if over else "must be an amount of money"
        todo = "write digits, with a point before the pence, such as 1250.50"
        raise Rejected("value-number", must, found(value), todo)
    amount = Decimal(value)
    if -int(amount.as_tuple().exponent) > _MOST_DECIMALS:
        must = f"must have at most {_MOST_DECIMALS} digits after the point"
        todo = f"write {str(amount).replace('.', '')}, if the point parts thousands"
        raise Rejected("value-number", must, found(value), todo)
    return amount


def switch(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        todo = _SWITCHES.get(str(value).casefold(), "write true or false")
        raise Rejected("value-switch", "must be true or false", found(value), todo)
    return value


_SWITCHES = {"yes": "write true", "on": "write true", "no": "write false", "off": "write false"}


def address(pattern: str, *schemes: str) -> Callable[[Any], str]:
    """The rule of an address that is spelt so."""

    def address(value: Any) -> str:
        must = f"must be a whole address ({', '.join(schemes)})"
        todo = "write all of it, such as https://www.example.org/page"
        return _spelt(value, pattern, "value-address", must, todo)

    return address


def web_or_paper(value: Any) -> str:
    """A whole address, or the name of a paper."""
    must = "must be a whole address (http, https), or the name of a paper in the files folder"
    todo = "write all of it, such as https://www.example.org/page, or minutes.pdf"
    return _spelt(value, WEB_OR_PAPER, "value-address", must, todo)


@cache
def languages() -> tuple[str, ...]:
    """Every language tag that can be written in a file: en, en-GB, pt-BR, zh-Hant-TW, zh-TW; then
    the same in small letters."""
    known = {name.replace("_", "-") for name in locale_identifiers()}
    parts = [name.split("-") for name in known]
    short = {f"{p[0]}-{p[2]}" for p in parts if len(p) == 3 and len(p[1]) == 4}
    known |= {tag for tag in short if _parsed(tag)}
    return (*sorted(known), *sorted({tag.lower() for tag in known} - known))


def _parsed(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except UnknownLocaleError:
        return None


def language(value: Any) -> str:
    """A language tag that is known, in full: zh-TW is zh-Hant-TW."""
    said = text(value)
    if value not in languages():
        meant = said.casefold().replace("_", "-")
        near = next((tag for tag in languages() if tag.casefold() == meant), None)
        todo = f"write it as {near}" if near else "write a tag such as en, cy, ar or pt-BR"
        raise Rejected("value-language", "must be a known language", found(value), todo)
    return str(_parsed(value)).replace("_", "-")


@cache
def currencies() -> tuple[str, ...]:
    """Every currency by its three letters."""
    return tuple(sorted(list_currencies()))


def currency(value: Any) -> str:
    """A currency by its three letters."""
    if text(value) and value not in currencies():
        todo = "write three capital letters, such as GBP or EUR"
        raise Rejected("value-currency", "must be a known currency", found(value), todo)
    return str(value)


def code(value: Any) -> str:
    """A campaign's short prefix."""
    must = "must be 2 to 12 capital letters or digits, a letter first"
    return _spelt(value, CODE, "value-code", must, "write a short prefix such as RIVER")


def campaign_id(value: Any) -> str:
    """A campaign's place in every address."""
    must, todo = "must be in small letters, digits and hyphens", "write it as riverside-2026"
    return _spelt(value, CAMPAIGN, "value-text", must, todo)


def unique(items: tuple[T, ...]) -> tuple[T, ...]:
    """A list in which nothing stands twice."""
    seen: set[T] = set()
    for item in items:
        if item in seen:
            must, what = "must not name anything twice", f"found {quoted(item)} twice"
            raise Rejected("value-list", must, what, "take the second one out")
        seen.add(item)
    return items


def some(items: tuple[T, ...]) -> tuple[T, ...]:
    """A list of one or more."""
    if not items:
        must = "must name at least one"
        raise Rejected("value-list", must, "found an empty list", "add one or take the key out")
    return items
