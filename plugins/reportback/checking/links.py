"""Rules for links between ideas: they lead somewhere, in both directions, and not in circles."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.model.sequence import Decided, standing
from reportback.places import Place
from reportback.problems import Problem
from reportback.terms import MERGED


def _unknown(subject: Subject, place: Place, campaign: str, number: int) -> Iterator[Problem]:
    known = subject.numbers.get(campaign, frozenset())
    if number not in known:
        must = "must be the number of an idea of this campaign"
        last = f"the last number is {max(known)}" if known else "it has no ideas yet"
        found, todo = f"found {number}", f"correct the number; {last}"
        yield Problem(place, "idea-unknown", must, found, todo)


def builds_on_known_ideas(subject: Subject) -> Iterator[Problem]:
    """The ideas that an idea builds on exist, and are not itself."""
    for idea in subject.register.ideas:
        for index, number in enumerate(idea.builds_on):
            place = subject.at(idea.path).value("builds_on", index)
            yield from _unknown(subject, place, idea.campaign, number)
            if number == idea.number:
                must, found = "must be another idea", f"found the idea itself, {number}"
                yield Problem(place, "idea-self", must, found, "correct the number")


def decisions_name_known_ideas(subject: Subject) -> Iterator[Problem]:
    """The ideas that a record decides exist."""
    for record in subject.register.records:
        for i, decision in enumerate(record.decisions):
            for j, number in enumerate(decision.ideas):
                place = subject.at(record.path).value("decisions", i, "ideas", j)
                yield from _unknown(subject, place, record.campaign, number)


def merged_into_another(subject: Subject) -> Iterator[Problem]:
    """`into` stands with `merged` and nowhere else, and names another idea that exists."""
    for record in subject.register.records:
        at = subject.at(record.path)
        for i, decision in enumerate(record.decisions):
            place = at.value("decisions", i, "into")
            if decision.outcome == MERGED.id and decision.into is None:
                must, found = "must say which idea it went into", "found no 'into'"
                todo = "add 'into: ' and the number"
                place = at.value("decisions", i, "outcome")
                yield Problem(place, "into-missing", must, found, todo)
            if decision.into is None:
                continue
            if decision.outcome != MERGED.id:
                must, found = "must stand only with 'outcome: merged'", f"found {decision.outcome}"
                yield Problem(place, "into-unwanted", must, found, "take 'into' out")
            yield from _unknown(subject, place, record.campaign, decision.into)
            if decision.into in decision.ideas:
                must, found = "must be another idea", f"found {decision.into} among its 'ideas'"
                yield Problem(place, "idea-self", must, found, "take it out of one of them")


def no_merge_cycle(subject: Subject) -> Iterator[Problem]:
    """Following `into` from any idea comes to an end."""
    for campaign, by_number in subject.register.decisions_of.items():
        into = {number: _into(decisions) for number, decisions in by_number.items()}
        reported: set[int] = set()
        for start in into:
            cycle = _cycle(start, into)
            if start in cycle and not reported & set(cycle):
                reported |= set(cycle)
                yield _cycle_problem(subject, campaign, cycle)


def _into(decisions: tuple[Decided, ...]) -> int | None:
    """The idea that the last standing decision combines this one with."""
    last = standing(decisions)[-1:]
    return last[0][1].into if last and last[0][1].outcome == MERGED.id else None


def _cycle(start: int, into: dict[int, int | None]) -> list[int]:
    """The ideas from `start` on until one comes up again; empty when it comes to an end."""
    path: list[int] = []
    current: int | None = start
    while current is not None and current not in path:
        path.append(current)
        current = into.get(current)
    return path if current == start else []


def _cycle_problem(subject: Subject, campaign: str, cycle: list[int]) -> Problem:
    record, decision = standing(subject.register.decisions_of[campaign][cycle[0]])[-1]
    index = record.decisions.index(decision)
    place = subject.at(record.path).value("decisions", index, "into")
    way = " → ".join(str(number) for number in (*cycle, cycle[0]))
    must = "must not lead back to where it began"
    return Problem(place, "merge-cycle", must, f"found {way}", "let one of them stay on its own")
