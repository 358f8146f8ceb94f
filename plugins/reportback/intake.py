"""An idea that somebody sent as an issue of the code host, as the file of an idea.

An issue is a stranger's text and may be written without the form, so nothing in it is believed but
the answers below the form's headings, and each of them holds the rules of an idea's file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportback.drafting import Draft, new_idea
from reportback.model import Register
from reportback.problems import Problem, choose, quoted
from reportback.reading.issues import FIELDS, Issue

_HOSTS = {"github": "GitHub", "gitlab": "GitLab"}
_EMPTY = {"", "_No response_"}  # the latter is what GitHub writes below a heading left empty
_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)


def answers(text: str, labels: Mapping[str, str]) -> dict[str, str]:
    """What stands below each of the form's headings; what was left empty is not there.

    The headings come in the form's order. The last field is free text and goes on to the end, so
    that a heading in somebody's words is only more of them.
    """
    parts = _without_remarks(text)
    found: dict[str, str] = {}
    for field, after in zip(FIELDS, (*FIELDS[1:], None), strict=True):
        _, heading, rest = _split(parts, labels[field])
        if not heading:
            continue
        said = _split(rest, labels[after])[0] if after else rest
        parts = rest[len(said) :] if after else ""
        if said.strip() not in _EMPTY:
            found[field] = said.strip()
    return found


def _without_remarks(text: str) -> str:
    """A text without the remarks of a form; one that is never closed is somebody's words."""
    closed = text.rfind("-->") + len("-->")
    return _REMARK.sub("", text[:closed]) + text[closed:]


def _split(text: str, label: str) -> tuple[str, str, str]:
    """A text before and after a heading with this label."""
    match = re.search(rf"^\#{{1,6}} +{re.escape(label)} *$", text, re.MULTILINE)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def idea_from(
    issue: Issue, labels: Mapping[str, str], register: Register, numbers: Mapping[str, int]
) -> tuple[Draft | None, list[Problem]]:
    """The idea's file, under its campaign's next number, or what is wrong with the issue."""
    told = answers(issue.text, labels)
    problems = list(_missing(issue, told, labels))
    if problems:
        return None, problems
    campaign = _campaign_meant(told["campaign"], register)
    if campaign is None:
        must, found = "must name a campaign of this site", f"found {quoted(told['campaign'])}"
        todo = choose(told["campaign"], sorted(register.campaign))
        return None, [Problem(issue.place, "campaign-missing", must, found, todo)]
    if taken := _already(issue, register):
        must = "must not be taken in twice"
        todo = "take the label off; the idea is there"
        return None, [Problem(issue.place, "source-taken", must, f"found it as {taken}", todo)]
    given = {
        "title": told["title"],
        "submitted": issue.opened,
        "by": told.get("name"),
        "via": f"{_HOSTS[issue.host]} issue",
        "source": {"system": issue.host, "id": str(issue.number)},
    }
    draft, wrong = new_idea(numbers[campaign], campaign, told["idea"], given)
    return draft, [Problem(issue.place, p.code, p.must, p.found, p.todo) for p in wrong]


def _missing(issue: Issue, told: Mapping[str, str], labels: Mapping[str, str]) -> list[Problem]:
    return [
        Problem(
            issue.place,
            "key-missing",
            f"must have an answer below the heading {quoted(labels[field])}",
            "found none",
            "edit the issue, and put the label on it again",
        )
        for field in FIELDS
        if field != "name" and field not in told
    ]


def _campaign_meant(said: str, register: Register) -> str | None:
    """The campaign that an answer names: by its id, its title, or its page's address."""
    word = said.strip().strip("/`'\"").rpartition("/")[2].casefold()
    named = {campaign.title.casefold(): campaign.id for campaign in register.campaigns}
    return word if word in register.campaign else named.get(said.strip().casefold())


def _already(issue: Issue, register: Register) -> str | None:
    """The path of the idea that this issue became before."""
    source = (issue.host, str(issue.number))
    for idea in register.ideas:
        if idea.source and (idea.source.system, idea.source.id) == source:
            return idea.path
    return None
