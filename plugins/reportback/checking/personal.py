"""Personal data stays out of ideas and decisions: git never forgets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher, is_valid_number

from reportback.checking.subject import Subject
from reportback.places import Place
from reportback.problems import Problem, quoted

# Lengths are bounded, so that a long word costs no more than a short one.
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_DIGITS = re.compile(r"[+(\d][\d\s().+/-]{5,30}\d")
# A full British postcode, by the format that Royal Mail publishes.
_POSTCODES = {
    "GB": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b"),
}


def no_personal_data(subject: Subject) -> Iterator[Problem]:
    """Words in ideas and decisions hold no e-mail address, telephone number or full postcode."""
    country = subject.settings.holidays.country
    for place, text in _words(subject):
        for offset, what, said in sorted(personal_data(text, country)):
            before = text[:offset]
            column = place.column + offset - (before.rfind("\n") + 1)
            must = "should not hold personal data, since git never forgets"
            found, todo = f"found {what} {quoted(said)}", "mask it, unless it is meant to be public"
            where = place.below(before.count("\n"), column)
            yield Problem(where, "personal-data", must, found, todo)


def personal_data(text: str, country: str | None) -> Iterator[tuple[int, str, str]]:
    """Where personal data begins in a text, what it is, and the words."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield match.start(), "the e-mail address", match[0]
    for match in _DIGITS.finditer(text):
        for number in PhoneNumberMatcher(match[0], country, leniency=Leniency.POSSIBLE):
            if not (is_valid_number(number.number) or _looks_dialled(number.raw_string)):
                continue
            yield match.start() + number.start, "the telephone number", number.raw_string
    postcode = _POSTCODES.get(country or "")
    if postcode:
        for match in postcode.finditer(text):
            yield match.start(), "the postcode", match[0]


def _looks_dialled(said: str) -> bool:
    """Whether digits look like a number to dial, though nobody has it: one with its code."""
    return said.startswith(("+", "0", "(0")) and sum(char.isdigit() for char in said) >= 10


def _words(subject: Subject) -> Iterator[tuple[Place, str]]:
    """Titles, names, bodies, summaries and reasons, with the place where each begins."""
    for idea in subject.register.ideas:
        at = subject.at(idea.path)
        for key, text in (("title", idea.title), ("by", idea.by), ("via", idea.via)):
            if text:
                yield at.words(key), text
        if idea.withheld:
            yield at.words("withheld", "reason"), idea.withheld.reason
        if idea.body:
            yield at.body or at.value(), idea.body
    for record in subject.register.records:
        if record.summary:
            yield subject.at(record.path).words("summary"), record.summary
    for record, index, decision in subject.decisions():
        if decision.reason:
            yield subject.at(record.path).words("decisions", index, "reason"), decision.reason
