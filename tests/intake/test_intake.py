"""An issue with somebody's idea becomes its file, whatever the issue holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportback.intake import answers
from reportback.reading.issues import FIELDS, FORM, form_labels
from tests import support
from tests.checking.making import commit, git

CAMPAIGN = """\
    ---
    title: The river
    summary: What the river should have.
    question: What would bring you to the river?
    owner: Parks
    decider: The Cabinet
    opens: 2026-02-01
    closes: 2026-06-30
    promises: []
    code: RIVER
    ---
    """
FORM_TEXT = (support.ROOT / FORM).read_text(encoding="utf-8")
BODY = """\
### Campaign

river

### Your idea in a few words

A bench

### Name to show with it

_No response_

### Your idea

One would do.
"""

Site = Callable[..., Path]


@pytest.fixture
def site(make_site: Site) -> Path:
    return make_site({"content/campaigns/river.md": CAMPAIGN, FORM: FORM_TEXT})


def event(body: str | None = BODY, **more: Any) -> dict[str, Any]:
    issue = {"number": 12, "title": "x", "body": body, "created_at": "2026-03-01T23:30:00Z"}
    return {"action": "labeled", "issue": issue | more}


def take_in(site: Path, told: object, *more: str) -> support.Finished:
    path = site.parent / "event.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return support.run_cli("intake", path, *more, cwd=site)


def idea(site: Path) -> tuple[str, dict[str, Any], str]:
    """The one idea's path, its keys and its words."""
    [path] = (site / "ideas" / "river").glob("*.md")
    _, front, words = path.read_text(encoding="utf-8").split("---\n", 2)
    return path.name, yaml.safe_load(front), words.strip()


def test_an_issue_becomes_an_idea_without_its_authors_name(site: Path) -> None:
    done = take_in(site, event(user={"login": "octocat"}))
    assert done.returncode == 0, done.stderr
    name, keys, words = idea(site)
    assert name == "1-a-bench.md"
    assert words == "One would do."
    assert keys["title"] == "A bench"
    assert str(keys["submitted"]) == "2026-03-01"
    assert keys["source"] == {"system": "github", "id": "12"}
    assert "by" not in keys
    assert "octocat" not in (site / "ideas/river" / name).read_text(encoding="utf-8")
    assert support.run_cli("check", cwd=site).returncode == 0


def test_the_name_is_shown_where_they_ask_for_it(site: Path) -> None:
    assert take_in(site, event(BODY.replace("_No response_", "Marged E."))).returncode == 0
    assert idea(site)[1]["by"] == "Marged E."


def test_the_day_is_the_sites(make_site: Site) -> None:
    east = support.SMALL_SETTINGS.replace("Europe/London", "Asia/Tokyo")
    site = make_site({"content/campaigns/river.md": CAMPAIGN, FORM: FORM_TEXT}, settings=east)
    assert take_in(site, event()).returncode == 0
    assert str(idea(site)[1]["submitted"]) == "2026-03-02"


@pytest.mark.parametrize(
    "told",
    [
        {"iid": 4, "description": BODY, "created_at": "2026-03-01T10:00:00.000Z"},
        {
            "object_kind": "issue",
            "object_attributes": {
                "iid": 4,
                "description": BODY,
                "created_at": "2026-03-01 10:00:00 UTC",
            },
        },
    ],
    ids=["api", "event"],
)
def test_an_issue_of_gitlab_is_taken_in(site: Path, told: dict[str, Any]) -> None:
    assert take_in(site, told).returncode == 0
    assert idea(site)[1]["source"] == {"system": "gitlab", "id": "4"}


def test_the_same_issue_is_taken_in_once(site: Path) -> None:
    take_in(site, event())
    done = take_in(site, event())
    assert done.returncode == 1
    assert "found it as ideas/river/1-a-bench.md" in done.stderr
    assert idea(site)


@pytest.mark.parametrize("said", ["River", "the river", "/campaigns/river/", "`river`"])
def test_the_campaign_is_known_as_people_write_it(site: Path, said: str) -> None:
    assert take_in(site, event(BODY.replace("river", said, 1))).returncode == 0


WORDS = {
    "a remark without end": "I love <!-- really, --! it",
    "front matter": "---\nwithheld: {date: 2026-01-01, by: me, reason: x}\n---\n\nhello",
    "a heading of the form": "### Campaign\n\nother\n\n### Name to show with it\n\nThe Mayor",
    "yaml": "]]> {{ x }} {% y %} `id` $(id) ${{ secrets.X }}",
    "a mention": "@council fixes #1",
    "a table": "| a | b |\n| - | - |",
}


@pytest.mark.parametrize("kind", WORDS)
def test_hostile_words_are_only_words(site: Path, kind: str) -> None:
    assert take_in(site, event(BODY.replace("One would do.", WORDS[kind]))).returncode == 0
    _, keys, words = idea(site)
    assert words == WORDS[kind]
    assert set(keys) == {"title", "submitted", "via", "source"}
    assert support.run_cli("check", cwd=site).returncode == 0


def test_a_hostile_title_is_a_title(site: Path) -> None:
    title = "x: {a: b} # @ \" ' ../../etc <script>"
    assert take_in(site, event(BODY.replace("A bench", title))).returncode == 0
    name, keys, _ = idea(site)
    assert keys["title"] == title
    assert "/" not in name.removesuffix(".md")


