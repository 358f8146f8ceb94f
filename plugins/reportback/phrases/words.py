"""What all sentences are made of: messages with values, plurals, days and periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportback.language import Language
from reportback.model import Period, Unit

Plural = tuple[str, str]

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
        return said % values if values else said

    def ngettext(self, one: str, many: str, count: int, **values: object) -> str:
        """A message in the plural form for a count, which is also its value `count`."""
        said = self.language.ngettext(one, many, count)
        return said % {"count": self.language.number(count), **values}

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
