"""The record as it will be, so that its rules can be held against it before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from reportback.model import Campaign, CampaignMatter, Idea, Record, Register
from reportback.model.values import Matter

M = TypeVar("M", bound=Matter)


def grown(kind: type[M], matter: Matter, fields: Iterable[str], **more: Any) -> M:
    """A value with what its file's name and text will add; its keys were validated already."""
    given: dict[str, Any] = {name: getattr(matter, name) for name in fields} | more
    return cast("M", kind.model_construct(set(given), **given))


def future_register(
    register: Register,
    campaigns: Mapping[str, CampaignMatter],
    ideas: Iterable[Idea],
    records: Iterable[Record],
) -> Register:
    """The register with what would be written."""
    ideas, records = tuple(ideas), tuple(records)
    used = set(register.campaign) | {idea.campaign for idea in ideas}
    all_campaigns = tuple(_campaign(name, campaigns[name]) for name in sorted(used))
    paths = {campaign.path for campaign in all_campaigns} | {idea.path for idea in ideas}
    return replace(
        register,
        campaigns=all_campaigns,
        ideas=(*register.ideas, *ideas),
        records=(*register.records, *records),
        numbered=(*register.numbered, *((i.campaign, i.number, i.path) for i in ideas)),
        files=register.files | paths | {record.path for record in records},
    )


def _campaign(name: str, matter: CampaignMatter) -> Campaign:
    if isinstance(matter, Campaign):
        return matter
    path = f"content/campaigns/{name}.md"
    return grown(Campaign, matter, CampaignMatter.model_fields, id=name, path=path, body="")
