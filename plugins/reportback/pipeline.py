"""Read, check, derive: the way from files to facts, the same for every command and the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportback.checking import Subject, check
from reportback.ledger import Ledger, derive
from reportback.model import Picture, PinnedChange, Register, Settings
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

    def ledger(self) -> Ledger:
        """The derived facts. Only a record without errors has a ledger worth showing."""
        return derive(self.register, self.settings, self.as_of, self.changes)

    def pictures(self) -> Mapping[str, Picture]:
        """The pictures that can be shown, by path."""
        found = self.register.pictures.items()
        return {path: picture for path, picture in found if isinstance(picture, Picture)}


def read_and_check(
    root: Path, settings: Settings, as_of: date, of: Revision | None = None
) -> Checked:
    """Read everything below `root` and check it: every problem of every file, sorted.

    `of`: the commit that `root` was exported from, whose history then counts.
    """
    reading = read_site(root)
    history = Provenance({})
    if settings.history:
        where, commit = (of.root, of.commit) if of else (root, "HEAD")
        history = read_provenance(where, reading.register, settings, as_of, commit)
    read = (reading.register, reading.places)
    subject = Subject(*read, settings, as_of, history.changes, history.lost)
    form = form_labels(root)[1]
    found = (reading.problems, gaps(root), form, history.problems, check(subject))
    problems = {problem for some in found for problem in some}
    return Checked(reading.register, settings, as_of, history.changes, tuple(sorted(problems)))
