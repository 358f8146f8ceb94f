"""What `reportback import` can be told, beside the file and the campaign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reportback.importing.redaction import MASK
from reportback.reading.presets import preset_names


def _pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in value:
        field, sign, name = pair.partition("=")
        if not sign or not field.strip():
            raise click.BadParameter(f"{pair!r} must be written as field=…", ctx, param)
        found[field.strip()] = name.strip()
    return found


_OPTIONS = (
    click.option(
        "--mapping",
        "mapping_path",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The mapping file."
        "  [default: content/campaigns/<campaign>.import.yaml, if there is one]",
    ),
    click.option(
        "--map",
        "columns",
        multiple=True,
        callback=_pairs,
        metavar="FIELD=COLUMN",
        help="Which column a field comes from; may be repeated.",
    ),
    click.option(
        "--set",
        "constants",
        multiple=True,
        callback=_pairs,
        metavar="FIELD=VALUE",
        help="A value for every row; may be repeated.",
    ),
    click.option(
        "--date",
        "dates",
        multiple=True,
        metavar="FORM",
        help="How dates are written, such as dd/mm/yyyy.",
    ),
    click.option("--html", multiple=True, metavar="FIELD", help="A field that holds HTML."),
    click.option("--source", metavar="NAME", help="The name of the system that made the export."),
    click.option("--sheet", metavar="NAME", help="The sheet of a workbook."),
    click.option(
        "--header",
        type=click.IntRange(min=1),
        metavar="ROW",
        help="The row that names the columns.",
    ),
    click.option(
        "--encoding", metavar="NAME", help="The encoding, such as cp1252.  [default: detected]"
    ),
    click.option(
        "--delimiter",
        metavar="SIGN",
        help="What parts the cells, such as ; or tab.  [default: detected]",
    ),
    click.option(
        "--add-themes", is_flag=True, help="Add unknown themes and areas to the campaign's file."
    ),
    click.option(
        "--like",
        type=click.Choice(preset_names()),
        help="The tool that made the export.  [default: told from the columns]",
    ),
    click.option("--guess", is_flag=True, help="Use the proposed mapping without asking."),
    click.option(
        "--leave-out",
        multiple=True,
        metavar="ID",
        help="The id of a row to leave out; may be repeated.",
    ),
    click.option(
        "--redact",
        is_flag=True,
        help=f"Put {MASK} over e-mail addresses, telephone numbers and names.",
    ),
    click.option(
        "--save-mapping", is_flag=True, help="Write these flags as the campaign's mapping file."
    ),
    click.option("--all", "every", is_flag=True, help="List every row by number, however many."),
    click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing."),
)


def mapping_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of an import, in the order of its help."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
