"""What gathers while a site is read: values, the places of their keys, and every problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from reportback.model import AreaMap, Campaign, CampaignTranslation, Idea, IdeaTranslation, Record
from reportback.model.values import Matter
from reportback.places import FilePlaces, Place
from reportback.problems import Problem, quoted
from reportback.reading import files, frontmatter, yamltext
from reportback.reading.wording import shape

M = TypeVar("M", bound=Matter)
G = TypeVar("G", Campaign, Idea, Record, CampaignTranslation, IdeaTranslation)


@dataclass
class Desk:
    """What gathers while a site is read."""

    root: Path
    campaigns: list[Campaign] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    places: dict[str, FilePlaces] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    numbered: list[tuple[str, int, str]] = field(default_factory=list)
    translations: list[CampaignTranslation] = field(default_factory=list)
    idea_translations: list[IdeaTranslation] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    maps: dict[str, AreaMap] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)

    def report(self, path: str, code: str, must: str, found: str, todo: str) -> None:
        """Keep a problem with a file as a whole."""
        self.problems.append(Problem(Place(path), code, must, found, todo))

    def text(self, path: str) -> str | None:
        """A file's text, if it can be read."""
        text, problems = files.read_text(self.root, path)
        self.problems += problems
        return text

    def matter(self, kind: type[M], path: str, text: str, first_line: int) -> M | None:
        """A YAML text as a value of this kind, where nothing in it is wrong."""
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
        """Front matter as a value of this kind, and the Markdown below it."""
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


def grown(kind: type[G], matter: Matter, **more: Any) -> G:
    """A value with what its file's name and text add; its keys were validated already."""
    given = {name: getattr(matter, name) for name in type(matter).model_fields}
    return kind.model_construct(set(given) | set(more), **given, **more)
