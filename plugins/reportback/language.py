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
from babel.support import NullTranslations
from babel.units import format_unit

from reportback.reading import catalogues
from reportback.reading.catalogues import SOURCE_LANGUAGE, has_words

# The digits of the numbering systems that CLDR gives a language first, by their zero.
_ZEROS = {
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "deva": "\u0966",
    "mymr": "\u1040",
}
_LATIN = "latn"
_KILOBYTE, _MEGABYTE = 1_000, 1_000_000


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
        return catalogues.translations(self.tag)

    @cached_property
    def numbering(self) -> str:
        """How CLDR writes numbers in this language and country: 'latn' for 0 to 9."""
        usual = str(self.locale.default_numbering_system)
        return usual if usual in _ZEROS else _LATIN

    @property
    def bcp47(self) -> str:
        """The language, the country and the digits, as a browser is told them: ar-EG-u-nu-arab."""
        return f"{str(self.locale).replace('_', '-')}-u-nu-{self.numbering}"

    def _digits(self, said: str) -> str:
        """What Babel writes with 0 to 9, in the digits of the language."""
        if self.numbering == _LATIN:
            return said
        zero = ord(_ZEROS[self.numbering])
        return said.translate({ord("0") + digit: zero + digit for digit in range(10)})

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
        return self._digits(format_date(value, "long", locale=self.locale))

    def weekday(self, value: date) -> str:
        """The day of the week, such as 'Friday'."""
        return format_date(value, "EEEE", locale=self.locale)

    def month(self, value: date) -> str:
        """A month with its year, such as 'May 2026'."""
        return self._digits(format_skeleton("yMMMM", value, locale=self.locale))

    def month_in_short(self, value: date) -> str:
        """A month alone where there is little room, such as 'Jan'."""
        return self._digits(format_skeleton("MMM", value, locale=self.locale))

    def year(self, value: date) -> str:
        """A year alone."""
        return self._digits(format_skeleton("y", value, locale=self.locale))

    def number(self, value: float | Decimal) -> str:
        """A number with the language's separators."""
        said = format_decimal(value, locale=self.locale, numbering_system=self.numbering)
        return self._digits(said)

    def percent(self, value: float) -> str:
        """A share of 0 to 100 as a whole percentage."""
        share = value / 100
        said = format_percent(share, locale=self.locale, numbering_system=self.numbering)
        return self._digits(said)

    def size(self, count: int) -> str:
        """The size of a file, such as '1.2 MB', as large as it is or larger."""
        kilobytes = -(-count // _KILOBYTE)
        megabytes = -(-count // (_MEGABYTE // 10)) / 10
        large = count >= _MEGABYTE
        said = format_unit(
            megabytes if large else kilobytes,
            "digital-megabyte" if large else "digital-kilobyte",
            "short",
            locale=self.locale,
            numbering_system=self.numbering,
        )
        return self._digits(said)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount of money; pence only where there are any."""
        whole = amount == amount.to_integral_value()
        said = format_currency(
            amount,
            currency,
            locale=self.locale,
            decimal_quantization=False,
            format="¤#,##0" if whole else None,
            currency_digits=not whole,
            numbering_system=self.numbering,
        )
        return self._digits(said)

    def territory(self, country: str) -> str:
        """A country's name, by its two letters."""
        return str(self.locale.territories.get(country, country))

    def list(self, items: list[str]) -> str:
        """'a, b and c'."""
        said = format_list(items, locale=self.locale) if items else ""
        # CLDR leaves it open whether Welsh's 'and' is 'a' or 'ac'; 'and also' is always right.
        return said.replace(" a(c) ", " a hefyd ") if self.locale.language == "cy" else said


def interface(lang: str, country: str | None) -> Language:
    """The language that the interface speaks on a site whose own language is `lang`."""
    return Language(lang if has_words(lang) else SOURCE_LANGUAGE, country)


@cache
def direction(tag: str) -> str:
    """The direction in which a language is written."""
    return str(Locale.parse(tag, sep="-").text_direction)


@cache
def alike(one: str, other: str) -> bool:
    """Whether two tags name one language, in whichever country."""
    first, second = (Locale.parse(tag, sep="-") for tag in (one, other))
    return first.language == second.language and first.script == second.script


def own_name(tag: str) -> str:
    """What a language calls itself, as a list writes it: Français."""
    name = _without_region(tag).get_display_name() or tag
    return name[:1].upper() + name[1:]


def _without_region(tag: str) -> Locale:
    plain = Locale.parse(tag, sep="-")
    return Locale(plain.language, script=plain.script)


def language_name(tag: str, reader: Language) -> str:
    """A language's name in the reader's language, whichever region it is written for."""
    name = _without_region(tag).get_display_name(reader.locale)
    return str(name or tag)
