"""The mapping file: which column of an export is which part of an idea or a decision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from reportback.importing.dates import strptime_form
from reportback.model import CampaignMatter
from reportback.model.rejection import Rejected, found
from reportback.model.values import (
    CampaignId,
    Language,
    Line,
    Matter,
    Number,
    Switch,
    Text,
    WebAddress,
)
from reportback.places import FilePlaces
from reportback.problems import Problem, choose
from reportback.reading.wording import shape
from reportback.reading.yamltext import parse

IDEA_FIELDS = (
    *("title", "body", "submitted", "by", "via", "themes", "area", "supporters", "id", "lang"),
    "builds_on",
)
DECISION_FIELDS = (
    *("outcome", "reason", "no_reason_given", "decided", "decided_by", "into", "owner", "due"),
    *("cost", "currency", "evidence"),
)
FIELDS = ("campaign", *IDEA_FIELDS, *DECISION_FIELDS)
TEXT_FIELDS = ("title", "body", "reason")
WORD_FIELDS = ("title", "body")


def _field(name: str) -> str:
    if name not in FIELDS:
        must = "must be a field of ideas or decisions"
        raise Rejected("key-unknown", must, found(name), choose(name, FIELDS))
    return name


def by_field(value: Any) -> Any:
    """A mapping whose keys are fields. Raises Rejected."""
    if isinstance(value, Mapping):
        for name in value:
            _field(str(name))
    return value


def _column_list(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else [value]
    if not items or not all(isinstance(item, str) and item.strip() for item in items):
        must = "must be the name of a column, or a list of names"
        todo = "copy it from the header, and put it in quotes"
        raise Rejected("value-text", must, found(value), todo)
    return tuple(" ".join(item.split()) for item in items)


def _constant(value: Any) -> str:
    """A constant as the text that a cell would hold."""
    if isinstance(value, Mapping | list | tuple) or value is None:
        raise Rejected("value-text", "must be one value", found(value), "write one value")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _meaning(value: Any) -> tuple[str, ...] | None:
    """What a value stands for: a word, several, or nothing (then it is left out)."""
    if value is None:
        return None
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(_constant(item) for item in items)


def _separator(value: Any) -> str:
    if not isinstance(value, str) or not value:
        todo = "write it in quotes, such as ';'"
        raise Rejected("value-text", "must be a separator", found(value), todo)
    return value


def _date_form(value: Any) -> str:
    try:
        return strptime_form(value)
    except (ValueError, TypeError):
        must, todo = "must be a form of date", "write it such as dd/mm/yyyy or %d/%m/%Y"
        raise Rejected("value-date", must, found(value), todo) from None


def _pattern(value: Any) -> re.Pattern[str]:
    try:
        return re.compile(value)
    except (re.error, TypeError):
        must, todo = "must be a regular expression", "try it out on a cell first"
        raise Rejected("value-choice", must, found(value), todo) from None


def _texts(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else [value]
    return tuple("" if item is None else _constant(item) for item in items)


def _among(fields: tuple[str, ...], must: str) -> AfterValidator:
    def known(name: str) -> str:
        if name not in fields:
            raise Rejected("value-choice", must, found(name), choose(name, fields))
        return name

    return AfterValidator(known)


Columns = Annotated[tuple[str, ...], BeforeValidator(_column_list)]
Constant = Annotated[str, BeforeValidator(_constant)]
Meaning = Annotated[tuple[str, ...] | None, BeforeValidator(_meaning)]
Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]
TextFields = tuple[Annotated[str, _among(TEXT_FIELDS, "must be a field of longer text")], ...]
WordFields = tuple[Annotated[str, _among(WORD_FIELDS, "must be 'title' or 'body'")], ...]
DateForm = Annotated[str, BeforeValidator(_date_form)]


class TableForm(Matter):
    """How the file is to be read, where detection should not decide."""

    encoding: Line | None = None
    delimiter: Annotated[str, BeforeValidator(_separator)] | None = None
    sheet: Line | None = None
    header: Number | None = None


class NumberForm(Matter):
    """How numbers are written."""

    thousands: str = ""
    decimal: str = "."


class CellRule(Matter):
    """Rows where a column has one of these values: to pass over, or alone to take a field from."""

    column: Annotated[str, BeforeValidator(lambda value: _column_list(value)[0])]
    values: Annotated[tuple[str, ...], BeforeValidator(_texts)]


class RecordForm(Matter):
    """What is the same for every record that the import makes."""

    name: Line | None = None
    summary: Text | None = None
    minutes: WebAddress | None = None


class NewCampaign(CampaignMatter):
    """A campaign to create if there is none, with its Markdown."""

    body: Text | None = None


class ImportMapping(Matter):
    """A mapping file."""

    source: Line | None = None
    table: TableForm = TableForm()
    columns: Annotated[Mapping[str, Columns], BeforeValidator(by_field)] = {}
    set: Annotated[Mapping[str, Constant], BeforeValidator(by_field)] = {}
    values: Annotated[Mapping[str, Mapping[str, Meaning]], BeforeValidator(by_field)] = {}
    headings: Mapping[str, Line | None] = {}
    languages: WordFields = ()
    dates: tuple[DateForm, ...] = ()
    numbers: NumberForm | None = None
    separators: Annotated[
        Mapping[str, Annotated[str, BeforeValidator(_separator)]], BeforeValidator(by_field)
    ] = {}
    patterns: Annotated[Mapping[str, Pattern], BeforeValidator(by_field)] = {}
    html: TextFields = ()
    markdown: TextFields = ()
    plain: TextFields = ()
    guarded: Switch = False
    lang: Language | None = None
    skip: tuple[CellRule, ...] = ()
    only_if: Annotated[Mapping[str, CellRule], BeforeValidator(by_field)] = {}
    drop: tuple[Line, ...] = ()
    leave_out: tuple[Annotated[str, BeforeValidator(_constant)], ...] = ()
    redact: Switch = False
    record: RecordForm = RecordForm()
    campaigns: Mapping[CampaignId, NewCampaign] = {}
    decisions_only: Switch = False

    def has(self, field: str) -> bool:
        """Whether a field is given by a column or a constant."""
        return field in self.columns or field in self.set

    def form_of(self, field: str) -> str | None:
        """How a field's text is written, as far as anybody said."""
        forms = {"html": self.html, "markdown": self.markdown, "plain": self.plain}
        return next((form for form, fields in forms.items() if field in fields), None)

    @property
    def used(self) -> tuple[str, ...]:
        """The names of all columns that are used."""
        names = [name for columns in self.columns.values() for name in columns]
        rules = (*self.skip, *self.only_if.values())
        return tuple(dict.fromkeys([*names, *(rule.column for rule in rules)]))


