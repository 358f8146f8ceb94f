"""Dates in exports: forms that a person names, and forms that a whole column agrees on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

_TOKENS = {
    "yyyy": "%Y",
    "yy": "%y",
    "month": "%B",
    "mmm": "%b",
    "mm": "%m",
    "m": "%m",
    "dd": "%d",
    "d": "%d",
    "hh:mm:ss": "%H:%M:%S",
    "hh:mm": "%H:%M",
}
_TOKEN = re.compile("hh:mm:ss|hh:mm|" + "|".join(sorted(set(_TOKENS) - {"hh:mm"}, key=len)[::-1]))
_TIME = re.compile(r"(?:[ T,]|\bum\b|\bat\b|\bà\b)+\d{1,2}[:.h]\d{2}.*$", re.DOTALL)
_DAYS_OF_TWO_CENTURIES = 73_200
Width = Literal["wide", "abbreviated"]
Context = Literal["format", "stand-alone"]
_WIDTHS: tuple[Width, ...] = ("wide", "abbreviated")
_CONTEXTS: tuple[Context, ...] = ("format", "stand-alone")
COMMON = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d"),
    *("%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%Y%m%d", "%d %m %Y", "%m %d %Y", "%Y-%m-%d"),
)


def strptime_form(form: str) -> str:
    """A form of date for strptime; 'dd/mm/yyyy' and its like are translated."""
    if not form.strip():
        raise ValueError("an empty form of date")
    if "%" not in form:
        form = _TOKEN.sub(lambda match: _TOKENS[match[0]], form.strip().lower())
    if not re.search(r"%[YyGcxsj]", form):
        raise ValueError("a form of date without a year")
    datetime.strptime(datetime(2001, 2, 3, 4, 5, 6).strftime(form), form)  # noqa: DTZ001, DTZ007
    return form


def read_date(text: str, forms: Sequence[str], lang: str | None = None) -> date | None:
    """The day that a text names: in yyyy-mm-dd with or without a time, or in one of the forms."""
    text = text.strip()
    found = _iso(text)
    if found:
        return found
    plain = _with_numbers_for_months(text, lang)
    attempts = tuple(dict.fromkeys((text, _TIME.sub("", text), plain, _TIME.sub("", plain))))
    for form in forms:
        named = re.search("%[AaBb]", form) is not None
        for shape in (form, _numbered(form)) if named else (form,):
            for attempt in attempts:
                day = _day(attempt, shape)
                if day:
                    return day
    return None


def counted_day(number: Decimal, day_zero: date) -> date | None:
    """The day of this century that a spreadsheet means by a plain number, such as 45000.5."""
    if not 0 < number < _DAYS_OF_TWO_CENTURIES:
        return None
    day = day_zero + timedelta(days=int(number))
    return day if day.year // 100 == 20 else None


def _day(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day only
    except ValueError:
        return None


def _numbered(form: str) -> str:
    """A form with the names of months and days as `_with_numbers_for_months` leaves them."""
    bare = re.sub("%[Aa]", "", re.sub("%[Bb]", "%m", form))
    return " ".join(re.split(r"[\s,.]+", bare)).strip()


def _iso(text: str) -> date | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}(?:$|[T ])", text):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def agreed_forms(texts: Iterable[str], lang: str | None) -> tuple[tuple[str, ...], str | None]:
    """The one common form that fits most of these dates, or a second one that fits as well.

    Dates in yyyy-mm-dd need none. When two forms fit equally and mean different days, nobody but
    the person who made the export can say which is right.
    """
    open_ones = [text.strip() for text in set(texts) if text.strip() and not _iso(text.strip())]
    if not open_ones:
        return (), None
    read = {form: [read_date(text, (form,), lang) for text in open_ones] for form in COMMON}
    fits = {form: sum(1 for day in days if day) for form, days in read.items()}
    best = max(COMMON, key=lambda form: fits[form])
    if not fits[best]:
        return (), None
    rival = next(
        (form for form in COMMON if fits[form] == fits[best] and read[form] != read[best]), None
    )
    return (best,), rival


def shown_form(form: str) -> str:
    """A form as people write it."""
    form = {"%d %m %Y": "dd month yyyy", "%m %d %Y": "month dd yyyy"}.get(form, form)
    for token, sign in (("yyyy", "%Y"), ("yy", "%y"), ("mm", "%m"), ("dd", "%d")):
        form = form.replace(sign, token)
    return form


@lru_cache(maxsize=8)
def _months(lang: str | None) -> Mapping[str, int]:
    names: dict[str, int] = {}
    for locale, width, context in _namings(lang):
        for number, name in get_month_names(width, context, locale=locale).items():
            names.setdefault(_bare(name), number)
    return names


@lru_cache(maxsize=8)
def _days(lang: str | None) -> frozenset[str]:
    return frozenset(
        _bare(name)
        for locale, width, context in _namings(lang)
        for name in get_day_names(width, context, locale=locale).values()
    )


def _namings(lang: str | None) -> Iterator[tuple[Locale, Width, Context]]:
    """The ways in which a language, and English, name months and days."""
    for name in dict.fromkeys((lang or "en", "en")):
        try:
            locale = Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        for width in _WIDTHS:
            for context in _CONTEXTS:
                yield locale, width, context


def _bare(word: str) -> str:
    return word.casefold().rstrip(".,")


def _with_numbers_for_months(text: str, lang: str | None) -> str:
    """'lundi 1er mars 2024' as '1 3 2024': months by number, days of the week and dots gone."""
    if not any(char.isalpha() for char in text):
        return text
    months, days = _months(lang), _days(lang)
    words = [word for word in re.split(r"[\s,]+", text) if word and _bare(word) not in days]
    numbers = [str(months.get(_bare(word), word)) for word in words]
    if numbers == words:
        return text
    return " ".join(re.sub(r"^(\d+)(?:\.|er|st|nd|rd|th|º)$", r"\1", word) for word in numbers)
