"""The report of a campaign stays a paper that a committee can read, however many ideas came in."""

import re
from pathlib import Path

from reportback.pages.report import VOICES
from tests.support import build, write_site

CAMPAIGN = """\
---
title: The park
summary: What the park needs.
question: What should the park have?
owner: The council
decider: The panel
opens: 2026-01-01
closes: 2026-02-28
promises: []
---
"""
WITHHELD = """\
---
submitted: 2026-01-02
supporters: 999
withheld: {date: 2026-01-03, by: The clerk, reason: It named somebody.}
---
"""


def idea(number: int) -> str:
    """The later an idea came, the fewer support it; each tenth has one supporter alone."""
    supporters = 1 if number % 10 == 0 else 500 - number
    head = f"title: Bench {number}\nsubmitted: 2026-01-02\nsupporters: {supporters}"
    return f"---\n{head}\n---\n\nMy words of number {number}.\n"


def heard(tmp_path: Path, count: int) -> tuple[str, list[int]]:
    """The report on so many ideas, of which the last is withheld, and whose words stand in it."""
    files = {f"ideas/park/{n}-bench.md": idea(n) for n in range(1, count)}
    files |= {"content/campaigns/park.md": CAMPAIGN, f"ideas/park/{count}-withheld.md": WITHHELD}
    build(write_site(tmp_path, files), tmp_path / "output")
    page = (tmp_path / "output/campaigns/park/report/index.html").read_text(encoding="utf-8")
    return page, [int(n) for n in re.findall(r"My words of number (\d+)\.", page)]


def test_a_long_report_has_the_words_that_most_support(tmp_path: Path) -> None:
    page, numbers = heard(tmp_path, 71)
    most = [n for n in range(1, 71) if n % 10][:VOICES]
    assert numbers == most
    assert f"The {VOICES} ideas with the most support." in page
    assert ">Read all 71 ideas</a>" in page
    for number in range(1, 71):  # all the titles stand by their answers
        assert f">Bench {number}</a>" in page


def test_a_short_report_has_the_words_of_all(tmp_path: Path) -> None:
    page, numbers = heard(tmp_path, VOICES)
    assert numbers == list(range(1, VOICES))
    assert "with the most support" not in page
