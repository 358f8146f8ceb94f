"""What the rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportback.model import PinnedChange, Register, Settings
from reportback.model.sequence import Decided, decisions_of
from reportback.places import FilePlaces, Places
from reportback.reading.names import IDEAS_FOLDERS, idea_number
from reportback.terms import Vocabulary


@dataclass(frozen=True)
class Subject:
    """A register with the places of its keys, the settings and the as-of date.

    From git, and empty where its history cannot be read: `changes`, what was promised at a
    campaign's opening and changed since; `lost`, files of earlier commits that are not there now.
    """

    register: Register
    places: Places
    settings: Settings
    as_of: date
    changes: Mapping[str, tuple[PinnedChange, ...]]
    lost: frozenset[str] = frozenset()

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

    @cached_property
    def last_number(self) -> Mapping[str, int]:
        """The highest number of each campaign's ideas."""
        return {campaign: max(numbers) for campaign, numbers in self.numbers.items()}

    @cached_property
    def misnamed(self) -> frozenset[str]:
        """Campaigns with a file among their ideas that has no idea's name."""
        paths = (path.split("/") for path in self.register.files if path.startswith("ideas/"))
        return frozenset(
            parts[1]
            for parts in paths
            if len(parts) == len(("ideas", "campaign", "name"))
            and parts[2] not in IDEAS_FOLDERS
            and idea_number(parts[2]) is None
        )

    def record_names(self, campaign: str) -> frozenset[str]:
        """The names of a campaign's records."""
        return self._record_names.get(campaign, frozenset())

    @cached_property
    def _record_names(self) -> Mapping[str, frozenset[str]]:
        found = self.register.records_of.items()
        return {name: frozenset(record.name for record in records) for name, records in found}

    @cached_property
    def unsure(self) -> frozenset[str]:
        """Campaigns with a record that cannot be read: their ideas' histories have holes."""
        paths = (path.split("/") for path in self.register.broken)
        return frozenset(path[1] for path in paths if path[2:3] == ["decisions"])

    def decisions(self) -> Iterator[Decided]:
        """Every decision with its record and its position there."""
        for record in self.register.records:
            yield from decisions_of(record)

    def at(self, path: str) -> FilePlaces:
        """The places in a file."""
        return self.places.of(path)
