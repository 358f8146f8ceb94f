"""The balance, combined ideas, corrections and response times."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportback.ledger.responses import ENOUGH, response_times
from reportback.terms import DEFAULT_OUTCOMES, State
from tests.ledger.records import campaign, day, decision, facts, idea, ledger, record

RECORDED = [outcome.id for outcome in DEFAULT_OUTCOMES if outcome.recorded]
HELD = {"date": day(3), "by": "Parks team", "reason": "It named a child."}


@given(st.lists(st.sampled_from([*RECORDED, None, "withheld"]), max_size=30))
def test_the_balance_always_adds_up(outcomes: list[str | None]) -> None:
    numbers = range(1, len(outcomes) + 1)
    held = {n for n, outcome in zip(numbers, outcomes, strict=True) if outcome == "withheld"}
    ideas = [idea(n, withheld=HELD if n in held else None) for n in numbers]
    decided = [
        decision(n, outcome, **({"into": n % len(outcomes) + 1} if outcome == "merged" else {}))
        for n, outcome in zip(numbers, outcomes, strict=True)
        if outcome and outcome != "withheld"
    ]
    records = [record(day(50), *decided)] if decided else []
    counted = facts(campaign(), ideas, records, on=day(60)).tally
    assert counted.adds_up
    assert counted.received == len(outcomes)
    for share in counted.all_shares:
        wanted = None if share.outcome.id == "received" else share.outcome.id
        assert share.count == outcomes.count(wanted)


def test_an_idea_that_vanished_does_not_add_up() -> None:
    counted = facts(campaign(), [idea(1), idea(3)], on=day(60)).tally
    assert (counted.received, counted.adds_up) == (3, False)


def test_the_whole_site_adds_up() -> None:
    whole = ledger(campaign(), [idea(1), idea(2)], on=day(60))
    assert (whole.tally.received, whole.tally.adds_up) == (2, True)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_credit_goes_along_with_combined_ideas(targets: list[int]) -> None:
    numbers = range(1, len(targets) + 1)
    into = {n: t for n, t in zip(numbers, targets, strict=True) if t in numbers and t != n}
    ideas = [idea(n, supporters=10**n) for n in numbers]
    decided = [decision(n, "merged", into=target) for n, target in into.items()]
    records = [record(day(50), *decided)] if decided else []
    found = facts(campaign(), ideas, records, on=day(60)).idea
    for number in numbers:
        contributors = {n for n in numbers if n != number and leads_to(n, number, into)}
        assert set(found[number].links.all_merged) == contributors
        credit = sum(10**n for n in contributors | {number})
        assert found[number].combined_supporters == credit
        assert found[number].idea.supporters == 10**number
        assert found[number].links.into == into.get(number)


def leads_to(start: int, target: int, into: dict[int, int]) -> bool:
    current: int | None = into.get(start)
    for _ in range(10):
        if current == target:
            return True
        current = into.get(current) if current else None
    return False


def test_a_correction_stays_in_the_history_and_no_longer_stands() -> None:
    wrong = record(day(50), decision([1, 2], "declined"))
    right = record(day(60), decision(1, "taken-forward", corrects=wrong.name), name="right")
    found = facts(campaign(), [idea(1), idea(2)], [wrong, right], on=day(70)).idea
    assert [event.outcome.id for event in found[1].history] == ["declined", "taken-forward"]
    assert found[1].history[0].corrected_by is right
    assert found[1].outcome.id == "taken-forward"
    assert found[2].outcome.id == "declined"
    assert found[2].history[0].stands


def test_a_reopened_idea_stands_where_it_was_put_last() -> None:
    no = record(day(50), decision(1, "declined"))
    again = record(day(60), decision(1, "under-review", reopens=True), name="again")
    (one,) = facts(campaign(), [idea()], [no, again], on=day(70)).ideas
    assert (one.outcome.id, one.since) == ("under-review", day(60))


def test_a_withheld_idea_keeps_its_number_and_a_public_reason() -> None:
    (one,) = facts(campaign(), [idea(title=None, withheld=HELD)], on=day(60)).ideas
    assert one.outcome.id == "withheld"
    assert [(event.by, event.reason) for event in one.history] == [
        ("Parks team", "It named a child.")
    ]


@pytest.mark.parametrize("answers", range(8))
def test_no_figure_below_five_answers(answers: int) -> None:
    ideas = [idea(number) for number in range(1, 9)]
    records = [record(day(10 + n), decision(n, "declined")) for n in range(1, answers + 1)]
    times = facts(campaign(), ideas, records, on=day(60)).responses
    assert times.answered == answers
    assert (times.median is None) is (answers < ENOUGH)


def test_an_idea_is_answered_on_the_day_it_was_withheld() -> None:
    ideas = [idea(n, title=None, withheld=HELD) for n in range(1, 9)]
    assert facts(campaign(), ideas, on=day(60)).responses.answered == len(ideas)


@given(st.lists(st.integers(0, 1000), min_size=ENOUGH, max_size=60))
def test_half_of_the_answers_came_within_the_median(days: list[int]) -> None:
    times = response_times(days)
    assert times.answered == len(days)
    assert times.median is not None
    assert 2 * sum(day <= times.median for day in days) >= len(days)


def test_states_of_a_campaign() -> None:
    yes = record(day(50), decision(1, "taken-forward"))
    done = record(day(90), decision(1, "delivered"), name="done")
    seen = [
        facts(campaign(), [idea()], [yes, done], on=on).state
        for on in (day(-1), day(0), day(30), day(31), day(50), day(90))
    ]
    assert seen == [
        *(State.COMING, State.OPEN, State.OPEN),
        *(State.DECIDING, State.DELIVERING, State.FINISHED),
    ]


def test_the_slips_of_an_announced_day_are_kept() -> None:
    announced = [
        record(day(50 + n), decision(1, "taken-forward", due=due), name=f"n{n}")
        for n, due in enumerate([date(2026, 9, 1), date(2026, 9, 1), date(2027, 1, 1)])
    ]
    (one,) = facts(campaign(), [idea()], announced, on=day(60)).ideas
    assert one.due_days == (date(2026, 9, 1), date(2027, 1, 1))
    assert one.due == date(2027, 1, 1)
