"""`reportback hosting`: what a web server is told about this site."""

from __future__ import annotations

from pathlib import Path

import click

from reportback.as_of import day_spoken_for
from reportback.cli.options import root_option
from reportback.cli.refusing import sound
from reportback.exports import TABLES
from reportback.hosting import HOSTS, hosted
from reportback.pipeline import read_and_check
from reportback.publication import all_and_moved
from reportback.reading.configuration import read_settings
from reportback.site import Site


@click.command()
@root_option
@click.argument("host", type=click.Choice(tuple(HOSTS)))
@click.option(
    "--settings",
    default="publishconf.py",
    show_default=True,
    metavar="FILE",
    help="The settings file that the site is published with.",
)
def hosting(root: Path, host: str, settings: str) -> None:
    """Print the configuration of a web server for this site: headers, moves, missing pages.

    It follows from the settings and from content/redirects.yaml: print it again when they change.
    Netlify, Cloudflare Pages, GitHub Pages and GitLab Pages need none: what they read is published.
    """
    if not (root / settings).is_file():
        raise click.UsageError(f"{root.resolve()} has no {settings}; name yours with --settings.")
    given, problems = read_settings(root, settings)
    sound(problems)
    checked = read_and_check(root, given, day_spoken_for(None, given))
    sound(checked.problems)
    record = (checked.register.redirects, checked.pictures())
    site = Site(given, checked.ledger(), (), (), *record)
    rows = {table.name: len(table.rows(site)) for table in TABLES}
    click.echo(HOSTS[host](hosted(site, all_and_moved(site, rows))), nl=False)
