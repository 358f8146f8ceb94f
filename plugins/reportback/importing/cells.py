"""What a row says for each field, after the mapping's columns, values and constants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from reportback.importing.choices import Choice, chosen
from reportback.importing.columns import resolved
from reportback.importing.dates import agreed_forms, counted_day, read_date, shown_form
from reportback.importing.mapping import CellRule, ImportMapping
from reportback.importing.markup import is_blank, one_line, same_words
from reportback.importing.numbers import read_number
from reportback.reading.tables import Cell, Row, Table, lines_of, text_of

DATE_FIELDS = ("submitted", "decided", "due")
WRITTEN = ("title", "body", "by", "via", "reason")  # what may hold personal data
ANY = "*"
_GUARD = re.compile(r"'(?=['\t\r\n]|\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20])")


class Refused(Exception):
    """Why a row is refused."""


@dataclass(frozen=True)
class Cells:
    """A table under a mapping; `mask` is put over what people wrote before anybody reads it."""

    table: Table
    mapping: ImportMapping
    mask: Callable[[str], str] | None = None

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, ...]]:
        found = {}
        for field, names in self.mapping.columns.items():
            places = [resolved(name, self.table.columns) for name in names]
            found[field] = tuple(place for place in places if place is not None)
        return found

    @cached_property
    def _meanings(self) -> Mapping[str, Mapping[str, tuple[str, ...] | None]]:
        return {
            field: {same_words(word): meaning for word, meaning in meanings.items()}
            for field, meanings in self.mapping.values.items()
        }

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """The columns that no field uses."""
        used = {resolved(name, self.table.columns) for name in self.mapping.used}
        return tuple(name for i, name in enumerate(self.table.columns) if i not in used)

    def given(self, field: str, row: Row) -> Iterator[tuple[str, Cell]]:
        """The cells of a field's columns that count, with the columns' names.

        Of columns that say the same in several languages one counts.
        """
        several = field in self.mapping.languages
        taken = {choice.taken for choice in self.choices(row)[field]} if several else set()
        for name, cell in self.written(field, row):
            if not several or name in taken:
                yield name, _unguarded(cell) if self.mapping.guarded else cell

    def choices(self, row: Row) -> Mapping[str, tuple[Choice, ...]]:
        """The columns that count of fields that are there in several languages."""
        return chosen({field: self._worded(field, row) for field in self.mapping.languages})

    def _worded(self, field: str, row: Row) -> Iterator[str]:
        """The filled columns of a field; HTML without a word in it fills none."""
        form = self.mapping.form_of(field)
        for name, cell in self._filled(field, row):
            if not is_blank(text_of(cell), form):
                yield name

    def written(self, field: str, row: Row) -> Iterator[tuple[str, Cell]]:
        """The cells of a field's columns that hold something, under the mask."""
        for name, cell in self._filled(field, row):
            said = field in WRITTEN and isinstance(cell, str)
            yield name, self.mask(lines_of(cell)) if self.mask and said else cell

    def _filled(self, field: str, row: Row) -> Iterator[tuple[str, Cell]]:
        """The same as they are; none where the mapping takes them only from rows that say yes."""
        rule = self.mapping.only_if.get(field)
        if rule and not self._meets(rule, row):
            return
        pattern = self.mapping.patterns.get(field)
        for place in self._places.get(field, ()):
            cell = row.cells[place]
            if pattern is not None:
                cell = _matched(pattern, text_of(cell))
            if field in DATE_FIELDS:
                cell = self._counted(cell) or cell
            if text_of(cell):
                yield self.table.columns[place], cell

    def cell(self, field: str, row: Row) -> Cell | None:
        """A field's value: its first filled column, in the mapping's words; else its constant."""
        cell = next((cell for _, cell in self.given(field, row)), "")
        if field in self._places:
            meaning = self._meaning(field, text_of(cell))
            if meaning is None:
                return None
            cell = cell if meaning == (text_of(cell),) else " ".join(meaning)
        return cell if text_of(cell) else self.mapping.set.get(field)

    def line(self, field: str, row: Row) -> str | None:
        """A field's value as one line of text."""
        cell = self.cell(field, row)
        return (one_line(text_of(cell)) or None) if cell is not None else None

    def words(self, field: str, row: Row) -> tuple[str, ...]:
        """All values of a field, parted by its separator, in the mapping's words."""
        separator = self.mapping.separators.get(field)
        found: list[str] = []
        cells = [text_of(cell) for _, cell in self.given(field, row)]
        if not cells and field not in self._places:
            cells = [self.mapping.set.get(field, "")]
        for text in cells or [""]:
            for part in text.split(separator) if separator else [text]:
                found += self._meaning(field, one_line(part)) or ()
        found = [word for word in found if word]
        fallback = self.mapping.set.get(field)
        return tuple(dict.fromkeys(found or ([fallback] if fallback else [])))

    def _meaning(self, field: str, text: str) -> tuple[str, ...] | None:
        meanings = self._meanings.get(field, {})
        key = same_words(text)
        if key in meanings:
            return meanings[key]
        return meanings[ANY] if ANY in meanings and key else (text,)

    @cached_property
    def _forms(self) -> Mapping[str, tuple[tuple[str, ...], str | None]]:
        """The forms of date of each field's columns, and a rival form where two are possible."""
        found = {}
        for field in DATE_FIELDS:
            texts = (self.line(field, row) or "" for row in self.table.rows)
            declared = self.mapping.dates
            found[field] = (declared, None) if declared else agreed_forms(texts, self.mapping.lang)
        return found

    def ambiguous_dates(self) -> Iterator[tuple[str, str, str]]:
        """Fields whose dates can be read in two ways, with both forms."""
        for field, (forms, rival) in self._forms.items():
            if rival and field in self._places:
                yield field, shown_form(forms[0]), shown_form(rival)

    def date_forms(self) -> Iterator[tuple[str, str]]:
        """Fields whose form of date was detected."""
        for field, (forms, rival) in self._forms.items():
            if forms and not rival and not self.mapping.dates and field in self._places:
                yield field, shown_form(forms[0])

    def day(self, field: str, row: Row) -> date | None:
        """A field's day. Raises Refused when it cannot be read."""
        cell = self.cell(field, row)
        if cell is None or isinstance(cell, date):
            return cell
        text = text_of(cell)
        if not text:
            return None
        day = read_date(text, self._forms[field][0], self.mapping.lang)
        if day is None:
            raise Refused(f"{field} is no date that could be read: {text[:40]!r}")
        return day

    def _counted(self, cell: Cell) -> date | None:
        return counted_day(cell, self.table.day_zero) if isinstance(cell, Decimal) else None

    def counted_days(self) -> Iterator[tuple[str, int, str, date]]:
        """Fields whose days are plain numbers in some rows: how many, with the first of them."""
        for field in DATE_FIELDS:
            places = self._places.get(field, ())
            cells = (row.cells[place] for row in self.table.rows for place in places)
            found = [(text_of(cell), day) for cell in cells if (day := self._counted(cell))]
            if found:
                yield field, len(found), *found[0]

    def number(self, field: str, row: Row) -> Decimal | None:
        """A field's number. Raises Refused when it cannot be read."""
        cell = self.cell(field, row)
        if cell is None or isinstance(cell, Decimal):
            return cell
        text = text_of(cell)
        if not text:
            return None
        form = self.mapping.numbers
        signs = (form.thousands, form.decimal) if form else (None, None)
        number = read_number(text, *signs)
        if number is None:
            raise Refused(f"{field} is no number that could be read: {text[:40]!r}")
        return number

    def skipped(self, row: Row) -> str | None:
        """The rule by which a row is passed over."""
        for rule in self.mapping.skip:
            if self._meets(rule, row):
                text = self._under(rule, row)
                return f"{rule.column} is {text!r}" if text else f"{rule.column} is empty"
        return None

    def _meets(self, rule: CellRule, row: Row) -> bool:
        """Whether a row has one of a rule's values; capitals and blanks do not matter."""
        return same_words(self._under(rule, row)) in {same_words(value) for value in rule.values}

    def _under(self, rule: CellRule, row: Row) -> str:
        place = resolved(rule.column, self.table.columns)
        return text_of(row.cells[place]) if place is not None else ""


def _unguarded(cell: Cell) -> Cell:
    """A text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    guarded = isinstance(cell, str) and _GUARD.match(cell)
    return text_of(cell)[1:] if guarded else cell


def _matched(pattern: re.Pattern[str], text: str) -> str:
    """What a pattern finds in a cell: its first group, else all of it, else nothing."""
    match = pattern.search(text)
    if match is None:
        return ""
    return (match[1] if pattern.groups else match[0]) or ""
