"""Words that must be known: outcomes, and a campaign's themes and areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportback.importing.markup import same_words, theme_id
from reportback.terms import Vocabulary


@dataclass(frozen=True, slots=True, order=True)
class Unknown:
    """A word of an export that means nothing yet: its field, the campaign, the word and a row."""

    field: str
    campaign: str
    word: str
    row: int


def known_id(word: str, labels: Mapping[str, str]) -> str | None:
    """The id that a word names, by id or by label; capitals, blanks and '&' do not matter."""
    if word in labels:
        return word
    wanted = same_words(word)
    alike = [key for key, label in labels.items() if wanted in (same_words(label), same_words(key))]
    return alike[0] if alike else None


def outcome_id(word: str, vocabulary: Vocabulary) -> str | None:
    """The outcome that a word names, by id or by label."""
    labels = {outcome.id: outcome.label for outcome in vocabulary.recorded}
    return known_id(word, labels)


def to_add(
    unknown: Iterable[Unknown], field: str, taken: Iterable[str]
) -> Mapping[str, Mapping[str, str]]:
    """By campaign, ids and labels for words of one field; spellings that are alike make one."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    seen: set[tuple[str, str]] = set()
    for item in unknown:
        mark = (item.campaign, same_words(item.word))
        if item.field != field or mark in seen:
            continue
        seen.add(mark)
        ids = found[item.campaign]
        ids[theme_id(item.word, frozenset({*taken, *ids}))] = item.word
    return found
