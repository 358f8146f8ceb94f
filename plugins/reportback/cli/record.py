"""`reportback record`: a workbook that was filled in becomes a record of decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from reportback.cli.desk import Desk, say_next
from reportback.cli.options import Day, as_of_option, root_option
from reportback.cli.refusing import refuse, sound
from reportback.deciding.columns import DECIDE, MEETING
from reportback.deciding.filled import Entries, entries
from reportback.deciding.form import Form, form
from reportback.deciding.order import in_order
from reportback.deciding.proposal import at_cells, drafted, notes, row_by_row
from reportback.deciding.sheet import Sheet
from reportback.drafting import record_name
from reportback.pipeline import Checked, Material, read_all
from reportback.problems import errors
from reportback.reading.exports import read_raw
from reportback.reading.files import exists
from reportback.reading.tables import CannotRead
from reportback.reading.workbooks import Filled, read_filled
from reportback.site import Site


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@as_of_option
@click.option("--campaign", metavar="ID", help="The campaign.  [default: as the workbook says]")
@click.option("--by", help="Who decided.  [default: as the workbook says]")
@click.option("--date", type=Day(), help="The day of the decision.  [default: as it says]")
@click.option("--name", help="What the file is named after its day.  [default: who decided]")
@click.option("--stale-ok", is_flag=True, help="Ideas may stand otherwise than the workbook says.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def record(
    file: Path, root: Path, as_of: date | None, campaign: str | None, name: str | None, **given: Any
) -> None:
    """Turn a workbook from `reportback export`, filled in, into one record of decisions.

    All that is wrong is said at its cell, and then nothing is written. Exit status: 0 written,
    1 problems, 2 wrong usage.
    """
    desk = Desk(root, as_of)
    book = _book(file)
    head = form(book, {key: given[key] for key in ("by", "date") if given[key]})
    of = _campaign(desk, campaign, head)
    _not_twice(desk, of, head, name)
    material = read_all(root, desk.settings, desk.today)
    before = material.checked()
    sound(before.problems)
    site = Site(desk.settings, before.ledger())
    about = (site.ledger.campaign[of], desk.settings.vocabulary, site.phrases, desk.today)
    sheet = Sheet(book, *about, given["stale_ok"])
    rows = entries(sheet)
    _judge(material, before, sheet, head, rows, name)
    draft, problems = drafted(sheet, head, rows.decided, name)
    if draft is None:
        refuse(problems)
    click.echo(f"{rows}.")
    if given["dry_run"]:
        click.echo(f"Nothing was written; this would be {draft.path}:\n\n{draft.text}", nl=False)
        return
    say_next(desk.write(draft, problems), "Read it through, as people will.")


def _book(file: Path) -> Filled:
    try:
        return read_filled(file.name, read_raw(file), DECIDE, MEETING)
    except CannotRead as error:
        raise click.ClickException(f"{file}: {error}") from None


def _campaign(desk: Desk, given: str | None, head: Form) -> str:
    """The campaign that the workbook is about; what the command says must not be another."""
    told = head.campaign
    if given and told and given != told:
        raise click.UsageError(f"The workbook is about {told!r}, not about {given!r}.")
    campaign = given or told
    if campaign is None:
        names = sorted(desk.register.campaign)
        raise click.UsageError(
            "The workbook does not say which campaign it is about. Add to the command: --campaign"
            f" {names[0] if len(names) == 1 else 'ID'}. There are: {', '.join(names)}."
        )
    return desk.campaign(campaign).id


def _not_twice(desk: Desk, campaign: str, head: Form, name: str | None) -> None:
    """A workbook that was recorded is not recorded again."""
    if not {"date", "by"} <= head.said.keys():
        return
    called = record_name(head.said["date"], name, str(head.said["by"]))
    path = f"ideas/{campaign}/decisions/{called}.yaml"
    if exists(desk.root, path):
        raise click.UsageError(
            f"{path} exists already; nothing was written. To change it, open that file; for"
            " another record of the same day, give it a name: --name."
        )


def _judge(
    material: Material, before: Checked, sheet: Sheet, head: Form, rows: Entries, name: str | None
) -> None:
    """Say everything that is wrong, of rows, form and record; go on only where nothing is."""
    problems = [*rows.problems, *head.problems]
    if rows.decided:
        head, early = in_order(sheet, head, rows.decided, problems)
        problems += early
        proposed, places, wrong = row_by_row(sheet, head, rows.decided, name)
        if proposed:
            after = material.with_record(proposed, places).checked().problems
            known = set(before.problems)
            wrong += [problem for problem in after if problem not in known]
        rows.refused |= sheet.rows_of(errors(wrong))
        problems += at_cells(sheet, wrong, problems)
    for note in notes(sheet, rows.hidden):
        click.echo(note)
    for problem in sorted(set(problems) - set(errors(problems))):
        click.echo(str(problem), err=True)
    wrong_now = sorted(set(errors(problems)))
    rows.refused |= sheet.rows_of(wrong_now)
    if wrong_now:
        click.echo(f"{rows}.", err=True)
        refuse(wrong_now)
    if not rows.decided:
        raise click.ClickException(f"{rows}. No row has an outcome; nothing was written.")
