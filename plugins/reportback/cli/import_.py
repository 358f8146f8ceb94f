"""`reportback import`: an export into idea files and records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from reportback.cli.options import as_of_option, day_spoken_for, root_option
from reportback.composing import as_yaml
from reportback.importing import report
from reportback.importing.additions import with_additions
from reportback.importing.job import Request, Result, run
from reportback.importing.mapping import (
    ImportMapping,
    column_problems,
    mapping_data,
    mapping_of,
)
from reportback.model import Register
from reportback.places import FilePlaces
from reportback.problems import Problem, errors
from reportback.reading import read_site
from reportback.reading.configuration import read_settings
from reportback.reading.exports import read_export
from reportback.reading.files import read_text
from reportback.reading.tables import CannotRead, Table, Wish
from reportback.writing import put, put_new

_FLAGS = "the command line"


@dataclass(frozen=True)
class _Asked:
    """What the command line says about the mapping."""

    columns: dict[str, str]
    constants: dict[str, str]
    dates: tuple[str, ...]
    html: tuple[str, ...]
    source: str | None
    table: dict[str, str | int]


def _pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in value:
        field, sign, name = pair.partition("=")
        if not sign or not field.strip():
            raise click.BadParameter(f"{pair!r} must be written as field=…", ctx, param)
        found[field.strip()] = name.strip()
    return found


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
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
def import_(file: Path, root: Path, as_of: date | None, **given: Any) -> None:
    """Bring an export (CSV or XLSX) into idea files, and into records where it has outcomes.

    A second run changes nothing. Exit status: 0 all rows went in, 1 rows were refused or nothing
    could be written, 2 wrong usage.
    """
    asked = _asked(given)
    data, places, path = _mapping_data(root, given["campaign"], given["mapping_path"], asked)
    mapping = _valid(*mapping_of(data, places))
    table = _table(file, mapping)
    _stop_at(list(column_problems(mapping, table.columns, places)))
    _stop_without_fields(mapping, given["campaign"])
    request = _request(root, as_of, table, mapping, given, _system(mapping, path, file))
    with _progress(len(table.rows)) as progress:
        result = run(request, progress)
    _finish(root, result, dry=given["dry_run"])
    if given["save_mapping"] and not given["dry_run"]:
        _save_mapping(root, given["campaign"], data, request.system)
    raise SystemExit(1 if result.balance.refused else 0)


def _asked(given: dict[str, Any]) -> _Asked:
    table = {key: given[key] for key in ("encoding", "delimiter", "sheet", "header")}
    return _Asked(
        given["columns"],
        given["constants"],
        given["dates"],
        given["html"],
        given["source"],
        {key: value for key, value in table.items() if value is not None},
    )


def _mapping_data(
    root: Path, campaign: str | None, path: Path | None, asked: _Asked
) -> tuple[dict[str, Any], FilePlaces, Path | None]:
    """The mapping file's keys with what the command line adds, which wins."""
    default = root / "content" / "campaigns" / f"{campaign}.import.yaml"
    path = path or (default if campaign and default.is_file() else None)
    data: dict[str, Any] = {}
    places = FilePlaces(_FLAGS)
    if path is not None:
        text, problems = read_text(path.parent, path.name)
        _stop_at(problems)
        data, places, problems = mapping_data(str(path), text or "")
        _stop_at(problems)
    return _with_flags(data, asked), places, path


def _with_flags(data: dict[str, Any], asked: _Asked) -> dict[str, Any]:
    both = dict(data)
    groups = {"columns": asked.columns, "set": asked.constants, "table": asked.table}
    for key, added in groups.items():
        if added and isinstance(data.get(key, {}), dict):
            both[key] = data.get(key, {}) | added
    whole = {"dates": list(asked.dates), "html": list(asked.html), "source": asked.source}
    return both | {key: value for key, value in whole.items() if value}


def _valid(mapping: ImportMapping | None, problems: list[Problem]) -> ImportMapping:
    _stop_at(problems)
    if mapping is None:  # pragma: no cover - no mapping comes with problems
        raise click.ClickException("The mapping cannot be used.")
    return mapping


