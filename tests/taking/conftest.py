"""Sites whose pages are taken away: the example in short lists, and one whose words are hostile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Once
from tests.support import ROOT, build, write_site

SHORT = {"as_of": "2026-10-16", "holidays": {"country": "GB", "region": "WLS"}, "page_size": 5}

HOSTILE = '"><script>alert(1)</script>=cmd()'

CAMPAIGN = f"""\
---
title: '{HOSTILE}'
summary: Tell us.
question: '{HOSTILE}?'
owner: '{HOSTILE}'
decider: The board
opens: 2026-01-01
closes: 2026-03-31
promises:
  - {{kind: answer, within: 20 days, of: submitted}}
---
"""
IDEA = f"---\ntitle: '{HOSTILE}'\nsubmitted: 2026-02-01\n---\nA bench.\n"


@pytest.fixture(scope="session")
def short_lists(once: Once) -> Path:
    """The example site with five ideas on a page of a list."""
    override = {"REPORTBACK": {**SHORT, "history": False}}
    return once("short-lists", lambda folder: build(ROOT, folder, override=override))


@pytest.fixture(scope="session")
def hostile_site(once: Once) -> Path:
    """A small site whose campaign is called as an attacker would call it."""

    def make(folder: Path) -> object:
        files = {"content/campaigns/bad.md": CAMPAIGN, "ideas/bad/1-bench.md": IDEA}
        return build(write_site(folder, files), folder / "output")

    return once("hostile-site", make) / "output"


@pytest.fixture(scope="session")
def soup() -> Callable[[Path], BeautifulSoup]:
    """A page, read back."""
    return lambda path: BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
