"""Words, dates and numbers in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.support import NullTranslations, Translations

from reportback.reading.configuration import LOCALES, SOURCE_LANGUAGE, has_words

DOMAIN = "messages"


@dataclass(frozen=True)
class Language:
    """One language of the interface, by its tag ('en', 'cy', 'pt-BR'), as a country writes it."""

    tag: str
    country: str | None = None

    @cached_property
    def locale(self) -> Locale:
        """The language's rules, from CLDR; the country's own where CLDR has them."""
        plain = Locale.parse(self.tag, sep="-")
        if plain.territory or not self.country:
            return plain
        try:
            return Locale(plain.language, territory=self.country, script=plain.script)
        except UnknownLocaleError:
            return plain

    @cached_property
    def translations(self) -> NullTranslations:
        """The interface words; English where a language has none."""
        return Translations.load(LOCALES, [str(self.locale), self.locale.language], DOMAIN)

    @property
    def direction(self) -> str:
        """'ltr' or 'rtl'."""
        return direction(self.tag)

    def gettext(self, message: str) -> str:
        """A message in this language."""
        return str(self.translations.gettext(message))

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A message in this language's plural form for a count."""
        return str(self.translations.ngettext(one, many, count))

    def day(self, value: date) -> str:
        """A date written out, such as '29 May 2026'."""
        return format_date(value, "long", locale=self.locale)

    def weekday(self, value: date) -> str:
        """The day of the week, such as 'Friday'."""
        return format_date(value, "EEEE", locale=self.locale)

    def month(self, value: date) -> str:
        """A month with its year, such as 'May 2026'."""
        return format_skeleton("yMMMM", value, locale=self.locale)

    def month_in_short(self, value: date) -> str:
        """A month with its year where there is little room, such as 'May 2026'."""
        return format_skeleton("yMMM", value, locale=self.locale)

    def year(self, value: date) -> str:
        """A year alone."""
        return format_skeleton("y", value, locale=self.locale)

    def number(self, value: float | Decimal) -> str:
        """A number with the language's separators."""
        return format_decimal(value, locale=self.locale)

    def percent(self, value: float) -> str:
        """A share of 0 to 100 as a whole percentage."""
        return format_percent(value / 100, locale=self.locale)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount of money; pence only where there are any."""
        whole = amount == amount.to_integral_value()
        return format_currency(
            amount,
            currency,
            locale=self.locale,
            decimal_quantization=False,
            format="¤#,##0" if whole else None,
            currency_digits=not whole,
        )

    def list(self, items: list[str]) -> str:
        """'a, b and c'."""
        return format_list(items, locale=self.locale) if items else ""


def interface(lang: str, country: str | None) -> Language:
    """The language that the interface speaks on a site whose own language is `lang`."""
    return Language(lang if has_words(lang) else SOURCE_LANGUAGE, country)


@cache
def direction(tag: str) -> str:
    """The direction in which a language is written."""
    return str(Locale.parse(tag, sep="-").text_direction)


def language_name(tag: str, reader: Language) -> str:
    """A language's name in the reader's language."""
    name = Locale.parse(tag, sep="-").get_display_name(reader.locale)
    return str(name or tag)
