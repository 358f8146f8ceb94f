"""The guide for staff: what it tells people to type exists, and a site that wants it shows it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import click
import pytest
from bs4 import BeautifulSoup

from reportback.cli import main
from reportback.problems import KINDS
from reportback.reading.guide import read_guide, read_pictures
from reportback.terms import DEFAULT_OUTCOMES
from tests import support

GUIDE = support.ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
TYPED = [
    (page.name, line.strip())
    for page in PAGES
    for line in re.findall(
        r"^ {4,}(reportback .+)$", page.read_text(encoding="utf-8"), re.MULTILINE
    )
]


@pytest.mark.parametrize(("page", "line"), TYPED)
def test_what_people_are_told_to_type_is_a_command_with_these_flags(page: str, line: str) -> None:
    words = shlex.split(line)[1:]
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group):
        found = command.get_command(context, words.pop(0))
        assert found is not None, f"{page}: {line}"
        command = found
    known = {flag for option in command.params for flag in option.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_the_codes_and_outcomes_that_it_explains_are_there() -> None:
    complaints = (GUIDE / "09-complaints.md").read_text(encoding="utf-8")
    codes = re.findall(r"^\| `([a-z-]+)` \|", complaints, re.MULTILINE)
    assert len(codes) > 8
    assert set(codes) <= set(KINDS)
    decide = (GUIDE / "05-decide.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| ([A-Z][a-z ]+) \|", decide, re.MULTILINE))
    assert told == {o.label for o in DEFAULT_OUTCOMES if o.id not in {"received", "withheld"}}


def test_every_picture_is_shown_and_every_shown_picture_is_there() -> None:
    written = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    shown = re.findall(r"!\[([^\]]+)\]\(images/([^)]+)\)", written)
    assert {name for _, name in shown} == set(read_pictures())
    assert all(len(alt) > 20 for alt, _ in shown)


def test_a_site_that_wants_the_guide_publishes_it_whole(
    make_site: Callable[..., Path], build: Callable[..., support.Finished], tmp_path: Path
) -> None:
    wanted = support.SMALL_SETTINGS.replace('"history": False', '"history": False, "guide": True')
    build(make_site({}, settings=wanted), tmp_path / "out")
    pages = sorted((tmp_path / "out" / "guide").rglob("index.html"))
    assert len(pages) == len(read_guide()) == len(PAGES)
    for page in pages:
        soup = BeautifulSoup(page.read_bytes(), "lxml")
        assert len(soup.select("main h1")) == 1
        here = page.relative_to(tmp_path / "out").as_posix()
        for tag, name in (("a", "href"), ("img", "src")):
            for found in soup.select(f"main {tag}"):
                if str(found[name]).startswith("https://"):
                    continue
                target = urljoin(f"/{here}", str(found[name])).split("#")[0].lstrip("/")
                file = tmp_path / "out" / target
                assert (file / "index.html" if not target or target[-1] == "/" else file).is_file()


def test_other_sites_do_not(example_site: Path) -> None:
    assert not (example_site / "guide").exists()
