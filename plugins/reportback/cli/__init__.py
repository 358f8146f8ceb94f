"""The console command `reportback`: one module a command."""

from __future__ import annotations

import click

from reportback.cli.check import check
from reportback.cli.import_ import import_
from reportback.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reportback")
def main() -> None:
    """Show the public what became of every idea."""


for command in (check, import_, serve):
    main.add_command(command)
