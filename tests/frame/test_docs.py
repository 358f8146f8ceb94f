"""The pages of docs/ and CONTRIBUTING.md name what there is: every key, every room, no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin
from unittest.mock import patch

import pytest
import yaml
from jinja2 import Environment
from pydantic import BaseModel

from reportback import publication
from reportback.model import CampaignMatter, IdeaMatter, RecordMatter, Settings
from reportback.pipeline import read_and_check
from reportback.reading.configuration import _PELICANS, read_settings
from reportback.site import Article, Site
from tests.house.test_rooms import FLOORS
from tests.support import ROOT

NEWS = Article("Opened", "news/opened/", date(2026, 10, 1), "The hall is open.")
CODE = re.compile(r"`([^`\n]+)`")


@cache
def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next of its rank or above."""
    text = (ROOT / page).read_text(encoding="utf-8")
    rank = len(heading) - len(heading.lstrip("#"))
    _, found, after = text.partition(f"\n{heading}\n")
    assert found, f"{page} has no {heading!r}"
    return re.split(rf"^#{{1,{rank}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str, head: str) -> list[list[str]]:
    """The cells of the table whose first column is headed so."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(f"| {head} |"):
            next(lines)
            break
    else:
        raise AssertionError(f"there is no table headed {head!r}")
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def shapes(annotation: Any) -> Iterator[type[BaseModel]]:
    """The shapes of keys within a type, such as that of a list's items."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from shapes(inner)


def keys(shape: type[BaseModel]) -> set[str]:
    """The keys of a shape and of all within it."""
    found = set()
    for name, field in shape.model_fields.items():
        if name == "own":
            continue
        found.add(name)
        for inner in shapes(field.annotation):
            found |= keys(inner)
    return found


# --- docs/settings.md ------------------------------------------------------------


def settings() -> dict[str, set[str]]:
    """Every setting of the group by its dotted name, with the keys of a list's or group's items."""
    found: dict[str, set[str]] = {}

    def gather(shape: type[BaseModel], before: str) -> None:
        for name, field in shape.model_fields.items():
            of = field.annotation
            if name == "own" or name in _PELICANS.values():
                continue
            if get_origin(of) in {None, UnionType} and (inner := list(shapes(of))):
                gather(inner[0], f"{before}{name}.")
            else:
                found[f"{before}{name}"] = {key for inner in shapes(of) for key in keys(inner)}

    gather(Settings, "")
    return found


def documented_settings() -> dict[str, set[str]]:
    """Each setting in the first column, with the words in code beside it."""
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    found = {}
    for first, *others in rows(text, "`REPORTBACK[…]`"):
        group = ""
        for name in CODE.findall(first):
            whole = f"{group}{name}" if name.startswith(".") else name
            group = whole.rpartition(".")[0]
            found[whole] = set(CODE.findall(" ".join(others)))
    return found


def test_every_setting_is_documented_and_nothing_else() -> None:
    assert set(documented_settings()) == set(settings())


def test_the_keys_within_a_setting_are_documented() -> None:
    told = documented_settings()
    assert {
        name: inner - told[name] for name, inner in settings().items() if inner - told[name]
    } == {}


def test_pelicans_settings_that_count_here_are_documented() -> None:
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    told = {name for first, *_ in rows(text, "Pelican's own") for name in CODE.findall(first)}
    assert set(_PELICANS) <= told


# --- docs/records.md -------------------------------------------------------------

PAGE = "docs/records.md"
FILES = {
    "## A campaign": (CampaignMatter, "key"),
    "## An idea": (IdeaMatter, "key"),
    "## A record": (RecordMatter, "key of a decision"),
}

each_file = pytest.mark.parametrize("heading", FILES)


def example(heading: str) -> dict[str, Any]:
    """The keys of the example in a section."""
    block = re.search(r"```yaml\n(.*?)```", section(PAGE, heading), re.DOTALL)
    assert block
    matter = re.sub(r"\A---\n(.*?)\n---\n.*", r"\1", block[1], flags=re.DOTALL)
    found = yaml.safe_load(matter)
    assert isinstance(found, dict)
    return found


def named(value: Any) -> Iterator[str]:
    """Every key of a value and of all within it."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from named(inner)


@each_file
def test_every_key_of_a_file_is_documented(heading: str) -> None:
    shape, _ = FILES[heading]
    spans = {span.partition(":")[0] for span in CODE.findall(section(PAGE, heading))}
    assert keys(shape) - spans - set(named(example(heading))) == set()


@each_file
def test_no_other_key_of_a_file_is_documented(heading: str) -> None:
    shape, head = FILES[heading]
    table = rows(section(PAGE, heading), head)
    told = {span.partition(":")[0] for first, *_ in table for span in CODE.findall(first)}
    assert told
    assert told - keys(shape) == set()
    assert set(named(example(heading))) - keys(shape) == set()


def test_what_a_campaign_requires_is_said() -> None:
    said = re.search(r"^Required are (.*?)\.$", section(PAGE, "## A campaign"), re.MULTILINE)
    assert said
    required = [name for name, field in CampaignMatter.model_fields.items() if field.is_required()]
    assert CODE.findall(said[1]) == required


# --- docs/theming.md -------------------------------------------------------------


def test_every_template_of_the_theme_is_documented_and_no_other() -> None:
    there = {path.name for path in (ROOT / "theme" / "templates").glob("*.html")}
    text = (ROOT / "docs/theming.md").read_text(encoding="utf-8")
    told = {name for first, *_ in rows(text, "template") for name in CODE.findall(first)}
    hollow = {"author.html", "category.html", "tag.html", "period_archives.html"}
    assert told == there - hollow


def test_what_each_template_is_given_is_documented() -> None:
    given, _ = read_settings(ROOT)
    checked = read_and_check(ROOT, given, given.as_of or date(2026, 10, 16))
    moved = {"campaigns/before/": "campaigns/the-market-hall/"}
    site = Site(given, checked.ledger(), (NEWS,), redirects=moved, pictures=checked.pictures())
    with patch.object(publication, "render", return_value=b"") as render:
        list(publication.files(Environment(autoescape=True), site))
    pages = [call.args[1] for call in render.call_args_list]
    assert {page.template for page in pages} >= {"news.html", "redirect.html"}
    text = (ROOT / "docs/theming.md").read_text(encoding="utf-8")
    told = {
        name: set(CODE.findall(" ".join(others)))
        for first, _, *others in rows(text, "template")
        for name in CODE.findall(first)
    }
    untold = {(page.template, key) for page in pages for key in page.context}
    assert {(name, key) for name, key in untold if key not in told[name]} == set()


# --- CONTRIBUTING.md -------------------------------------------------------------


def test_the_house_has_the_rooms_that_it_is_said_to_have() -> None:
    table = rows(section("CONTRIBUTING.md", "## The house"), "floor")
    told = [CODE.findall(room) for _, room, *_ in table]
    assert [set(rooms) for rooms in told] == [set(rooms) for rooms in FLOORS]


# --- links -----------------------------------------------------------------------

PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
PAGES += sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    here = ROOT / page
    text = here.read_text(encoding="utf-8")
    for written in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:|mailto:", written):
            continue
        path, _, anchor = written.partition("#")
        target = here.parent / path if path else here
        assert target.exists(), written
        if anchor:
            assert anchor in _anchors(target.read_text(encoding="utf-8")), written
