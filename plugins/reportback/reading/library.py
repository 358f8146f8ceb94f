"""The site's files, read whole: campaigns, ideas and records with the places of their keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportback.model import (
    Campaign,
    CampaignMatter,
    Idea,
    IdeaMatter,
    Record,
    RecordMatter,
)
from reportback.model.register import Register
from reportback.places import Places
from reportback.problems import Problem, quoted
from reportback.reading import files, maps, names, papers, pictures
from reportback.reading.desk import Desk, grown
from reportback.reading.redirects import REDIRECTS, redirects
from reportback.reading.translations import TRANSLATIONS, read_campaigns, read_ideas


@dataclass(frozen=True)
class Reading:
    """Everything that was read, and everything that was wrong with it."""

    register: Register
    places: Places
    problems: tuple[Problem, ...]


def read_site(root: Path) -> Reading:
    """Read content/campaigns and ideas below `root`. Raises nothing that a file can cause."""
    desk = Desk(root)
    for path, name in desk.entries("content/campaigns"):
        if name == TRANSLATIONS:
            read_campaigns(desk, path)
        else:
            _read_campaign(desk, path, name)
    for path, name in desk.entries("ideas"):
        _read_folder(desk, path, name)
    for path, name in desk.entries(maps.FOLDER):
        _read_map(desk, path, name)
    _read_redirects(desk)
    desk.problems += files.case_clashes(desk.files)
    seen = pictures.gather(root, desk.ideas, frozenset(desk.files))
    register = Register(
        tuple(desk.campaigns),
        tuple(desk.ideas),
        tuple(desk.records),
        tuple(sorted(desk.numbered)),
        desk.redirects,
        frozenset(desk.files),
        frozenset(desk.broken),
        seen,
        papers.gather(root, desk.records, frozenset(desk.files), seen),
        tuple(desk.translations),
        tuple(desk.idea_translations),
        desk.maps,
    )
    return Reading(register, Places(desk.places), tuple(sorted(set(desk.problems))))


def _read_campaign(desk: Desk, path: str, name: str) -> None:
    if name.endswith(names.MAPPING_SUFFIX) or not desk.usable(path, folder=False):
        return
    campaign_id = names.campaign_id(name)
    if campaign_id is None:
        must = "must be named <campaign>.md in small letters, digits and hyphens"
        todo = "rename it, or move it away"
        desk.report(path, "file-name", must, f"found {quoted(name)}", todo)
        return
    read = desk.with_body(CampaignMatter, path)
    if read is None:
        desk.broken.add(path)
        return
    matter, body = read
    desk.campaigns.append(grown(Campaign, matter, id=campaign_id, path=path, body=body))


def _read_map(desk: Desk, path: str, name: str) -> None:
    campaign = names.map_campaign(name)
    if campaign is None:
        must, todo = "must be named <campaign>.geojson", "rename it, or move it away"
        desk.report(path, "file-name", must, f"found {quoted(name)}", todo)
        return
    text = desk.text(path) if desk.usable(path, folder=False) else None
    found, problems = (None, []) if text is None else maps.read_map(path, text)
    desk.problems += problems
    if found:
        desk.maps[campaign] = found


def _read_redirects(desk: Desk) -> None:
    text = desk.text(REDIRECTS) if files.exists(desk.root, REDIRECTS) else None
    data = None if text is None else desk.mapping(REDIRECTS, text, 1)
    if data is not None:
        found, problems = redirects(data, desk.places[REDIRECTS])
        desk.redirects.update(found)
        desk.problems += problems


def _read_folder(desk: Desk, folder: str, campaign: str) -> None:
    if (desk.root / folder).is_file():
        must, todo = "must lie in the folder of its campaign", "move it to ideas/<campaign>/"
        desk.report(folder, "file-stray", must, "found a file outside", todo)
        return
    if not desk.usable(folder, folder=True):
        return
    if not names.is_campaign_folder(campaign):
        must = "must be the name of a campaign, in small letters, digits and hyphens"
        desk.report(folder, "file-name", must, f"found {quoted(campaign)}", "rename it")
        return
    for path, name in desk.entries(folder):
        if name == "decisions":
            for record_path, record_name in desk.entries(path):
                _read_record(desk, campaign, record_path, record_name)
        elif name == TRANSLATIONS:
            read_ideas(desk, campaign, path)
        elif name == "files":
            for paper, _ in desk.entries(path):
                desk.usable(paper, folder=False)
        else:
            _read_idea(desk, campaign, path, name)


def _read_idea(desk: Desk, campaign: str, path: str, name: str) -> None:
    number = names.idea_number(name)
    if number is None:
        must = "must be an idea, named <number>-<words>.md"
        near = name.lower() if name.lower() in names.IDEAS_FOLDERS else None
        todo = f"rename it to {near}" if near else "rename it, or move it out of the ideas folder"
        desk.report(path, "file-name", must, f"found {quoted(name)}", todo)
        return
    desk.numbered.append((campaign, number, path))
    read = desk.with_body(IdeaMatter, path) if desk.usable(path, folder=False) else None
    if read is None:
        desk.broken.add(path)
        return
    matter, body = read
    place = {"campaign": campaign, "number": number, "path": path}
    desk.ideas.append(grown(Idea, matter, body=body, **place))


def _read_record(desk: Desk, campaign: str, path: str, name: str) -> None:
    record_name = names.record_name(name)
    if record_name is None:
        must = "must be a record, named <yyyy-mm-dd>-<what>.yaml in small letters"
        todo = "rename it, with the day on which it was decided"
        desk.report(path, "file-name", must, f"found {quoted(name)}", todo)
    text = desk.text(path) if desk.usable(path, folder=False) else None
    matter = None if text is None else desk.matter(RecordMatter, path, text, 1)
    if matter is None or record_name is None:
        desk.broken.add(path)
        return
    place = {"campaign": campaign, "name": record_name, "path": path}
    desk.records.append(grown(Record, matter, **place))
