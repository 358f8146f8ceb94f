"""A mapping proposed from the columns' names and from what they hold, with a reason for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from reportback.importing.dates import COMMON, counted_day, read_date
from reportback.importing.lines import counted
from reportback.importing.mapping import TEXT_FIELDS
from reportback.importing.markup import folded, looks_like_html
from reportback.importing.numbers import read_number
from reportback.reading.tables import DAY_ZERO, Cell, Table, text_of

_SAMPLE = 2000  # rows that are looked at
_MOSTLY = 0.9
_SHORT, _LONG, _AT_LENGTH = 80, 40, 120  # signs: a title at most, a text at least, no name
_FEW = 30  # different values of a theme
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[\d\s()./-]{9,20}")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7}")

# Words of headings, folded, in English, Welsh, German, French, Spanish and Polish.
_NAMES: Mapping[str, str] = {
    "submitted": "timestamp|submitted|completion|created|date|published|dyddiad|zeitstempel|datum"
    "|eingereicht|horodateur|soumis|fecha|marca temporal|enviado|data|wysłano",
    "id": "id|reference|ref|number|number of the response|response id|kennung|nummer|identifiant"
    "|référence|identificador|referencia|numer|cyfeirnod",
    "title": "title|subject|headline|teitl|pwnc|titel|betreff|titre|sujet|título|asunto"
    "|tytuł|temat",
    "body": "idea|text|describe|tell|details|detail|description|comment|suggestion"
    "|proposal|answer|response|syniad|disgrifiad"
    "|idee|beschreibung|vorschlag|idée|texte|proposition|descripción|propuesta|pomysł|opis",
    "themes": "theme|topic|category|categories|thema|kategorie|thème|catégorie|tema|categoría"
    "|kategoria|categori",
    "area": "area|ward|district|neighbourhood|stadtteil|bezirk|quartier|barrio|distrito|dzielnica"
    "|ardal",
    "supporters": "votes|likes|supporters|supports|upvotes|stimmen|soutiens|apoyos|votos|głosy"
    "|pleidleisiau",
    "by": "display name|nickname|username|anzeigename|pseudo|pseudonyme|alias|pseudonim",
}
_PERSONAL = re.compile(
    r"\b(?:e-?mail|mail|phone|mobile|telephone|tel|ip|ip address|address|postcode|postal|zip|birth"
    r"|surname|first name|last name|full name|your name|name|e-bost|ffôn|cyfeiriad|enw"
    r"|telefon|handy|adresse|anschrift|plz|vorname|nachname|courriel|téléphone|prénom|nom"
    r"|correo|teléfono|móvil|dirección|nombre|apellidos|adres|telefonu|imię|nazwisko)\b"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one column is proposed to be: a field, or dropped (None), and why."""

    column: str
    field: str | None
    why: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class _Facts:
    column: str
    cells: tuple[Cell, ...]
    texts: tuple[str, ...]

    @property
    def filled(self) -> int:
        return len(self.texts)

    @property
    def different(self) -> int:
        return len(set(self.texts))

    @property
    def length(self) -> float:
        return median(map(len, self.texts)) if self.texts else 0

    def share(self, test: Callable[[Cell], object]) -> float:
        return sum(bool(test(cell)) for cell in self.cells) / len(self.cells) if self.cells else 0


def propose(table: Table, taken: Mapping[str, Any] | None = None) -> tuple[Proposal, ...]:
    """What each column is proposed to be. `taken` are a mapping's keys, which stay as they are."""
    settled = dict(_settled(taken or {}))
    fields = set(settled.values())
    proposals: dict[str, Proposal] = {}
    facts = [_facts(table, place) for place in range(len(table.columns))]
    open_ones = [fact for fact in facts if fact.column not in settled]
    for fact in open_ones:
        why = _personal(fact)
        if why:
            proposals[fact.column] = Proposal(fact.column, None, why, personal=True)
    for field in ("submitted", "id", "supporters", "by", "body", "title", "themes", "area"):
        left = [fact for fact in open_ones if fact.column not in proposals]
        if field not in fields and (best := _best(field, left, len(table.rows))):
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
            texts = _facts(table, table.columns.index(columns[field])).texts
            if sum(map(looks_like_html, texts)) * 2 > len(texts):
                yield field


