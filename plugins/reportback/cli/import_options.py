"""What `reportback import` can be told, beside the file and the campaign."""

from __future__ import annotations

from pathlib import Path

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


def _columns(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> dict[str, str | list[str]]:
    """The column of each field; all of them, in their order, where a field is named again."""
    found: dict[str, list[str]] = {}
    for pair in value:
        for field, name in _pairs(ctx, param, (pair,)).items():
            found.setdefault(field, []).append(name)
    return {field: names[0] if len(names) == 1 else names for field, names in found.items()}


_WHICH = (
    click.Option(
        ["--like"],
        type=click.Choice(preset_names()),
        help="The tool that made the export.  [default: told from the columns]",
    ),
    click.Option(["--guess"], is_flag=True, help="Use the proposed mapping without asking."),
    click.Option(
        ["--map", "columns"],
        multiple=True,
        callback=_columns,
        metavar="FIELD=COLUMN",
        help="Which column a field comes from; may be repeated.",
    ),
    click.Option(
        ["--set", "constants"],
        multiple=True,
        callback=_pairs,
        metavar="FIELD=VALUE",
        help="A value for every row; may be repeated.",
    ),
    click.Option(
        ["--mapping", "mapping_path"],
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The mapping file."
        "  [default: content/campaigns/<campaign>.import.yaml, if there is one]",
    ),
    click.Option(
        ["--save-mapping"], is_flag=True, help="Write these flags as the campaign's mapping file."
    ),
)
_READING = (
    click.Option(
        ["--date", "dates"],
        multiple=True,
        metavar="FORM",
        help="How dates are written, such as dd/mm/yyyy.",
    ),
    click.Option(["--html"], multiple=True, metavar="FIELD", help="A field that holds HTML."),
    click.Option(["--sheet"], metavar="NAME", help="The sheet of a workbook."),
    click.Option(
        ["--header"],
        type=click.IntRange(min=1),
        metavar="ROW",
        help="The row that names the columns.",
    ),
    click.Option(
        ["--encoding"], metavar="NAME", help="The encoding, such as cp1252.  [default: detected]"
    ),
    click.Option(
        ["--delimiter"],
        metavar="SIGN",
        help="What parts the cells, such as ; or tab.  [default: detected]",
    ),
    click.Option(["--source"], metavar="NAME", help="The name of the system that made the export."),
)
_BEFORE = (
    click.Option(["--dry-run"], is_flag=True, help="Say what would be done, and write nothing."),
    click.Option(
        ["--redact"],
        is_flag=True,
        help=f"Put {MASK} over e-mail addresses, telephone numbers and names.",
    ),
    click.Option(
        ["--leave-out"],
        multiple=True,
        metavar="ID",
        help="The id of a row to leave out; may be repeated.",
    ),
    click.Option(
        ["--add-themes"], is_flag=True, help="Add unknown themes and areas to the campaign's file."
    ),
    click.Option(["--all", "every"], is_flag=True, help="List every row by number, however many."),
)
_GROUPS = {"Which columns": _WHICH, "Reading the file": _READING, "Before writing": _BEFORE}
OPTIONS = tuple(option for options in _GROUPS.values() for option in options)


class Grouped(click.Command):
    """A command whose help has these options under headings, below all that it has besides."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each group of options."""
        given = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        others = [option for option in given if option not in OPTIONS]
        for heading, options in ({"Options": others} | _GROUPS).items():
            records = [option.get_help_record(ctx) for option in options]
            with formatter.section(heading):
                formatter.write_dl([record for record in records if record])
