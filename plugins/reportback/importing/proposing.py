"""A mapping proposed from the columns' names and from what they hold, with a reason for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportback.importing.facts import (
    MOSTLY,
    SAMPLE,
    Facts,
    are_telephones,
    facts_of,
    is_day,
    is_number,
    is_worded,
    may_be_day,
)
from reportback.importing.headings import PERSONAL, PLACE, heading, named, rank
from reportback.importing.mapping import TEXT_FIELDS
from reportback.importing.markup import looks_like_html
from reportback.problems import counted
from reportback.reading.tables import Table

_SHORT, _LONG, _AT_LENGTH = 80, 40, 120  # signs: a title at most, a text at least, no name
_ENOUGH = 500  # signs; a text that is longer than this is no more the idea
_NO_NAME = (5, 30)  # words and signs; people's names have fewer
_FEW = 30  # different values of a theme
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7}")

_WORDS = ("title", "body")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one column is proposed to be: a field, or dropped (None), and why."""

    column: str
    field: str | None
    why: str
    personal: bool = False


_Fitting = Mapping[int, tuple[Facts, str]]  # by place: a column that can be a field, and why


def propose(table: Table, taken: Mapping[str, Any] | None = None) -> tuple[Proposal, ...]:
    """What each column is proposed to be. `taken` are a mapping's keys, which stay as they are."""
    settled = dict(_settled(taken or {}))
    fields = set(settled.values())
    proposals: dict[str, Proposal] = {}
    facts = [facts_of(table, place) for place in range(len(table.columns))]
    open_ones = [fact for fact in facts if fact.column not in settled]
    for fact in open_ones:
        why = _personal(fact)
        if why:
            proposals[fact.column] = Proposal(fact.column, None, why, personal=True)
    for group in (
        ("submitted",),
        ("id",),
        ("supporters",),
        ("by",),
        _WORDS,
        ("themes",),
        ("area",),
    ):
        left = [fact for fact in open_ones if fact.column not in proposals]
        wanted = [field for field in group if field not in fields]
        for best in _best(wanted, left, len(table.rows)):
            proposals[best.column] = best
    for fact in open_ones:
        proposals.setdefault(fact.column, Proposal(fact.column, None, _unused(fact)))
    return tuple(proposals[name] for name in table.columns if name in proposals)


def proposed_keys(
    table: Table, proposals: tuple[Proposal, ...], taken: Mapping[str, Any]
) -> dict[str, Any]:
    """The keys of a mapping file, with what was proposed beside what is there."""
    columns = {item.field: item.column for item in proposals if item.field}
    drop = [item.column for item in proposals if item.personal and not item.field]
    both = {**taken, "columns": {**columns, **taken.get("columns", {})}}
    lists = {
        "drop": [*taken.get("drop", ()), *drop],
        "html": [*taken.get("html", ()), *_html(table, columns)],
    }
    return both | {key: list(dict.fromkeys(names)) for key, names in lists.items() if names}


def _html(table: Table, columns: Mapping[str, str]) -> Iterator[str]:
    """The fields of text whose column holds HTML in most of its cells."""
    for field in TEXT_FIELDS:
        if field in columns:
            texts = facts_of(table, table.columns.index(columns[field])).texts
            if sum(map(looks_like_html, texts)) * 2 > len(texts):
                yield field


