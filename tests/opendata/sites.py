"""Sites, their open data in a folder, and the ledgers that two of them are compared by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from reportback.exports import TABLES, data_files
from reportback.ledger import Ledger, derive
from reportback.model import Register, Settings
from reportback.pipeline import read_and_check
from reportback.reading import read_site
from reportback.reading.configuration import read_settings
from reportback.reading.opendata import read_tables
from reportback.restoring import Restored, restored, typed_tables
from reportback.restoring.rows import Tables
from reportback.site import Site
from reportback.writing import put_all

DAY = date(2026, 10, 16)


def site_of(root: Path, as_of: date = DAY) -> Site:
    """The site of these files, as a build knows it."""
    settings, problems = read_settings(root)
    assert [problem for problem in problems if problem.code == "settings"] == []
    checked = read_and_check(root, settings, settings.as_of or as_of)
    moved = checked.register.redirects
    return Site(
        settings,
        checked.ledger(),
        redirects=moved,
        pictures=checked.pictures(),
        papers=checked.papers(),
        translations=checked.register.all_translations,
    )


def publish(site: Site, folder: Path) -> Path:
    """The open data of a site, as files; the folder with data/ in it."""
    put_all(folder, data_files(site))
    return folder


def tables_of(folder: Path, kind: str) -> Tables:
    """The tables of a site that was published here, read from one kind of file alone."""
    raw, problems = read_tables(folder / "data", [table.name for table in TABLES], kind)
    assert problems == []
    tables, wrong = typed_tables(raw)
    assert wrong == []
    return tables


def again(folder: Path, kind: str, root: Path) -> Restored:
    """The site that is made of that data alone, its files written below `root`."""
    made = restored(tables_of(folder, kind))
    assert made.problems == ()
    put_all(root, ((path, text.encode()) for path, text in made.files.items()))
    return made


def ledger_of(root: Path, as_of: date = DAY) -> tuple[Ledger, Settings]:
    """The ledger of these files, but for what their names and their history say."""
    settings, _ = read_settings(root)
    register = read_site(root).register
    return derive(nameless(register), settings, settings.as_of or as_of), settings


def nameless(register: Register) -> Register:
    """The same record, whatever its files are called, and without maps: files beside the data."""
    ideas = tuple(idea.model_copy(update={"path": ""}) for idea in register.ideas)
    records = tuple(record.model_copy(update={"path": ""}) for record in register.records)
    return replace(register, ideas=ideas, records=records, maps={})
