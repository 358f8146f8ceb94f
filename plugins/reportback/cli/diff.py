"""`reportback diff`: what a change alters for the public."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from reportback import publication
from reportback.as_of import VARIABLE, day_spoken_for
from reportback.cli.options import as_of_option, root_option
from reportback.comparing import Comparison, Side, compare
from reportback.comparing.harmless import harmless
from reportback.comparing.machine import as_json
from reportback.comparing.markdown import markdown
from reportback.model import Settings
from reportback.pipeline import read_and_check
from reportback.problems import Problem, errors
from reportback.reading.configuration import read_settings
from reportback.reading.files import exists
from reportback.reading.guide import read_guide
from reportback.reading.revisions import (
    NoSuchRevision,
    Revision,
    exported,
    find_revision,
    fork_point,
)
from reportback.reading.surroundings import Surroundings, read_surroundings
from reportback.similarity import similar_ideas
from reportback.site import Site

_MOST_PROBLEMS = 30


@click.command()
@root_option
@as_of_option
@click.option("--head", metavar="REV", help="The commit to look at.  [default: the files as now]")
@click.option("--format", "style", type=click.Choice(["markdown", "json"]), default="markdown")
@click.argument("base", required=False)
def diff(root: Path, as_of: date | None, head: str | None, style: str, base: str | None) -> None:
    """Say what a change alters for the public, in the words of the site.

    Compares with the commit at which the change left BASE (default: the main branch). Nothing in
    the working tree is touched. Both sides' settings files are run, since they are programs. Exit
    status: 0 compared, 1 a side cannot be read (with the reason), 2 wrong usage.
    """
    try:
        tip = find_revision(root, head) if head is not None else None
        start = fork_point(root, base, tip)
        with ExitStack() as stack:
            here = stack.enter_context(exported(tip)) if tip else root
            there = stack.enter_context(exported(start))
            said = _compared((there, start), (here, tip), as_of, style)
    except NoSuchRevision as error:
        raise click.ClickException(str(error)) from None
    click.echo(said.encode("utf-8"), nl=False)


def _compared(
    before: tuple[Path, Revision | None],
    after: tuple[Path, Revision | None],
    as_of: date | None,
    style: str,
) -> str:
    if not _is_site(after[0]):
        raise NoSuchRevision("What should be looked at is no site: no content/ and no ideas/.")
    settings, found = read_settings(after[0])
    day = _day(as_of, settings)
    now = _side(after, settings, found, day, "This change")
    fresh = not _is_site(before[0])
    given = (settings, []) if fresh else read_settings(before[0])
    was = _side(before, *given, day, "The site before this change", fresh=fresh)
    comparison = compare(was, now)
    return _said(comparison, now, style, fresh=fresh)


def _said(comparison: Comparison, now: Side, style: str, *, fresh: bool) -> str:
    if style == "json":
        return as_json(comparison)
    return markdown(comparison, now.site.phrases, fresh=fresh)


def _is_site(root: Path) -> bool:
    return exists(root, "content") or exists(root, "ideas")


def _day(as_of: date | None, settings: Settings) -> date:
    try:
        return day_spoken_for(as_of, settings)
    except ValueError:
        raise click.UsageError(f"{VARIABLE} must be a day, written as 2026-05-29.") from None


def _side(
    where: tuple[Path, Revision | None],
    settings: Settings,
    found: list[Problem],
    day: date,
    name: str,
    *,
    fresh: bool = False,
) -> Side:
    """One side, read and checked as a build would. A side with errors ends the command."""
    root, revision = where
    checked = read_and_check(root, settings, day, revision)
    wrong = errors(sorted({*found, *checked.problems}))
    if wrong:
        _refuse(wrong, name)
    ledger = checked.ledger()
    site = Site(
        settings,
        ledger,
        redirects=checked.register.redirects,
        pictures=checked.pictures(),
        papers=checked.papers(),
        similar=similar_ideas(ledger, settings.lang),
        translations=checked.register.all_translations,
        guide=read_guide() if settings.guide else (),
    )
    papers = (*publication.pictures(site), *(path for path, _ in publication.papers(site)))
    return Side(site, Surroundings() if fresh else read_surroundings(root, papers), fresh)


def _refuse(wrong: list[Problem], name: str) -> None:
    """Say what is wrong, as Markdown that can stand where the comparison would. Exit status 1."""
    count = f"{len(wrong):,} problem{'' if len(wrong) == 1 else 's'}"
    lines = [f"- {harmless(str(problem), 500)}" for problem in wrong[:_MOST_PROBLEMS]]
    if more := len(wrong) - len(lines):
        lines.append(f"- … and {more:,} more; `reportback check` says all of them.")
    head = f"**{name} cannot be compared: it has {count} that would stop it from being published.**"
    click.echo("\n".join([head, "", *lines]).encode("utf-8"))
    click.echo(f"{name} cannot be read: {count}.", err=True)
    sys.exit(1)
