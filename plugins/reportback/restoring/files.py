"""The files of a site from its open data: their text, and what else they need beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from reportback.composing import (
    as_yaml,
    campaign_text,
    idea_file_name,
    idea_text,
    record_text,
    with_body,
)
from reportback.exports import VERSION
from reportback.model import CampaignMatter, CampaignWords, IdeaMatter, IdeaWords, RecordMatter
from reportback.model.values import Matter
from reportback.places import FilePlaces, Loc, Place
from reportback.problems import Problem, quoted
from reportback.reading.maps import FOLDER as MAPS
from reportback.reading.names import campaign_id, record_name, translated
from reportback.reading.redirects import REDIRECTS
from reportback.reading.translations import TRANSLATIONS
from reportback.reading.wording import shape
from reportback.restoring import matters
from reportback.restoring.rows import Tables, TypedRow
from reportback.restoring.settings import SETTINGS, settings_text

M = TypeVar("M", bound=Matter)
NO_PARTS: Mapping[Loc, Place] = {}


@dataclass(frozen=True, slots=True)
class Beside:
    """A picture or paper that the data names: where the site publishes it, and where it belongs."""

    place: Place
    published: str
    path: str


@dataclass(frozen=True, slots=True)
class Restored:
    """Every file of the site with its text, and every picture and paper that it names."""

    files: Mapping[str, str]
    beside: tuple[Beside, ...]
    problems: tuple[Problem, ...]


def restored(tables: Tables) -> Restored:
    """The files of these tables, and every row of which no file can be made."""
    desk = _Desk(tables)
    for problem in _of_another_version(tables):
        return Restored({}, (), (problem,))
    if not tables["settings"]:
        must, todo = "must hold the site's settings", "download it again"
        problem = Problem(Place("settings"), "data-file", must, "found no row", todo)
        return Restored({}, (), (problem,))
    files = dict(desk.files())
    beside = {each.path: each for each in desk.beside()}
    problems = tuple(sorted(set(desk.problems)))
    return Restored(files, tuple(beside.values()), problems)


def _of_another_version(tables: Tables) -> Iterator[Problem]:
    """Data whose format this program does not know: its first number is another."""
    for row in tables["settings"]:
        if str(row["format"]).partition(".")[0] != VERSION.partition(".")[0]:
            must = f"must be of format {VERSION.partition('.')[0]}"
            todo = "use a Reportback of the time of this data"
            yield Problem(row.place, "data-file", must, f"found {quoted(row['format'])}", todo)


class _Desk:
    """The tables, and what is wrong with their rows."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.problems: list[Problem] = []

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file with its text."""
        yield SETTINGS, settings_text(self.tables["settings"][0], self.tables["outcomes"])
        moved = {row["old"]: row["new"] for row in self.tables["redirects"]}
        if moved:
            yield REDIRECTS, as_yaml(moved)
        yield from self._campaigns()
        yield from self._ideas()
        yield from self._records()
        yield from self._translations()

    def _campaigns(self) -> Iterator[tuple[str, str]]:
        promises = _grouped(self.tables["promises"], lambda row: str(row["campaign"]))
        for row in self._named(self.tables["campaigns"]):
            ordered = sorted(promises.get(row["campaign"], ()), key=lambda each: each["promise"])
            parts: dict[Loc, Place]
            parts = {("promises", i): each.place for i, each in enumerate(ordered)}
            matter = self._matter(CampaignMatter, matters.campaign(row, ordered), row, parts)
            if matter:
                text = campaign_text(matter, row["words"] or "")
                yield f"content/campaigns/{row['campaign']}.md", text

    def _ideas(self) -> Iterator[tuple[str, str]]:
        for row in self._named(self.tables["ideas"]):
            matter = self._matter(IdeaMatter, matters.idea(row), row)
            if matter and row["number"] > 0:
                name = idea_file_name(row["number"], matter.title)
                yield f"ideas/{row['campaign']}/{name}", idea_text(matter, row["words"] or "")

    def _records(self) -> Iterator[tuple[str, str]]:
        rows = self._named(self.tables["decisions"])
        for (campaign, name), found in _grouped(
            rows, lambda row: (str(row["campaign"]), str(row["record"]))
        ).items():
            if record_name(f"{name}.yaml") is None:
                self._refuse(found[0], "record", "the name of a record")
                continue
            parts: dict[Loc, Place]
            parts = {("decisions", row["position"] - 1): row.place for row in reversed(found)}
            matter = self._matter(RecordMatter, matters.record(found), found[0], parts)
            if matter:
                yield f"ideas/{campaign}/decisions/{name}.yaml", record_text(matter)

    def _translations(self) -> Iterator[tuple[str, str]]:
        for row in self._named(self.tables["translations"]):
            name = f"{row['number'] or row['campaign']}.{row['language']}.md"
            if (translated(name) or ("", ""))[1] != row["language"]:
                self._refuse(row, "language", "the tag of a language, such as cy")
                continue
            matter: CampaignWords | IdeaWords | None
            if row["number"] is None:
                folder = "content/campaigns"
                matter = self._matter(CampaignWords, matters.campaign_translation(row), row)
            else:
                folder = f"ideas/{row['campaign']}"
                matter = self._matter(IdeaWords, matters.idea_translation(row), row)
            if matter:
                yield f"{folder}/{TRANSLATIONS}/{name}", with_body(matter, row["words"] or "")

    def beside(self) -> Iterator[Beside]:
        """Every picture, paper and map, under the names that they are published under."""
        for table, column in (("ideas", "images"), ("decisions", "evidence")):
            for row in self._named(self.tables[table]):
                folder = f"{row['campaign']}/files/"
                for name in self._names(row, column):
                    yield Beside(row.place, f"campaigns/{folder}{name}", f"ideas/{folder}{name}")
        for row in self._named(self.tables["campaigns"]):
            if row["map"]:
                name = f"{row['campaign']}.geojson"
                yield Beside(row.place, f"data/maps/{name}", f"{MAPS}/{name}")

    def _names(self, row: TypedRow, column: str) -> Iterator[str]:
        """The names of files in a column, none of which leads out of its folder."""
        for each in row[column] or ():
            if not isinstance(each, Mapping) or (column == "images" and not _measured(each)):
                self._refuse(row, column, "a list of the form that the dictionary says")
                continue
            name = each.get("file")
            if isinstance(name, str) and PurePosixPath(name).parts == (name,) and name != "..":
                yield name
            elif name is not None or column == "images":
                self._refuse(row, column, "a list with the names of files")
        minutes = row["minutes_file"] if column == "evidence" else None
        if minutes and PurePosixPath(minutes).parts == (minutes,) and minutes != "..":
            yield minutes

    def _named(self, rows: Iterable[TypedRow]) -> list[TypedRow]:
        """The rows whose campaign can be the name of a file."""
        fit = []
        for row in rows:
            if campaign_id(f"{row['campaign']}.md") is None:
                self._refuse(row, "campaign", "a campaign's id, in small letters")
            else:
                fit.append(row)
        return fit

    def _refuse(self, row: TypedRow, column: str, what: str) -> None:
        must, found = f"'{column}' must be {what}", f"found {quoted(row[column])}"
        self.problems.append(Problem(row.place, "data-name", must, found, "put it right there"))

    def _matter(
        self,
        kind: type[M],
        keys: matters.Keys,
        row: TypedRow,
        parts: Mapping[Loc, Place] = NO_PARTS,
    ) -> M | None:
        """The value of these keys, if they have the form that a file's must have.

        `parts`: the rows that parts of it come from.
        """
        known = {(): row.place, **{loc[:1]: row.place for loc in parts}, **parts}
        places = FilePlaces(row.place.path, values=known, keys=known)
        matter, problems = shape(kind, keys, places)
        self.problems += problems
        return None if problems else matter


def _measured(image: Mapping[str, object]) -> bool:
    """Whether a picture has its width and its height."""
    return all(type(image.get(side)) is int for side in ("width", "height"))


K = TypeVar("K", str, tuple[str, str])


def _grouped(rows: Iterable[TypedRow], key: Callable[[TypedRow], K]) -> Mapping[K, list[TypedRow]]:
    found: dict[K, list[TypedRow]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
