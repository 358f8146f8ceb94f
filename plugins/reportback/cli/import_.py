"""`reportback import`: an export into idea files and records."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from reportback.as_of import day_spoken_for
from reportback.cli.mappings import (
    asked_of,
    fail,
    mapping_with_flags,
    save_mapping,
    stop_at,
    stop_without_campaign,
    stop_without_fields,
    valid_mapping,
)
from reportback.cli.options import as_of_option, root_option
from reportback.importing import report
from reportback.importing.additions import with_additions
from reportback.importing.columns import column_problems
from reportback.importing.job import Request, Result, run
from reportback.importing.mapping import ImportMapping, mapping_of
from reportback.problems import errors
from reportback.reading import read_site
from reportback.reading.configuration import read_settings
from reportback.reading.exports import read_export
from reportback.reading.files import read_text
from reportback.reading.tables import CannotRead, Table, Wish
from reportback.writing import put, put_new


def _pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in value:
        field, sign, name = pair.partition("=")
        if not sign or not field.strip():
            raise click.BadParameter(f"{pair!r} must be written as field=…", ctx, param)
        found[field.strip()] = name.strip()
    return found


_WORTH_A_BAR = 500  # rows


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@as_of_option
@click.option("--campaign", metavar="ID", help="The campaign that the ideas belong to.")
@click.option(
    "--mapping",
    "mapping_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The mapping file.  [default: content/campaigns/<campaign>.import.yaml, if there is one]",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    callback=_pairs,
    metavar="FIELD=COLUMN",
    help="Which column a field comes from; may be repeated.",
)
@click.option(
    "--set",
    "constants",
    multiple=True,
    callback=_pairs,
    metavar="FIELD=VALUE",
    help="A value for every row; may be repeated.",
)
@click.option(
    "--date",
    "dates",
    multiple=True,
    metavar="FORM",
    help="How dates are written, such as dd/mm/yyyy.",
)
@click.option("--html", multiple=True, metavar="FIELD", help="A field that holds HTML.")
@click.option("--source", metavar="NAME", help="The name of the system that made the export.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook.")
@click.option(
    "--header", type=click.IntRange(min=1), metavar="ROW", help="The row that names the columns."
)
@click.option(
    "--encoding", metavar="NAME", help="The encoding, such as cp1252.  [default: detected]"
)
@click.option(
    "--delimiter",
    metavar="SIGN",
    help="What parts the cells, such as ; or tab.  [default: detected]",
)
@click.option(
    "--add-themes", is_flag=True, help="Add unknown themes and areas to the campaign's file."
)
@click.option(
    "--save-mapping", is_flag=True, help="Write these flags as the campaign's mapping file."
)
@click.option("--all", "every", is_flag=True, help="List every row by number, however many.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
def import_(file: Path, root: Path, as_of: date | None, **given: Any) -> None:
    """Bring an export (CSV or XLSX) into idea files, and into records where it has outcomes.

    A second run changes nothing. Exit status: 0 all rows went in, 1 rows were refused or nothing
    could be written, 2 wrong usage.
    """
    asked = asked_of(given)
    data, places, path = mapping_with_flags(root, given["campaign"], given["mapping_path"], asked)
    mapping = valid_mapping(*mapping_of(data, places))
    table = _table(file, mapping)
    stop_at(list(column_problems(mapping, table.columns, places)))
    stop_without_fields(mapping, given["campaign"], table)
    request = _request(root, as_of, table, mapping, given, _system(mapping, path, file))
    with _progress(len(table.rows)) as progress:
        result = run(request, progress)
    _finish(root, result, request, dry=given["dry_run"], every=given["every"])
    if given["save_mapping"] and not given["dry_run"]:
        save_mapping(root, given["campaign"], data, request.system)
    raise SystemExit(1 if result.balance.refused else 0)


def _table(file: Path, mapping: ImportMapping) -> Table:
    form = mapping.table
    try:
        return read_export(file, Wish(form.encoding, form.delimiter, form.sheet, form.header))
    except CannotRead as error:
        fail(f"{file}: {error}")


def _system(mapping: ImportMapping, path: Path | None, file: Path) -> str:
    if mapping.source:
        return mapping.source
    return (path.name.split(".")[0] if path else file.stem) or "import"


def _request(
    root: Path,
    as_of: date | None,
    table: Table,
    mapping: ImportMapping,
    given: dict[str, Any],
    system: str,
) -> Request:
    settings, problems = read_settings(root)
    stop_at(problems)
    reading = read_site(root)
    stop_at(errors(reading.problems))
    wanted = (
        None if mapping.has("campaign") and "campaign" in mapping.columns else given["campaign"]
    )
    campaign = wanted or mapping.set.get("campaign")
    if campaign:
        stop_without_campaign(campaign, reading.register, mapping)
    day = day_spoken_for(as_of, settings)
    register = reading.register
    return Request(table, mapping, system, campaign, register, settings, day, given["add_themes"])


def _silent(count: int) -> None:
    pass


@contextmanager
def _progress(rows: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, on the error stream; else nothing."""
    if rows < _WORTH_A_BAR or not sys.stderr.isatty():
        yield _silent
        return
    with click.progressbar(length=rows, label="Reading rows", file=sys.stderr) as bar:
        yield bar.update


def _finish(root: Path, result: Result, request: Request, *, dry: bool, every: bool) -> None:
    """Write all or nothing, and say what became of every row."""
    for line in report.opening(result):
        click.echo(line)
    if result.stopped:
        outcomes = [outcome.id for outcome in request.settings.vocabulary.recorded]
        for line in report.stopped(result, outcomes):
            click.echo(line, err=True)
        raise SystemExit(1)
    if not result.balance.adds_up:
        fail(f"The balance does not add up, so nothing was written: {result.balance}.")
    if not dry:
        _write(root, result)
    for line in report.closing(result, dry=dry, every=every):
        click.echo(line)


def _write(root: Path, result: Result) -> None:
    """The new files, all or none; then the campaigns' files with the labels that were added."""
    changed: dict[str, str] = {}
    for (campaign, key), labels in result.additions.items():
        path = f"content/campaigns/{campaign}.md"
        if path not in result.campaigns:
            text = changed.get(path) or read_text(root, path)[0] or ""
            changed[path] = with_additions(text, key, labels)
    try:
        put_new({root / path: text.encode() for path, text in result.files.items()})
    except OSError as error:
        fail(f"Nothing was written: {error}")
    for path, text in changed.items():
        put(root / path, text.encode())
