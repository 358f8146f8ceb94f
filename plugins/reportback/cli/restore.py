"""`reportback restore`: a site made anew from its open data."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from reportback.cli.refusing import refuse
from reportback.exports import TABLES
from reportback.model import Settings
from reportback.pipeline import read_and_check
from reportback.problems import Problem, errors
from reportback.reading.configuration import read_settings
from reportback.reading.files import exists, published
from reportback.reading.opendata import KINDS, folder_of, read_tables
from reportback.restoring import Restored, differences, restored, typed_tables
from reportback.restoring.files import Beside
from reportback.restoring.pictures import pictures_of
from reportback.restoring.rows import Tables
from reportback.restoring.settings import SETTINGS
from reportback.site import Site
from reportback.writing import put_all, put_new, scratch

_ABSENT = "picture-missing"
_MOST = 20


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the new site; nothing in it is overwritten.",
)
@click.option("--from", "kind", type=click.Choice(KINDS), help="Read these files of the data.")
@click.option("--verify", is_flag=True, help="Write nothing: say whether its facts follow.")
def restore(data: Path, into: Path | None, kind: str | None, *, verify: bool) -> None:
    """Make a site's files anew from its open data, in the folder DATA or its folder data/.

    Campaigns, ideas, records, redirects and those settings that matter come back, and every fact in
    the data is worked out again from them. Ordinary pages, news and looks are not in open data.
    """
    if verify is (into is not None):
        raise click.UsageError("Say where the site goes (--into DIR), or --verify; not both.")
    folder, kind = _found(data, kind)
    tables, made = _read(folder, kind)
    files = {path: text.encode() for path, text in made.files.items()}
    found, elsewhere = _papers(folder.parent, made.beside)
    unlike = list(_proved(tables, made, files | found))
    _say(sorted({*unlike, *elsewhere}))
    counts = ", ".join(f"{name}: {len(tables[name])}" for name in ("campaigns", "ideas"))
    if verify:
        _verified(counts, unlike)
    if into is not None:
        _write(into, files | found)
        click.echo(f"Files written to {into}: {len(files | found)} ({counts}).")


def _found(data: Path, kind: str | None) -> tuple[Path, str]:
    """The folder of the data, and the files to read. Raises UsageError."""
    found = folder_of(data, TABLES[0].name)
    if found is None:
        name = TABLES[0].name
        raise click.UsageError(
            f"{data} holds no open data: there is no {name}.json and no {name}.csv, there or in "
            "its folder data/."
        )
    return found[0], kind or found[1]


def _read(folder: Path, kind: str) -> tuple[Tables, Restored]:
    raw, problems = read_tables(folder, [table.name for table in TABLES], kind)
    _stop_at(folder, problems)
    tables, problems = typed_tables(raw)
    _stop_at(folder, problems)
    made = restored(tables)
    _stop_at(folder, made.problems)
    return tables, made


def _stop_at(folder: Path, problems: Iterable[Problem]) -> None:
    """Refuse data that cannot be used; its files are named from here."""
    wrong = [_from_here(folder, problem) for problem in errors(problems)]
    if wrong:
        refuse(wrong)


def _from_here(folder: Path, problem: Problem) -> Problem:
    path = (folder / problem.place.path).as_posix()
    return replace(problem, place=problem.place._replace(path=path))


def _papers(site: Path, wanted: Iterable[Beside]) -> tuple[dict[str, bytes], list[Problem]]:
    """The pictures and papers that lie in the site that the data is from, and the others."""
    found: dict[str, bytes] = {}
    elsewhere = []
    for each in wanted:
        data = published(site, each.published)
        if data is not None:
            found[each.path] = data
            continue
        must, what = f"should lie beside the data, at {each.published}", "found none"
        todo = f"put it at {each.path}"
        elsewhere.append(Problem(each.place, "data-elsewhere", must, what, todo))
    return found, elsewhere


def _proved(tables: Tables, made: Restored, files: Mapping[str, bytes]) -> Iterable[Problem]:
    """Read the new site as any site is read, and hold its facts against the data's.

    Ends the command where the new site has errors, but for papers that lie elsewhere.
    """
    root = scratch()
    put_all(root, files.items())
    settings, problems = read_settings(root)
    settings = settings.model_copy(update={"history": False})
    as_of = date.fromisoformat(str(tables["settings"][0]["as_of"]))
    checked = read_and_check(root, settings, as_of)
    absent = {each.path for each in made.beside} - files.keys()
    wrong = [*problems, *checked.problems]
    _stop_at(Path(), (each for each in wrong if not (absent and each.code == _ABSENT)))
    pictures = pictures_of(tables["ideas"])
    register = checked.register
    site = Site(
        settings,
        checked.ledger(),
        redirects=register.redirects,
        pictures=pictures,
        translations=register.all_translations,
    )
    return differences(tables, site)


def _say(problems: list[Problem]) -> None:
    """The first of them, and how many more there are."""
    sys.stderr.write("".join(f"{problem}\n" for problem in problems[:_MOST]))
    if len(problems) > _MOST:
        click.echo(f"… and {len(problems) - _MOST} more.", err=True)


def _verified(counts: str, unlike: list[Problem]) -> NoReturn:
    if unlike:
        click.echo(
            f"Facts that do not follow from the data's own records: {len(unlike)} ({counts})."
        )
        raise SystemExit(1)
    click.echo(f"Every fact in the data follows from its own records ({counts}).")
    raise SystemExit(0)


def _write(into: Path, files: dict[str, bytes]) -> None:
    """All files, or none. Settings that are there stay, and are held against the data's."""
    if exists(into, SETTINGS):
        _compare_settings(into, files.pop(SETTINGS))
    taken = sorted(path for path in files if exists(into, path))
    if taken:
        more = f" and {len(taken) - _MOST} more" if len(taken) > _MOST else ""
        raise click.UsageError(
            f"{into} has these already: {', '.join(taken[:_MOST])}{more}. Nothing was written; "
            "take another folder, or move them away."
        )
    try:
        put_new({into / path: data for path, data in files.items()})
    except OSError as error:
        found = f"{error.strerror or error} ({error.filename})"
        raise click.ClickException(f"Nothing was written: {found}.") from None


def _compare_settings(into: Path, wanted: bytes) -> None:
    """Say which settings of the folder would give other facts than the data has."""
    root = scratch()
    put_all(root, [(SETTINGS, wanted)])
    ours, theirs = read_settings(into)[0], read_settings(root)[0]
    differ = [name for name in _MATTER if _said(ours, name) != _said(theirs, name)]
    for name in differ:
        click.echo(f"{into / SETTINGS} stays as it is; the data's {name} is {_said(theirs, name)}")


_MATTER = ("site_url", "lang", "timezone", "holidays", "outcomes")


def _said(settings: Settings, name: str) -> str:
    """A setting as JSON, without what is not given."""
    own: Any = {"own": True}
    left_out: Any = {"own": True, "holidays": own, "outcomes": {"__all__": own}}
    given = settings.model_dump(mode="json", exclude_none=True, exclude=left_out)
    return json.dumps(given[name], ensure_ascii=False)
