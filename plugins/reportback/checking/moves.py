"""The legal moves from one outcome to the next."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.model import Decision, Record
from reportback.model.sequence import Decided, standing
from reportback.problems import Problem, quoted
from reportback.terms import Outcome


def legal(subject: Subject) -> Iterator[Problem]:
    """Each idea's decisions, in order and without those that were corrected, are legal moves."""
    for campaign, by_number in subject.register.decisions_of.items():
        for number, decisions in by_number.items():
            if number in subject.numbers.get(campaign, ()):
                yield from _walk(subject, number, decisions)


def _walk(subject: Subject, number: int, decisions: tuple[Decided, ...]) -> Iterator[Problem]:
    current: Outcome | None = None
    been: set[str] = set()
    for record, decision in standing(decisions):
        if decision.outcome not in subject.vocabulary:
            continue
        outcome = subject.vocabulary[decision.outcome]
        index = record.decisions.index(decision)
        loc = ("decisions", index, "outcome")
        yield from _move(subject, record, loc, number, current, outcome, decision, been)
        current = outcome
        been.add(outcome.id)


def _move(
    subject: Subject,
    record: Record,
    loc: tuple[str | int, ...],
    number: int,
    current: Outcome | None,
    outcome: Outcome,
    decision: Decision,
    been: set[str],
) -> Iterator[Problem]:
    at = subject.at(record.path)
    if current and current.final and not decision.reopens:
        must = f"must not follow '{current.id}', which is final"
        found = f"found {quoted(outcome.id)} for idea {number}"
        todo = "add 'reopens: true' if it was taken up again, or 'corrects: <record>'"
        yield Problem(at.value(*loc), "move-after-final", must, found, todo)
    if decision.reopens and not (current and current.final):
        must = "must reopen an idea with a final outcome"
        now = f"'{current.id}'" if current else "no decision yet"
        found = f"found {now} for idea {number}"
        place = at.key("decisions", loc[1], "reopens")
        yield Problem(place, "reopens-nothing", must, found, "take 'reopens' out")
    if outcome.after and not outcome.after & been:
        must = f"must come after {' or '.join(sorted(outcome.after))}"
        found = f"found {quoted(outcome.id)} first for idea {number}"
        todo = f"record that it was {' or '.join(sorted(outcome.after))} first"
        yield Problem(at.value(*loc), "move-too-early", must, found, todo)
