"""What all sentences are made of: messages with values, plurals, days and periods."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportback.language import Language
from reportback.model import Period, Unit

Plural = tuple[str, str]

# Letters that turn the direction of what stands around them, by the direction of the sentence.
_TURNING = {
    "ltr": re.compile(
        "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
    ),
    "rtl": re.compile("[A-Za-z\u00c0-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ud7ff]"),
}
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# Numbers among which each plural form of any language is found.
_EVERY_FORM = (*range(200), 1_000_000)


def N_n(one: str, many: str) -> Plural:  # noqa: N802 - as N_, for words with a count
    """Mark a message with its plural for translation."""
    return one, many


@dataclass(frozen=True)
class Words:
    """Messages in one language, with their values filled in."""

    language: Language

    def gettext(self, message: str, **values: object) -> str:
        """A message; `%(name)s` in it stands for a value."""
        said = self.language.gettext(message)
        return said % self._apart(values) if values else said

    def ngettext(self, one: str, many: str, count: int, **values: object) -> str:
        """A message in the plural form for a count, which is also its value `count`."""
        said = self.language.ngettext(one, many, count)
        return said % {"count": self.language.number(count), **self._apart(values)}

    def _apart(self, values: Mapping[str, object]) -> dict[str, object]:
        """Names and titles that are written in the other direction, kept apart from the sentence.

        Else they would carry its full stops and numbers to their own side.
        """
        turning = _TURNING[self.language.direction]
        return {
            name: _ISOLATE + value + _END
            if isinstance(value, str) and turning.search(value)
            else value
            for name, value in values.items()
        }

    @property
    def comma(self) -> str:
        """What stands between facts that are told one after the other, with its space."""
        # Translators: only the sign between the two is used.
        return self.gettext("%(one)s, %(other)s", one="", other="")

    def forms(self, plural: Plural) -> Mapping[str, str]:
        """A message in every plural form by CLDR's name for it, for a script that counts itself.

        `%(count)s` stays in it.
        """
        form = self.language.locale.plural_form
        smallest = {form(number): number for number in reversed(_EVERY_FORM)}
        return {
            name: self.language.ngettext(*plural, number)
            for name, number in sorted(smallest.items())
        }

    def day(self, day: date) -> str:
        """A date written out."""
        return self.language.day(day)

    def days(self, count: int, unit: Unit = Unit.DAYS) -> str:
        """'3 working days'."""
        if unit is Unit.WORKING_DAYS:
            return self.ngettext("%(count)s working day", "%(count)s working days", count)
        return self.ngettext("%(count)s day", "%(count)s days", count)

    def period(self, period: Period) -> str:
        """A promised length of time."""
        match period.unit:
            case Unit.WEEKS:
                return self.ngettext("%(count)s week", "%(count)s weeks", period.count)
            case Unit.MONTHS:
                return self.ngettext("%(count)s month", "%(count)s months", period.count)
        return self.days(period.count, period.unit)
