"""A mapping for an export that has none yet: proposed, shown, and talked over on a terminal."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from reportback.composing import as_yaml
from reportback.importing.columns import fitting, resolved
from reportback.importing.consent import with_consent
from reportback.importing.mapping import IDEA_FIELDS
from reportback.importing.presets import fitted, presets, recognised
from reportback.importing.proposing import Proposal, propose, proposed_keys
from reportback.problems import MOST_NAMED, choose, quoted
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
    for line in _said(table, data, proposals):
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
    steps = [proposed(table, with_consent(table, data))]
    while True:
        answer = click.prompt(
            f"Is that right? '{_YES}', the number or name of a column to change,"
            f" '{_BACK}' or '{_STOP}'",
            default=_YES,
            err=True,
        ).strip()
        if answer.casefold() == _YES:
            return steps[-1]
        if answer.casefold() == _STOP:
            click.echo("Nothing was written.", err=True)
            raise SystemExit(1)
        if answer.casefold() == _BACK:
            steps = steps[:-1] or steps
        elif len(places := fitting(answer, table.columns)) == 1:
            steps.append(_changed(table, steps[-1], places[0]))
        else:
            click.echo(_unclear(answer, places, table.columns), err=True)
            continue
        for line in _said(table, steps[-1], ()):
            click.echo(line, err=True)


def _unclear(answer: str, places: tuple[int, ...], columns: tuple[str, ...]) -> str:
    """Why an answer names no column: it fits several, or none."""
    if not places:
        return f"There is no column {quoted(answer)}; {choose(answer, columns)}."
    several = ", ".join(_numbered(place, columns) for place in places[:MOST_NAMED])
    more = " …" if len(places) > MOST_NAMED else ""
    return f"{quoted(answer)} fits several columns: {several}{more}. Give the number of one."


def _numbered(place: int, columns: tuple[str, ...]) -> str:
    return f"{place + 1}. {quoted(columns[place])}"


def _changed(table: Table, data: dict[str, Any], place: int) -> dict[str, Any]:
    column = table.columns[place]
    field = _field(column)
    columns = {
        name: kept
        for name, used in data.get("columns", {}).items()
        if (kept := [one for one in _names(used) if resolved(one, table.columns) != place])
    }
    drop = [name for name in data.get("drop", ()) if resolved(name, table.columns) != place]
    if field == "drop":
        drop.append(column)
    else:
        several = field == "body" or field in data.get("languages", ())
        columns[field] = [*columns.get(field, []), column] if several else [column]
    rules = {name: rule for name, rule in data.get("only_if", {}).items() if name in columns}
    rest = {key: value for key, value in data.items() if key != "only_if"}
    return {**rest, "columns": columns, "drop": drop} | ({"only_if": rules} if rules else {})


def _names(used: str | Sequence[str]) -> list[str]:
    return [used] if isinstance(used, str) else list(used)


def _field(column: str) -> str:
    """The field that a person gives a column."""
    known = (*IDEA_FIELDS, "drop")
    while True:
        said = str(click.prompt(f"What is {quoted(column)}? {', '.join(known)}", err=True)).strip()
        if said.casefold() in known:
            return said.casefold()
        click.echo(f"There is no field {quoted(said)}; {choose(said, known)}.", err=True)


def _said(table: Table, data: Mapping[str, Any], proposals: tuple[Proposal, ...]) -> Iterator[str]:
    """Every column under the number by which it can be named, and what it would be."""
    yield "The columns, and what they would be:"
    fields = {item.column: item.field for item in proposals}
    why = {item.column: f": {item.why}" for item in proposals}
    for field, names in data.get("columns", {}).items():
        for name in _names(names):
            if (place := resolved(name, table.columns)) is not None:
                fields[table.columns[place]] = field
    for field, rule in data.get("only_if", {}).items():
        values = " or ".join(map(quoted, rule["values"]))
        fields[rule["column"]] = f"says whether '{field}' is taken: only where it is {values}"
    for place, name in enumerate(table.columns):
        field = fields.get(name) or "dropped"
        yield f"  {_numbered(place, table.columns)} → {field}{why.get(name, '')}"
