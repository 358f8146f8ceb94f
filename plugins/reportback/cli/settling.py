"""What people on a terminal settle before an import is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from reportback.importing.cells import Cells
from reportback.importing.job import Request, Result
from reportback.importing.mapping import ImportMapping
from reportback.importing.pointing import pair_said, personal_found
from reportback.importing.report import to_agree
from reportback.problems import quoted
from reportback.reading.tables import Table

_MOST = 20


def dated(data: dict[str, Any], table: Table, mapping: ImportMapping) -> dict[str, Any]:
    """The keys, and which day 03/04/2024 is, where the column leaves it open."""
    for name, one, other in Cells(table, mapping).ambiguous_dates():
        form = _choice(f"The dates for '{name}' can be read in two ways. Which?", (one, other))
        return {**data, "dates": [form]}
    return data


def submitted_on(data: dict[str, Any]) -> dict[str, Any]:
    """The keys, and the day that all ideas get where no column says one."""
    constants = data.get("set", {})
    if "submitted" in data.get("columns", {}) or "submitted" in constants:
        return data
    question = "No column says when ideas were submitted. Which day do all get? yyyy-mm-dd"
    day = click.prompt(question, type=click.DateTime(["%Y-%m-%d"]), err=True)
    return {**data, "set": {**constants, "submitted": day.date().isoformat()}}


def themed(request: Request, result: Result) -> Request:
    """The request, with unknown themes and areas added to the campaign if the person wants that."""
    if any(item.field not in ("themes", "area") for item in result.unknown):
        return request
    words = (word for labels in result.lacking.values() for word in labels.values())
    named = ", ".join(quoted(word) for word in dict.fromkeys(words))
    question = f"The campaign does not have these themes or areas yet: {named}. Add them?"
    return replace(request, add_words=click.confirm(question, default=True, err=True))


def settled_privacy(request: Request, result: Result) -> Request:
    """The request with personal data masked or left, as the person says; or the end."""
    for line in personal_found(result, _MOST):
        click.echo(line, err=True)
    if not result.personal or request.redact:
        return request
    answer = _choice("Mask it, leave it as it is, or stop?", ("mask", "leave", "stop"))
    if answer == "stop":
        _stop()
    return replace(request, redact=answer == "mask")


def left_out(result: Result) -> list[str]:
    """The ids of rows that the person leaves out since their idea is there already."""
    found = []
    for pair in result.alike:
        click.echo(f"May be the same idea: {pair_said(result, pair)}", err=True)
        answer = _choice("Import it anyway, leave it out, or import all the rest?", _PAIR)
        if answer == "rest":
            break
        if answer == "leave-out":
            found.append(pair.source_id)
    return found


_PAIR = ("import", "leave-out", "rest")


def agreed(result: Result) -> None:
    """The whole report, and three rows as they would become; written only if the person agrees."""
    for line in to_agree(result):
        click.echo(line, err=True)
    if not click.confirm("Write this?", err=True):
        _stop()


def _choice(question: str, answers: tuple[str, ...]) -> str:
    return str(click.prompt(question, type=click.Choice(answers), default=answers[0], err=True))


def _stop() -> None:
    click.echo("Nothing was written.", err=True)
    raise SystemExit(1)
