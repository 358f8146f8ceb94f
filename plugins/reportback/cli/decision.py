"""`reportback new decision`: one record for one or many ideas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from reportback.cli.asking import Answer, Given, Question, answered, by_rule, numbers, show
from reportback.cli.desk import Desk, say_next
from reportback.cli.options import Day, as_of_option, root_option
from reportback.cli.refusing import refuse
from reportback.drafting import new_record, numbers_in, told
from reportback.model import Cost, Decision, RecordMatter
from reportback.model.sequence import standing
from reportback.problems import Problem
from reportback.terms import MERGED, RECEIVED, WITHHELD


@click.command()
@root_option
@as_of_option
@click.option("--campaign", help="The campaign of these ideas.")
@click.option("--ideas", callback=numbers, help="Their numbers: 3,9,14 or 3-9.")
@click.option("--outcome", help="Where they stand now, such as declined.")
@click.option("--by", help="Who decided.")
@click.option("--reason", help="Why: for a yes as well as for a no.")
@click.option("--no-reason-given", is_flag=True, help="The body gave no reason, and says so.")
@click.option("--date", type=Day(), help="When it was decided.  [default: the site's day]")
@click.option("--name", help="What the file is named after its day.  [default: who decided]")
@click.option("--summary", help="What the meeting was about.")
@click.option("--minutes", help="The address of the minutes.")
@click.option("--into", help="The idea that these were combined with (merged only).")
@click.option("--owner", help="Who sees to it.")
@click.option("--due", type=Day(), help="The day announced for delivery.")
@click.option("--cost", help="What it costs, in digits, such as 18000 or 1250.50.")
@click.option("--currency", help="The currency of the cost, such as GBP.")
@click.option(
    "--evidence",
    multiple=True,
    nargs=2,
    metavar="TITLE ADDRESS",
    help="What shows that it was done: an address, or a file's name in files/; may be repeated.",
)
@click.option("--reopens", is_flag=True, help="Take up ideas again that had a final outcome.")
@click.option("--corrects", help="The earlier record that was wrong.")
@click.option("--lang", help="The reason's language, where it is not the campaign's.")
def decision(root: Path, as_of: date | None, **given: Any) -> None:
    """A record with one decision on one or many ideas."""
    desk = Desk(root, as_of)
    given["outcome"] = given["outcome"] and _named(desk, given["outcome"])
    if given["campaign"] and given["ideas"]:
        _refuse_ideas(desk, given)
    given = answered(given, _questions(desk))
    campaign = desk.campaign(given.pop("campaign")).id
    day = given.pop("date") or desk.today
    head = {"date": day, **{key: given.pop(key) for key in ("by", "summary", "minutes")}}
    given |= {"cost": _cost(given), "evidence": _evidence(given.pop("evidence"))}
    if given["into"]:
        given["into"] = told(Decision, "into", given["into"])[0]
    path = desk.write(*new_record(campaign, given.pop("name"), head, (given,)))
    say_next(path, "Add further decisions of the same meeting below the first.")


def _cost(given: dict[str, Any]) -> dict[str, Any] | None:
    cost, currency = given.pop("cost"), given.pop("currency")
    if bool(cost) is not bool(currency):
        raise click.UsageError("--cost and --currency go together: --cost 18000 --currency GBP")
    return {"amount": told(Cost, "amount", cost)[0], "currency": currency} if cost else None


def _evidence(given: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], ...]:
    return tuple(
        {"title": title, "url" if ":" in where or where.startswith("www.") else "file": where}
        for title, where in given
    )


def _questions(desk: Desk) -> list[Question]:
    return [
        desk.which_campaign(),
        Question(
            "--ideas",
            "Numbers of the ideas, such as 3,9,14 or 3-9",
            lambda said, given: _ideas(desk, said, given),
            before=lambda given: show("Ideas", _standing(desk, given)),
        ),
        Question(
            "--outcome",
            "Outcome",
            lambda said, given: _outcome(desk, said, given),
            before=lambda _: show(
                "Outcomes", ((o.id, o.meaning) for o in desk.settings.vocabulary.recorded)
            ),
        ),
        Question(
            "--into",
            "Which idea they were combined with",
            by_rule(Decision, "into"),
            asked=lambda given: given.get("outcome") == MERGED.id,
        ),
        Question("--by", "Who decided", by_rule(RecordMatter, "by")),
        Question(
            "--date",
            "When it was decided",
            by_rule(RecordMatter, "date"),
            lambda _: desk.today.isoformat(),
            optional=True,
        ),
        Question(
            "--reason",
            "Why (people will read it)",
            lambda said, given: _reason(desk, said, given),
            asked=lambda given: _wants_reason(desk, given),
        ),
    ]


def _standing(desk: Desk, given: Given) -> list[tuple[str, str]]:
    """Each idea by number, with its title and its outcome today."""
    campaign, vocabulary = given["campaign"], desk.settings.vocabulary
    decided = desk.register.decisions_of.get(campaign, {})
    rows = []
    for idea in desk.register.ideas_of.get(campaign, ()):
        last = standing(decided.get(idea.number, ()))[-1:]
        outcome = last[0].decision.outcome if last else RECEIVED.id
        outcome = WITHHELD.id if idea.withheld else outcome
        label = vocabulary[outcome].label if outcome in vocabulary else outcome
        rows.append((str(idea.number), f"{idea.title or ''}  [{label}]".strip()))
    return rows


def _ideas(desk: Desk, said: str, given: Given) -> Answer:
    try:
        found = numbers_in(said)
    except ValueError as error:
        return None, [str(error)]
    return found, [
        p.message for p in _tried(desk, {**given, "ideas": found}) if p.code in _OF_IDEAS
    ]


def _reason(desk: Desk, said: str, given: Given) -> Answer:
    value, wrong = by_rule(Decision, "reason")(said, given)
    if wrong:
        return value, wrong
    problems = _tried(desk, {**given, "reason": value})
    return value, [p.message for p in problems if p.must.startswith("'reason'")]


def _refuse_ideas(desk: Desk, given: Given) -> None:
    """What a flag says of the ideas is judged before anything is asked."""
    desk.campaign(given["campaign"])
    if wrong := [p for p in _tried(desk, given) if p.code in _OF_IDEAS]:
        refuse(wrong)


def _named(desk: Desk, said: str) -> str:
    """An outcome's id; its label, as people read it on the site, names it too."""
    word = said.strip()
    labels = {o.label.casefold(): o.id for o in desk.settings.vocabulary.recorded}
    return labels.get(word.casefold(), word)


