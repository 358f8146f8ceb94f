"""Personal data stays out of ideas and decisions: git never forgets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher, is_valid_number

from reportback.checking.subject import Subject
from reportback.checking.words import words_of_record
from reportback.places import Place
from reportback.problems import Problem, quoted

# Lengths are bounded, so that a long word costs no more than a short one.
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_DIGITS = re.compile(r"[+(\d][\d\s().+/-]{5,30}\d")
# A year, a slash and digits number a paper or a case, alone or several in a row; after a code
# ('029 2022/1234') they are the rest of a telephone number.
_ONE = r"(?:19|20)\d\d ?/ ?\d{1,12}(?!\d)"
_REFERENCES = re.compile(
    rf"(?<![\d+])(?<![\d)+][\s./-])(?<![\d)+][\s/-]{{2}}){_ONE}(?:[\s().-]{{1,4}}{_ONE})*"
)
# A full British postcode, by the format that Royal Mail publishes, in small letters as well; its
# end is told from that of '1st' and '3rd'.
_POSTCODES = {
    "GB": re.compile(
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?(?!(?:1st|2nd|3rd|[04-9]th)\b)\d[ABD-HJLNP-UW-Z]{2}\b",
        re.IGNORECASE,
    ),
}
# A name is told only by a clear phrase before it, in the languages that sites use; names begin with
# a capital letter, so "my name is mud" and "ich heisse Sie willkommen" are nobody's.
_PHRASES = (
    *("my name is", "my name's", "fy enw i yw", "fy enw yw", "mein name ist", "ich heiße"),
    *("ich heisse", "je m'appelle", "je m’appelle", "mon nom est", "me llamo", "mi nombre es"),
    *("nazywam się", "mam na imię", "moje nazwisko to"),
)
_NAME = re.compile(
    rf"\b(?i:{'|'.join(_PHRASES).replace(' ', '[ ]{1,3}')})[ ]{{1,3}}"
    r"(?P<name>(?-i:[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+){0,3})"
    r"(?:[ ](?-i:[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+){0,3})){0,2})"
)
_NOT_NAMES = frozenset({"Sie", "Euch", "Alle", "Not", "On"})


def no_personal_data(subject: Subject) -> Iterator[Problem]:
    """Words in ideas and decisions hold no e-mail address, telephone number, postcode or name."""
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
    for match in _DIGITS.finditer(_REFERENCES.sub(lambda found: "x" * len(found[0]), text)):
        for number in PhoneNumberMatcher(match[0], country, leniency=Leniency.POSSIBLE):
            if not (is_valid_number(number.number) or _looks_dialled(number.raw_string)):
                continue
            yield match.start() + number.start, "the telephone number", number.raw_string
    postcode = _POSTCODES.get(country or "")
    if postcode:
        for match in postcode.finditer(text):
            yield match.start(), "the postcode", match[0]
    for match in _NAME.finditer(text):
        name = match["name"]
        if name.split()[0] not in _NOT_NAMES and name[0].isupper():
            yield match.start("name"), "the name", name


def _looks_dialled(said: str) -> bool:
    """Whether digits look like a number to dial, though nobody has it: one with its code."""
    return said.startswith(("+", "0", "(0")) and sum(char.isdigit() for char in said) >= 10


def _words(subject: Subject) -> Iterator[tuple[Place, str]]:
    """Titles, names, bodies, summaries and reasons, with the place where each begins.

    Who decides and who sees to it too: an office has an address, a person's own stays out.
    """
    yield from _words_of_ideas(subject)
    for record in subject.register.records:
        at = subject.at(record.path)
        for loc, _, text in words_of_record(record):
            yield at.words(*loc), text


def _words_of_ideas(subject: Subject) -> Iterator[tuple[Place, str]]:
    for idea in subject.register.ideas:
        at = subject.at(idea.path)
        for key, text in (("title", idea.title), ("by", idea.by), ("via", idea.via)):
            if text:
                yield at.words(key), text
        if idea.withheld:
            yield at.words("withheld", "reason"), idea.withheld.reason
        if idea.body:
            yield at.body or at.value(), idea.body
    for told in subject.register.idea_translations:
        at = subject.at(told.path)
        yield at.words("title"), told.title
        yield at.words("by"), told.by
        if told.body:
            yield at.body or at.value(), told.body
