"""What a cell means in its column. What cannot be meant is `Rejected`, with what to do."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from reportback.deciding.columns import NO_REASON
from reportback.importing.dates import COMMON, read_date
from reportback.importing.numbers import read_number
from reportback.model.rejection import Rejected, found
from reportback.phrases import Phrases
from reportback.problems import choose, quoted
from reportback.reading.tables import Cell, text_of
from reportback.terms import Outcome, Vocabulary

_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}
_YES = {"yes", "y", "true", "x", "1", "✓"}
_NO = {"no", "n", "false", "0"}
_SIGNS = {"£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR"}
_DAY_FIRST = re.compile(r"\D*\d{1,2}(?:st|nd|rd|th|\.)?[\s-]*[^\W\d_]{3,}")
_IN_NUMBERS = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}([/.-])\d{1,2}\2\d{1,2}")
_CODE = re.compile(r"\b([A-Za-z]{3})\b")


def words(cell: Cell) -> str:
    """Text of any length, as it was written."""
    text = text_of(cell)
    if text in _ERRORS:
        must, todo = "must not be a formula that failed", "write the text or number itself"
        raise Rejected("value-text", must, found(text), todo)
    return text


def line(cell: Cell) -> str:
    """Text on one line."""
    return " ".join(words(cell).split())


def says_none(reason: str) -> bool:
    """Whether a reason says that there was none."""
    return _same(reason).strip(".") == NO_REASON


def _same(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def outcome_of(word: str, vocabulary: Vocabulary, phrases: Phrases) -> Outcome | None:
    """The outcome with this id or label, in any capitals."""
    for outcome in vocabulary:
        if _same(word) in {
            _same(outcome.id),
            _same(outcome.label),
            _same(phrases.outcome(outcome)),
        }:
            return outcome
    return None


def outcome(cell: Cell, vocabulary: Vocabulary, phrases: Phrases) -> str:
    """The id of an outcome that a record may give; another's word for it is only proposed."""
    word = line(cell)
    known = outcome_of(word, vocabulary, phrases)
    if known is None:
        meant = vocabulary.meant(word)
        labels = [phrases.outcome(each) for each in vocabulary.recorded]
        todo = choose(word, labels)
        if meant:
            todo = f"did you mean {quoted(phrases.outcome(vocabulary[meant]))}?"
        raise Rejected("outcome-unknown", "must be an outcome from the list", found(word), todo)
    if not known.recorded:
        must, todo = "must be an outcome that a meeting can give", "empty the row"
        if known.stage.value != "waiting":
            todo = "empty the row; words are withheld in the idea's own file"
        raise Rejected("outcome-not-recorded", must, found(word), todo)
    return known.id


def number(cell: Cell, code: str) -> int:
    """An idea's number, bare or as its public reference: 12, '12', 'RIVER-12', '#12'."""
    text = line(cell)
    match = re.fullmatch(
        rf"(?:{re.escape(code)}[- ]?|idea\s+|no\.?\s*|#)?(\d{{1,9}})", text, re.IGNORECASE
    )
    if match is None:
        must = "must be the number of one idea of this campaign"
        todo = f"write it as 12 or {code}-12"
        raise Rejected("value-number", must, found(text), todo)
    return int(match[1])


def day(cell: Cell) -> date:
    """A day, in a cell of dates or as text that can be read in one way only."""
    if isinstance(cell, date):
        return cell
    text, must = line(cell), "must be a day"
    plain, forms = text, tuple[str, ...](COMMON)
    if any(char.isalpha() for char in text):
        plain, forms = text.replace("-", " "), (_named_month(text),)
    days = {read for form in forms if (read := read_date(plain, (form,)))}
    if not days and _IN_NUMBERS.fullmatch(text):
        todo = "look the day up in a calendar, and write it as 2026-05-29"
        raise Rejected("value-date", "must be a day that exists", found(text), todo)
    if isinstance(cell, Decimal) or not days:
        raise Rejected("value-date", must, found(text), "write it as 2026-05-29")
    if len(days) > 1:
        either = " or ".join(str(each) for each in sorted(days))
        must = "must be a day that can be read in one way only"
        raise Rejected("value-date", must, found(text), f"write {either}")
    return days.pop()


def _named_month(text: str) -> str:
    """The form of a date whose month is a word: '1 May 2026' or 'May 1, 2026'."""
    return "%d %m %Y" if _DAY_FIRST.match(text) else "%m %d %Y"


def amount(cell: Cell) -> tuple[Decimal, str | None]:
    """An amount of money, and the currency that its sign or code names."""
    text = line(cell)
    value = cell if isinstance(cell, Decimal) else read_number(text, None, None)
    if value is None or value < 0:
        todo = "write digits only, such as 1250.50"
        raise Rejected("value-number", "must be an amount of money", found(text), todo)
    sign = next((code for sign, code in _SIGNS.items() if sign in text), None)
    code = _CODE.search(text)
    return value, sign or (code[1].upper() if code else None)


def currency(cell: Cell) -> str:
    """A currency's three letters, for its sign too."""
    text = line(cell)
    return _SIGNS.get(text, text.upper())


def yes(cell: Cell) -> bool:
    """Whether a cell says yes."""
    text = line(cell).casefold()
    if text not in _YES | _NO:
        raise Rejected(
            "value-switch", "must be yes or empty", found(text), "write yes, or empty it"
        )
    return text in _YES