def _settled(taken: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, names in taken.get("columns", {}).items():
        for name in names if isinstance(names, list | tuple) else [names]:
            yield name, field
    yield from ((f"set {name}", name) for name in taken.get("set", ()))
    yield from ((name, "") for name in taken.get("drop", ()))
    yield from ((rule["column"], "") for rule in taken.get("only_if", {}).values())


def _facts(table: Table, place: int) -> _Facts:
    cells = [row.cells[place] for row in table.rows[:_SAMPLE]]
    filled = tuple(cell for cell in cells if text_of(cell))
    return _Facts(table.columns[place], filled, tuple(map(text_of, filled)))


def _personal(fact: _Facts) -> str | None:
    for what, pattern in (("an e-mail address", _EMAIL), ("an IP address", _IP)):
        matching = sum(pattern.fullmatch(text.strip()) is not None for text in fact.texts)
        if matching * 2 > fact.filled:
            return f"most of its cells are {what}: personal data stays out"
    named = _PERSONAL.search(folded(fact.column))
    short = fact.length < _AT_LENGTH and len(fact.column.split()) <= 5
    if named and short and not _named("by", fact) and not _named("body", fact):
        return f"'{named[0]}' in its name: personal data stays out"
    phones = fact.share(lambda cell: isinstance(cell, str) and _PHONE.fullmatch(cell.strip()))
    if phones > _MOSTLY and not fact.share(_is_day):
        return "its cells look like telephone numbers: personal data stays out"
    return None


def _named(field: str, fact: _Facts) -> bool:
    return re.search(rf"\b(?:{_NAMES[field]})\b", folded(fact.column)) is not None


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (
        isinstance(cell, str) and read_date(cell, COMMON) is not None and not cell.isdigit()
    )


def _may_be_day(cell: Cell) -> bool:
    return isinstance(cell, Decimal) and counted_day(cell, DAY_ZERO) is not None


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, Decimal) or read_number(text_of(cell), None, None) is not None


def _best(field: str, facts: list[_Facts], rows: int) -> Proposal | None:
    scored = [(why, fact) for fact in facts if (why := _fits(field, fact, rows))]
    if not scored:
        return None
    named = [item for item in scored if _named(field, item[1])]
    if field == "body":
        why, fact = max(scored, key=lambda item: _weight(item[1]))
    else:
        why, fact = (named or scored)[0]
    return Proposal(fact.column, field, why)


def _weight(fact: _Facts) -> float:
    """How much a column is the idea itself: its signs in all, twice if its name says so."""
    return fact.length * fact.filled * (1 + _named("body", fact))


def _fits(field: str, fact: _Facts, rows: int) -> str | None:
    """Why a column can be a field, or None where it cannot."""
    if not fact.filled:
        return None
    if field == "submitted":
        return _dates(fact)
    if field in ("title", "body"):
        words = fact.share(lambda cell: isinstance(cell, str) and not _is_number(cell))
        often = field == "body" or fact.filled * 2 > min(rows, _SAMPLE)
        return _wording(field, fact) if words > _MOSTLY and often else None
    return _by_name(field, fact, rows) if _named(field, fact) else None


def _by_name(field: str, fact: _Facts, rows: int) -> str | None:
    """Why a column whose name says so can be a field, by what it holds."""
    if field == "id":
        unique = fact.different == fact.filled and (fact.filled == rows or rows > _SAMPLE)
        return "every cell is another: an id" if unique else None
    if field == "supporters":
        return "its name, and all cells are numbers" if fact.share(_is_number) == 1 else None
    if field == "by":
        return "its name: a name that people chose to show"
    few = fact.different <= min(_FEW, max(2, rows))
    return f"its name, and {counted(fact.different, 'different value')}" if few else None


def _dates(fact: _Facts) -> str | None:
    """How far a column holds dates; plain numbers may be days only where its name says so."""
    named = _named("submitted", fact)
    share = fact.share(lambda cell: _is_day(cell) or (named and _may_be_day(cell)))
    if share == 1:
        return f"all {fact.filled:,} cells are dates"
    return "nearly all cells are dates" if share > _MOSTLY else None


def _wording(field: str, fact: _Facts) -> str | None:
    named, varied = _named(field, fact), fact.different * 2 > fact.filled
    if field == "title":
        fits = varied and fact.length <= _SHORT and (named or fact.length > _SHORT / 8)
        return "short texts, nearly all different" if fits else None
    long = fact.length >= _LONG or named
    return f"the longest texts ({fact.length:.0f} signs)" if varied and long else None


def _unused(fact: _Facts) -> str:
    if not fact.filled:
        return "it is empty"
    return f"nothing tells what it is ({counted(fact.different, 'different value')})"
