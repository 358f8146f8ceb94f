"""The mapping of an import: its file and what the command line adds to it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from reportback.composing import as_yaml
from reportback.importing import report
from reportback.importing.mapping import ImportMapping, mapping_data
from reportback.model import Register
from reportback.places import FilePlaces
from reportback.problems import Problem, nearest, quoted
from reportback.reading.files import read_text
from reportback.reading.tables import Table
from reportback.writing import put

_FLAGS = "the command line"


@dataclass(frozen=True)
class Asked:
    """What the command line says about the mapping."""

    columns: dict[str, str | list[str]]
    constants: dict[str, str]
    dates: tuple[str, ...]
    html: tuple[str, ...]
    source: str | None
    table: dict[str, str | int]
    leave_out: tuple[str, ...]
    redact: bool


def asked_of(given: dict[str, Any]) -> Asked:
    table = {key: given[key] for key in ("encoding", "delimiter", "sheet", "header")}
    return Asked(
        given["columns"],
        given["constants"],
        given["dates"],
        given["html"],
        given["source"],
        {key: value for key, value in table.items() if value is not None},
        given["leave_out"],
        given["redact"],
    )


def mapping_with_flags(
    root: Path, campaign: str | None, path: Path | None, asked: Asked
) -> tuple[dict[str, Any], FilePlaces, Path | None]:
    """The mapping file's keys with what the command line adds, which wins."""
    default = root / "content" / "campaigns" / f"{campaign}.import.yaml"
    path = path or (default if campaign and default.is_file() else None)
    data: dict[str, Any] = {}
    places = FilePlaces(_FLAGS)
    if path is not None:
        text, problems = read_text(path.parent, path.name)
        stop_at(problems)
        data, places, problems = mapping_data(str(path), text or "")
        stop_at(problems)
    return _with_flags(data, asked), places, path


def _with_flags(data: dict[str, Any], asked: Asked) -> dict[str, Any]:
    both = dict(data)
    groups: dict[str, dict[str, Any]] = {
        "columns": asked.columns,
        "set": asked.constants,
        "table": asked.table,
    }
    for key, added in groups.items():
        if added and isinstance(data.get(key, {}), dict):
            both[key] = data.get(key, {}) | added
    if asked.leave_out:
        before = data.get("leave_out") or ()
        every = (*before, *asked.leave_out) if isinstance(before, list | tuple) else before
        both["leave_out"] = list(dict.fromkeys(every))
    whole = {
        "dates": asked.dates,
        "html": asked.html,
        "source": asked.source,
        "redact": asked.redact,
    }
    return both | {key: value for key, value in whole.items() if value}


def valid_mapping(mapping: ImportMapping | None, problems: list[Problem]) -> ImportMapping:
    stop_at(problems)
    if mapping is None:  # pragma: no cover - no mapping comes with problems
        raise click.ClickException("The mapping cannot be used.")
    return mapping


def stop_at(problems: list[Problem]) -> None:
    """End with these problems: wrong usage, where the command line has them."""
    if not problems:
        return
    flags = all(problem.place.path == _FLAGS for problem in problems)
    for problem in problems:
        click.echo(problem.message if flags else str(problem), err=True)
    click.echo("Nothing was written.", err=True)
    raise SystemExit(2 if flags else 1)


def fail(message: str) -> NoReturn:
    """End with a message, having written nothing."""
    click.echo(message, err=True)
    raise SystemExit(1)


def save_mapping(root: Path, campaign: str | None, data: dict[str, Any], system: str) -> None:
    if not campaign:
        raise click.UsageError("--save-mapping needs --campaign.")
    name = f"content/campaigns/{campaign}.import.yaml"
    path = root / name
    text = as_yaml({"source": system} | data)
    if path.is_file() and read_text(root, name)[0] != text:
        fail(f"{path} is there already and says something else; it was left as it is.")
    put(path, text.encode())
    click.echo(f"Wrote the mapping to {path}")


def stop_without_fields(mapping: ImportMapping, campaign: str | None, table: Table) -> None:
    """End with what is missing, and with which columns there are to choose from."""
    lacking = missing(mapping, campaign)
    if lacking:
        raise click.UsageError(f"{lacking}\n\n{report.columns(table)}")


def missing(mapping: ImportMapping, campaign: str | None) -> str | None:
    """What an import cannot do without and nobody said."""
    if not campaign and not mapping.has("campaign"):
        return "Say which campaign: --campaign ID, or map a column to 'campaign'."
    if mapping.decisions_only:
        enough = mapping.has("outcome") and "id" in mapping.columns
        return None if enough else "'decisions_only' needs columns for 'outcome' and 'id'."
    if not mapping.has("title") and not mapping.has("body"):
        return "Say which column has the words: --map title=… and --map body=…"
    if not mapping.has("submitted"):
        return (
            "Say when ideas were submitted: --map submitted=COLUMN, or --set submitted=yyyy-mm-dd."
        )
    return None


def stop_without_campaign(campaign: str, register: Register, mapping: ImportMapping) -> None:
    if campaign in register.campaign or campaign in mapping.campaigns:
        return
    known = sorted(register.campaign)
    close = nearest(campaign, known)
    there = f"did you mean '{close}'?" if close else f"there are: {', '.join(known) or 'none'}."
    fail(
        f"There is no campaign {quoted(campaign)}; {there} To make a new one, say"
        f" reportback new campaign {shlex.quote(campaign)}"
    )
