"""The same made-up ideas as a Reportback site and as plain Pelican articles."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
_WORDS = tuple(
    "river bench path light tree school bus market library bridge garden street lamp water play "
    "wall shade seat crossing meadow hall evening children bicycle mill lane".split()
)
_COMMON = (
    "the to and of a in for is on that it be with we are this would at have there people more "
    "could as but or so from can all not they our you should"
).split()
_OUTCOMES = ("under-review", "taken-forward", "declined", "merged")
_AREAS = ("north", "south", "east", "west")
_A_MEETING = 20  # ideas
_MERGED_INTO = 2  # an idea that was taken forward

_CAMPAIGN = """---
title: Campaign {n}
summary: Made up for measuring.
question: What should change?
owner: Bench
decider: Bench
opens: 2025-01-01
closes: 2025-03-31
promises:
  - {{kind: answer, within: 20 working days, of: submitted}}
  - {{kind: decide, within: 12 weeks, of: closes}}
themes: {{water: Water, streets: Streets, green: Green}}
areas: {{north: North, south: South, east: East, west: West}}
---
"""

_SETTINGS = """
SITENAME = "Bench"
SITEURL = "https://bench.example"
TIMEZONE = "UTC"
THEME = {theme!r}
PLUGIN_PATHS = [{plugins!r}]
PLUGINS = ["reportback"]
PATH = "content"
PAGE_PATHS, ARTICLE_PATHS, DIRECT_TEMPLATES = ["pages"], ["articles"], []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
REPORTBACK = {{"as_of": "2026-01-31", "history": False, "holidays": {{"country": "GB"}}}}
"""

_PLAIN_SETTINGS = """
SITENAME = "Bench"
TIMEZONE = "UTC"
PATH = "content"
PLUGINS = []
ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slug}.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
"""


@dataclass(frozen=True)
class Vocabulary:
    """Words with how often each is used."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def some(self, chance: random.Random, count: int) -> list[str]:
        """This many words, the frequent ones often."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)


_FEW = Vocabulary(_WORDS, tuple(range(1, len(_WORDS) + 1)))


def as_people_write(size: int = 20_000) -> Vocabulary:
    """As many different words as thousands of people use, as unequally as they use them.

    By Zipf's law the second word comes half as often as the first, the tenth a tenth as often.
    """
    chance = random.Random(11)
    syllables = [first + vowel for first in "bcdfghlmnprstw" for vowel in "aeiou"]
    made = {"".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(3 * size)}
    rare = sorted(made - {*_COMMON, *_WORDS})
    chance.shuffle(rare)
    words = (*_COMMON, *_WORDS, *sorted(rare, key=len))[:size]
    return Vocabulary(words, tuple(accumulate(1 / place for place in range(1, len(words) + 1))))


def _body(chance: random.Random, words: Vocabulary) -> str:
    paragraphs = (" ".join(words.some(chance, 60)).capitalize() + "." for _ in range(2))
    return "\n\n".join(paragraphs)


def write_site(root: Path, ideas: int, per_campaign: int = 500, words: Vocabulary = _FEW) -> None:
    """A Reportback site of this many ideas, most of them decided."""
    _put(root / "pelicanconf.py", _SETTINGS.format(**_paths()))
    (root / "content/pages").mkdir(parents=True)
    chance = random.Random(7)
    for first in range(0, ideas, per_campaign):
        name = f"campaign-{first // per_campaign}"
        _put(root / f"content/campaigns/{name}.md", _CAMPAIGN.format(n=first // per_campaign))
        size = min(per_campaign, ideas - first)
        for number in range(1, size + 1):
            _write_idea(root / f"ideas/{name}", number, chance, words)
        _write_records(root / f"ideas/{name}/decisions", size)


def _paths() -> dict[str, str]:
    return {"theme": str(REPOSITORY / "theme"), "plugins": str(REPOSITORY / "plugins")}


def _write_idea(folder: Path, number: int, chance: random.Random, words: Vocabulary) -> None:
    day = date(2025, 1, 1) + timedelta(days=chance.randrange(80))
    theme = chance.choice(("water", "streets", "green"))
    title = f"Idea {number}" if words is _FEW else " ".join(words.some(chance, 6))
    matter = f"title: {title}\nsubmitted: {day}\nthemes: [{theme}]\nby: Person {number}\n"
    if words is not _FEW:
        area, supporters = chance.choice(_AREAS), int(chance.expovariate(0.1))
        matter += f"area: {area}\nsupporters: {supporters}\n"
    if number % 7 == 0:
        matter += f"builds_on: [{number - 1}]\n"
    _put(folder / f"{number}-idea.md", f"---\n{matter}---\n\n{_body(chance, words)}\n")


def _write_records(folder: Path, size: int) -> None:
    """Meetings of a panel, each deciding the next few ideas; every fifth idea waits."""
    for meeting, first in enumerate(range(1, size + 1, _A_MEETING)):
        numbers = range(first, min(first + _A_MEETING, size + 1))
        day = date(2025, 5, 1) + timedelta(days=meeting % 90)
        text = f"date: {day}\nby: The panel\ndecisions:\n"
        text += "".join(_decision(number) for number in numbers if number % 5)
        _put(folder / f"{day}-panel-{meeting + 1}.yaml", text)


def _decision(number: int) -> str:
    outcome = _OUTCOMES[number % 5 - 1]
    into = f"    into: {_MERGED_INTO}\n" if outcome == "merged" else ""
    reason = "    reason: It fits the plan.\n"
    return f"  - ideas: [{number}]\n    outcome: {outcome}\n{into}{reason}"


def write_articles(root: Path, articles: int) -> None:
    """A stock Pelican site with as many articles of the same words, in Pelican's own theme."""
    _put(root / "pelicanconf.py", _PLAIN_SETTINGS)
    chance = random.Random(7)
    for number in range(1, articles + 1):
        head = (
            f"Title: Idea {number}\nDate: 2025-01-{number % 28 + 1:02}\nCategory: c{number % 4}\n"
        )
        _put(root / f"content/{number}.md", f"{head}\n{_body(chance, _FEW)}\n")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
