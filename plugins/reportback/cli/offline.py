"""`reportback offline`: a copy of the site that needs no web server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from reportback.as_of import settle
from reportback.cli.building import build
from reportback.cli.options import as_of_option, root_option
from reportback.writing import pack


@click.command()
@root_option
@as_of_option
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("offline"),
    show_default=True,
    metavar="FOLDER",
    help="The folder to write. The ZIP gets its name, and lies beside it.",
)
@click.option(
    "--settings",
    default="publishconf.py",
    show_default=True,
    metavar="FILE",
    help="The settings file that the site is published with.",
)
def offline(root: Path, as_of: date | None, to: Path, settings: str) -> None:
    """Make a copy of the site to read without a web server: a folder, and the same as a ZIP.

    Unpacked anywhere, index.html opens it by double click. Every link names its file.
    """
    root = root.resolve()
    if not (root / settings).is_file():
        raise click.UsageError(f"{root} has no {settings}; name yours with --settings.")
    folder = root / to
    if as_of:
        settle(as_of)
    done = build(root, folder, settings, "REPORTBACK_OFFLINE=true")
    if done.stderr.strip():
        click.echo(done.stderr.strip(), err=True)
    if done.returncode:
        raise SystemExit(1)
    archive = folder.with_name(f"{folder.name}.zip")
    count = pack(folder, archive)
    click.echo(f"Wrote {folder}: {count:,} files; open index.html. The same as a ZIP: {archive}")
