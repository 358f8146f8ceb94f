"""New files, correct from the first line: what was given, checked, with a short remark per key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from slugify import slugify

from reportback.composing import (
    SLUG_LENGTH,
    campaign_text,
    idea_file_name,
    idea_text,
    record_text,
)
from reportback.model import CampaignMatter, IdeaMatter, RecordMatter, Register
from reportback.places import FilePlaces
from reportback.problems import Problem
from reportback.reading.wording import shape

_CAMPAIGN_REMARKS = {
    "question": "The question as people will read it, in one sentence.",
    "owner": "Who runs it, and who decides.",
    "opens": "The first and the last day for ideas.",
    "promises": "What people may count on. The site holds you to it.",
    "code": "The prefix of public references, as in RIVER-12.",
}
_IDEA_REMARKS = {
    "by": "Only a name that its owner wants to see in public.",
    "themes": "Ids from the campaign's file.",
}
_RECORD_REMARKS = {
    "by": "Who decided: a panel, a cabinet member, an officer.",
    "decisions": "Every decision gives its reason, a yes as well as a no.",
}
_PROMISES = (
    {"kind": "answer", "within": "20 working days", "of": "submitted"},
    {"kind": "decide", "within": "12 weeks", "of": "closes"},
    {"kind": "update", "every": "90 days"},
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that does not exist yet: its path below the site's root, and its text."""

    path: str
    text: str


def new_campaign(name: str, given: Mapping[str, Any]) -> tuple[Draft | None, list[Problem]]:
    """A campaign's file with the three usual promises, or what is wrong with what was given."""
    path = f"content/campaigns/{name}.md"
    data = {"promises": _PROMISES} | _said(given)
    matter, problems = shape(CampaignMatter, data, FilePlaces(path))
    if matter is None:
        return None, problems
    body = "Say here why you ask, what money there is, and what will happen to every idea."
    return Draft(path, _with_remarks(campaign_text(matter, body), _CAMPAIGN_REMARKS)), []


def new_idea(
    register: Register, campaign: str, body: str, given: Mapping[str, Any]
) -> tuple[Draft | None, list[Problem]]:
    """An idea's file under the campaign's next number, or what is wrong with what was given."""
    number = 1 + max((n for c, n, _ in register.numbered if c == campaign), default=0)
    path = f"ideas/{campaign}/{idea_file_name(number, str(given.get('title', '')))}"
    matter, problems = shape(IdeaMatter, _said(given), FilePlaces(path))
    if matter is None:
        return None, problems
    return Draft(path, _with_remarks(idea_text(matter, body), _IDEA_REMARKS)), []


def record_name(day: date, name: str | None, by: str) -> str:
    """A record's name: its day, and what it is called, else who decided."""
    what = slugify(name or by, max_length=SLUG_LENGTH, word_boundary=True)
    return f"{day}-{what or 'decision'}"


def record_matter(
    given: Mapping[str, Any], decisions: Iterable[Mapping[str, Any]], places: FilePlaces
) -> tuple[RecordMatter | None, list[Problem]]:
    """A record's values, or what is wrong with what was given, at the places where it stands."""
    data = _said(given) | {"decisions": tuple(map(_said, decisions))}
    return shape(RecordMatter, data, places)


def new_record(
    campaign: str,
    name: str | None,
    given: Mapping[str, Any],
    decisions: Iterable[Mapping[str, Any]],
) -> tuple[Draft | None, list[Problem]]:
    """A record with these decisions, or what is wrong with what was given."""
    named = record_name(given["date"], name, str(given.get("by", "")))
    path = f"ideas/{campaign}/decisions/{named}.yaml"
    matter, problems = record_matter(given, decisions, FilePlaces(path))
    if matter is None:
        return None, problems
    return Draft(path, _with_remarks(record_text(matter), _RECORD_REMARKS)), []


def _said(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given at all; days as a file has them."""
    said = {key: value for key, value in given.items() if value not in (None, (), False)}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in said.items()}


def _with_remarks(text: str, remarks: Mapping[str, str]) -> str:
    """The text with a line above each of these keys that says what it is."""
    for key, remark in remarks.items():
        text = re.sub(rf"^{key}:", f"# {remark}\n{key}:", text, count=1, flags=re.MULTILINE)
    return text
