"""New files, correct from the first line: what was given, checked, with a short remark per key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from slugify import slugify

from reportback.composing import SLUG_LENGTH, as_yaml, idea_file_name, written
from reportback.drafting.remarks import left_out, schema_line, with_remarks
from reportback.model import CampaignMatter, Decision, IdeaMatter, RecordMatter
from reportback.model.values import Matter
from reportback.places import FilePlaces
from reportback.problems import Problem
from reportback.reading.wording import shape

_CAMPAIGN_REMARKS = {
    "question": "The question as people will read it, in one sentence.",
    "owner": "Who runs it, and who decides.",
    "opens": "The first and the last day for ideas.",
    "promises": "What people may count on. The site holds you to it.",
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
# What a person should think of, besides what is required.
_CAMPAIGN_MORE = (
    *("code", "contact", "submit_url", "criteria", "in_scope", "out_of_scope", "phases"),
    *("themes", "areas", "lang"),
)
_IDEA_MORE = ("by", "via", "themes", "area", "supporters", "builds_on", "images", "lang")
_DECISION_MORE = ("reason", "into", "owner", "due", "cost", "evidence", "reopens", "corrects")
_RECORD_MORE = ("summary", "minutes")


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that does not exist yet: its path below the site's root, its text and its keys."""

    path: str
    text: str
    matter: Matter


def new_campaign(name: str, given: Mapping[str, Any]) -> tuple[Draft | None, list[Problem]]:
    """A campaign's file with the three usual promises, or what is wrong with what was given."""
    path = f"content/campaigns/{name}.md"
    data = {"promises": _PROMISES} | _said(given)
    matter, problems = shape(CampaignMatter, data, FilePlaces(path))
    if matter is None or problems:
        return None, problems
    body = "[TO FILL IN: why you ask, what money there is, what will happen to every idea]"
    keys = written(matter)
    front = with_remarks(as_yaml(keys), _CAMPAIGN_REMARKS)
    front += left_out(CampaignMatter, keys, _CAMPAIGN_MORE)
    return Draft(path, _front("campaign", path, front, body), matter), []


def new_idea(
    number: int, campaign: str, body: str, given: Mapping[str, Any]
) -> tuple[Draft | None, list[Problem]]:
    """An idea's file under this number, or what is wrong with what was given."""
    path = f"ideas/{campaign}/{idea_file_name(number, str(given.get('title') or ''))}"
    matter, problems = shape(IdeaMatter, _said(given), FilePlaces(path))
    if matter is None or problems:
        return None, problems
    keys = written(matter)
    front = with_remarks(as_yaml(keys), _IDEA_REMARKS) + left_out(IdeaMatter, keys, _IDEA_MORE)
    return Draft(path, _front("idea", path, front, body), matter), []


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
    """A record with these decisions, or what is wrong with what was given.

    Where there is one, the lines that it could have besides stand behind it as remarks.
    """
    named = record_name(given["date"], name, str(given.get("by") or ""))
    path = f"ideas/{campaign}/decisions/{named}.yaml"
    matter, problems = record_matter(given, decisions, FilePlaces(path))
    if matter is None or problems:
        return None, problems
    keys = written(matter)
    made = keys.pop("decisions")
    more = left_out(Decision, made[0], _DECISION_MORE) if len(made) == 1 else ""
    text = as_yaml(keys) + left_out(RecordMatter, keys, _RECORD_MORE) + as_yaml({"decisions": made})
    text = schema_line("record", path) + with_remarks(text, _RECORD_REMARKS)
    return Draft(path, text + "".join(f"    {line}\n" for line in more.splitlines()), matter), []


def _front(kind: str, path: str, front: str, body: str) -> str:
    """A file of front matter and Markdown."""
    below = f"\n{body.strip(chr(10))}\n" if body.strip() else ""
    return f"---\n{schema_line(kind, path)}{front}---\n{below}"


def _said(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given at all; days as a file has them."""
    said = {key: value for key, value in given.items() if value not in (None, (), {}, False)}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in said.items()}
