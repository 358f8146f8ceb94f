"""The comparison says something exactly where the built site differs; the example's is golden."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import support
from tests.comparing.sites import CAMPAIGN, IDEA, RECORD, commit, diff, edit, said, start

NOTHING = "**Nothing changes for the public.**\n"
GOLDEN = support.ROOT / "tests" / "golden" / "diff.md"
UNSEEN = [
    (IDEA, "---\ntitle: A bench", "---\n# A title\ntitle: 'A bench'"),
    (RECORD, "reason: The pond is too small.", "reason: |\n      The pond is too small."),
    (
        CAMPAIGN,
        "owner: Parks team\ndecider: Parks committee",
        "decider: Parks committee\nowner: Parks team",
    ),
]
SEEN = [
    (IDEA, "by: Ann", "by: Anna"),
    (IDEA, "by: Ann", "via: a letter\nby: Ann"),
    (IDEA, "by: Ann", "by: Ann\nsource: {system: form, id: '7'}"),
    (IDEA, "by: Ann", "by: Ann\nx-ward: North"),
    (IDEA, "submitted: 2026-01-10", "submitted: 2026-01-11"),
    (IDEA, "by: Ann", "by: Ann\nlang: cy"),
    (RECORD, "by: Parks committee", "by: Parks committee\nminutes: https://example.org/m"),
    (RECORD, "by: Parks committee", "by: Parks committee\nsummary: All of it."),
    (RECORD, "due: 2026-07-31", "due: 2026-08-31"),
    (RECORD, "due: 2026-07-31", "owner: Parks team"),
    (CAMPAIGN, "Tell us.", "Tell us all."),
    (CAMPAIGN, "code: PARK", "code: GREEN"),
    (CAMPAIGN, "code: PARK", "code: PARK\ncontact: Ann"),
    (CAMPAIGN, "code: PARK", "code: PARK\nthemes: {play: Play}"),
    (CAMPAIGN, "code: PARK", "code: PARK\nphases: [{name: Talk, starts: 2026-01-05}]"),
    (CAMPAIGN, "code: PARK", "code: PARK\nx-ward: North"),
    (CAMPAIGN, "by: 2026-05-29", "by: 2026-05-29\n    text: We decide."),
    ("content/pages/about.md", "We ask.", "We ask you."),
    ("pelicanconf.py", "A small site", "A site"),
    ("pelicanconf.py", '"ENG"', '"WLS"'),
    (
        "pelicanconf.py",
        '"history"',
        '"organisation": {"colours": {"accent": "#7a1f1f"}}, "history"',
    ),
]


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return start(tmp_path_factory.mktemp("truth") / "site")


def copy(committed: Path, into: Path) -> Path:
    return shutil.copytree(committed, into, symlinks=True)


def built(site: Path, output: Path) -> dict[str, bytes]:
    support.build(site, output)
    return support.files_below(output)


def test_what_builds_the_same_bytes_is_no_change(committed: Path, tmp_path: Path) -> None:
    site = copy(committed, tmp_path / "site")
    before = built(site, tmp_path / "before")
    for path, old, new in UNSEEN:
        edit(site, path, old, new)
    assert built(site, tmp_path / "after") == before
    assert said(site) == NOTHING


@pytest.mark.parametrize(("path", "old", "new"), SEEN)
def test_every_key_that_is_public_is_said(
    committed: Path, tmp_path: Path, path: str, old: str, new: str
) -> None:
    site = copy(committed, tmp_path / "site")
    edit(site, path, old, new)
    text = said(site)
    assert text != NOTHING
    assert "###" in text.partition("### What became")[0].partition("### Pages")[0]


@given(st.lists(st.sampled_from(UNSEEN + SEEN), min_size=1, max_size=4, unique=True))
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
def test_there_and_back_is_nothing(
    committed: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, str]]
) -> None:
    site = copy(committed, tmp_path_factory.mktemp("edits") / "site")
    for path, old, new in edits:
        text = (site / path).read_text(encoding="utf-8")
        (site / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    commit(site, "2026-03-03")
    assert diff(site, "HEAD", "--head", "HEAD").stdout == NOTHING
    there = said(site, "HEAD~1")
    assert (there == NOTHING) == all(each in UNSEEN for each in edits)


def test_golden_change_of_the_example(tmp_path: Path, update_golden: bool) -> None:
    site = tmp_path / "site"
    for name in ("content", "ideas"):
        shutil.copytree(support.ROOT / name, site / name)
    shutil.copy(support.ROOT / "pelicanconf.py", site)
    commit(site, "2026-10-01")
    hall, market = "content/campaigns/the-market-hall.md", "ideas/the-market-hall"
    decisions = """\
        date: 2026-10-16
        by: "Rhodri Vaughan, head of regeneration"
        decisions:
          - ideas: [1, 2, 3]
            outcome: shortlisted
            reason: "Each gets a **weekend** in November. Thanks @glenys; this fixes #12."
            owner: "Town centre team"
            due: 2026-12-20
          - ideas: [4, 5]
            outcome: taken-forward
            reason: "Yes: stalls for a pound."
            cost: {amount: 1200, currency: GBP}
          - ideas: [10]
            outcome: merged
            into: 3
            reason: "Soft play belongs with the warm hall."
        """
    choir = "---\ntitle: A choir\nsubmitted: 2026-10-14\nthemes: [culture]\n---\n\nSing.\n"
    files: dict[str, str | bytes] = {
        f"{market}/decisions/2026-10-16-try-outs.yaml": decisions,
        f"{market}/15-a-choir.md": choir,
    }
    support.write_tree(site, files)
    edit(site, hall, "everybody, with or without money", "everybody")
    edit(site, f"{market}/6-roller-disco.md", "title: ", "title: The ")
    edit(site, "content/pages/about.md", "About this record", "About this site")
    edit(site, "pelicanconf.py", "#0b5563", "#7a1f1f")
    text = said(site)
    if update_golden:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
