"""Personal data stays out of ideas and decisions: git never forgets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher

from reportback.checking.subject import Subject
from reportback.places import Place
from reportback.problems import Problem, quoted

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"(?:\d[\s().-]{0,2}){7}")
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
            line = place.line + before.count("\n")
            column = offset - before.rfind("\n") if "\n" in before else place.column + offset
            must = "should not hold personal data, since git never forgets"
            found, todo = f"found {what} {quoted(said)}", "mask it, unless it is meant to be public"
            yield Problem(Place(place.path, line, column), "personal-data", must, found, todo)


def personal_data(text: str, country: str | None) -> Iterator[tuple[int, str, str]]:
    """Where personal data begins in a text, what it is, and the words."""
    for match in _EMAIL.finditer(text):
        yield match.start(), "the e-mail address", match[0]
    if _DIGITS.search(text):
        for number in PhoneNumberMatcher(text, country, leniency=Leniency.VALID):
            yield number.start, "the telephone number", number.raw_string
    postcode = _POSTCODES.get(country or "")
    if postcode:
        for match in postcode.finditer(text):
            yield match.start(), "the postcode", match[0]


def _words(subject: Subject) -> Iterator[tuple[Place, str]]:
    """Every text that a stranger or an officer wrote, with the place where it begins."""
    for idea in subject.register.ideas:
        at = subject.at(idea.path)
        for key in ("title", "by"):
            if getattr(idea, key):
                yield at.value(key), getattr(idea, key)
        if idea.body:
            yield at.body or at.value(), idea.body
    for record in subject.register.records:
        for index, decision in enumerate(record.decisions):
            if decision.reason:
                yield subject.at(record.path).value("decisions", index, "reason"), decision.reason
