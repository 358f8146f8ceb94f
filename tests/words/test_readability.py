"""The interface's words are plain: a reading age of 12, and no long sentence.

Measured are the English messages that the public reads, each placeholder as one short word.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import readability
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

from tests.support import ROOT

# What only staff read: the form, a change told in a pull request, the workbook, a broken build.
STAFF = ("/form", "/phrases/change", "/deciding/", "problems.html")
# Flesch-Kincaid: the school year that can read it; year 7 is twelve years old.
OVERALL = 7.0
# GOV.UK: people lose the thread of longer sentences.
WORDS = 25
LONG_ENOUGH = 4


def test_the_words_of_the_interface_can_be_read_at_twelve() -> None:
    said = [" ".join(tokens) for tokens in sentences().values()]
    grade = readability.getmeasures(said, lang="en")["readability grades"]["Kincaid"]
    assert len(said) > 200
    assert grade < OVERALL, f"a reading age of {grade + 5:.1f}"


def test_no_sentence_is_long() -> None:
    long = {said: n for said, n in ((s, count(t)) for s, t in sentences().items()) if n > WORDS}
    assert not long


def test_no_paragraph_is_hard() -> None:
    """Short sentences measure badly one by one; a whole message of several is judged."""
    hard = {}
    for message in messages():
        parts = [" ".join(tokens) for tokens in map(words, split(message))]
        if sum(map(len, map(str.split, parts))) >= 20:
            grade = readability.getmeasures(parts, lang="en")["readability grades"]["Kincaid"]
            if grade > OVERALL + 2:
                hard[message] = round(grade, 1)
    assert not hard


@cache
def messages() -> tuple[str, ...]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        mappings = tomllib.load(file)["tool"]["babel"]["mappings"]
    methods = [(one["pattern"], one["method"]) for one in mappings]
    options = {one["pattern"]: {k: str(v) for k, v in one.items()} for one in mappings}
    keywords = {**DEFAULT_KEYWORDS, "N_n": (1, 2), "Table": (2, 3), "Column": (3,)}
    found: dict[str, None] = {}
    for path, _, message, *_ in extract_from_dir(ROOT, methods, options, keywords=keywords):
        if not any(part in f"/{path}" for part in STAFF):
            found.update(dict.fromkeys([message] if isinstance(message, str) else message))
    return tuple(found)


def split(message: str) -> Iterator[str]:
    """The sentences of a message, without markup; a placeholder is a short word."""
    plain = re.sub(r"<[^>]+>", "", message)
    plain = re.sub(r"%\(\w+\)s", "this", plain).replace("%%", "%")
    yield from re.split(r"(?<=[.?!:;])\s+", " ".join(plain.split()))


def words(sentence: str) -> list[str]:
    return re.findall(r"[\w’'-]+|[.,;:?!]", sentence)


def count(tokens: list[str]) -> int:
    return sum(1 for token in tokens if token[0].isalnum())


@cache
def sentences() -> dict[str, list[str]]:
    found = {s: words(s) for message in messages() for s in split(message)}
    return {s: tokens for s, tokens in found.items() if count(tokens) >= LONG_ENOUGH}
