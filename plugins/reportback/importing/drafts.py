"""Rows to drafts: what an idea's file and its decision will say, before there is a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from reportback.importing import markup
from reportback.importing.answers import Answer, answer_of
from reportback.importing.cells import Cells, Refused
from reportback.importing.choices import Choice, language_in, same_language, stem
from reportback.importing.mapping import WORD_FIELDS
from reportback.importing.vocabulary import Unknown, known_id
from reportback.model import CampaignMatter, IdeaMatter
from reportback.places import FilePlaces
from reportback.reading.tables import Row, lines_of, text_of
from reportback.reading.wording import shape
from reportback.terms import Vocabulary

Mask = Callable[[str], str]
ANONYMOUS_LINES = ("via", "by")


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as an idea without a number.

    `areas`: all that it names, of which its idea has the first.
    """

    row: int
    campaign: str
    source_id: str
    matter: IdeaMatter | None
    body: str
    answer: Answer | None
    builds_on: tuple[str, ...] = ()
    title_made: bool = False
    html_suspected: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What every row is drafted with.

    `known` are the source ids that are there already; `mask` takes personal data out of a text;
    `lang` is the site's language.
    """

    cells: Cells
    system: str
    campaign: str | None
    campaigns: Mapping[str, CampaignMatter]
    vocabulary: Vocabulary
    as_of: date
    lang: str
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
    told, areas = _told(frame, row, campaign)
    matter = _shaped({**told, "title": title, "source": {"system": frame.system, "id": source_id}})
    return Draft(
        row.number,
        campaign,
        source_id,
        matter,
        body,
        answer,
        builds_on=cells.words("builds_on", row),
        title_made=made,
        html_suspected=tuple(name for name in WORD_FIELDS if _suspected(cells, name, row)),
        choices=tuple(choice for several in cells.choices(row).values() for choice in several),
        areas=areas,
    )


def _title(cells: Cells, row: Row) -> str:
    title = cells.line("title", row) or ""
    return markup.line_from_html(title) if "title" in cells.mapping.html else title


def _body(cells: Cells, row: Row) -> str:
    """The body's columns, one below the other; those after the first under their headings."""
    said = stem if "body" in cells.mapping.languages else str
    columns = cells.mapping.columns.get("body", ())
    parts = []
    for name, cell in cells.given("body", row):
        text = markup.as_body(lines_of(cell), cells.mapping.form_of("body"))
        first = bool(columns) and said(name).casefold() == said(columns[0]).casefold()
        heading = cells.mapping.headings.get(name, None if first else said(name))
        if text.strip():
            parts.append(f"## {heading}\n\n{text}" if heading else text)
    return "\n\n".join(parts)


def _suspected(cells: Cells, name: str, row: Row) -> bool:
    """Whether a field that nobody gave a form seems to hold HTML."""
    texts = (text_of(cell) for _, cell in cells.given(name, row))
    return cells.mapping.form_of(name) is None and any(map(markup.looks_like_html, texts))


def _told(frame: Frame, row: Row, campaign: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What a row says beside its words, and every area that it names."""
    cells = frame.cells
    submitted = cells.day("submitted", row)
    if submitted is None:
        raise Refused("it says no day on which it was submitted")
    if submitted > frame.as_of:
        raise Refused(f"it was submitted on {submitted}, which is in the future")
    themes, areas = _themes_and_areas(frame, row, campaign)
    told = {
        "submitted": submitted,
        **{name: cells.line(name, row) for name in ANONYMOUS_LINES},
        "lang": _language(frame, row, campaign),
        "themes": themes,
        "area": next(iter(areas), None),
        "supporters": _supporters(cells.number("supporters", row)),
    }
    return {key: value for key, value in told.items() if value is not None and value != ()}, areas


def _language(frame: Frame, row: Row, campaign: str) -> str | None:
    """A row's language; where nothing is mapped to it, the one that the column of its words names.

    What is the campaign's own language need not be said.
    """
    cells = frame.cells
    if cells.mapping.has("lang"):
        return cells.line("lang", row)
    choices = cells.choices(row)
    taken = next((c.taken for f in ("body", "title") for c in choices.get(f, ())), "")
    lang, known = language_in(taken), frame.campaigns.get(campaign)
    own = (known.lang if known else None) or frame.lang
    return None if lang is None or same_language(lang, own) else lang


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
    """A row's themes, and the areas that it names, of which the first counts.

    A word among the themes that the campaign knows as an area alone is an area; it goes before
    the constant for rows that say none.
    """
    known = frame.campaigns.get(campaign)
    themes, areas = (known.themes, known.areas) if known else ({}, {})
    words = frame.cells.words("themes", row)
    places = {
        word: area
        for word in words
        if known_id(word, themes) is None and (area := known_id(word, areas))
    }
    say = any(True for _ in frame.cells.given("area", row))
    first = frame.cells.words("area", row)[:1] if say or not places else ()
    one = [_known(frame, row, campaign, "themes", w, themes) for w in words if w not in places]
    two = [_known(frame, row, campaign, "area", word, areas) for word in first]
    return _once(one), _once([*two, *places.values()])


def _once(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
