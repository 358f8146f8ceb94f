"""Answers to records: decisions of one day and one body make one record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from slugify import slugify

from reportback.composing import record_text
from reportback.importing.future import grown
from reportback.importing.mapping import RecordForm
from reportback.importing.plan import Ask
from reportback.model import CampaignMatter, Record, RecordMatter, Register
from reportback.model.sequence import standing
from reportback.places import FilePlaces
from reportback.problems import Problem
from reportback.reading.wording import shape
from reportback.terms import MERGED


@dataclass(frozen=True, slots=True)
class Differing:
    """An idea that is decided here otherwise than the export says now."""

    row: int
    campaign: str
    number: int
    here: str
    export: str


@dataclass
class RecordPlan:
    """The records to write."""

    files: dict[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    decided: int = 0
    differing: list[Differing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


_Key = tuple[str, str, str, int]


def plan_records(
    asks: Iterable[Ask],
    register: Register,
    campaigns: Mapping[str, CampaignMatter],
    form: RecordForm,
    system: str,
) -> RecordPlan:
    """Records for ideas that have no decision yet.

    An idea that has any decision here belongs to the people who keep the record: a later export
    never adds to it, and only says where it differs.
    """
    plan = RecordPlan()
    groups: dict[_Key, list[Ask]] = defaultdict(list)
    for ask in asks:
        there = register.decisions_of.get(ask.campaign, {}).get(ask.number, ())
        if there:
            _hold_against(plan, ask, standing(there)[-1].decision.outcome)
            continue
        plan.decided += 1
        by = ask.answer.by or campaigns[ask.campaign].decider
        for step in range(len(ask.answer.outcomes)):
            groups[(ask.campaign, ask.answer.decided.isoformat(), by, step)].append(ask)
    what = slugify(form.name or system, max_length=50, word_boundary=True) or "import"
    taken = {(record.campaign, record.name) for record in register.records}
    last: dict[str, str] = {}
    for key in sorted(groups, key=lambda key: (key[0], key[1], key[3], key[2])):
        name = _free_name(key, what, taken, last.get(key[0], ""))
        taken.add((key[0], name))
        last[key[0]] = name
        _record(plan, key, name, groups[key], form)
    return plan


def _hold_against(plan: RecordPlan, ask: Ask, here: str) -> None:
    export = ask.answer.outcomes[-1]
    if here != export:
        plan.differing.append(Differing(ask.row, ask.campaign, ask.number, here, export))


def _free_name(key: _Key, what: str, taken: set[tuple[str, str]], after: str) -> str:
    """A name that is free, and that sorts after the record before it: names order a day."""
    campaign, day, _, _ = key
    name, count = f"{day}-{what}", 2
    while (campaign, name) in taken or name <= after:
        name, count = f"{day}-{what}-{count:02}", count + 1
    return name


def _record(plan: RecordPlan, key: _Key, name: str, asks: list[Ask], form: RecordForm) -> None:
    campaign, day, by, step = key
    data: dict[str, Any] = {
        "date": day,
        "by": by,
        "summary": form.summary,
        "minutes": form.minutes,
        "decisions": _decisions(asks, step),
    }
    given = {field: value for field, value in data.items() if value is not None}
    path = f"ideas/{campaign}/decisions/{name}.yaml"
    matter, problems = shape(RecordMatter, given, FilePlaces(path))
    plan.problems += problems
    if matter is None:
        return
    plan.files[path] = record_text(matter)
    place = {"campaign": campaign, "name": name, "path": path}
    plan.records.append(grown(Record, matter, RecordMatter.model_fields, **place))


def _decisions(asks: list[Ask], step: int) -> tuple[dict[str, Any], ...]:
    """Alike decisions are one; one with a cost stands alone, since the cost is its idea's."""
    found: dict[str, dict[str, Any]] = {}
    for ask in asks:
        outcome = ask.answer.outcomes[step]
        details = ask.answer.at(step)
        if ask.into is not None and outcome == MERGED.id:
            details["into"] = ask.into
        alone = f"#{ask.number}" if "cost" in details else ""
        mark = f"{outcome}|{sorted((key, str(value)) for key, value in details.items())}{alone}"
        decision = found.setdefault(mark, {"ideas": [], "outcome": outcome, **details})
        decision["ideas"].append(ask.number)
    for decision in found.values():
        decision["ideas"] = tuple(sorted(decision["ideas"]))
    return tuple(sorted(found.values(), key=lambda decision: decision["ideas"]))
