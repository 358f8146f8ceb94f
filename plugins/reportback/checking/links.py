"""Rules for links between ideas: they lead somewhere, in both directions, and not in circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportback.checking.subject import Subject
from reportback.model.sequence import Decided, standing
from reportback.places import Place
from reportback.problems import Problem
from reportback.terms import MERGED


def _unknown(subject: Subject, place: Place, campaign: str, number: int) -> Iterator[Problem]:
    known = subject.numbers.get(campaign, frozenset())
    if number not in known:
        must = "must be the number of an idea of this campaign"
        last = f"the last number is {subject.last_number[campaign]}" if known else "it has no ideas"
        found, todo = f"found {number}", f"correct the number ({last})"
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
    for record, i, decision in subject.decisions():
        for j, number in enumerate(decision.ideas):
            place = subject.at(record.path).value("decisions", i, "ideas", j)
            yield from _unknown(subject, place, record.campaign, number)


def merged_into_another(subject: Subject) -> Iterator[Problem]:
    """`into` stands with `merged` and nowhere else, and names another idea that exists."""
    for record, i, decision in subject.decisions():
        at = subject.at(record.path)
        if decision.outcome == MERGED.id and decision.into is None:
            must, found = "a combined idea must say which one it went into", "found no 'into'"
            place, todo = at.value("decisions", i, "outcome"), "add 'into: ' and the number"
            yield Problem(place, "into-missing", must, found, todo)
        if decision.into is None:
            continue
        place = at.value("decisions", i, "into")
        if decision.outcome != MERGED.id:
            must = "'into' must stand only beside 'outcome: merged'"
            found, todo = f"found '{decision.outcome}'", "take 'into' out, or correct the outcome"
            yield Problem(at.key("decisions", i, "into"), "into-unwanted", must, found, todo)
        yield from _unknown(subject, place, record.campaign, decision.into)
        if decision.into in decision.ideas:
            must, found = "must be another idea", f"found {decision.into} among its 'ideas'"
            yield Problem(place, "idea-self", must, found, "take it out of one of them")


def no_merge_cycle(subject: Subject) -> Iterator[Problem]:
    """Following `into` from any idea comes to an end."""
    for campaign, by_number in subject.register.decisions_of.items():
        into = {number: _into(decisions) for number, decisions in by_number.items()}
        for cycle in _cycles(into):
            yield _cycle_problem(subject, campaign, cycle)


def _into(decisions: tuple[Decided, ...]) -> int | None:
    """The idea that the last standing decision combines this one with."""
    last = standing(decisions)[-1:]
    merged = last and last[0].decision.outcome == MERGED.id
    return last[0].decision.into if merged else None


def _cycles(into: Mapping[int, int | None]) -> Iterator[list[int]]:
    """Each circle of ideas once, without an idea that merely went into itself."""
    seen: set[int] = set()
    for start in into:
        way: dict[int, int] = {}
        current: int | None = start
        while current is not None and current not in seen:
            seen.add(current)
            way[current] = len(way)
            current = into.get(current)
        if current in way and len(way) - way[current] > 1:
            yield list(way)[way[current] :]


def _cycle_problem(subject: Subject, campaign: str, cycle: list[int]) -> Problem:
    last = standing(subject.register.decisions_of[campaign][cycle[0]])[-1]
    place = subject.at(last.record.path).value("decisions", last.position, "into")
    way = " → ".join(str(number) for number in (*cycle, cycle[0]))
    must, todo = "'into' must not lead back to where it began", "let one of them stay on its own"
    return Problem(place, "merge-cycle", must, f"found {way}", todo)
