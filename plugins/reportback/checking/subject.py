"""What the rules look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportback.model import PinnedChange, Register, Settings
from reportback.places import FilePlaces, Places
from reportback.terms import Vocabulary


@dataclass(frozen=True)
class Subject:
    """A register with the places of its keys, the settings and the as-of date.

    `changes`: what was promised at a campaign's opening and changed since, from git; None where
    the history cannot be read.
    """

    register: Register
    places: Places
    settings: Settings
    as_of: date
    changes: Mapping[str, tuple[PinnedChange, ...]]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The site's outcomes."""
        return self.settings.vocabulary

    @cached_property
    def numbers(self) -> Mapping[str, frozenset[int]]:
        """The numbers of each campaign's ideas; those of files that cannot be read as well."""
        found: dict[str, set[int]] = {}
        for campaign, number, _ in self.register.numbered:
            found.setdefault(campaign, set()).add(number)
        return {campaign: frozenset(numbers) for campaign, numbers in found.items()}

    def at(self, path: str) -> FilePlaces:
        """The places in a file."""
        return self.places.of(path)
