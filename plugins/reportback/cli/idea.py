"""`reportback new idea`: an idea under the next number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from reportback.cli.asking import Answer, Given, Question, answered, by_rule, numbers, show
from reportback.cli.desk import Desk, say_next
from reportback.cli.options import Day, as_of_option, root_option
from reportback.drafting import new_idea
from reportback.model import IdeaMatter
from reportback.problems import choose, quoted


@click.command()
@root_option
@as_of_option
@click.option("--campaign", help="The campaign that it belongs to.")
@click.option("--title", help="What it is about, in a few words.")
@click.option("--submitted", type=Day(), help="When it was sent.  [default: the site's day]")
@click.option("--by", help="The contributor's display name, if they want it shown.")
@click.option("--via", help="How it arrived.")
@click.option("--theme", "themes", multiple=True, help="A theme's id; may be repeated.")
@click.option("--area", help="An area's id.")
@click.option("--supporters", type=int, help="How many people supported it.")
@click.option("--builds-on", callback=numbers, help="Ideas that it takes further: 3,9 or 3-5.")
@click.option("--source", nargs=2, metavar="SYSTEM ID", help="Where it was found.")
@click.option("--image", multiple=True, nargs=2, metavar="FILE ALT", help="May be repeated.")
@click.option("--lang", help="Its language, where it is not the campaign's.")
@click.option("--text", help="The contributor's words.")
def idea(root: Path, as_of: date | None, **given: Any) -> None:
    """An idea, under the campaign's next number."""
    desk = Desk(root, as_of)
    given = answered(given, _idea_questions(desk))
    campaign_name = desk.campaign(given.pop("campaign")).id
    given["submitted"] = given["submitted"] or desk.today
    source, images = given.pop("source"), given.pop("image")
    if source:
        given["source"] = dict(zip(("system", "id"), source, strict=True))
    given["images"] = tuple({"file": file, "alt": alt} for file, alt in images)
    text = given.pop("text") or ""
    number = desk.next_number(campaign_name)
    path = desk.write(*new_idea(number, campaign_name, text, given))
    words = "Write the contributor's words below the second line of dashes."
    say_next(path, *([] if text else [words]))


def _idea_questions(desk: Desk) -> list[Question]:
    return [
        desk.which_campaign(),
        Question("--title", "Title", by_rule(IdeaMatter, "title")),
        Question(
            "--submitted",
            "When it was sent",
            by_rule(IdeaMatter, "submitted"),
            lambda _: desk.today.isoformat(),
            optional=True,
        ),
        Question(
            "--text",
            "The idea as it was said (Enter, to write it in the file)",
            lambda said, given: (said.strip(), []),
            optional=True,
        ),
        Question(
            "--by",
            "Name to show, if its owner wants one shown",
            by_rule(IdeaMatter, "by"),
            optional=True,
        ),
        _choice(desk, "--themes", "Themes, with commas", _themes),
        _choice(desk, "--area", "Area", _area),
    ]


Known = Mapping[str, str]


def _choice(desk: Desk, flag: str, words: str, read: Callable[[str, Known], Answer]) -> Question:
    """A question for ids of the campaign, which are shown; not asked where it has none."""

    def known(given: Given) -> Known:
        campaign = desk.campaign(given["campaign"])
        return campaign.themes if flag == "--themes" else campaign.areas

    return Question(
        flag,
        words,
        lambda said, given: read(said, known(given)),
        before=lambda given: show(words, known(given).items()),
        asked=lambda given: bool(given.get("campaign") and known(given)),
        optional=True,
    )


def _themes(said: str, known: Known) -> Answer:
    words = tuple(dict.fromkeys(word for word in re.split(r"[,;\s]+", said) if word))
    return words, [_unknown("theme", word, known) for word in words if word not in known]


def _area(said: str, known: Known) -> Answer:
    word = said.strip()
    return word, [] if word in known else [_unknown("area", word, known)]


def _unknown(what: str, word: str, known: Mapping[str, str]) -> str:
    return f"{quoted(word)} is no {what} of this campaign; {choose(word, known)}"