def mapping_data(path: str, text: str) -> tuple[dict[str, Any], FilePlaces, list[Problem]]:
    """A mapping file's keys, with what all its campaigns share written into each."""
    data, places, problems = parse(path, text)
    if data is None and not problems:
        return {}, places, []
    if not isinstance(data, dict):
        must, todo = "must be keys with values", "write lines such as 'columns:'"
        shapeless = Problem(places.value(), "yaml-shape", must, found(data), todo)
        return {}, places, problems or [shapeless]
    return _with_shared(data), places, problems


def _with_shared(data: dict[str, Any]) -> dict[str, Any]:
    shared, campaigns = data.get("every_campaign"), data.get("campaigns")
    if not isinstance(shared, dict) or not isinstance(campaigns, dict):
        return data
    merged = {
        name: shared | own if isinstance(own, dict) else own for name, own in campaigns.items()
    }
    rest = {key: value for key, value in data.items() if key != "every_campaign"}
    return rest | {"campaigns": merged}


def mapping_of(
    data: Mapping[str, Any], places: FilePlaces
) -> tuple[ImportMapping | None, list[Problem]]:
    """Keys as a mapping, or every problem that they have."""
    return shape(ImportMapping, _frozen(data), places)


def _frozen(value: Any) -> Any:
    """Lists as the reader of files gives them, which nobody changes."""
    if isinstance(value, Mapping):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value
