"""`reportback schema`: JSON Schema of the three files, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from reportback.cli.options import root_option
from reportback.cli.refusing import refuse
from reportback.problems import errors
from reportback.reading.configuration import read_settings
from reportback.schemas import KINDS, schema_files, schema_of, schema_text
from reportback.writing import put


@click.command()
@root_option
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
@click.option("--write", is_flag=True, help="Write all three to .vscode/schemas/ instead.")
def schema(root: Path, kind: str | None, write: bool) -> None:
    """Print the JSON Schema of a KIND of file, or write all three where editors find them.

    A site's own outcomes are in it: run it again with --write when the settings change.
    """
    if write and kind:
        raise click.UsageError("--write writes all three; leave the kind out.")
    if not write and not kind:
        raise click.UsageError(f"Say which: {', '.join(KINDS)}; or --write for all.")
    settings, problems = read_settings(root)
    if errors(problems):
        refuse(errors(problems))
    if kind:
        click.echo(schema_text(schema_of(kind, settings)), nl=False)
        return
    for name, data in schema_files(settings).items():
        click.echo(f"{'Wrote' if put(root / name, data) else 'Unchanged:'} {name}")
