"""When the pages of this theme were last tested for accessibility, as it comes with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "accessibility.json"


@dataclass(frozen=True, slots=True)
class AccessibilityTest:
    """The last test by machine that found nothing: its day, the programs, and how much it saw.

    `theme`: a digest of the templates, style sheets and scripts that were tested, so that a test
    of the project can hold the file to them. `kinds`: how many kinds of page.
    """

    on: date
    axe: str
    browser: str
    kinds: int
    theme: str


@cache
def last_test() -> AccessibilityTest | None:
    """What `make accessibility` wrote down; None while this theme waits to be tested."""
    written = json.loads(FILE.read_text(encoding="utf-8"))
    if not written["axe"]:
        return None
    return AccessibilityTest(**{**written, "on": date.fromisoformat(written["on"])})
