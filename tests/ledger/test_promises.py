"""What was promised, held against what was done."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportback.ledger import Duty, PromiseFacts
from reportback.model import Record, Unit
from reportback.terms import DEFAULT_OUTCOMES, Stage, Standing
from tests.ledger.records import CLOSES, OPENS, campaign, day, decision, facts, idea, record

ANSWER = {"kind": "answer", "within": "20 days"}
DECIDE = {"kind": "decide", "by": date(2026, 5, 29)}
UPDATE = {"kind": "update", "every": "90 days"}


def promise(given: dict[str, Any], *records: Record, on: date, **more: Any) -> PromiseFacts:
    return facts(campaign(given), [idea(**more)], records, on=on).promises[0]


def duty(given: dict[str, Any], *records: Record, on: date, **more: Any) -> Duty:
    (only,) = promise(given, *records, on=on, **more).duties
    return only


def test_the_due_day_is_still_in_time() -> None:
    assert duty(ANSWER, on=day(20)).standing is Standing.OPEN
    late = duty(ANSWER, on=day(21))
    assert (late.standing, late.late, late.overdue) == (Standing.BROKEN, 1, True)


def test_a_late_answer_is_late_for_ever_but_no_longer_overdue() -> None:
    answered = duty(ANSWER, record(day(25), decision(1, "under-review")), on=day(300))
    assert (answered.standing, answered.late, answered.overdue) == (Standing.BROKEN, 5, False)


def test_without_of_a_decision_counts_from_closing() -> None:
    given = {"kind": "decide", "within": "12 weeks"}
    assert duty(given, on=OPENS).due == CLOSES + timedelta(weeks=12)
    assert promise(given, on=OPENS).due == CLOSES + timedelta(weeks=12)
    submitted = given | {"of": "submitted"}
    assert duty(submitted, on=OPENS).due == OPENS + timedelta(weeks=12)
    assert promise(submitted, on=OPENS).due is None


@pytest.mark.parametrize("outcome", ["under-review", "shortlisted"])
def test_review_is_an_answer_and_no_decision(outcome: str) -> None:
    looked_at = record(day(10), decision(1, outcome))
    assert duty(ANSWER, looked_at, on=day(400)).standing is Standing.KEPT
    assert duty(DECIDE, looked_at, on=day(400)).standing is Standing.BROKEN


def extended(*moves: tuple[int, int], **given: Any) -> dict[str, Any]:
    extensions = tuple({"on": day(on), "to": day(to), "reason": "Floods."} for on, to in moves)
    return {**given, "extended": extensions}


def test_both_days_of_an_extension_stay_visible() -> None:
    given = extended((50, 200), kind="decide", by=day(100))
    made = promise(given, on=day(150))
    assert (made.first_due, made.due, made.standing) == (day(100), day(200), Standing.OPEN)


def test_an_extension_after_the_day_changes_nothing() -> None:
    given = extended((101, 200), kind="decide", by=day(100))
    assert promise(given, on=day(150)).standing is Standing.BROKEN
    assert promise(given, on=day(150)).due == day(100)


def test_an_extension_moves_only_the_days_that_were_not_past() -> None:
    given = extended((35, 60), kind="answer", within="20 days", of="submitted")
    ideas = [idea(1, day(0)), idea(2, day(14)), idea(3, day(15)), idea(4, day(30))]
    made = facts(campaign(given), ideas, on=day(40)).promises[0]
    assert [late.due for late in made.duties] == [day(20), day(34), day(60), day(60)]
    assert [late.standing.value for late in made.duties] == ["broken", "broken", "open", "open"]


def test_extensions_follow_each_other() -> None:
    given = extended((90, 150), (140, 200), kind="decide", by=day(100))
    assert promise(given, on=day(160)).due == day(200)
    given = extended((90, 150), (151, 200), kind="decide", by=day(100))
    assert promise(given, on=day(160)).due == day(150)


def test_what_its_contributor_took_back_in_time_asks_nothing() -> None:
    assert promise(ANSWER, record(day(20), decision(1, "withdrawn")), on=day(99)).duties == ()


def test_what_its_contributor_took_back_too_late_was_late() -> None:
    gone = duty(ANSWER, record(day(30), decision(1, "withdrawn")), on=day(99))
    assert (gone.standing, gone.late, gone.met) == (Standing.BROKEN, 10, None)
    assert gone.lapsed
    assert not gone.overdue


def test_taking_an_idea_back_is_no_answer() -> None:
    (gone,) = facts(
        campaign(), [idea()], [record(day(30), decision(1, "withdrawn"))], on=day(99)
    ).ideas
    assert (gone.answered, gone.days_to_answer, gone.days_waited) == (None, None, 30)


def test_an_idea_that_came_after_the_day_is_not_late_from_the_start() -> None:
    assert promise(DECIDE, on=day(300), submitted=date(2026, 5, 30)).duties == ()


def test_a_withheld_idea_was_decided() -> None:
    held = {"date": day(3), "by": "Parks team", "reason": "It named a child."}
    assert duty(DECIDE, on=day(400), title=None, withheld=held).standing is Standing.KEPT


def corrected(first: str, then: str, *, on: int = 200) -> tuple[Record, Record]:
    wrong = record(day(50), decision(1, first), name="wrong")
    return wrong, record(day(on), decision(1, then, corrects=wrong.name), name="right")


def test_a_mistaken_decision_does_not_keep_a_promise() -> None:
    undone = corrected("declined", "under-review")
    assert duty(DECIDE, *undone, on=day(100)).standing is Standing.KEPT
    assert duty(DECIDE, *undone, on=day(200)).standing is Standing.BROKEN


def test_a_decision_corrected_by_another_was_in_time() -> None:
    changed = duty(DECIDE, *corrected("declined", "taken-forward"), on=day(200))
    assert (changed.standing, changed.met) == (Standing.KEPT, day(50))


def test_news_is_due_from_the_yes_until_the_end() -> None:
    yes = record(day(50), decision(1, "taken-forward"))
    assert promise(UPDATE, on=day(40)).duties == ()
    assert duty(UPDATE, yes, on=day(140)).standing is Standing.OPEN
    assert duty(UPDATE, yes, on=day(141)).overdue
    done = record(day(140), decision(1, "delivered"), name="done")
    assert duty(UPDATE, yes, done, on=day(500)).standing is Standing.KEPT


def test_going_back_to_review_does_not_end_the_news() -> None:
    yes = record(day(50), decision(1, "taken-forward"))
    back = record(day(60), decision(1, "under-review"), name="back")
    assert duty(UPDATE, yes, back, on=day(151)).overdue


def test_news_that_was_missed_stays_broken_and_the_next_is_due() -> None:
    yes = record(day(50), decision(1, "taken-forward"))
    late = record(day(160), decision(1, "in-progress"), name="late")
    made = promise(UPDATE, yes, late, on=day(170))
    (broken,) = made.duties
    assert (broken.standing, broken.late, broken.due) == (Standing.BROKEN, 20, day(140))
    assert broken.following
    assert made.next_due == broken.following.due == day(250)
    (one,) = facts(campaign(UPDATE), [idea()], [yes, late], on=day(170)).ideas
    assert [ahead.due for _, ahead in one.upcoming] == [day(250)]


def test_a_yes_that_was_a_mistake_asked_for_news_while_it_stood() -> None:
    undone = corrected("taken-forward", "under-review")
    assert duty(UPDATE, *undone, on=day(400)).late == 60
    quickly = corrected("taken-forward", "under-review", on=60)
    assert duty(UPDATE, *quickly, on=day(400)).standing is Standing.KEPT


def test_a_promise_that_asked_nothing_is_not_called_kept() -> None:
    nothing = facts(campaign(DECIDE, UPDATE), [], on=day(400)).promises
    assert [made.standing for made in nothing] == [Standing.VOID, Standing.VOID]
    assert promise(UPDATE, on=day(5)).standing is Standing.OPEN


def test_news_is_kept_only_when_every_idea_has_come_to_its_end() -> None:
    ends = record(day(60), decision(1, "taken-forward")), record(day(70), decision(1, "delivered"))
    both = [idea(1), idea(2)]
    waiting = facts(campaign(UPDATE), both, ends, on=day(99)).promises[0]
    assert waiting.standing is Standing.OPEN
    done = (*ends, record(day(80), decision(2, "declined")))
    assert facts(campaign(UPDATE), both, done, on=day(99)).promises[0].standing is Standing.KEPT


def test_lateness_in_working_days() -> None:
    given = {"kind": "answer", "within": "5 working days"}
    late = duty(
        given, on=date(2026, 1, 19)
    )  # due on Thursday the 8th: New Year's Day does not count
    assert (late.due, late.late, late.unit) == (date(2026, 1, 8), 7, Unit.WORKING_DAYS)


# --- whatever happens ------------------------------------------------------------

OUTCOMES = [outcome.id for outcome in DEFAULT_OUTCOMES if outcome.recorded]
STEPS = st.lists(
    st.tuples(st.integers(0, 300), st.sampled_from(OUTCOMES), st.booleans()), max_size=7
)
PROMISES = st.sampled_from(
    [
        ANSWER,
        DECIDE,
        UPDATE,
        {"kind": "decide", "within": "3 months"},
        {"kind": "answer", "within": "20 working days", "of": "closes"},
        extended((40, 90), kind="answer", within="30 days"),
        extended((70, 200), (150, 250), kind="decide", by=day(100)),
    ]
)


def history(steps: list[tuple[int, str, bool]]) -> list[Record]:
    """Records of one idea; a step may correct the one before it."""
    records: list[Record] = []
    for index, (on, outcome, corrects) in enumerate(sorted(steps)):
        more: dict[str, Any] = {"into": 2} if outcome == "merged" else {}
        if corrects and records:
            more["corrects"] = records[-1].name
        records.append(record(day(on), decision(1, outcome, **more), name=f"step-{index}"))
    return records


@given(PROMISES, STEPS, st.integers(0, 500))
def test_every_duty_is_kept_broken_or_open(
    given_promise: dict[str, Any], steps: list[tuple[int, str, bool]], on: int
) -> None:
    made = promise(given_promise, *history(steps), on=day(on))
    parts = (*made.kept, *made.broken, *made.open)
    assert sorted(map(id, parts)) == sorted(map(id, made.duties))
    for one in made.duties:
        assert (one.late > 0) is (one.standing is Standing.BROKEN)
        assert one.overdue <= (one.standing is Standing.BROKEN)
        assert one.first_due <= one.due
        assert one.met is None or one.met <= day(on)


@given(PROMISES, STEPS, st.integers(0, 500), st.integers(0, 200))
def test_what_was_broken_never_becomes_kept(
    given_promise: dict[str, Any], steps: list[tuple[int, str, bool]], on: int, more: int
) -> None:
    records = history(steps)
    earlier = promise(given_promise, *records, on=day(on))
    assume(earlier.standing is Standing.BROKEN)
    later = promise(given_promise, *records, on=day(on + more))
    assert later.standing is Standing.BROKEN
    assert later.latest >= earlier.latest


@given(STEPS, st.integers(0, 500))
def test_nothing_is_due_of_an_idea_without_end(steps: list[tuple[int, str, bool]], on: int) -> None:
    """An idea taken forward and not final always has news ahead, or overdue."""
    (one,) = facts(campaign(UPDATE), [idea()], history(steps), on=day(on)).ideas
    if one.outcome.stage is Stage.AHEAD:
        assert one.upcoming or one.overdue
    if one.outcome.final:
        assert not one.upcoming
        assert not one.overdue
