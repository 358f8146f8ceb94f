"""A council that has nothing yet: from the export of a form to a published decision.

Every step is one that the guide names, taken as staff take it; nothing reads the source code.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from tests import support
from tests.deciding.sites import meet, put

DAY = {"REPORTBACK_AS_OF": "2026-06-30"}
WHO = ("-c", "user.name=Clerk", "-c", "user.email=clerk@llanfair.example")
ROWS, DECIDED = 60, 40
SUBJECTS = ("A bench", "A lamp", "A crossing", "A tap", "A tree", "A bin", "A ramp", "A map")
STREETS = ("Mill Lane", "Harbour Road", "Chapel Street", "Station Road", "The Green", "Hill View")


def export(path: Path) -> Path:
    """What an online form gives: a day as people write it, words, and much that is not public."""
    head = "Timestamp,Your idea in a few words,Tell us more,Email Address,Telephone\n"
    rows = (
        f"{n % 28 + 1:02}/03/2026 09:{n % 60:02}:00,{SUBJECTS[n % 8]} for {STREETS[n % 6]} {n},"
        f'"We need it, and {n} of us will help. Ring 01632 960{n:03}.",p{n}@mail.example,01632 1\n'
        for n in range(ROWS)
    )
    path.write_text(head + "".join(rows), encoding="utf-8")
    return path


class Council:
    """The site's folder, and what its clerk types there."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def types(self, *words: str | Path) -> str:
        """A command that must work, and what it says."""
        done = support.run_cli(*words, cwd=self.root, env=DAY)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def commits(self, message: str) -> None:
        for words in (("add", "-A"), (*WHO, "commit", "-q", "-m", message)):
            done = support.run(["git", *words], cwd=self.root)
            assert done.returncode == 0, done.stderr


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """A new site with one campaign, in git."""
    root = tmp_path / "ideas"
    answers = {
        "--name": "Llanfair: what became of your ideas",
        "--url": "https://ideas.llanfair.example",
        "--lang": "en-GB",
        "--country": "GB",
        "--region": "WLS",
    }
    flags = [word for pair in answers.items() for word in pair]
    done = support.run_cli("init", root, *flags, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    support.run(["git", "init", "-q", "-b", "main"], cwd=root)
    town = Council(root)
    asked = {
        "--title": "Streets to walk",
        "--summary": "We have £40,000 for small things.",
        "--question": "What would make you walk more?",
        "--owner": "Highways",
        "--decider": "The Streets Panel",
        "--opens": "2026-03-01",
        "--closes": "2026-04-30",
        "--code": "WALK",
    }
    town.types("new", "campaign", "walk", *[word for pair in asked.items() for word in pair])
    town.commits("Open the campaign")
    return town


@pytest.mark.slow
def test_from_an_export_to_a_published_decision(council: Council, tmp_path: Path) -> None:
    answers = export(tmp_path / "answers.csv")
    said = council.types("import", answers, "--campaign", "walk", "--guess", "--redact")
    assert f"{ROWS} rows read = {ROWS} imported" in said
    assert "Google Forms" in said
    again = council.types("import", answers, "--campaign", "walk", "--redact")
    assert f"{ROWS} rows read = 0 imported + {ROWS} already there" in again
    written = "".join(p.read_text("utf-8") for p in (council.root / "ideas").rglob("*.md"))
    assert "960" not in written
    assert "@mail.example" not in written
    council.commits("Take in the first ideas")

    book_path = tmp_path / "decide.xlsx"
    council.types("export", "--campaign", "walk", "--to", book_path)
    book = load_workbook(book_path)
    meet(book, Date="2026-06-25", Decided_by="The Streets Panel")
    for number in range(1, DECIDED + 1):
        yes = number % 2
        reason = "It costs little and helps many." if yes else "There is one a few steps away."
        put(book, number, Outcome="Taken forward" if yes else "declined", Reason=reason)
    book.save(book_path)
    council.types("record", book_path)
    [record] = (council.root / "ideas" / "walk" / "decisions").iterdir()
    assert record.name == "2026-06-25-the-streets-panel.yaml"

    change = council.types("diff", "main")
    assert f"gives {DECIDED} ideas an outcome" in change
    assert "**taken forward**" in change
    assert "20 of 60" in change

    assert "0 problems" in council.types("check")
    council.commits("Decisions of 25 June")
    support.build(council.root, tmp_path / "output", env=DAY)
    for number, word in ((1, "Taken forward"), (2, "Declined"), (60, "Waiting")):
        page = tmp_path / "output" / "campaigns" / "walk" / str(number) / "index.html"
        text = BeautifulSoup(page.read_bytes(), "lxml").get_text(" ", strip=True)
        assert word in text
