"""`reportback new`: a correct file to fill in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from reportback.as_of import day_spoken_for
from reportback.cli.drafts import keep, refuse
from reportback.cli.options import Day, as_of_option, named, root_option
from reportback.drafting import Draft, new_campaign, new_idea, new_record
from reportback.model import Settings
from reportback.pipeline import read_and_check
from reportback.problems import Problem
from reportback.reading import read_site
from reportback.reading.configuration import read_settings

F = TypeVar("F", bound=Callable[..., Any])


@click.group()
def new() -> None:
    """Write a correct file to fill in; what a flag does not say is asked."""


def _asked(name: str, words: str, **more: Any) -> Callable[[F], F]:
    """An option that is asked for when it is not given."""
    return click.option(f"--{name}", prompt=words, help=f"{words}.", **more)


@new.command()
@click.argument("name")
@root_option
@as_of_option
@_asked("title", "Title")
@_asked("summary", "What it is about, in a sentence or two")
@_asked("question", "The question to the public")
@_asked("owner", "Who runs it")
@_asked("decider", "Who decides")
@_asked("opens", "First day for ideas (yyyy-mm-dd)", type=Day())
@_asked("closes", "Last day for ideas (yyyy-mm-dd)", type=Day())
@click.option("--code", help="The prefix of public references, as in RIVER-12.")
@click.option("--contact", help="Whom to ask.")
@click.option("--submit-url", help="Where ideas are sent.")
def campaign(name: str, root: Path, as_of: date | None, **given: Any) -> None:
    """A campaign: NAME is its place in every address, in small letters and hyphens."""
    draft, problems = new_campaign(name, given)
    _write(root, as_of, draft, problems)
    click.echo(
        f"Next: read its promises, and write its story below them. Ideas go to ideas/{name}/."
    )


@new.command()
@root_option
@as_of_option
@_asked("campaign", "Campaign")
@_asked("title", "Title")
@click.option("--submitted", type=Day(), help="When it was sent.  [default: the site's day]")
@click.option("--by", help="The contributor's display name.")
@click.option("--via", help="How it arrived.")
@click.option("--theme", "themes", multiple=True, help="A theme's id; may be repeated.")
@click.option("--area", help="An area's id.")
@click.option("--lang", help="Its language, where it is not the campaign's.")
@click.option("--text", default="", help="The contributor's words.")
def idea(root: Path, as_of: date | None, campaign: str, text: str, **given: Any) -> None:
    """An idea, under the campaign's next number."""
    given["submitted"] = given["submitted"] or _today(root, as_of)
    register = read_site(root).register
    _known(root, campaign)
    draft, problems = new_idea(register, campaign, text, given)
    _write(root, as_of, draft, problems)
    if not text:
        click.echo("Next: write the contributor's words below the second line of dashes.")


def _numbers(ctx: click.Context, param: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        return tuple(int(number) for number in value.split(","))
    except ValueError:
        raise click.BadParameter("write numbers with commas: 3,9,14", ctx, param) from None


@new.command()
@root_option
@as_of_option
@_asked("campaign", "Campaign")
@_asked("ideas", "Numbers of the ideas, with commas", callback=_numbers)
@_asked("outcome", "Outcome")
@_asked("by", "Who decided")
@click.option("--reason", help="Why: for a yes as well as for a no.")
@click.option("--no-reason-given", is_flag=True, help="The body gave no reason, and says so.")
@click.option("--date", type=Day(), help="When it was decided.  [default: the site's day]")
@click.option("--name", help="What the file is named after its day.  [default: who decided]")
@click.option("--into", type=int, help="The idea that these were combined with (merged only).")
@click.option("--owner", help="Who sees to it.")
@click.option("--due", type=Day(), help="The day announced for delivery.")
@click.option("--reopens", is_flag=True, help="Take up ideas again that had a final outcome.")
@click.option("--corrects", help="The earlier record that was wrong.")
def decision(root: Path, as_of: date | None, campaign: str, by: str, **given: Any) -> None:
    """A record with one decision on one or many ideas."""
    _known(root, campaign)
    settings, _ = read_settings(root)
    day = given.pop("date") or _today(root, as_of)
    given["reason"] = given["reason"] or _reason(settings, given)
    head = {"date": day, "by": by}
    draft, problems = new_record(campaign, given.pop("name"), head, (given,))
    _write(root, as_of, draft, problems)
    click.echo("Next: add further decisions of the same meeting below the first.")


def _reason(settings: Settings, given: dict[str, Any]) -> str | None:
    """The reason, asked for where the outcome wants one."""
    outcome = given["outcome"]
    wanted = outcome in settings.vocabulary and settings.vocabulary[outcome].reason
    if not wanted or given["no_reason_given"]:
        return None
    return str(click.prompt("Why (people will read it)"))


def _today(root: Path, as_of: date | None) -> date:
    return day_spoken_for(as_of, read_settings(root)[0])


def _known(root: Path, campaign: str) -> None:
    named(campaign, read_site(root).register.campaign)


def _write(root: Path, as_of: date | None, draft: Draft | None, problems: list[Problem]) -> None:
    """Write the draft if all rules hold with it; else say what is wrong, and leave nothing."""
    if draft is None:
        refuse(problems)
    settings, _ = read_settings(root)
    day = day_spoken_for(as_of, settings)
    keep(root, draft, settings, day, read_and_check(root, settings, day).problems)
    click.echo(f"Wrote {draft.path}")
