"""Issues of a code host, as its events and its API tell them, and the form that asked for them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reportback.places import Place
from reportback.problems import Problem, quoted
from reportback.reading import yamltext
from reportback.reading.files import CONTROL, read_text

FORM = ".github/ISSUE_TEMPLATE/idea.yml"
_UNSEEN = re.compile(f"{CONTROL.pattern}|[\u202a-\u202e\u2066-\u2069]")
# The answers that an idea needs, in the order in which the form asks for them.
FIELDS = ("campaign", "title", "name", "idea")
_BY_DEFAULT = {
    "campaign": "Campaign",
    "title": "Your idea in a few words",
    "name": "Name to show with it",
    "idea": "Your idea",
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: the code host, its number there, the day it was opened, and its text."""

    host: str
    number: int
    opened: date
    text: str

    @property
    def place(self) -> Place:
        """Where problems with it are said to be."""
        return Place(f"issue {self.number}")


class NoIssue(Exception):
    """A file is no issue: the message says what it must be, and what to do."""


def read_issue(path: Path, zone: ZoneInfo) -> Issue:
    """The issue in a JSON file: an event of GitHub's or GitLab's, or an answer of their API.

    The day is the one on which it was opened in the site's time zone. Raises NoIssue.
    """
    text, problems = read_text(path.parent, path.name)
    if text is None:
        raise NoIssue("; ".join(problem.message for problem in problems))
    try:
        return _issue(json.loads(text), zone)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        must = f"{path.name} must be an issue of GitHub or GitLab as JSON"
        todo = "give the file in $GITHUB_EVENT_PATH, or an answer of the API"
        raise NoIssue(f"{must}; found something else; {todo}") from None


def _issue(told: Mapping[str, Any], zone: ZoneInfo) -> Issue:
    issue = told.get("issue") or told.get("object_attributes") or told
    gitlab = "iid" in issue
    number = int(issue["iid" if gitlab else "number"])
    opened = _day(str(issue["created_at"]), zone)
    words = issue["description" if gitlab else "body"] or ""
    return Issue("gitlab" if gitlab else "github", number, opened, _tidy(str(words)))


def _day(moment: str, zone: ZoneInfo) -> date:
    """GitHub writes 2026-03-01T09:30:00Z; GitLab's events write 2026-03-01 09:30:00 UTC."""
    return datetime.fromisoformat(moment.replace(" UTC", "Z")).astimezone(zone).date()


def _tidy(words: str) -> str:
    """Line ends of one kind, and no sign that nobody can see: none that no file may hold, and none
    that turns the direction of what comes after it."""
    return _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def form_labels(root: Path) -> tuple[Mapping[str, str], list[Problem]]:
    """The label of each field, as the site's own form has it; ours, where it has no form."""
    if not (root / FORM).is_file():
        return _BY_DEFAULT, []
    text, problems = read_text(root, FORM)
    form, places, wrong = yamltext.parse(FORM, text or "")
    found = _labels(form) if not problems + wrong else {}
    missing = [field for field in FIELDS if field not in found]
    if missing and not problems + wrong:
        must, what = "must ask for each part of an idea", f"found no field {quoted(missing[0])}"
        todo = f"keep the ids {', '.join(FIELDS)}; only the labels may change"
        wrong = [Problem(places.value("body"), "issue-form", must, what, todo)]
    return found, [*problems, *wrong]


def _labels(form: Any) -> dict[str, str]:
    fields = form.get("body", ()) if isinstance(form, Mapping) else ()
    asked = [field for field in fields if isinstance(field, Mapping) and field.get("id") in FIELDS]
    return {field["id"]: str(field.get("attributes", {}).get("label", "")) for field in asked}
