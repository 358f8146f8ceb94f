"""`reportback export`: a workbook in which staff decide."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from reportback.cli.desk import Desk
from reportback.cli.options import as_of_option, root_option
from reportback.cli.refusing import sound
from reportback.deciding.selection import Wanted, chosen, left_out
from reportback.deciding.worksheet import workbook
from reportback.model import Settings
from reportback.pipeline import read_and_check
from reportback.problems import choose
from reportback.site import Site
from reportback.writing import put, put_new


@click.command()
@root_option
@as_of_option
@click.option("--campaign", required=True, metavar="ID", help="The campaign to decide on.")
@click.option(
    "--to",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.xlsx",
    help="The workbook to write.",
)
@click.option("--outcome", "outcomes", multiple=True, help="Only these; may be repeated.")
@click.option("--theme", "themes", multiple=True, help="Only these; may be repeated.")
@click.option("--waiting", is_flag=True, help="Only ideas that nobody has answered.")
@click.option("--overdue", is_flag=True, help="Only ideas for which a promise is late.")
@click.option("--all", "final", is_flag=True, help="Ideas with a final outcome too.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def export(
    root: Path, as_of: date | None, campaign: str, to: Path, force: bool, **given: Any
) -> None:
    """Make a workbook in which staff decide: ideas, where they stand, and columns to fill in.

    `reportback record` turns it into a record of decisions. Withheld ideas are left out.
    """
    if to.suffix.casefold() != ".xlsx":
        raise click.UsageError(f"{to} must end in .xlsx: a workbook is what is written.")
    desk = Desk(root, as_of)
    desk.campaign(campaign)
    settings = desk.settings
    checked = read_and_check(root, settings, desk.today)
    sound(checked.problems)
    site = Site(settings, checked.ledger())
    facts = site.ledger.campaign[campaign]
    ideas = chosen(facts, _wanted(settings, facts.campaign.themes, given))
    if not ideas:
        raise click.UsageError(f"No idea of {campaign} fits; nothing was written.")
    _write(to, workbook(site, facts, ideas), force=force)
    click.echo(f"Wrote {to}: {len(ideas):,} ideas. {left_out(facts, ideas)}")
    click.echo(f"Next: fill it in, save it, and run: reportback record {to}")


def _wanted(settings: Settings, themes: Any, given: dict[str, Any]) -> Wanted:
    outcomes, known = given.pop("outcomes"), settings.vocabulary
    ids = [word if word in known else known.meant(word) or word for word in outcomes]
    wanted = given.pop("themes")
    for what, words, there in (
        ("outcome", ids, [outcome.id for outcome in known]),
        ("theme", wanted, list(themes)),
    ):
        for word in words:
            if word not in there:
                raise click.UsageError(f"There is no {what} {word!r}: {choose(word, there)}")
    return Wanted(frozenset(ids), frozenset(wanted), **given)


def _write(to: Path, data: bytes, *, force: bool) -> None:
    try:
        if force:
            put(to, data)
        else:
            put_new({to: data})
    except FileExistsError:
        raise click.UsageError(
            f"{to} exists already, and may hold decisions; choose another name, or add --force."
        ) from None
    except OSError as error:
        raise click.ClickException(f"{to} cannot be written: {error.strerror}.") from None