def _stop_at(problems: list[Problem]) -> None:
    """End with these problems: wrong usage, where the command line has them."""
    if not problems:
        return
    flags = all(problem.place.path == _FLAGS for problem in problems)
    for problem in problems:
        click.echo(problem.message if flags else str(problem), err=True)
    click.echo("Nothing was written.", err=True)
    raise SystemExit(2 if flags else 1)


def _table(file: Path, mapping: ImportMapping) -> Table:
    form = mapping.table
    try:
        return read_export(file, Wish(form.encoding, form.delimiter, form.sheet, form.header))
    except CannotRead as error:
        _fail(f"{file}: {error}")


def _stop_without_fields(mapping: ImportMapping, campaign: str | None) -> None:
    if not campaign and not mapping.has("campaign"):
        raise click.UsageError("Say which campaign: --campaign ID, or map a column to 'campaign'.")
    if mapping.decisions_only:
        if not mapping.has("outcome") or "id" not in mapping.columns:
            raise click.UsageError("'decisions_only' needs columns for 'outcome' and 'id'.")
    elif not mapping.has("title") and not mapping.has("body"):
        raise click.UsageError("Say which column has the words: --map title=… and --map body=…")
    elif not mapping.has("submitted"):
        raise click.UsageError(
            "Say when ideas were submitted: --map submitted=COLUMN, or --set submitted=yyyy-mm-dd."
        )


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
    _stop_at(problems)
    reading = read_site(root)
    _stop_at(errors(reading.problems))
    wanted = (
        None if mapping.has("campaign") and "campaign" in mapping.columns else given["campaign"]
    )
    campaign = wanted or mapping.set.get("campaign")
    if campaign:
        _stop_without_campaign(campaign, reading.register, mapping)
    day = day_spoken_for(as_of, settings)
    register = reading.register
    return Request(table, mapping, system, campaign, register, settings, day, given["add_themes"])


def _stop_without_campaign(campaign: str, register: Register, mapping: ImportMapping) -> None:
    if campaign in register.campaign or campaign in mapping.campaigns:
        return
    known = ", ".join(register.campaign) or "none"
    _fail(
        f"There is no campaign '{campaign}' (there are: {known}). Write"
        f" content/campaigns/{campaign}.md, or give these keys under 'campaigns:' '{campaign}:'"
        f" in the mapping file:\n\n{_MINIMAL}"
    )


_MINIMAL = """---
title: The campaign's name
summary: One sentence about it.
question: What do you want to know from people?
owner: The body that asks
decider: Who decides
opens: 2026-03-01
closes: 2026-04-30
promises:
  - kind: decide
    within: 12 weeks
    of: closes
---"""


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(1)


def _silent(count: int) -> None:
    pass


@contextmanager
def _progress(rows: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, on the error stream; else nothing."""
    stream = click.get_text_stream("stderr")
    if rows < 500 or not stream.isatty():
        yield _silent
        return
    with click.progressbar(length=rows, label="Reading rows", file=stream) as bar:
        yield bar.update


def _finish(root: Path, result: Result, *, dry: bool) -> None:
    """Write all or nothing, and say what became of every row."""
    for line in report.opening(result):
        click.echo(line)
    if result.stopped:
        for line in report.stopped(result):
            click.echo(line, err=True)
        raise SystemExit(1)
    if not result.balance.adds_up:
        _fail(f"The balance does not add up, so nothing was written: {result.balance}.")
    if not dry:
        _write(root, result)
    for line in report.closing(result, dry=dry):
        click.echo(line)


def _write(root: Path, result: Result) -> None:
    for (campaign, key), labels in result.additions.items():
        path = f"content/campaigns/{campaign}.md"
        if path not in result.campaigns:
            text, _ = read_text(root, path)
            put(root / path, with_additions(text or "", key, labels).encode())
    try:
        put_new({root / path: text.encode() for path, text in result.files.items()})
    except OSError as error:
        _fail(f"Nothing was written: {error}")


def _save_mapping(root: Path, campaign: str | None, data: dict[str, Any], system: str) -> None:
    if not campaign:
        raise click.UsageError("--save-mapping needs --campaign.")
    path = root / "content" / "campaigns" / f"{campaign}.import.yaml"
    text = as_yaml({"source": system} | data)
    if path.is_file() and path.read_text(encoding="utf-8") != text:
        _fail(f"{path} is there already and says something else; it was left as it is.")
    put(path, text.encode())
    click.echo(f"Wrote the mapping to {path}")
