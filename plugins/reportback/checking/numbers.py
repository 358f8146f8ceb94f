"""Rules for numbers: they are an idea's identity, so none is shared and none is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise

from reportback.checking.subject import Subject
from reportback.model import Idea
from reportback.places import Place
from reportback.problems import Problem, quoted

_MOST_GAPS = 8


def own_number(subject: Subject) -> Iterator[Problem]:
    """Two ideas of a campaign do not share a number."""
    seen: dict[tuple[str, int], str] = {}
    for campaign, number, path in subject.register.numbered:
        first = seen.setdefault((campaign, number), path)
        if first != path:
            must, found = "must have a number of its own", f"found {number} in {first} as well"
            todo = f"rename it to the next free number, {subject.last_number[campaign] + 1}"
            yield Problem(Place(path), "idea-number-taken", must, found, todo)


def no_gaps(subject: Subject) -> Iterator[Problem]:
    """A campaign's ideas are numbered from 1 without gaps: nothing vanishes."""
    for campaign, numbers in subject.numbers.items():
        if campaign in subject.misnamed:
            continue  # the missing one may be there under a wrong name, which is reported
        gaps = _gaps(numbers)
        if gaps:
            must = f"must have every number from 1 to {subject.last_number[campaign]}"
            found = f"found no idea {_spoken(gaps)}"
            todo = "bring the file back, since a number is never given up: words that may not be"
            todo += " shown are withheld"
            yield Problem(Place(f"ideas/{campaign}"), "idea-number-gap", must, found, todo)


def _gaps(numbers: AbstractSet[int]) -> list[tuple[int, int]]:
    """The first and last number of each gap."""
    steps = pairwise((0, *sorted(numbers)))
    return [(low + 1, high - 1) for low, high in steps if high - low > 1]


def _spoken(gaps: list[tuple[int, int]]) -> str:
    """Gaps as people write them: '3, 7 to 9 and 12'."""
    words = [str(low) if low == high else f"{low} to {high}" for low, high in gaps[:_MOST_GAPS]]
    if len(gaps) > _MOST_GAPS:
        words.append(f"{len(gaps) - _MOST_GAPS} more gaps")
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def own_source(subject: Subject) -> Iterator[Problem]:
    """Two ideas of a campaign do not come from one row of one system."""
    seen: dict[tuple[str, str, str], list[Idea]] = defaultdict(list)
    for idea in subject.register.ideas:
        if idea.source:
            seen[idea.campaign, idea.source.system, idea.source.id].append(idea)
    for (_, system, source_id), (first, *others) in seen.items():
        for other in others:
            place = subject.at(other.path).value("source")
            must = "a source must be that of one idea of the campaign"
            found = f"found {quoted(f'{system} {source_id}')} in {first.path} as well"
            todo = "correct the source, or delete one of the two and number the rest again"
            yield Problem(place, "source-taken", must, found, todo)
