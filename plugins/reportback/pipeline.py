"""Read, check, derive: the way from files to facts, the same for every command and the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportback.checking import Subject, check
from reportback.ledger import Ledger, derive
from reportback.model import Paper, Picture, PinnedChange, Record, Register, Settings, spoken
from reportback.places import FilePlaces, Places
from reportback.problems import Problem
from reportback.reading import read_site
from reportback.reading.gaps import gaps
from reportback.reading.issues import form_labels
from reportback.reading.provenance import Provenance, read_provenance
from reportback.reading.revisions import Revision


@dataclass(frozen=True)
class Checked:
    """A site's record with everything that is wrong with it."""

    register: Register
    settings: Settings
    as_of: date
    changes: Mapping[str, tuple[PinnedChange, ...]]
    problems: tuple[Problem, ...]

    def ledger(self, tag: str | None = None) -> Ledger:
        """The derived facts, in the words of the edition in a language; else as they were written.

        Only a record without errors has a ledger worth showing.
        """
        register = spoken(self.register, tag, self.settings.lang) if tag else self.register
        settings = self.settings.spoken(tag) if tag else self.settings
        return derive(register, settings, self.as_of, self.changes)

    def written(self, tag: str) -> Ledger | None:
        """The facts as they were written, where the edition in a language says them otherwise."""
        same = spoken(self.register, tag, self.settings.lang) is self.register
        return None if same else self.ledger()

    def pictures(self) -> Mapping[str, Picture]:
        """The pictures that can be shown, by path."""
        found = self.register.pictures.items()
        return {path: picture for path, picture in found if isinstance(picture, Picture)}

    def papers(self) -> Mapping[str, Paper]:
        """The papers that can be published, by path."""
        found = self.register.papers.items()
        return {path: paper for path, paper in found if isinstance(paper, Paper)}


@dataclass(frozen=True)
class Material:
    """What was read of a site and of its history, not yet checked."""

    register: Register
    places: Places
    problems: tuple[Problem, ...]
    history: Provenance
    settings: Settings
    as_of: date

    def with_record(self, record: Record, places: FilePlaces) -> Material:
        """The same with a record that is no file yet; its problems are said at these places."""
        register = replace(
            self.register,
            records=(*self.register.records, record),
            files=self.register.files | {record.path},
        )
        known = Places({**self.places.files, record.path: places})
        return replace(self, register=register, places=known)

    def checked(self) -> Checked:
        """Every problem of every file, sorted."""
        given = (self.register, self.places, self.settings, self.as_of)
        subject = Subject(*given, self.history.changes, self.history.lost)
        found = {*self.problems, *self.history.problems, *check(subject)}
        changes = self.history.changes
        return Checked(self.register, self.settings, self.as_of, changes, tuple(sorted(found)))


def read_all(root: Path, settings: Settings, as_of: date, of: Revision | None = None) -> Material:
    """Read everything below `root`.

    `of`: the commit that `root` was exported from, whose history then counts.
    """
    reading = read_site(root)
    history = Provenance({})
    if settings.history:
        where, commit = (of.root, of.commit) if of else (root, "HEAD")
        history = read_provenance(where, reading.register, settings, as_of, commit)
    problems = (*reading.problems, *gaps(root), *form_labels(root)[1])
    return Material(reading.register, reading.places, problems, history, settings, as_of)


def read_and_check(
    root: Path, settings: Settings, as_of: date, of: Revision | None = None
) -> Checked:
    """Read everything below `root` and check it: every problem of every file, sorted."""
    return read_all(root, settings, as_of, of).checked()
