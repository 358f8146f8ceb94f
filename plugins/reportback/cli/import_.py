"""`reportback import`: an export into idea files and records."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from reportback.as_of import day_spoken_for
from reportback.cli.import_options import OPTIONS, Grouped
from reportback.cli.mappings import (
    asked_of,
    fail,
    mapping_with_flags,
    missing,
    save_mapping,
    stop_at,
    stop_without_campaign,
    stop_without_fields,
    valid_mapping,
)
from reportback.cli.options import as_of_option, root_option
from reportback.cli.proposals import as_command, enough, proposed, started, talked_over
from reportback.cli.settling import agreed, dated, left_out, settled_privacy, submitted_on, themed
from reportback.importing import report
from reportback.importing.additions import with_additions
from reportback.importing.columns import column_problems
from reportback.importing.job import Request, Result, run
from reportback.importing.mapping import ImportMapping, mapping_of
from reportback.importing.pointing import as_they_would_become
from reportback.places import FilePlaces
from reportback.problems import errors
from reportback.reading import read_site
from reportback.reading.configuration import read_settings
from reportback.reading.exports import read_export
from reportback.reading.files import read_text
from reportback.reading.tables import CannotRead, Table, Wish
from reportback.writing import put, put_new

_WORTH_A_BAR = 500  # rows


@click.command(name="import", cls=Grouped, params=[*OPTIONS])
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@as_of_option
@click.option("--campaign", metavar="ID", help="The campaign that the ideas belong to.")
def import_(file: Path, root: Path, as_of: date | None, **given: Any) -> None:
    """Bring an export (CSV or XLSX) into idea files, and into records where it has outcomes.

    A second run changes nothing. Exit status: 0 all rows went in, 1 rows were refused or nothing
    could be written, 2 wrong usage.
    """
    asked = asked_of(given)
    data, places, path = mapping_with_flags(root, given["campaign"], given["mapping_path"], asked)
    mapping = valid_mapping(*mapping_of(data, places))
    table = _table(file, mapping)
    first = path is None and not (given["columns"] and not given["like"] and not given["guess"])
    guided = first and not given["guess"] and _on_terminal()
    if given["like"] and path is not None:
        raise click.UsageError(f"--like is for a first import; {path} says what the columns are.")
    if first and not mapping.decisions_only:
        data = _first_mapping(table, mapping, data, given, guided=guided)
        mapping = valid_mapping(*mapping_of(data, places))
    stop_at(list(column_problems(mapping, table.columns, places)))
    stop_without_fields(mapping, given["campaign"], table)
    request = _request(root, as_of, table, mapping, given, _system(mapping, path, file))
    with _progress(len(table.rows)) as progress:
        result = run(request, progress)
    if guided and result.unknown:
        request = themed(request, result)
        result = run(request, _silent)
    if guided and not result.stopped:
        request, result, data = _asked_about(request, result, data)
        if not given["dry_run"]:
            agreed(result)
    _finish(root, result, request, given, guided=guided)
    if (given["save_mapping"] or given["guess"] or guided) and not given["dry_run"]:
        save_mapping(root, given["campaign"], data, request.system)
    raise SystemExit(1 if result.balance.refused else 0)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _first_mapping(
    table: Table,
    mapping: ImportMapping,
    data: dict[str, Any],
    given: dict[str, Any],
    *,
    guided: bool,
) -> dict[str, Any]:
    """The mapping of a first import: agreed on a terminal, else guessed if that was said."""
    if not given["campaign"] and not mapping.has("campaign"):
        stop_without_fields(mapping, None, table)
    ready = started(table, given["like"], data)
    if guided:
        data = submitted_on(talked_over(table, ready))
        return dated(data, table, valid_mapping(*mapping_of(data, FilePlaces("mapping"))))
    if given["guess"]:
        return proposed(table, ready)
    if given["like"] and enough(ready):
        return ready
    keys = proposed(table, ready)
    said = valid_mapping(*mapping_of(keys, FilePlaces("mapping")))
    lacking = missing(said, given["campaign"]) or "Say which column is which."
    raise click.UsageError(f"{lacking}\n\n{report.columns(table)}\n\n{as_command(keys)}")


def _asked_about(
    request: Request, result: Result, data: dict[str, Any]
) -> tuple[Request, Result, dict[str, Any]]:
    """Personal data and look-alikes settled with the person."""
    settled = settled_privacy(request, result)
    if settled.redact:
        data = {**data, "redact": True}
    ids = left_out(result)
    if ids:
        data = {**data, "leave_out": [*data.get("leave_out", ()), *ids]}
        settled = replace(settled, mapping=valid_mapping(*mapping_of(data, FilePlaces("mapping"))))
    if settled != request:
        result = run(settled, _silent)
    return settled, result, data


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
    stop_at(errors(problems))
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
    add, redact = given["add_themes"], mapping.redact
    return Request(table, mapping, system, campaign, register, settings, day, add, redact)


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


def _finish(
    root: Path, result: Result, request: Request, given: dict[str, Any], *, guided: bool
) -> None:
    """Write all or nothing, and say what became of every row, unless a person just read it."""
    dry = given["dry_run"]
    agreed_on = guided and not dry and not result.stopped
    for line in () if agreed_on else report.opening(result):
        click.echo(line)
    if result.stopped:
        outcomes = [outcome.id for outcome in request.settings.vocabulary.recorded]
        for line in report.stopped(result, outcomes):
            click.echo(line, err=True)
        raise SystemExit(1)
    if not result.balance.adds_up:
        fail(f"The balance does not add up, so nothing was written: {result.balance}.")
    if dry:
        for line in as_they_would_become(result):
            click.echo(line)
    else:
        _write(root, result)
    if agreed_on:
        last = report.written(result, dry=dry)
    else:
        last = report.closing(result, dry=dry, every=given["every"])
    for line in last:
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
