"""Dates in exports: forms that a person names, and forms that a whole column agrees on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from babel.dates import get_month_names

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
COMMON = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d"),
    *("%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%Y%m%d", "%d %m %Y", "%m %d %Y"),
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
    for form in forms:
        for attempt in dict.fromkeys((text, _TIME.sub("", text), plain, _TIME.sub("", plain))):
            try:
                return datetime.strptime(attempt.strip(), form).date()  # noqa: DTZ007 - a day only
            except ValueError:
                continue
    return None


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
    for token, sign in (("yyyy", "%Y"), ("yy", "%y"), ("mm", "%m"), ("dd", "%d")):
        form = form.replace(sign, token)
    return form


@lru_cache(maxsize=8)
def _months(lang: str | None) -> Mapping[str, int]:
    names: dict[str, int] = {}
    for locale in dict.fromkeys((lang.replace("-", "_") if lang else "en", "en")):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                months = get_month_names(width, context, locale=locale)
                for number, name in months.items():
                    names.setdefault(name.casefold().rstrip("."), number)
    return names


def _with_numbers_for_months(text: str, lang: str | None) -> str:
    """'1er mars 2024' as '1 3 2024': month names by number, commas and dots after them gone."""
    months = _months(lang)
    if not any(char.isalpha() for char in text):
        return text
    words = re.split(r"[\s,]+", text)
    numbers = [str(months.get(word.casefold().rstrip("."), word)) for word in words]
    if numbers == words:
        return text
    return " ".join(re.sub(r"^(\d+)(?:\.|er|st|nd|rd|th|º)$", r"\1", word) for word in numbers)
