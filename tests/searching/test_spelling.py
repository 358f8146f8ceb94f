"""The words that a misspelt one is held against."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as some

from reportback.searching.records import Entry
from reportback.searching.spelling import folded, initial, initials, words


def entry(text: str, title: str = "") -> Entry:
    return {"url": "", "content": text, "language": "en", "meta": {"title": title}}


def kept(*entries: Entry) -> dict[str, list[str]]:
    return {address: json.loads(data) for address, data in words(entries)}


def test_words_of_most_ideas_come_first() -> None:
    told = kept(entry("Paths, paths and plants"), entry("A plant; PLANTS!", "Plants"))
    assert told == {"search/words/70.json": ["plants", "paths", "plant"]}


def test_what_differs_in_accents_is_one_word_as_most_write_it() -> None:
    told = kept(entry("ŵylio"), entry("wylio"), entry("ŵylio"))
    assert told == {"search/words/77.json": ["ŵylio"]}


def test_short_words_figures_and_scripts_without_spaces_are_left_out() -> None:
    assert kept(entry("the bus B4200 2026 公園のベンチ 놀이터")) == {}


def test_an_arabic_word_is_found_without_its_article() -> None:
    assert kept(entry("النهر")) == {"search/words/646.json": ["النهر"]}
    assert initial("إنارة") == initial("انارة") == "\N{ARABIC LETTER ALEF}"


@given(some.lists(some.text(max_size=40), max_size=5))
def test_every_word_is_kept_once_under_its_letter(texts: list[str]) -> None:
    entries = [entry(text) for text in texts]
    told = kept(*entries)
    every = [word for found in told.values() for word in found]
    assert len({folded(word) for word in every}) == len(every)
    assert {f"search/words/{ord(letter):x}.json" for letter in initials(entries)} == told.keys()
    for address, found in told.items():
        assert {f"{ord(initial(word)):x}" for word in found} == {address[13:-5]}
