"""A mapping for an export that has none yet: proposed, shown, and talked over on a terminal."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from typing import Any

import click

from reportback.composing import as_yaml
from reportback.importing.mapping import IDEA_FIELDS
from reportback.importing.presets import fitted, presets, recognised
from reportback.importing.proposing import Proposal, propose, proposed_keys
from reportback.problems import choose, quoted
from reportback.reading.tables import Table

_STOP, _YES, _BACK = "stop", "yes", "back"


def started(table: Table, like: str | None, data: dict[str, Any]) -> dict[str, Any]:
    """A mapping's keys on the ground of a preset, if one is named or fits; what is said wins."""
    name = like or recognised(table)
    if name is None:
        return data
    click.echo(
        f"This looks like an export of {presets()[name].title}."
        if not like
        else f"Read as an export of {presets()[name].title}.",
        err=True,
    )
    ready = fitted(name, table)
    columns = {**ready.get("columns", {}), **data.get("columns", {})}
    return {**ready, **data, "columns": columns}


def enough(data: Mapping[str, Any]) -> bool:
    """Whether a preset says all that an import needs, so that nothing is to be guessed."""
    columns, constants = data.get("columns", {}), data.get("set", {})
    return ("title" in columns or "body" in columns) and (
        "submitted" in columns or "submitted" in constants
    )


def proposed(table: Table, data: dict[str, Any]) -> dict[str, Any]:
    """These keys, and what the columns are proposed to be; said on the error stream."""
    proposals = propose(table, data)
    for line in _said(data, proposals):
        click.echo(line, err=True)
    return proposed_keys(table, proposals, data)


def as_command(data: Mapping[str, Any]) -> str:
    """The proposal as flags to repeat, and as a mapping file."""
    flags = [
        f"--map {shlex.quote(f'{field}={name}')}"
        for field, names in data.get("columns", {}).items()
        for name in ([names] if isinstance(names, str) else names[:1])
    ]
    command = f"Proposed (--guess uses it, and keeps it):\n  {' '.join(flags)}"
    return f"{command}\n\nOr as a mapping file:\n{as_yaml(dict(data))}"


def talked_over(table: Table, data: dict[str, Any]) -> dict[str, Any]:
    """The proposal as people on a terminal want it; going back is possible, and so is stopping."""
    steps = [proposed(table, data)]
    while True:
        answer = click.prompt(
            f"Is that right? '{_YES}', the name of a column to change, '{_BACK}' or '{_STOP}'",
            default=_YES,
            err=True,
        ).strip()
        if answer == _YES:
            return steps[-1]
        if answer == _STOP:
            click.echo("Nothing was written.", err=True)
            raise SystemExit(1)
        if answer == _BACK:
            steps = steps[:-1] or steps
        elif answer in table.columns:
            steps.append(_changed(steps[-1], answer))
        else:
            click.echo(
                f"There is no column {quoted(answer)}; {choose(answer, table.columns)}.", err=True
            )
            continue
        for line in _said(steps[-1], ()):
            click.echo(line, err=True)


def _changed(data: dict[str, Any], column: str) -> dict[str, Any]:
    field = _field(column)
    columns = {
        name: kept
        for name, used in data.get("columns", {}).items()
        if (kept := [one for one in ([used] if isinstance(used, str) else used) if one != column])
    }
    drop = [name for name in data.get("drop", ()) if name != column]
    if field == "drop":
        drop.append(column)
    else:
        columns[field] = [*columns.get(field, []), column] if field == "body" else [column]
    return {**data, "columns": columns, "drop": drop}


def _field(column: str) -> str:
    """The field that a person gives a column."""
    known = (*IDEA_FIELDS, "drop")
    while True:
        field = str(click.prompt(f"What is {quoted(column)}? {', '.join(known)}", err=True)).strip()
        if field in known:
            return field
        click.echo(f"There is no field {quoted(field)}; {choose(field, known)}.", err=True)


def _said(data: Mapping[str, Any], proposals: tuple[Proposal, ...]) -> Iterator[str]:
    yield "The columns, and what they would be:"
    for field, names in data.get("columns", {}).items():
        for name in [names] if isinstance(names, str) else names:
            yield f"  {quoted(name)} → {field}"
    for name in data.get("drop", ()):
        yield f"  {quoted(name)} → dropped"
    for item in proposals:
        yield f"  {quoted(item.column)} → {item.field or 'dropped'}: {item.why}"
