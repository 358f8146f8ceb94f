"""`reportback new campaign`: a question with its promises."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from reportback.cli.asking import Answer, Given, Question, answered, by_rule
from reportback.cli.desk import Desk, say_next
from reportback.cli.options import Day, as_of_option, root_option
from reportback.drafting import new_campaign, suggested_code
from reportback.model import CampaignMatter
from reportback.problems import quoted
from reportback.reading.names import campaign_id

_RUNS = timedelta(weeks=8)


@click.command()
@click.argument("name")
@root_option
@as_of_option
@click.option("--title", help="What it is called.")
@click.option("--summary", help="What it is about, in a sentence or two.")
@click.option("--question", help="The question to the public.")
@click.option("--owner", help="Who runs it.")
@click.option("--decider", help="Who decides.")
@click.option("--opens", type=Day(), help="The first day for ideas.")
@click.option("--closes", type=Day(), help="The last day for ideas.")
@click.option("--code", help="The prefix of public references, as in RIVER-12.")
@click.option("--contact", help="Whom to ask.")
@click.option("--submit-url", help="Where ideas are sent.")
@click.option("--criterion", "criteria", multiple=True, help="May be repeated.")
@click.option("--in-scope", multiple=True, help="What it is about; may be repeated.")
@click.option("--out-of-scope", multiple=True, help="What it is not about; may be repeated.")
@click.option("--phase", multiple=True, nargs=3, metavar="NAME STARTS ENDS", help="Repeatable.")
@click.option("--theme", multiple=True, nargs=2, metavar="ID LABEL", help="May be repeated.")
@click.option("--area", multiple=True, nargs=2, metavar="ID LABEL", help="May be repeated.")
@click.option("--answer-within", metavar="TIME", help="Promise: a first answer, '20 working days'.")
@click.option("--decide-within", metavar="TIME", help="Promise: decided, '12 weeks' after.")
@click.option("--decide-by", type=Day(), help="Promise: decided by a day.")
@click.option("--update-every", metavar="TIME", help="Promise: news of what is done, '90 days'.")
@click.option("--lang", help="Its language, where it is not the site's.")
def campaign(name: str, root: Path, as_of: date | None, **given: Any) -> None:
    """A campaign: NAME is its place in every address, in small letters and hyphens.

    Unless promises are named, it makes the three usual ones.
    """
    desk = Desk(root, as_of)
    if campaign_id(f"{name}.md") is None:
        raise click.UsageError(
            f"{quoted(name)} cannot be part of an address; use small letters, digits and hyphens"
            " (file-name), such as riverside-2026."
        )
    if f"content/campaigns/{name}.md" in desk.register.files:
        raise click.UsageError(f"content/campaigns/{name}.md exists already; nothing was written.")
    given = answered(given, _campaign_questions(desk))
    given |= {
        "promises": _promises(given),
        "phases": tuple(dict(zip(_PHASE, each, strict=True)) for each in given.pop("phase")),
        "themes": dict(given.pop("theme")),
        "areas": dict(given.pop("area")),
    }
    path = desk.write(*new_campaign(name, {key: v for key, v in given.items() if v}))
    say_next(path, "Read its promises, and write its story below them.")
    click.echo(f"Ideas go to ideas/{name}/: reportback new idea --campaign {name}")


_PHASE = ("name", "starts", "ends")


def _campaign_questions(desk: Desk) -> list[Question]:
    words = {
        "title": "Title",
        "summary": "What it is about, in a sentence or two",
        "question": "The question to the public",
        "owner": "Who runs it",
        "decider": "Who decides",
    }
    asked = [
        Question(f"--{key}", said, by_rule(CampaignMatter, key)) for key, said in words.items()
    ]
    first = by_rule(CampaignMatter, "opens")
    return [
        *asked,
        Question("--opens", "First day for ideas", first, lambda _: desk.today.isoformat()),
        Question("--closes", "Last day for ideas", _closes, _usual_end),
        Question(
            "--code",
            "Prefix of public references",
            by_rule(CampaignMatter, "code"),
            lambda given: suggested_code(str(given["title"]), desk.register),
            optional=True,
        ),
    ]


def _first_day(given: Given) -> date:
    return date.fromisoformat(str(given["opens"]).strip())


def _usual_end(given: Given) -> str:
    return (_first_day(given) + _RUNS).isoformat()


def _closes(said: str, given: Given) -> Answer:
    value, wrong = by_rule(CampaignMatter, "closes")(said, given)
    if not wrong and date.fromisoformat(said.strip()) < _first_day(given):
        wrong = [f"'closes' must not be before {_first_day(given)}; found {said.strip()}"]
    return value, wrong


def _promises(given: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The promises that flags name; nothing where they name none."""
    answer, within = given.pop("answer_within"), given.pop("decide_within")
    by, every = given.pop("decide_by"), given.pop("update_every")
    found: list[dict[str, Any]] = []
    if answer:
        found.append({"kind": "answer", "within": answer, "of": "submitted"})
    if by:
        found.append({"kind": "decide", "by": by.isoformat()})
    if within:
        found.append({"kind": "decide", "within": within, "of": "closes"})
    if every:
        found.append({"kind": "update", "every": every})
    return tuple(found)
