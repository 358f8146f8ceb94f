"""`reportback intake`: an idea that somebody sent as an issue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from reportback.cli.desk import Desk
from reportback.cli.options import as_of_option, root_option
from reportback.cli.refusing import refuse
from reportback.intake import idea_from
from reportback.reading.git import GitFailed
from reportback.reading.issues import NoIssue, form_labels, read_issue
from reportback.reading.revisions import NoSuchRevision, find_revision


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--beside",
    metavar="REV",
    multiple=True,
    help="A proposed change that is still open: its ideas keep their numbers. May be repeated.",
)
@root_option
@as_of_option
def intake(file: Path, root: Path, as_of: date | None, beside: tuple[str, ...]) -> None:
    """Turn an issue of GitHub or GitLab, sent with the idea form, into an idea's file.

    FILE is the issue as JSON: the event that a workflow gets, or an answer of the API. Exit status:
    0 the file is written, 1 it cannot be, with the reason, 2 wrong usage.
    """
    desk = Desk(root, as_of)
    try:
        proposals = [find_revision(root, name) for name in beside]
        issue = read_issue(file, ZoneInfo(desk.settings.timezone))
    except (NoIssue, NoSuchRevision) as error:
        said = str(error).rstrip(".")
        raise click.ClickException(f"{said}. Nothing was written.") from None
    labels, problems = form_labels(root)
    if problems:
        refuse(problems)
    try:
        numbers = {name: desk.next_number(name, proposals) for name in desk.register.campaign}
    except GitFailed as error:
        raise click.ClickException(f"git says: {error}. Nothing was written.") from None
    desk.write(*idea_from(issue, labels, desk.register, numbers))
    click.echo("Next: read the words once more before you accept them; they are public then.")
