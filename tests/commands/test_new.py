"""`reportback new` writes files that the check finds nothing wrong with, or nothing at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Finished, files_below, run_cli

CAMPAIGN = {
    "title": "The pond: what now?",
    "summary": "It leaks.",
    "question": "What should the pond become?",
    "owner": "Parks",
    "decider": "The panel",
    "opens": "2026-01-01",
    "closes": "2026-02-01",
}
DECIDED = ("--by", "The panel", "--reason", "No room: too small.", "--date", "2026-02-03")


@pytest.fixture
def site(make_site: Callable[..., Path]) -> Path:
    root = make_site({})
    flags = [part for key, value in CAMPAIGN.items() for part in (f"--{key}", value)]
    assert new(root, "campaign", "pond", *flags).returncode == 0
    idea = ("--campaign", "pond", "--submitted", "2026-01-03", "--title", "Ducks: yes")
    assert new(root, "idea", *idea, "--text", "More ducks.").returncode == 0
    return root


def new(root: Path, *arguments: str, stdin: str = "") -> Finished:
    return run_cli("new", *arguments, cwd=root, stdin=stdin)


def test_what_it_writes_is_clean(site: Path) -> None:
    assert (
        new(
            site,
            "decision",
            "--campaign",
            "pond",
            "--ideas",
            "1",
            "--outcome",
            "declined",
            *DECIDED,
        ).returncode
        == 0
    )
    checked = run_cli("check", "--strict", cwd=site)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert {
        "content/campaigns/pond.md",
        "ideas/pond/1-ducks-yes.md",
        "ideas/pond/decisions/2026-02-03-the-panel.yaml",
    } <= files_below(site).keys()


def test_it_asks_for_what_is_not_given(make_site: Callable[..., Path]) -> None:
    root = make_site({})
    answers = "\n".join(CAMPAIGN.values()) + "\n"
    done = new(root, "campaign", "pond", stdin=answers)
    assert done.returncode == 0, done.stderr
    assert "question: What should the pond become?" in (
        root / "content/campaigns/pond.md"
    ).read_text(encoding="utf-8")


def test_ideas_get_the_next_number(site: Path) -> None:
    for _ in range(2):
        done = new(
            site, "idea", "--campaign", "pond", "--title", "Ещё уток", "--submitted", "2026-01-09"
        )
        assert done.returncode == 0
    names = [path.name for path in sorted((site / "ideas/pond").glob("*.md"))]
    assert names == ["1-ducks-yes.md", "2-eshche-utok.md", "3-eshche-utok.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decision", "--campaign", "pond", "--ideas", "1,7", "--outcome", "declined", *DECIDED),
         "idea-unknown"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "decline", *DECIDED),
         "did you mean 'declined'?"),
        (("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "merged", *DECIDED),
         "into-missing"),
        (("idea", "--campaign", "pond", "--title", "x", "--theme", "nothing"), "theme-unknown"),
        (("idea", "--campaign", "pnd", "--title", "x"), "There are: pond."),
        (("campaign", "Pond!", *(p for k, v in CAMPAIGN.items() for p in (f"--{k}", v))),
         "file-name"),
        (("campaign", "pond", *(p for k, v in CAMPAIGN.items() for p in (f"--{k}", v))),
         "exists already"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_and_nothing_is_written(
    site: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = files_below(site)
    done = new(site, *arguments)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert files_below(site) == before


def test_a_decision_that_breaks_a_later_record_is_not_kept(site: Path) -> None:
    decision = ("decision", "--campaign", "pond", "--ideas", "1", "--outcome", "declined")
    assert new(site, *decision, *DECIDED).returncode == 0
    before = files_below(site)
    done = new(site, *decision, *DECIDED[:-1], "2026-01-20")
    assert done.returncode == 1
    assert "2026-02-03-the-panel.yaml:" in done.stderr
    assert "move-after-final" in done.stderr
    assert files_below(site) == before
