"""Rules for numbers: they are an idea's identity, so none is shared and none is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.model import Idea
from reportback.places import Place
from reportback.problems import Problem, quoted


def own_number(subject: Subject) -> Iterator[Problem]:
    """Two ideas of a campaign do not share a number."""
    seen: dict[tuple[str, int], str] = {}
    for campaign, number, path in subject.register.numbered:
        first = seen.setdefault((campaign, number), path)
        if first != path:
            must, found = "must have a number of its own", f"found {number} in {first} as well"
            todo = f"rename it to the next free number, {max(subject.numbers[campaign]) + 1}"
            yield Problem(Place(path), "idea-number-taken", must, found, todo)


def no_gaps(subject: Subject) -> Iterator[Problem]:
    """A campaign's ideas are numbered from 1 without gaps: nothing vanishes."""
    for campaign, numbers in subject.numbers.items():
        missing = sorted(set(range(1, max(numbers) + 1)) - numbers)
        if missing:
            must = f"must have every number from 1 to {max(numbers)}"
            found = f"found no idea {_ranges(missing)}"
            todo = "bring the file back; an idea whose words may not be shown is withheld"
            yield Problem(Place(f"ideas/{campaign}"), "idea-number-gap", must, found, todo)


def _ranges(numbers: list[int]) -> str:
    """Numbers as people write them: '3, 7 to 9 and 12'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs[:8]]
    if len(runs) > len(words):
        words.append(f"{len(runs) - len(words)} more gaps")
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def own_source(subject: Subject) -> Iterator[Problem]:
    """Two ideas do not come from one row of one system."""
    seen: dict[tuple[str, str], list[Idea]] = defaultdict(list)
    for idea in subject.register.ideas:
        if idea.source:
            seen[(idea.source.system, idea.source.id)].append(idea)
    for (system, source_id), (first, *others) in seen.items():
        for other in others:
            place = subject.at(other.path).value("source")
            must = "must be the source of one idea"
            found = f"found {quoted(f'{system} {source_id}')} in {first.path} as well"
            todo = "correct the source, or combine the ideas by a decision"
            yield Problem(place, "source-taken", must, found, todo)