def _outcome(desk: Desk, said: str, given: Given) -> Answer:
    outcome = _named(desk, said)
    problems = _tried(desk, {**given, "outcome": outcome})
    wrong = [p.message for p in problems if p.code in _OF_OUTCOMES]
    return outcome, wrong


# What the check may say of a decision of which no more is known than its ideas, or its outcome too.
_OF_IDEAS = frozenset({"idea-unknown", "withheld-decided"})
_OF_OUTCOMES = frozenset(
    {"outcome-unknown", "outcome-not-recorded", "move-after-final", "move-too-early"}
)


def _tried(desk: Desk, given: Mapping[str, Any]) -> list[Problem]:
    """What the check says of a decision so far; what is not answered yet is made up."""
    tried = {
        "ideas": given["ideas"],
        "outcome": given.get("outcome") or "under-review",
        "reason": given.get("reason") or "…",
        "reopens": given.get("reopens"),
        "corrects": given.get("corrects"),
    }
    head = {"date": given.get("date") or desk.today, "by": "…"}
    draft, problems = new_record(given["campaign"], "tried", head, (tried,))
    return problems if draft is None else desk.wrong_with(draft)


def _wants_reason(desk: Desk, given: Given) -> bool:
    outcome, vocabulary = given.get("outcome"), desk.settings.vocabulary
    if given.get("no_reason_given") or not outcome:
        return False
    return outcome in vocabulary and vocabulary[outcome].reason
