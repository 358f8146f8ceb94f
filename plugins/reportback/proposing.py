"""A new file held against all others before it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from reportback.checking import Subject, check
from reportback.drafting import Draft
from reportback.importing.future import future_register, grown
from reportback.model import (
    Campaign,
    CampaignMatter,
    Idea,
    IdeaMatter,
    Record,
    RecordMatter,
    Register,
    Settings,
)
from reportback.places import Places
from reportback.problems import Problem
from reportback.reading import Reading, frontmatter, yamltext
from reportback.reading.names import campaign_id, idea_number, record_name
from reportback.reading.pictures import gather

# A file that is gone leaves its gap, whatever is written after it: the check goes on asking for it.
_GAP = "idea-number-gap"


def said_of(
    draft: Draft, root: Path, reading: Reading, settings: Settings, as_of: date
) -> list[Problem]:
    """The problems that there would be if a new file were written, and are not there now.

    By all rules and in all files: a decision that is dated back may break a later record.
    """
    *_, folder, name = draft.path.split("/")
    parts, _ = frontmatter.split(draft.path, draft.text)  # a record has none
    text, first = (parts.yaml, 2) if parts else (draft.text, 1)
    _, places, problems = yamltext.parse(draft.path, text, first)
    future = _with(draft, folder, name, reading.register)
    seen = gather(root, future.ideas, future.files) if future.ideas else {}
    known = Places({**reading.places.files, draft.path: places})
    now = Subject(reading.register, reading.places, settings, as_of, {})
    then = Subject(
        replace(future, pictures={**future.pictures, **seen}), known, settings, as_of, {}
    )
    fresh = {*problems, *check(then)} - set(check(now))
    return sorted(problem for problem in fresh if problem.code != _GAP)


def _with(draft: Draft, folder: str, name: str, register: Register) -> Register:
    """The register with what a new file adds."""
    keys, place = type(draft.matter).model_fields, {"path": draft.path}
    campaigns: dict[str, CampaignMatter] = dict(register.campaign)
    ideas: list[Idea] = []
    records: list[Record] = []
    if isinstance(draft.matter, CampaignMatter):
        grown_one = grown(Campaign, draft.matter, keys, id=campaign_id(name), body="", **place)
        return replace(register, campaigns=(*register.campaigns, grown_one))
    if isinstance(draft.matter, IdeaMatter):
        more = {"campaign": folder, "number": idea_number(name), "body": ""}
        ideas.append(grown(Idea, draft.matter, keys, **more, **place))
    if isinstance(draft.matter, RecordMatter):
        campaign = draft.path.split("/")[1]
        more = {"campaign": campaign, "name": record_name(name)}
        records.append(grown(Record, draft.matter, keys, **more, **place))
    return future_register(register, campaigns, ideas, records)
