"""A site that stretches every picture: long words, right-to-left words, many outcomes, many yeses,
one idea alone, and a map.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from tests.support import SMALL_SETTINGS, build, write_site

MANY = 29  # outcomes of the site's own
YESES = 60
AREAS = {
    "north": "Straßenbahnhaltestellenüberdachungen am Nordufer",
    "llan": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch",
    "souq": "الحي القديم حول السوق الكبير والميناء",
    "hen-dref": "Yr hen dref, y tu ôl i'r orsaf ac i lawr at yr afon",
    "quay": "Quay",
}
CAMPAIGN = """\
---
title: The town
summary: What the town should have.
question: What should the town have?
owner: The council
decider: The cabinet
opens: 2026-01-01
closes: 2026-02-28
code: TOWN
promises:
  - {kind: answer, within: 20 working days, of: submitted}
  - kind: decide
    by: 2026-04-30
    extended: [{to: 2026-05-29, on: 2026-04-01, reason: A storm.}]
phases:
  - {name: Bürgerinnen- und Bürgerbeteiligungsverfahren, starts: 2026-01-01, ends: 2026-02-20}
  - {name: يقرأ المجلس كل فكرة ويكتب رأيه فيها, starts: 2026-03-01, ends: 2026-05-29}
  - {name: Y gwaith yn cael ei wneud, starts: 2026-05-30}
areas:
"""
ALONE = """\
---
title: The gate
summary: One gate.
question: Which gate?
owner: The council
decider: The cabinet
opens: 2026-06-01
closes: 2026-07-31
promises: []
---
"""


def _settings() -> str:
    own = {
        f"own-{n}": {
            "label": f"Zurückgestellt bis zur {n}. Haushaltsberatung",
            "meaning": "Later.",
            "stage": ("review", "ahead", "ended")[n % 3],
        }
        for n in range(MANY)
    }
    return f"{SMALL_SETTINGS}REPORTBACK |= {{'outcomes': {own!r}}}\n"


def _map() -> str:
    """Five areas side by side."""
    features = [
        {
            "type": "Feature",
            "properties": {"area": area},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[n, 0], [n + 1, 0], [n + 1, 3], [n, 3], [n, 0]]],
            },
        }
        for n, area in enumerate(AREAS)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def _idea(number: int) -> str:
    day = date(2026, 1, 1) + timedelta(number % 50)
    area = list(AREAS)[number % len(AREAS)]
    return f"---\ntitle: Idea {number}\nsubmitted: {day}\narea: {area}\n---\n\nWords.\n"


def _records() -> dict[str, str]:
    yes, last = list(range(1, YESES + 1)), YESES + MANY + 1
    agreed = "".join(
        f"  - {{ideas: [{n}], outcome: taken-forward, reason: Yes., due: {due}}}\n"
        for n in yes
        for due in [date(2026, 6, n % 20 + 5)]
    )
    own = "".join(
        f"  - {{ideas: [{YESES + 1 + n}], outcome: own-{n}, reason: Later.}}\n" for n in range(MANY)
    )
    moved = "  - {ideas: [1, 2, 3], outcome: in-progress, reason: Slow., due: 2026-06-28}\n"
    moved += "  - {ideas: [4], outcome: in-progress, reason: Slow., due: 2026-09-30}\n"
    done = f"  - {{ideas: {yes[4:50]}, outcome: delivered, reason: Done.}}\n"
    again = "  - {ideas: [4], outcome: in-progress, reason: Slower., due: 2027-01-31}\n"
    under_review = f"  - {{ideas: {list(range(1, last))}, outcome: under-review}}\n"
    texts = {
        "2026-03-02-reading": under_review,
        "2026-04-28-cabinet": agreed + own,
        "2026-05-20-news": moved,
        "2026-06-24-news": done + again,
    }
    head = "date: {}\nby: The cabinet\ndecisions:\n"
    return {name: head.format(name[:10]) + text for name, text in texts.items()}


def write_extremes(root: Path) -> None:
    """Write the site's files."""
    areas = "".join(f"  {area}: {json.dumps(label)}\n" for area, label in AREAS.items())
    ideas = YESES + MANY + 6
    files = {
        "content/campaigns/town.md": f"{CAMPAIGN}{areas}---\n",
        "content/campaigns/gate.md": ALONE,
        "content/maps/town.geojson": _map(),
        "ideas/gate/1-a-gate.md": "---\ntitle: A gate\nsubmitted: 2026-06-02\n---\n\nPlease.\n",
        **{f"ideas/town/{n}-idea.md": _idea(n) for n in range(1, ideas + 1)},
        **{f"ideas/town/decisions/{name}.yaml": text for name, text in _records().items()},
    }
    write_site(root, files, _settings())


def build_extremes(root: Path) -> object:
    """Write the site and build it into its folder `output`."""
    write_extremes(root)
    return build(root, root / "output")
