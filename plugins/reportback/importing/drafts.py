"""Rows to drafts: what an idea's file and its decision will say, before there is a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from reportback.importing import markup
from reportback.importing.answers import Answer, answer_of
from reportback.importing.cells import Cells, Refused
from reportback.importing.vocabulary import Unknown, known_id
from reportback.model import CampaignMatter, IdeaMatter
from reportback.places import FilePlaces
from reportback.reading.tables import Row, text_of
from reportback.reading.wording import shape
from reportback.terms import Vocabulary

Mask = Callable[[str], str]
ANONYMOUS_LINES = ("via", "by")


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as an idea without a number."""

    row: int
    campaign: str
    source_id: str
    matter: IdeaMatter | None
    body: str
    answer: Answer | None
    builds_on: tuple[str, ...] = ()
    title_made: bool = False
    html_suspected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What every row is drafted with.

    `known` are the source ids that are there already; `mask` takes personal data out of a text.
    """

    cells: Cells
    system: str
    campaign: str | None
    campaigns: Mapping[str, CampaignMatter]
    vocabulary: Vocabulary
    as_of: date
    known: frozenset[str] = frozenset()
    mask: Mask | None = None
    unknown: list[Unknown] = field(default_factory=list)


def campaign_of(frame: Frame, row: Row) -> str | None:
    """The campaign that a row belongs to; None when the mapping says that it belongs to none."""
    mapping = frame.cells.mapping
    if "campaign" not in mapping.columns:
        return mapping.set.get("campaign", frame.campaign)
    word = frame.cells.line("campaign", row)
    if word is None:
        if any(True for _ in frame.cells.given("campaign", row)):
            return None
        raise Refused("the column that names its campaign is empty")
    labels = {name: matter.title for name, matter in frame.campaigns.items()}
    found = known_id(word, labels)
    if found is None:
        frame.unknown.append(Unknown("campaign", "", word, row.number))
    return found or ""


def draft(frame: Frame, row: Row, campaign: str, source_id: str) -> Draft:
    """A row's draft. Raises Refused with everything that is wrong with it."""
    cells = frame.cells
    answer = answer_of(cells, row, frame.vocabulary, frame.unknown, campaign)
    if cells.mapping.decisions_only:
        return Draft(row.number, campaign, source_id, None, "", answer)
    body = _body(cells, row)
    title = _title(cells, row)
    made = not title and bool(body)
    title = title or markup.made_title(body)
    if not title:
        raise Refused("it has neither a title nor a body")
    data = _matter(frame, row, campaign) | {"title": title}
    data["source"] = {"system": frame.system, "id": source_id}
    suspected = tuple(name for name in ("title", "body") if _suspected(cells, name, row))
    builds_on = cells.words("builds_on", row)
    matter = _shaped(data)
    return Draft(row.number, campaign, source_id, matter, body, answer, builds_on, made, suspected)


def _title(cells: Cells, row: Row) -> str:
    title = cells.line("title", row) or ""
    return markup.line_from_html(title) if "title" in cells.mapping.html else title


def _body(cells: Cells, row: Row) -> str:
    """The body's columns, one below the other; those after the first under their headings."""
    columns = cells.mapping.columns.get("body", ())
    parts = []
    for name, cell in cells.given("body", row):
        text = markup.as_body(text_of(cell), cells.mapping.form_of("body"))
        first = bool(columns) and name.casefold() == columns[0].casefold()
        heading = cells.mapping.headings.get(name, None if first else name)
        if text.strip():
            parts.append(f"## {heading}\n\n{text}" if heading else text)
    return "\n\n".join(parts)


def _suspected(cells: Cells, name: str, row: Row) -> bool:
    """Whether a field that nobody gave a form seems to hold HTML."""
    texts = (text_of(cell) for _, cell in cells.given(name, row))
    return cells.mapping.form_of(name) is None and any(map(markup.looks_like_html, texts))


def _matter(frame: Frame, row: Row, campaign: str) -> dict[str, Any]:
    cells = frame.cells
    submitted = cells.day("submitted", row)
    if submitted is None:
        raise Refused("it says no day on which it was submitted")
    if submitted > frame.as_of:
        raise Refused(f"it was submitted on {submitted}, which is in the future")
    lines = {name: cells.line(name, row) for name in (*ANONYMOUS_LINES, "lang")}
    themes, areas = _themes_and_areas(frame, row, campaign)
    data = {
        "submitted": submitted,
        **lines,
        "themes": themes,
        "area": next(iter(areas), None),
        "supporters": _supporters(cells.number("supporters", row)),
    }
    return {key: value for key, value in data.items() if value is not None and value != ()}


def _supporters(number: Decimal | None) -> int | None:
    if number is None:
        return None
    if number < 0 or number != number.to_integral_value():
        raise Refused(f"supporters is {number}, which is no number of people")
    return int(number)


def _known(
    frame: Frame, row: Row, campaign: str, kind: str, word: str, labels: Mapping[str, str]
) -> str | None:
    found = known_id(word, labels)
    if found is None:
        frame.unknown.append(Unknown(kind, campaign, word, row.number))
    return found


def _shaped(data: dict[str, Any]) -> IdeaMatter:
    matter, problems = shape(IdeaMatter, data, FilePlaces("row"))
    if matter is None:
        raise Refused("; ".join(f"{p.must}; {p.found}; {p.todo}" for p in problems))
    return matter


def unknown_words(frame: Frame, row: Row) -> None:
    """Note a row's themes and area that its campaign does not know, and do nothing else."""
    try:
        campaign = None if frame.cells.skipped(row) else campaign_of(frame, row)
    except Refused:
        return
    if campaign is not None:
        _themes_and_areas(frame, row, campaign)


def _themes_and_areas(
    frame: Frame, row: Row, campaign: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = frame.campaigns.get(campaign)
    themes, areas = (known.themes, known.areas) if known else ({}, {})
    cells = frame.cells
    found = [
        [_known(frame, row, campaign, kind, word, labels) for word in words]
        for kind, words, labels in (
            ("themes", cells.words("themes", row), themes),
            ("area", cells.words("area", row)[:1], areas),
        )
    ]
    one, two = (tuple(dict.fromkeys(word for word in words if word)) for words in found)
    return one, two
