"""What the names of files say: a campaign's id, an idea's number, a record's day and name."""

from __future__ import annotations

import re
from datetime import date

from reportback.model.spellings import ID

MAPPING_SUFFIX = ".import.yaml"
# What lies among a campaign's ideas and is none.
IDEAS_FOLDERS = ("decisions", "files", "translations")
_CAMPAIGN = re.compile(rf"({ID})\.md")
_MAP = re.compile(rf"({ID})\.geojson")
_FOLDER = re.compile(ID)
_TRANSLATION = re.compile(r"([a-z0-9-]+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md", re.ASCII)
_IDEA = re.compile(r"0*([1-9][0-9]{0,6})(?:-[^/\s]+)?\.md")
_RECORD = re.compile(rf"((\d{{4}}-\d{{2}}-\d{{2}})-{ID})\.ya?ml", re.ASCII)


def campaign_id(name: str) -> str | None:
    """The campaign of a file <campaign>.md."""
    match = _CAMPAIGN.fullmatch(name)
    return match[1] if match else None


def map_campaign(name: str) -> str | None:
    """The campaign of a map <campaign>.geojson."""
    match = _MAP.fullmatch(name)
    return match[1] if match else None


def is_campaign_folder(name: str) -> bool:
    """Whether a folder may hold a campaign's ideas."""
    return bool(_FOLDER.fullmatch(name))


def idea_number(name: str) -> int | None:
    """The number of a file <number>-<words>.md; the words may be left out."""
    match = _IDEA.fullmatch(name)
    return int(match[1]) if match else None


def record_name(name: str) -> str | None:
    """The name of a file <yyyy-mm-dd>-<what>.yaml, if its day exists."""
    match = _RECORD.fullmatch(name)
    try:
        date.fromisoformat(match[2] if match else "")
    except ValueError:
        return None
    return match[1] if match else None


def translated(name: str) -> tuple[str, str] | None:
    """What a file <name>.<language>.md translates, and the language as it is written there."""
    match = _TRANSLATION.fullmatch(name)
    return (match[1], match[2]) if match else None
