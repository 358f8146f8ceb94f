"""Problems of a record in the words of a sheet: its columns and labels in place of keys and ids."""

from __future__ import annotations

import re

from reportback.deciding.columns import BY_KEY, FORM
from reportback.deciding.headers import lacking
from reportback.deciding.sheet import Sheet
from reportback.places import CellPlace, Place
from reportback.problems import Problem

# A record's keys, and the columns that staff see.
_TITLES = {
    "ideas": BY_KEY["number"].title,
    "title": BY_KEY["evidence_title"].title,
    "url": BY_KEY["evidence_url"].title,
    "amount": BY_KEY["cost"].title,
    **{key: column.title for key, column in BY_KEY.items() if key != "title"},
    **{line.key: line.title for line in FORM},
}
_QUOTED = re.compile(r"'([a-z][a-z_-]*)'")

# The code: in which column it is mended, and what to do there.
_MENDED: dict[str, tuple[str, str]] = {
    "reason-missing": (
        "reason",
        "write why; people will read it (or 'no reason given' if there truly was none)",
    ),
    "into-missing": ("into", "write the number of that idea"),
    "into-unwanted": ("into", "empty the cell, or choose that outcome"),
    "idea-self": ("into", "write another idea's number"),
    "move-after-final": (
        "outcome",
        "write yes into 'Reopens' if the idea was taken up again, or empty the row",
    ),
    "move-too-early": ("outcome", "choose that outcome first, and record this one later"),
    "reopens-nothing": ("reopens", "empty the cell"),
    "evidence-missing": (
        "evidence_url",
        "fill in 'Evidence title' and 'Evidence address', if there is any",
    ),
    "withheld-decided": ("number", "empty the row"),
    "decision-before-idea": ("number", "correct the day on the sheet 'Meeting'"),
    "decision-future": ("", "correct the day, or record it then"),
    "merge-cycle": ("into", "let one of these ideas stay on its own"),
}
_FOUND_NO_KEY = re.compile(r"^found no '[a-z_]+'$")


def reworded(sheet: Sheet, problem: Problem) -> Problem:
    """A problem as somebody reads it who sees the sheet and no file."""
    place: Place = problem.place
    if not isinstance(place, CellPlace):
        return problem
    key, todo = _MENDED.get(problem.code, ("", problem.todo))
    in_rows = place.path == sheet.name
    if key in BY_KEY and in_rows and key not in sheet.headers.places:
        return lacking(key, sheet.name)
    if key and in_rows:
        place = sheet.at(place.line, key)
    if problem.code == "placeholder" and in_rows:
        todo = "write what people are to read"
    must, found, todo = (_as_seen(sheet, text) for text in (problem.must, problem.found, todo))
    if _FOUND_NO_KEY.match(problem.found):
        return sheet.empty_problem(place, problem.code, must, todo)
    return Problem(place, problem.code, must, found, todo)


def _as_seen(sheet: Sheet, text: str) -> str:
    """Ids of outcomes as labels, keys as titles."""
    text = text.replace("'outcome: merged'", "'merged'")
    for outcome in sheet.vocabulary:
        if "-" in outcome.id:
            text = re.sub(rf"'?\b{outcome.id}\b'?", f"'{sheet.phrases.outcome(outcome)}'", text)
    return _QUOTED.sub(lambda match: _seen(sheet, match), text)


def _seen(sheet: Sheet, match: re.Match[str]) -> str:
    word = match[1]
    if word in sheet.vocabulary:
        return f"'{sheet.phrases.outcome(sheet.vocabulary[word])}'"
    return f"'{_TITLES.get(word, word)}'"
