"""Drafts against what is already there: the files to write, and what only a person can settle."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from datetime import date

from reportback.composing import idea_file_name, idea_text
from reportback.importing.answers import Answer
from reportback.importing.cells import Refused
from reportback.importing.drafts import Draft
from reportback.importing.future import grown
from reportback.importing.proving import proven_text
from reportback.importing.sorting import Sorted
from reportback.model import Idea, IdeaMatter, Register

_COMPARED = ("title", "submitted", "by", "via", "themes", "area", "supporters", "lang")


@dataclass(frozen=True, slots=True)
class Change:
    """A row that no longer says what its idea's file says.

    `mapped_since` are keys that no idea had when this one was imported.
    """

    row: int
    campaign: str
    number: int
    keys: tuple[str, ...]
    mapped_since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A decision that a row asks for: its idea, and what it says."""

    row: int
    campaign: str
    number: int
    answer: Answer
    into: int | None


@dataclass
class IdeaPlan:
    """What becomes of the drafts."""

    files: dict[str, str] = field(default_factory=dict)
    ideas: list[Idea] = field(default_factory=list)
    there: list[tuple[int, Idea]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    withheld: list[int] = field(default_factory=list)
    moved: list[tuple[int, Idea]] = field(default_factory=list)
    unlinked: list[tuple[int, str]] = field(default_factory=list)
    absent: list[Idea] = field(default_factory=list)


@dataclass
class _Desk:
    register: Register
    system: str
    plan: IdeaPlan = field(default_factory=IdeaPlan)
    known: dict[tuple[str, str], Idea] = field(default_factory=dict)
    elsewhere: dict[str, Idea] = field(default_factory=dict)
    nameless: dict[tuple[str, date], Idea] = field(default_factory=dict)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    next: dict[str, int] = field(default_factory=dict)
    firsts: dict[tuple[str, str], int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    def there(self, draft: Draft) -> Idea | None:
        """The idea that a row became: in its campaign, or in another of this import."""
        own = self.known.get((draft.campaign, draft.source_id))
        return own or self.elsewhere.get(draft.source_id)


def plan_ideas(sorted_rows: Sorted, register: Register, system: str) -> IdeaPlan:
    """Number the new ones after those that are there; hold the others against their files.

    A source and its ids are those of the campaigns that rows go into: another survey may count its
    answers from 1 as well.
    Refusals that only the register can tell are added to `sorted_rows`, whose drafts are then
    those that are left.
    """
    desk = _Desk(register, system)
    campaigns = {draft.campaign for draft in sorted_rows.drafts}
    for idea in register.ideas:
        if idea.withheld and not idea.source:
            desk.nameless[(idea.campaign, idea.submitted)] = idea
        if idea.source and idea.source.system == system and idea.campaign in campaigns:
            desk.known[(idea.campaign, idea.source.id)] = desk.elsewhere[idea.source.id] = idea
            desk.numbers[(idea.campaign, idea.source.id)] = idea.number
            _note_firsts(desk, idea)
    for campaign, number, _ in register.numbered:
        desk.next[campaign] = max(desk.next.get(campaign, 1), number + 1)
    _refuse_unwritable(desk, sorted_rows)
    _refuse_unfit(desk, sorted_rows)
    for draft in sorted_rows.drafts:
        _number(desk, draft)
    for draft in sorted_rows.drafts:
        _settle(desk, draft)
    ids = {draft.source_id for draft in sorted_rows.drafts}
    desk.plan.absent = [idea for (_, source_id), idea in desk.known.items() if source_id not in ids]
    return desk.plan


def _note_firsts(desk: _Desk, idea: Idea) -> None:
    for key in (*_COMPARED, "body"):
        if getattr(idea, key) not in (None, (), ""):
            place = (idea.campaign, key)
            desk.firsts[place] = min(idea.number, desk.firsts.get(place, idea.number))


def _refuse_unwritable(desk: _Desk, rows: Sorted) -> None:
    """Refuse new ideas that our own reader would not read back as they are."""
    for draft in rows.drafts:
        if draft.matter is None or desk.there(draft):
            continue
        try:
            desk.texts[draft.row] = proven_text(draft.matter, draft.body)
        except Refused as refusal:
            rows.refused[draft.row] = str(refusal)
    rows.drafts = [draft for draft in rows.drafts if draft.row not in rows.refused]


def _refuse_unfit(desk: _Desk, rows: Sorted) -> None:
    """Refuse what cannot be numbered; again until nothing changes, since ideas lean on others."""
    while True:
        ids = {(draft.campaign, draft.source_id) for draft in rows.drafts} | set(desk.numbers)
        unfit = {d.row: why for d in rows.drafts if (why := _unfit(desk, d, ids))}
        if not unfit:
            return
        rows.refused |= unfit
        rows.drafts = [draft for draft in rows.drafts if draft.row not in unfit]


def _unfit(desk: _Desk, draft: Draft, ids: set[tuple[str, str]]) -> str | None:
    there = desk.there(draft)
    if there is None and draft.matter is None:
        return f"there is no idea with the source id '{draft.source_id}' of '{desk.system}'"
    submitted = there.submitted if there else draft.matter.submitted if draft.matter else None
    answer = draft.answer
    if answer and submitted and answer.decided < submitted:
        return f"it was decided on {answer.decided}, before it was submitted on {submitted}"
    if answer and answer.into and (draft.campaign, answer.into) not in ids:
        return f"it was combined with '{answer.into}', which is not an idea of the campaign"
    if there is None and submitted:
        return _maybe_withheld(desk, draft, submitted)
    return None


def _maybe_withheld(desk: _Desk, draft: Draft, submitted: date) -> str | None:
    """A withheld idea that does not say its source could be this row: its words must not return."""
    idea = desk.nameless.get((draft.campaign, submitted))
    if idea is None:
        return None
    source = f"{{system: {json.dumps(desk.system)}, id: {json.dumps(draft.source_id)}}}"
    return (
        f"it may be idea {idea.number}, which was submitted on the same day and is"
        f" withheld: if it is, add the line source: {source} to {idea.path}"
    )


def _number(desk: _Desk, draft: Draft) -> None:
    there = desk.there(draft)
    if there is not None:
        desk.plan.there.append((draft.row, there))
        return
    number = desk.next.get(draft.campaign, 1)
    desk.next[draft.campaign] = number + 1
    desk.numbers[(draft.campaign, draft.source_id)] = number


def _settle(desk: _Desk, draft: Draft) -> None:
    there = desk.there(draft)
    number = there.number if there else desk.numbers[(draft.campaign, draft.source_id)]
    campaign = there.campaign if there else draft.campaign
    if there is None:
        _new(desk, draft, number)
    elif there.withheld:
        desk.plan.withheld.append(draft.row)
        return
    else:
        _compare(desk, draft, there)
    if draft.answer:
        into = draft.answer.into
        target = desk.numbers[(campaign, into)] if into else None
        desk.plan.asks.append(Ask(draft.row, campaign, number, draft.answer, target))


def _new(desk: _Desk, draft: Draft, number: int) -> None:
    matter = draft.matter
    if matter is None:  # pragma: no cover - such drafts were refused
        return
    linked = tuple(n for n in _links(desk, draft) if n != number)
    if linked:
        matter = matter.model_copy(update={"builds_on": linked})
    path = f"ideas/{draft.campaign}/{idea_file_name(number, matter.title)}"
    desk.plan.files[path] = idea_text(matter, draft.body) if linked else desk.texts[draft.row]
    place = {"campaign": draft.campaign, "number": number, "path": path, "body": draft.body}
    desk.plan.ideas.append(grown(Idea, matter, IdeaMatter.model_fields, **place))


def _links(desk: _Desk, draft: Draft) -> tuple[int, ...]:
    found = []
    for source_id in draft.builds_on:
        number = desk.numbers.get((draft.campaign, source_id))
        if number is None:
            desk.plan.unlinked.append((draft.row, source_id))
        else:
            found.append(number)
    return tuple(dict.fromkeys(found))


def _compare(desk: _Desk, draft: Draft, there: Idea) -> None:
    if there.campaign != draft.campaign:
        desk.plan.moved.append((draft.row, there))
    if draft.matter is None:
        return
    keys = [key for key in _COMPARED if getattr(draft.matter, key) != getattr(there, key)]
    if draft.body.strip() != there.body.strip():
        keys.append("body")
    since = tuple(key for key in keys if there.number < _first_with(desk, there.campaign, key))
    changed = tuple(key for key in keys if key not in since)
    if keys:
        change = Change(draft.row, there.campaign, there.number, changed, since)
        desk.plan.changes.append(change)


def _first_with(desk: _Desk, campaign: str, key: str) -> float:
    """The number of the campaign's first idea of this source that has a key: mapped by then."""
    return desk.firsts.get((campaign, key), math.inf)
