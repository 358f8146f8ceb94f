"""The site's files, read whole: campaigns, ideas and records with the places of their keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from reportback.model import (
    AreaMap,
    Campaign,
    CampaignMatter,
    Idea,
    IdeaMatter,
    Record,
    RecordMatter,
)
from reportback.model.register import Register
from reportback.model.values import Matter
from reportback.places import FilePlaces, Place, Places
from reportback.problems import Problem, quoted
from reportback.reading import files, frontmatter, maps, names, pictures, yamltext
from reportback.reading.redirects import REDIRECTS, redirects
from reportback.reading.wording import shape

M = TypeVar("M", bound=Matter)
G = TypeVar("G", Campaign, Idea, Record)


@dataclass(frozen=True)
class Reading:
    """Everything that was read, and everything that was wrong with it."""

    register: Register
    places: Places
    problems: tuple[Problem, ...]


@dataclass
class _Desk:
    """What gathers while a site is read."""

    root: Path
    campaigns: list[Campaign] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    places: dict[str, FilePlaces] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    numbered: list[tuple[str, int, str]] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    maps: dict[str, AreaMap] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)

    def report(self, path: str, code: str, must: str, found: str, todo: str) -> None:
        self.problems.append(Problem(Place(path), code, must, found, todo))

    def text(self, path: str) -> str | None:
        text, problems = files.read_text(self.root, path)
        self.problems += problems
        return text

    def matter(self, kind: type[M], path: str, text: str, first_line: int) -> M | None:
        before = len(self.problems)
        data = self.mapping(path, text, first_line)
        whole = len(self.problems) == before
        if data is None:
            return None
        value, wrong = shape(kind, data, self.places[path])
        self.problems += wrong
        return value if whole else None

    def mapping(self, path: str, text: str, first_line: int) -> dict[str, Any] | None:
        """The keys and values of a YAML text; None where it has none."""
        data, places, problems = yamltext.parse(path, text, first_line)
        self.problems += problems
        self.places[path] = places
        if data is None and problems:
            return None
        if not isinstance(data, dict):
            found = f"found {quoted(data)}" if isinstance(data, str) else "found no keys"
            found = "found a list" if isinstance(data, tuple) else found
            place = places.value() if places.values else Place(path, first_line)
            must, todo = "must be keys with values", "write lines such as 'title: …'"
            self.problems.append(Problem(place, "yaml-shape", must, found, todo))
            return None
        return data

    def with_body(self, kind: type[M], path: str) -> tuple[M, str] | None:
        text = self.text(path)
        if text is None:
            return None
        parts, problems = frontmatter.split(path, text)
        self.problems += problems
        if parts is None:
            return None
        value = self.matter(kind, path, parts.yaml, 2)
        self.places[path] = replace(self.places[path], body=Place(path, parts.body_line))
        return None if value is None else (value, parts.body)

    def usable(self, path: str, *, folder: bool) -> bool:
        """Whether a name is what it should be, a folder or a file, inside the site."""
        problem = files.unfit(self.root, path, folder=folder)
        if problem:
            self.problems.append(problem)
        return problem is None

    def entries(self, folder: str) -> Iterator[tuple[str, str]]:
        """Path and name of everything in a folder; nothing where it cannot be read."""
        if not files.exists(self.root, folder) or not self.usable(folder, folder=True):
            return
        children, problems = files.children(self.root, folder)
        self.problems += problems
        for name in children:
            self.files.add(f"{folder}/{name}")
            if name.isprintable():
                yield f"{folder}/{name}", name
                continue
            must, todo = "must have a name of visible characters", "rename it"
            self.report(f"{folder}/{name}", "file-name", must, f"found {quoted(name)}", todo)


def read_site(root: Path) -> Reading:
    """Read content/campaigns and ideas below `root`. Raises nothing that a file can cause."""
    desk = _Desk(root)
    for path, name in desk.entries("content/campaigns"):
        _read_campaign(desk, path, name)
    for path, name in desk.entries("ideas"):
        _read_folder(desk, path, name)
    for path, name in desk.entries(maps.FOLDER):
        _read_map(desk, path, name)
    _read_redirects(desk)
    desk.problems += files.case_clashes(desk.files)
    register = Register(
        tuple(desk.campaigns),
        tuple(desk.ideas),
        tuple(desk.records),
        tuple(sorted(desk.numbered)),
        desk.redirects,
        frozenset(desk.files),
        frozenset(desk.broken),
        pictures.gather(root, desk.ideas, frozenset(desk.files)),
        desk.maps,
    )
    return Reading(register, Places(desk.places), tuple(sorted(set(desk.problems))))


def _read_campaign(desk: _Desk, path: str, name: str) -> None:
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
    desk.campaigns.append(_grown(Campaign, matter, id=campaign_id, path=path, body=body))


def _read_map(desk: _Desk, path: str, name: str) -> None:
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


def _read_redirects(desk: _Desk) -> None:
    text = desk.text(REDIRECTS) if files.exists(desk.root, REDIRECTS) else None
    data = None if text is None else desk.mapping(REDIRECTS, text, 1)
    if data is not None:
        found, problems = redirects(data, desk.places[REDIRECTS])
        desk.redirects.update(found)
        desk.problems += problems


def _grown(kind: type[G], matter: Matter, **more: Any) -> G:
    """A value with what its file's name and text add; its keys were validated already."""
    given = {name: getattr(matter, name) for name in type(matter).model_fields}
    return kind.model_construct(set(given) | set(more), **given, **more)


def _read_folder(desk: _Desk, folder: str, campaign: str) -> None:
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
        elif name == "files":
            for paper, _ in desk.entries(path):
                desk.usable(paper, folder=False)
        else:
            _read_idea(desk, campaign, path, name)


def _read_idea(desk: _Desk, campaign: str, path: str, name: str) -> None:
    number = names.idea_number(name)
    if number is None:
        must = "must be an idea, named <number>-<words>.md"
        near = name.lower() if name.lower() in ("decisions", "files") else None
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
    desk.ideas.append(_grown(Idea, matter, body=body, **place))


def _read_record(desk: _Desk, campaign: str, path: str, name: str) -> None:
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
    desk.records.append(_grown(Record, matter, **place))
