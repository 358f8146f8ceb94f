"""Ideas that may be one: pointed out with a score, for people to decide. Nothing is left out.

Only ideas that share one of their rarer words are compared, so that thousands of rows take
seconds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from reportback.importing.drafts import Draft
from reportback.model import Register

ALIKE = 88  # of 100; below it, pairs of real campaigns share a subject, not an idea
_RARE = 5  # words of an idea under which it is looked up
_COMMON = 200  # ideas that share a word which tells nothing
_MOST = 20  # ideas that are compared under one word, the first that have it
_LENGTH = 400  # signs that are compared
_WORDS_OF_A_TITLE = 3  # with fewer, a title says too little to go by
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Alike:
    """A row whose idea looks like another: one that is there (`number`), or an earlier row."""

    row: int
    source_id: str
    campaign: str
    title: str
    other_title: str
    score: int
    number: int | None = None
    other_row: int | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    campaign: str
    title: str
    heading: str
    text: str
    draft: Draft | None = None
    number: int | None = None

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(_NUMBER.findall(self.heading))

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.text.split())


def look_alikes(
    drafts: Sequence[Draft], known: AbstractSet[str], register: Register
) -> Iterator[Alike]:
    """For each new row the one idea before it that it resembles most, if any does enough."""
    entries = [*_there(register, {draft.campaign for draft in drafts}), *_new(drafts, known)]
    counts = Counter((entry.campaign, word) for entry in entries for word in entry.words)
    index: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        keys = _rare(entry, counts)
        if entry.draft is not None:
            yield from _nearest(entry, entry.draft, (index[key][:_MOST] for key in keys))
        for key in keys:
            index[key].append(entry)


def _there(register: Register, campaigns: AbstractSet[str]) -> Iterator[_Entry]:
    for idea in register.ideas:
        if idea.campaign in campaigns and not idea.withheld and idea.title:
            yield _entry(idea.campaign, idea.title, idea.body or "", number=idea.number)


def _new(drafts: Iterable[Draft], known: AbstractSet[str]) -> Iterator[_Entry]:
    for draft in drafts:
        if draft.matter is not None and draft.matter.title and draft.source_id not in known:
            yield _entry(draft.campaign, draft.matter.title, draft.body, draft)


def _entry(
    campaign: str, title: str, body: str, draft: Draft | None = None, number: int | None = None
) -> _Entry:
    heading = _plain(title)
    text = f"{heading} {_plain(body)}"[:_LENGTH].strip()
    return _Entry(campaign, title, heading, text, draft, number)


def _plain(text: str) -> str:
    return " ".join(sorted(utils.default_process(text[:_LENGTH]).split()))


def _rare(entry: _Entry, counts: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    keys = sorted(((entry.campaign, word) for word in entry.words), key=lambda k: (counts[k], k))
    shared = [key for key in keys if 1 < counts[key] <= _COMMON]
    return shared[:_RARE]


def _nearest(entry: _Entry, draft: Draft, groups: Iterable[Sequence[_Entry]]) -> Iterator[Alike]:
    best, score = None, float(ALIKE)
    for other in {id(other): other for group in groups for other in group}.values():
        found = _score(entry, other, score)
        if found >= score and (best is None or found > score):
            best, score = other, found
    if best is None:
        return
    row = best.draft.row if best.draft else None
    yield Alike(
        draft.row,
        draft.source_id,
        entry.campaign,
        entry.title,
        best.title,
        round(score),
        best.number,
        row,
    )


def _score(one: _Entry, other: _Entry, least: float) -> float:
    """How alike two ideas are, of 100: all their words, or titles that say enough to go by.

    Titles with other numbers name other things, such as the schools P.S. 12 and P.S. 11.
    """
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return 0
    texts = fuzz.ratio(one.text, other.text, score_cutoff=least)
    if min(len(one.heading.split()), len(other.heading.split())) < _WORDS_OF_A_TITLE:
        return texts
    return max(texts, fuzz.ratio(one.heading, other.heading, score_cutoff=least))