def _settled(taken: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, names in taken.get("columns", {}).items():
        for name in names if isinstance(names, list | tuple) else [names]:
            yield name, field
    yield from ((f"set {name}", name) for name in taken.get("set", ()))
    yield from ((name, "") for name in taken.get("drop", ()))
    yield from ((rule["column"], "") for rule in taken.get("only_if", {}).values())


def _personal(fact: Facts) -> str | None:
    for what, pattern in (("an e-mail address", _EMAIL), ("an IP address", _IP)):
        matching = sum(pattern.fullmatch(text.strip()) is not None for text in fact.texts)
        if matching * 2 > fact.filled:
            return f"most of its cells are {what}: personal data stays out"
    told = PERSONAL.search(heading(fact))
    short = fact.length < _AT_LENGTH and len(fact.column.split()) <= 5
    words, signs = _NO_NAME
    long = fact.words >= words and fact.length >= signs
    of_things = told and told[0] == "name" and long
    if told and short and not (of_things or named("by", fact) or named("body", fact)):
        return f"'{told[0]}' in its name: personal data stays out"
    if are_telephones(fact):
        return "its cells look like telephone numbers: personal data stays out"
    return None


def _best(fields: Sequence[str], facts: list[Facts], rows: int) -> Iterator[Proposal]:
    """The columns that these fields are proposed from, of those that can be."""
    fitting = {
        field: {fact.place: (fact, why) for fact in facts if (why := _fits(field, fact, rows))}
        for field in fields
    }
    if "title" in fields or "body" in fields:
        chosen = _words(fitting)
    else:
        chosen = {field: _first(field, found) for field, found in fitting.items() if found}
    for field, place in chosen.items():
        fact, why = fitting[field][place]
        yield Proposal(fact.column, field, why)


def _first(field: str, found: _Fitting) -> int:
    """The place of the column that is filled most often, of these the one whose name says most."""
    return min(found, key=lambda place: (*_order(field, found[place][0]), place))


def _order(field: str, fact: Facts) -> tuple[int, int]:
    filled, said = -fact.filled, rank(field, fact)
    return (filled, said) if field == "submitted" else (said, filled)


def _words(fitting: Mapping[str, _Fitting]) -> dict[str, int]:
    """The columns of title and body. A title that no name tells is a question before the body's.

    Where the first question is answered in few words, and a later one says more of it, the first
    is the title; where nothing comes before the body, a title is made of the body's first words.
    """
    titles, bodies = fitting.get("title", {}), fitting.get("body", {})
    told = {place: found for place, found in titles.items() if named("title", found[0])}
    chosen = {"title": _first("title", told)} if told else {}
    body = _weightiest({place: bodies[place] for place in bodies if place not in chosen.values()})
    before = [place for place in titles if body is None or place < body]
    if not told and not before and body is not None and body in titles:
        later = _weightiest({place: bodies[place] for place in bodies if place > body})
        before, body = ([body], later) if later is not None else ([], body)
    if not told and before:
        chosen["title"] = min(before)
    return chosen if body is None else chosen | {"body": body}


def _weightiest(found: _Fitting) -> int | None:
    return max(found, key=lambda place: _weight(found[place][0]), default=None)


def _weight(fact: Facts) -> float:
    """How much a column is the idea: long, in most rows, and twice if its name says so."""
    return min(fact.length, _ENOUGH) * fact.filled**2 * (1 + named("body", fact))


def _fits(field: str, fact: Facts, rows: int) -> str | None:
    """Why a column can be a field, or None where it cannot."""
    if not fact.filled:
        return None
    if field == "submitted":
        return _dates(fact)
    if field in ("title", "body"):
        often = field == "body" or fact.filled * 2 > min(rows, SAMPLE)
        return _wording(field, fact) if often and fact.share(is_worded) > MOSTLY else None
    return _by_name(field, fact, rows) if named(field, fact) else None


def _by_name(field: str, fact: Facts, rows: int) -> str | None:
    """Why a column whose name says so can be a field, by what it holds."""
    if field == "id":
        unique = fact.different == fact.filled and (fact.filled == rows or rows > SAMPLE)
        return "every cell is another: an id" if unique else None
    if field == "supporters":
        return "its name, and all cells are numbers" if fact.share(is_number) == 1 else None
    if field == "by":
        return "its name: a name that people chose to show"
    few = fact.different <= min(_FEW, max(2, rows))
    return f"its name, and {counted(fact.different, 'different value')}" if few else None


def _dates(fact: Facts) -> str | None:
    """How far a column holds dates; plain numbers may be days only where its name says so."""
    told = named("submitted", fact)
    share = fact.share(lambda cell: is_day(cell) or (told and may_be_day(cell)))
    if share == 1:
        return f"all {fact.filled:,} cells are dates"
    return "nearly all cells are dates" if share > MOSTLY else None


def _wording(field: str, fact: Facts) -> str | None:
    told, varied = named(field, fact), fact.different * 2 > fact.filled
    if field == "title":
        if PLACE.fullmatch(heading(fact)):
            return None
        fits = varied and fact.length <= _SHORT and (told or fact.length > _SHORT / 8)
        return "short texts, nearly all different" if fits else None
    long = fact.length >= _LONG or told
    return f"the longest texts ({fact.length:.0f} signs)" if varied and long else None


def _unused(fact: Facts) -> str:
    if not fact.filled:
        return "it is empty"
    return f"nothing tells what it is ({counted(fact.different, 'different value')})"
