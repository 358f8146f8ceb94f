"""The moves from one outcome to the next, against a model of what is allowed."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reportback.checking import Subject, check
from reportback.model import Settings
from reportback.places import Places
from tests.ledger.records import campaign, day, decision, idea, record, register

FINAL = {"delivered", "declined", "merged", "stopped", "withdrawn"}
YES = {"taken-forward", "in-progress"}
OTHERS = {"under-review", "shortlisted"}
AFTER_A_YES = {"in-progress", "stopped"}

STEP = st.tuples(
    st.sampled_from(sorted(FINAL | YES | OTHERS)),
    st.booleans(),  # reopens
    st.sampled_from([0, 0, 0, 1, 2]),  # corrects so many records before
    st.booleans(),  # gives its reason
)


def expected(steps: list[tuple[str, bool, int, bool]]) -> set[str]:
    """What must be said of these decisions, by the rules as people read them."""
    codes: set[str] = set()
    replaced = {index - back for index, (_, _, back, _) in enumerate(steps) if 0 < back <= index}
    now, been = "", set()
    for index, (outcome, reopens, _, reason) in enumerate(steps):
        if outcome != "under-review" and not reason:
            codes.add("reason-missing")
        if index in replaced:
            continue
        if now in FINAL and not reopens:
            codes.add("move-after-final")
        if reopens and now not in FINAL:
            codes.add("reopens-nothing")
        if outcome in AFTER_A_YES and "taken-forward" not in been:
            codes.add("move-too-early")
        if now in YES and outcome == "under-review" and not reason:
            codes.add("reason-missing")
        now, been = outcome, been | {outcome}
    return codes


@given(st.lists(STEP, max_size=7))
@settings(max_examples=300)
def test_moves(steps: list[tuple[str, bool, int, bool]]) -> None:
    records = []
    for index, (outcome, reopens, back, reason) in enumerate(steps):
        more: dict[str, Any] = {"reopens": reopens}
        if outcome == "merged":
            more["into"] = 2
        if 0 < back <= index:
            more["corrects"] = records[-back].name
        if not reason:
            more["reason"] = None
        records.append(record(day(40 + index), decision(1, outcome, **more)))
    site = register(campaign(), [idea(1), idea(2)], records)
    found = check(Subject(site, Places(), Settings(), day(90), {}))
    assert {problem.code for problem in found} - {"evidence-missing"} == expected(steps)
