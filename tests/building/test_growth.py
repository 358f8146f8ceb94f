"""Work grows with the record and no faster: nothing is looked through anew for every idea.

Seconds depend on the machine, so what is counted is steps: lines of our own that are executed
(each turn of a loop or comprehension is one) and calls of any function in Python. From three sizes
of one large campaign follows how each function's work grows, whatever a start costs: twice the
addition makes twice the steps, and four times where something is quadratic. A search within C,
such as `in` a long list, is not seen.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import CodeType, FrameType
from typing import Any
from unittest.mock import patch

import pytest

from bench.corpus import write_site
from reportback import publication, rendering
from reportback.checking import Subject, check
from reportback.ledger import Ledger, derive
from reportback.model import Settings
from reportback.problems import errors
from reportback.reading import Reading, read_site
from reportback.similarity import similar_ideas
from reportback.site import Site
from tests.importing import sites
from tests.ledger.records import campaign, day, decision, facts, idea, record
from tests.support import ROOT

SMALL = 40
SIZES = (SMALL, 2 * SMALL, 4 * SMALL)
DAY = date(2026, 1, 31)
MOVED = {"campaigns/before/": "campaigns/campaign-0/"}
SETTINGS = Settings.model_validate(
    {"history": False, "holidays": {"country": "GB"}, "page_size": 10}
)

MOST = 2.5  # times the steps for twice the addition; sorting and paging take a little more than 2
FEW = 300  # steps that do not matter

OURS = (str(ROOT / "plugins"), str(ROOT / "theme"), __file__)


def steps(work: Callable[[], object]) -> Counter[str]:
    """How many steps some work takes, by function."""
    count: Counter[CodeType] = Counter()

    def in_ours(frame: FrameType, event: str, arg: Any) -> Any:
        if event == "line":
            count[frame.f_code] += 1
        return in_ours

    def anywhere(frame: FrameType, event: str, arg: Any) -> Any:
        count[frame.f_code] += 1
        return in_ours if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(anywhere)
    try:
        work()
    finally:
        sys.settrace(before)
    named: Counter[str] = Counter()
    for code, taken in count.items():
        named[f"{code.co_filename.removeprefix(f'{ROOT}/')}: {code.co_qualname}"] += taken
    return named


def too_fast(works: Iterable[Callable[[], object]]) -> list[str]:
    """The functions whose work grows faster than the record, with their steps at each size."""
    small, middle, large = map(steps, works)
    return [
        f"{name}: {small[name]:,} steps, {middle[name]:,}, {large[name]:,}"
        for name in large
        if large[name] - middle[name] > MOST * (middle[name] - small[name]) + FEW
    ]


@dataclass(frozen=True)
class Stages:
    """What each stage of a build hands to the next."""

    root: Path
    reading: Reading
    subject: Subject
    ledger: Ledger

    def read(self) -> object:
        return read_site(self.root)

    def check(self) -> object:
        return check(self.subject)

    def derive(self) -> object:
        return derive(self.reading.register, SETTINGS, DAY, {})

    def similar(self) -> object:
        return similar_ideas(self.ledger, "en")

    def gather(self) -> object:
        """Every file but for the templates: what is on the pages, feeds, calendars, data."""
        with patch.object(publication, "render", lambda env, page: b""):
            return self.render(MOVED)

    def render(self, redirects: Mapping[str, str] | None = None) -> object:
        similar = similar_ideas(self.ledger, "en")
        site = Site(SETTINGS, self.ledger, redirects=redirects or {}, similar=similar)
        env = rendering.environment([ROOT / "theme" / "templates"], SETTINGS)
        rendering.speak_for(env, site)
        return sum(1 for _ in publication.files(env, site))


def _stages(root: Path, size: int, per_campaign: int | None = None) -> Stages:
    write_site(root, size, per_campaign=per_campaign or size)
    reading = read_site(root)
    assert reading.problems == ()
    subject = Subject(reading.register, reading.places, SETTINGS, DAY, {})
    assert not errors(check(subject))
    return Stages(root, reading, subject, derive(reading.register, SETTINGS, DAY, {}))


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stages, ...]:
    """One campaign in three sizes. All caches are warm: the smallest site was made once."""
    made = tuple(_stages(tmp_path_factory.mktemp("site"), size) for size in SIZES)
    made[0].gather()
    return made


@pytest.mark.parametrize("stage", ["read", "check", "derive", "similar", "gather"])
def test_a_stage_of_a_build_grows_with_the_ideas(sizes: tuple[Stages, ...], stage: str) -> None:
    assert too_fast(getattr(size, stage) for size in sizes) == []


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stages, ...]:
    """More and more campaigns of four ideas, whose themes and areas are called the same."""
    made = tuple(_stages(tmp_path_factory.mktemp("site"), size, 4) for size in SIZES)
    made[0].gather()
    return made


@pytest.mark.parametrize("stage", ["read", "check", "derive", "similar", "gather"])
def test_a_stage_of_a_build_grows_with_the_campaigns(many: tuple[Stages, ...], stage: str) -> None:
    assert too_fast(getattr(size, stage) for size in many) == []


@pytest.mark.slow
def test_rendering_grows_with_the_ideas(sizes: tuple[Stages, ...]) -> None:
    sizes[0].render()
    assert too_fast(size.render for size in sizes) == []


def test_ideas_merged_into_one_on_one_day() -> None:
    def work(size: int) -> Callable[[], object]:
        ideas = [idea(number) for number in range(1, size + 1)]
        merged = [decision(number, "merged", into=1) for number in range(2, size + 1)]
        records = [record(day(50), *merged)]
        return lambda: facts(campaign(), ideas, records, on=day(60))

    work(SMALL)()
    assert too_fast(map(work, SIZES)) == []


@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
def test_an_import_grows_with_its_rows(tmp_path: Path, *, again: bool) -> None:
    def work(size: int) -> Callable[[], object]:
        root = sites.site(tmp_path / f"site-{size}")
        file = sites.export(root, _export(size))
        if again:
            assert sites.run(root, file, *FLAGS).exit_code == 0
        return lambda: _imported(root, file)

    _imported(sites.site(tmp_path / "warm"), sites.export(tmp_path / "warm", _export(SMALL)))
    assert too_fast(map(work, SIZES)) == []


FLAGS = (
    *("--map", "id=Id", "--map", "title=Title", "--map", "body=Text", "--map", "submitted=Date"),
    *("--map", "outcome=Status", "--map", "reason=Why", "--map", "decided=On"),
)


def _export(rows: int) -> str:
    head = "Id,Title,Text,Date,Status,Why,On\n"
    return head + "".join(
        f"r{n},Idea {n},Words of idea {n}.,2024-02-0{n % 9 + 1},declined,No,2025-0{n % 5 + 1}-01\n"
        for n in range(rows)
    )


def _imported(root: Path, file: Path) -> None:
    result = sites.run(root, file, *FLAGS, "--dry-run")
    assert result.exit_code == 0, result.output


def test_steps_tell_a_loop_within_a_loop_from_a_loop() -> None:
    def flat(size: int) -> Callable[[], object]:
        return lambda: [2 * one for one in range(size)]

    def nested(size: int) -> Callable[[], object]:
        return lambda: [[one + two for one in range(size)] for two in range(size)]

    assert too_fast(map(flat, SIZES)) == []
    (culprit,) = too_fast(map(nested, SIZES))
    assert ".nested." in culprit
