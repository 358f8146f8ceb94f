"""The ordinary mistakes of staff: what the form says to each before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.form.conftest import Node
from tests.form.site import CAMPAIGN, FILES, IDEA, RECORD
from tests.support import run_cli

pytestmark = pytest.mark.browser

TODAY = "2026-06-30"
DECISION = {"ideas": [4], "outcome": "declined", "reason": "It is too deep."}


def record(*decisions: dict[str, Any], **more: Any) -> dict[str, Any]:
    made = [DECISION | decision for decision in decisions or ({},)]
    return {"date": "2026-05-20", "by": "Panel", "decisions": made} | more


CAMPAIGNS: dict[str, Any] = {
    "title": "Parks",
    "summary": "Parks.",
    "question": "What?",
    "owner": "Parks team",
    "decider": "Cabinet",
    "opens": "2026-01-05",
    "closes": "2026-02-28",
    "promises": [{"kind": "decide", "by": "2026-05-29"}],
}
IDEAS: dict[str, Any] = {"submitted": "2026-01-20", "title": "A swing", "body": "Please."}
WITHHELD = {"date": "2026-01-21", "by": "Parks team", "reason": "It named a child."}

# Each kind of mistake in each kind of file, and the words that say it.
MISTAKES: list[tuple[str, dict[str, Any], str]] = [
    ("record", record(date="2026-07-01"), "The day is still to come."),
    ("record", record({"reason": ""}), "Decision 1 (Declined) needs a reason."),
    ("record", record({"reason": " \n "}), "Decision 1 (Declined) needs a reason."),
    (
        "record",
        record({}, {"ideas": [5], "outcome": "taken-forward", "reason": ""}),
        "Decision 2 (Taken forward)",
    ),
    ("record", record({"no_reason_given": True}), "says that none was given"),
    ("record", record({"outcome": "merged"}), "must say in which idea it goes on"),
    ("record", record({"into": 3}), "goes on in no other idea"),
    ("record", record({"outcome": "merged", "into": 4}), "combines an idea with itself"),
    ("record", record({}, {"ideas": [5, 4]}), "Idea 4 stands in decision 1 and again in 2"),
    ("record", record({"cost": {"amount": 12}}), "Fill in 'Decisions 1, Cost, Currency'"),
    ("record", record({"cost": {"currency": "GBP"}}), "Fill in 'Decisions 1, Cost, Amount'"),
    (
        "record",
        record({"evidence": [{"title": "Minutes"}]}),
        "'Minutes' of decision 1 needs an address or a file",
    ),
    ("idea", IDEAS | {"submitted": "2026-07-01"}, "The day is still to come."),
    ("idea", IDEAS | {"title": ""}, "An idea needs a title."),
    ("idea", IDEAS | {"withheld": WITHHELD}, "has no title, no name and no words"),
    (
        "idea",
        {"submitted": "2026-01-20", "withheld": {"date": "2026-01-21"}},
        "Fill in 'Withheld, Who decided that'",
    ),
    ("idea", IDEAS | {"number": ""}, "A new idea needs its number"),
    (
        "campaign",
        CAMPAIGNS | {"closes": "2026-01-01"},
        "The last day for ideas is before the first.",
    ),
    (
        "campaign",
        CAMPAIGNS | {"phases": [{"name": "One", "starts": "2026-02-01", "ends": "2026-01-01"}]},
        "The phase 'One' ends before it starts.",
    ),
    ("campaign", CAMPAIGNS | {"promises": [{"kind": "decide"}]}, "needs a day, or a time"),
    (
        "campaign",
        CAMPAIGNS | {"promises": [{"kind": "decide", "by": "2026-05-29", "within": "2 weeks"}]},
        "has a day and a time",
    ),
    (
        "campaign",
        CAMPAIGNS | {"themes": [{"id": "play", "label": "A"}, {"id": "play", "label": "B"}]},
        "'Themes' has the short name 'play' twice.",
    ),
]


@pytest.mark.parametrize(("kind", "data", "words"), MISTAKES)
def test_a_mistake_is_said_before_it_is_saved(
    node: Node, kind: str, data: dict[str, Any], words: str
) -> None:
    said = node("problems", kind, data=data, today=TODAY)
    assert [line for line in said if words in line], said
    assert not [line for line in said if "{" in line or "undefined" in line]


GOOD = [
    ("record", record()),
    ("record", record({"outcome": "under-review", "reason": ""})),
    ("record", record({"reason": "", "no_reason_given": True})),
    ("record", record({"outcome": "merged", "into": 3})),
    ("record", record({"cost": {"amount": "", "currency": ""}, "evidence": []})),
    ("idea", IDEAS | {"number": 6}),
    ("idea", {"submitted": "2026-01-20", "withheld": WITHHELD, "title": "", "body": ""}),
    ("campaign", CAMPAIGNS),
]


@pytest.mark.parametrize(("kind", "data"), GOOD)
def test_what_is_right_is_saved(node: Node, kind: str, data: dict[str, Any]) -> None:
    assert node("problems", kind, data=data, today=TODAY) == []


PATHS = {
    "record": "ideas/parks/decisions/2026-05-20-panel.yaml",
    "idea": "ideas/parks/6-new.md",
    "campaign": "content/campaigns/parks.md",
}


@pytest.mark.parametrize(("kind", "data"), GOOD)
def test_what_is_saved_passes_the_check(
    node: Node, make_site: Callable[..., Path], kind: str, data: dict[str, Any]
) -> None:
    kept = {"themes": [{"id": "play", "label": "Play"}], "areas": [{"id": "north", "label": "N"}]}
    given = data | (kept if kind == "campaign" else {})
    text = node("write", kind, data=given)
    done = run_cli("check", cwd=make_site(FILES | {PATHS[kind]: text}))
    assert done.returncode == 0, done.stdout
    assert PATHS[kind] not in done.stdout


@pytest.mark.parametrize(
    ("kind", "text"), {"campaign": CAMPAIGN, "idea": IDEA, "record": RECORD}.items()
)
def test_what_was_written_by_hand_is_no_mistake(node: Node, kind: str, text: str) -> None:
    shown = node("open", kind, text=text)
    assert node("problems", kind, data=shown, today=TODAY) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("record", "date: 2026-03-10\nby: [\n"),
        ("record", "date: 2026-03-10\ndate: 2026-03-11\n"),
        ("record", "- a list\n"),
        ("idea", "No front matter.\n"),
    ],
)
def test_a_broken_file_does_not_open(node: Node, kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        node("open", kind, text=text)


def test_the_day_of_a_record_stays_the_one_in_its_name(node: Node) -> None:
    same = node("problems", "record", data=record(), today=TODAY, name="2026-05-20-panel")
    other = node("problems", "record", data=record(), today=TODAY, name="2026-05-19-panel")
    assert same == []
    (said,) = other
    assert "The day stands in this record's address (2026-05-19)" in said


def test_an_idea_that_is_newer_than_the_form_is_not_lost(node: Node) -> None:
    shown = node("open", "record", text=RECORD.replace("[1, 3]", "[1, 99]"))
    assert node("problems", "record", data=shown, today=TODAY) == []
    shown["decisions"][0]["ideas"] = [1, 4]
    (said,) = node("problems", "record", data=shown, today=TODAY)
    assert said.startswith("'Ideas' held 99, which is newer than this form")
