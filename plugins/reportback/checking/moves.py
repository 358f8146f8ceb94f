"""The legal moves from one outcome to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportback.checking.subject import Subject
from reportback.model import Decision
from reportback.model.sequence import Decided, standing
from reportback.places import FilePlaces
from reportback.problems import Problem, quoted
from reportback.terms import Outcome, Stage


@dataclass(frozen=True, slots=True)
class _Move:
    """One decision on one idea: where it stood, all that it has been, and what it is now."""

    number: int
    current: Outcome | None
    been: frozenset[str]
    outcome: Outcome
    decision: Decision
    at: FilePlaces
    index: int


def legal(subject: Subject) -> Iterator[Problem]:
    """Each idea's decisions, in order and without those that were corrected, are legal moves."""
    for campaign, by_number in subject.register.decisions_of.items():
        if campaign in subject.unsure:
            continue
        for number in by_number.keys() & subject.numbers.get(campaign, frozenset()):
            for move in _moves(subject, number, by_number[number]):
                yield from _after_final(move)
                yield from _too_early(move)
                yield from _taken_back(move)


def _moves(subject: Subject, number: int, decisions: tuple[Decided, ...]) -> Iterator[_Move]:
    current: Outcome | None = None
    been: frozenset[str] = frozenset()
    for record, index, decision in standing(decisions):
        if decision.outcome not in subject.vocabulary:
            continue
        if decision.corrects and decision.corrects not in subject.record_names(record.campaign):
            continue  # the correction is reported, and what it would have replaced is not known
        outcome = subject.vocabulary[decision.outcome]
        at = subject.at(record.path)
        yield _Move(number, current, been, outcome, decision, at, index)
        current, been = outcome, been | {outcome.id}


def _after_final(move: _Move) -> Iterator[Problem]:
    """Nothing follows a final outcome but what reopens it; and only that is reopened."""
    final = move.current is not None and move.current.final
    if final and move.current and not move.decision.reopens:
        must = f"no outcome must follow '{move.current.id}', which is final"
        found = f"found {quoted(move.outcome.id)} for idea {move.number}"
        todo = "add 'reopens: true' if it was taken up again, or 'corrects: ' and a record's name"
        place = move.at.value("decisions", move.index, "outcome")
        yield Problem(place, "move-after-final", must, found, todo)
    if move.decision.reopens and not final:
        must = "'reopens' must be about an idea with a final outcome"
        now = f"'{move.current.id}'" if move.current else "no decision yet"
        found, todo = f"found {now} for idea {move.number}", "take 'reopens' out"
        place = move.at.key("decisions", move.index, "reopens")
        yield Problem(place, "reopens-nothing", must, found, todo)


def _too_early(move: _Move) -> Iterator[Problem]:
    """Some outcomes need another one before them."""
    if move.outcome.after and not move.outcome.after & move.been:
        before = " or ".join(sorted(move.outcome.after))
        must, todo = (
            f"'{move.outcome.id}' must come after {before}",
            f"record that it was {before} first",
        )
        found = f"found it first for idea {move.number}"
        place = move.at.value("decisions", move.index, "outcome")
        yield Problem(place, "move-too-early", must, found, todo)


def _taken_back(move: _Move) -> Iterator[Problem]:
    """A yes does not go back to 'under review' without a word why."""
    back = (
        move.current is not None
        and move.current.stage is Stage.AHEAD
        and move.outcome.stage in {Stage.WAITING, Stage.REVIEW}
    )
    given = move.decision.reason or move.decision.no_reason_given
    if back and not move.outcome.reason and not given:
        must = f"a decision must give its reason, since idea {move.number} had a yes before"
        todo = "add 'reason: …', or 'no_reason_given: true' if there truly was none"
        place = move.at.value("decisions", move.index, "outcome")
        yield Problem(place, "reason-missing", must, "found no 'reason'", todo)
