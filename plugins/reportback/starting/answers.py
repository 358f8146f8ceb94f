"""What `reportback init` must know, and which answers the settings would accept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import holidays

from reportback.model import Settings
from reportback.places import FilePlaces, Loc
from reportback.problems import quoted
from reportback.reading.starter import timezones
from reportback.reading.wording import shape

# What stands for an answer that is left open.
NONE = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know: its flag, the words that ask for it, and the setting that it becomes.

    `needed`: it has no default that is right for most, so that flags must say it.
    `open`: 'none' is an answer.
    """

    name: str
    words: str
    setting: Loc
    needed: bool = False
    open: bool = False


QUESTIONS = (
    Question("name", "The site's name", ("site_name",), needed=True),
    Question("organisation", "Whose site it is", ("organisation", "name")),
    Question(
        "url",
        "Its whole address, such as https://ideas.example.org (none: not known yet)",
        ("site_url",),
        needed=True,
        open=True,
    ),
    Question("lang", "The language of its headings and buttons, such as en", ("lang",)),
    Question(
        "country",
        "The country whose bank holidays count, by its two letters (none: weekends only)",
        ("holidays", "country"),
        needed=True,
        open=True,
    ),
    Question("region", "Its region (none: the whole country)", ("holidays", "region"), open=True),
    Question("timezone", "Its time zone", ("timezone",)),
    Question(
        "colour",
        "The organisation's colour, such as #0b5563 (none: blue)",
        ("organisation", "colours", "accent"),
        open=True,
    ),
)


def regions(country: str) -> list[str]:
    """The regions of a country that have bank holidays of their own."""
    return holidays.list_supported_countries(include_aliases=False).get(country, [])


def offered(question: Question, answers: Mapping[str, str]) -> str:
    """The answer that goes without saying, given those to earlier questions."""
    if question.name == "organisation":
        return answers.get("name", "")
    if question.name == "timezone":
        return timezones().get(answers.get("country", NONE), "UTC")
    return "en" if question.name == "lang" else NONE


def faults(question: Question, answer: str, answers: Mapping[str, str]) -> list[str]:
    """What is wrong with an answer, in the words of the check."""
    if answer == NONE and question.open:
        return []
    if not answer.strip():
        return ["must not be empty; found nothing; write it"]
    if not answer.isprintable():
        return [f"must be one line of visible characters; found {quoted(answer)}; write it again"]
    if question.name == "timezone" and "/" not in answer and answer != "UTC":
        near = timezones().get(answer.upper(), "Europe/London")
        must = "must be a zone that is named for a place, or UTC"
        return [f"{must}; found {quoted(answer)}; write one such as {near}"]
    given = _nested(question.setting, answer)
    country = answers.get("country", NONE)
    if question.name == "region" and country != NONE:
        given["holidays"]["country"] = country
        if not regions(country):
            return []  # the country is said to be wrong already, or has none
    _, problems = shape(Settings, given, FilePlaces(""))
    return [re.sub(r"^'\w+' ", "", problem.message) for problem in problems]


def _nested(setting: Loc, value: str) -> dict[str, Any]:
    inner: Any = value
    for key in reversed(setting):
        inner = {key: inner}
    return dict(inner)