def test_signs_that_no_file_may_hold_are_left_out(site: Path) -> None:
    said = "One\x00 \x1b[31mred\u2028\u202e and <!-- a remark\nof the form --> more"
    body = BODY.replace("One would do.", said).replace("\n", "\r\n")
    assert take_in(site, event(body)).returncode == 0
    assert idea(site)[2] == "One [31mred and  more"


REFUSED = {
    "no text": (event(None), "below the heading 'Campaign'"),
    "no form": (event("I want a bench."), "below the heading 'Your idea'"),
    "no words": (event(BODY.replace("One would do.", "_No response_")), "heading 'Your idea'"),
    "no title": (event(BODY.replace("A bench", "")), "heading 'Your idea in a few words'"),
    "other campaign": (event(BODY.replace("river", "rivr", 1)), "did you mean 'river'?"),
    "a way out": (event(BODY.replace("river", "../../etc", 1)), "a campaign of this site"),
    "not json": ("<html>", "must be an issue of GitHub or GitLab"),
    "another event": ({"action": "push", "ref": "x"}, "must be an issue of GitHub or GitLab"),
    "a list": ([1], "must be an issue of GitHub or GitLab"),
    "no day": (event(created_at="yesterday"), "must be an issue of GitHub or GitLab"),
    "nested": ("[" * 100_000, "must be an issue of GitHub or GitLab"),
    "before it opened": (event(created_at="2027-01-01T00:00:00Z"), "2027-01-01"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_taken_in_is_said_and_nothing_is_written(site: Path, kind: str) -> None:
    told, words = REFUSED[kind]
    done = take_in(site, told)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Nothing was written." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (site / "ideas" / "river").exists()


def test_no_line_of_an_issue_begins_a_line_of_what_is_said(site: Path) -> None:
    """A code host takes commands from lines that begin with two colons."""
    body = BODY.replace("river", "x\n::add-mask::y\n::error::z", 1)
    done = take_in(site, event(body))
    assert done.returncode == 1
    assert not [line for line in (done.stdout + done.stderr).splitlines() if line.startswith("::")]


def test_the_form_may_be_in_another_language(make_site: Site) -> None:
    form = FORM_TEXT.replace("label: Campaign", "label: Ymgyrch")
    site = make_site({"content/campaigns/river.md": CAMPAIGN, FORM: form})
    assert take_in(site, event(BODY.replace("### Campaign", "### Ymgyrch"))).returncode == 0


def test_a_form_that_lost_a_field_is_named(make_site: Site) -> None:
    form = FORM_TEXT.replace("id: title", "id: heading")
    site = make_site({"content/campaigns/river.md": CAMPAIGN, FORM: form})
    done = take_in(site, event())
    assert done.returncode == 1
    assert f"{FORM}:" in done.stderr
    assert "found no field 'title'" in done.stderr


def test_gitlabs_form_has_the_headings_of_githubs() -> None:
    labels, problems = form_labels(support.ROOT)
    assert problems == []
    text = (support.ROOT / ".gitlab/issue_templates/idea.md").read_text(encoding="utf-8")
    filled = text.replace("### Your idea\n", "### Your idea\n\nwords\n")
    assert answers(filled, labels) == {"idea": "words"}
    assert [f"### {labels[field]}" in text for field in FIELDS] == [True] * len(FIELDS)


@pytest.fixture
def proposed(site: Path) -> Path:
    """A site on its main branch, beside the open proposals of issues 11 (number 1) and 13 (3)."""
    commit(site, "2026-03-01")
    for issue, number in ((11, 1), (13, 3)):
        git(site, "switch", "-q", "-c", f"idea/issue-{issue}", "main")
        path = site / f"ideas/river/{number}-bats.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\ntitle: Bats\nsubmitted: 2026-03-01\n---\n\nBats.\n")
        commit(site, "2026-03-02")
    git(site, "switch", "-q", "main")
    return site


def test_two_open_proposals_do_not_take_one_number(proposed: Path) -> None:
    assert take_in(proposed, event(), "--beside", "idea/issue-11").returncode == 0
    git(proposed, "merge", "-q", "idea/issue-11")
    assert support.run_cli("check", cwd=proposed).returncode == 0
    names = {path.name for path in (proposed / "ideas/river").glob("*.md")}
    assert names == {"1-bats.md", "2-a-bench.md"}


@pytest.mark.parametrize(
    ("beside", "number"), [((11, 13), 2), ((13,), 1), ((), 1)], ids=["both", "refused", "none"]
)
def test_the_first_number_that_nobody_has_or_asks_for(
    proposed: Path, beside: tuple[int, ...], number: int
) -> None:
    more = (f"--beside=idea/issue-{issue}" for issue in beside)
    assert take_in(proposed, event(), *more).returncode == 0
    assert idea(proposed)[0] == f"{number}-a-bench.md"


def test_a_proposal_that_is_not_there_is_named(proposed: Path) -> None:
    done = take_in(proposed, event(), "--beside=idea/issue-9")
    assert done.returncode == 1
    assert "There is no commit named 'idea/issue-9' here" in done.stderr
    assert "Nothing was written." in done.stderr
