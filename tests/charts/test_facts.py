"""What pictures show: ways, margins, yeses with their slips, areas, days; from real records."""

from __future__ import annotations

from datetime import date

from reportback.charts import histogram
from reportback.language import Language
from reportback.ledger.flow import Gate
from reportback.ledger.phases import schedule
from reportback.model import AnswerPromise, Unit
from reportback.phrases import Phrases
from reportback.pipeline import read_and_check
from reportback.reading.configuration import read_settings
from tests.ledger.records import campaign, day, decision, facts, idea, record
from tests.support import ROOT

SAY = Phrases(Language("en", "GB"))
ANSWER = {"kind": "answer", "within": "20 working days"}


def test_each_idea_takes_one_way_and_gates_count_what_stands() -> None:
    ideas = [idea(number) for number in range(1, 7)]
    records = [
        record(day(10), decision([1, 2, 3], "under-review"), decision(4, "declined")),
        record(day(20), decision([1, 2], "taken-forward"), name="cabinet"),
        record(day(30), decision(2, "stopped"), name="later"),
        record(day(40), decision(2, "delivered", corrects="2026-01-31-later"), name="correction"),
        record(day(41), decision(5, "withdrawn"), name="back"),
    ]
    found = facts(campaign(), ideas, records, on=day(60)).flow
    assert found.received == 6 == sum(way.count for way in found.ways)
    assert [found.passed(gate) for gate in Gate] == [4, 3, 2]
    assert [way.outcome.id for way in found.ways] == [
        *("received", "under-review", "taken-forward", "delivered", "declined", "withdrawn")
    ]  # the order of the vocabulary, as in every list and bar


def test_what_was_corrected_away_was_no_yes() -> None:
    records = [
        record(day(10), decision(1, "taken-forward")),
        record(day(12), decision(1, "declined", corrects="2026-01-11-panel"), name="mistake"),
    ]
    found = facts(campaign(), [idea()], records, on=day(60))
    assert found.flow.passed(Gate.AGREED) == 0
    assert found.deliveries.all == ()


def test_margins_are_in_the_promises_own_days() -> None:
    # 20 working days after 1 January 2026 in Wales: 29 January.
    answers = (date(2026, 1, 1), date(2026, 1, 28), date(2026, 1, 29), date(2026, 1, 31))
    ideas = [idea(number) for number in range(1, 6)]
    records = [record(on, decision(number, "declined")) for number, on in enumerate(answers, 1)]
    records.append(record(date(2026, 2, 5), decision(5, "declined")))
    found = facts(campaign(ANSWER), ideas, records, on=day(90)).timeliness
    assert found is not None
    assert (found.unit, found.within) == (Unit.WORKING_DAYS, 20)
    assert found.margins == (-20, -1, 0, 1, 5)  # a Saturday after the day is late by one
    assert (found.in_time, found.late) == (3, 2)
    assert SAY.timely(found) == ("3 of 5 answers came by the promised day. 2 came later.")


def test_the_picture_and_the_promise_count_the_same_answers() -> None:
    ideas = [idea(number, day(number)) for number in range(1, 13)]
    records = [record(day(30 + n), decision(n, "declined")) for n in range(1, 13)]
    found = facts(campaign(ANSWER), ideas, records, on=day(90))
    assert found.timeliness is not None
    assert found.timeliness.in_time == len(found.promises[0].kept)
    assert found.timeliness.late == len(found.promises[0].broken)


def test_four_answers_make_no_figure() -> None:
    ideas = [idea(number) for number in range(1, 6)]
    records = [record(day(3), decision([1, 2, 3, 4], "declined"))]
    assert facts(campaign(ANSWER), ideas, records, on=day(90)).timeliness is None
    records = [record(day(3), decision([1, 2, 3, 4, 5], "declined"))]
    assert facts(campaign(ANSWER), ideas, records, on=day(90)).timeliness is not None


def test_without_a_promise_answers_are_counted_in_days_from_the_idea() -> None:
    ideas = [idea(number) for number in range(1, 7)]
    records = [record(day(200 + 10 * n), decision(n, "declined")) for n in range(1, 7)]
    found = facts(campaign(), ideas, records, on=day(300)).timeliness
    assert found is not None
    assert (found.promise, found.unit) == (None, Unit.DAYS)
    assert found.margins == (210, 220, 230, 240, 250, 260)
    drawn = histogram(found)
    assert drawn.promise is None
    assert not any(one.late for one in drawn.bins)
    assert drawn.bins[0].count  # the bins fit the answers
    assert drawn.bins[-1].count
    assert len(drawn.bins) > 5
    assert SAY.answer_range(found, drawn.bins[0].after, drawn.bins[0].up_to) == "204 to 210"
    assert SAY.answer_axis(found) == "Days from the idea to its first answer"
    assert SAY.answer_range(found, 0, 7) == "0 to 7"


def test_numbers_on_both_sides_of_a_promised_day_are_plain() -> None:
    of = campaign({"kind": "answer", "within": "2 weeks", "of": "closes"})
    ideas = [idea(number) for number in range(1, 7)]
    records = [record(day(35 + n), decision(n, "declined")) for n in range(1, 7)]
    found = facts(of, ideas, records, on=day(90)).timeliness
    assert found is not None
    assert SAY.answer_sides(found) == ("Days early", "Days late")
    assert [SAY.answer_tick(found, margin) for margin in (-7, 0, 7)] == ["7", "0", "7"]


def test_to_withhold_is_an_answer_for_promise_and_picture_alike() -> None:
    held = {"date": day(2), "by": "The office", "reason": "A threat."}
    ideas = [*(idea(n) for n in range(1, 5)), idea(5, title=None, withheld=held)]
    records = [record(day(3), decision([1, 2, 3, 4], "declined"))]
    found = facts(campaign(ANSWER), ideas, records, on=day(90))
    assert found.timeliness is not None
    assert len(found.timeliness.margins) == len(found.promises[0].kept) == 5
    assert found.flow.passed(Gate.ANSWERED) == found.responses.answered == 5


def test_every_figure_about_answers_agrees_in_the_example() -> None:
    given, _ = read_settings(ROOT)
    assert given.as_of
    ledger = read_and_check(ROOT, given, given.as_of).ledger()
    promised = [
        (found, promise)
        for found in ledger.campaigns
        for promise in found.promises
        if isinstance(promise.promise, AnswerPromise)
    ]
    assert any(idea.idea.withheld for found, _ in promised for idea in found.ideas)
    for found, promise in promised:
        late = [duty for duty in promise.broken if duty.met]
        if found.timeliness and found.timeliness.promise is promise:
            assert found.timeliness.in_time == len(promise.kept)
            assert found.timeliness.late == len(late)
        assert found.flow.passed(Gate.ANSWERED) == found.responses.answered
        assert found.responses.answered == len(promise.kept) + len(late)


def test_every_day_that_was_named_stays_visible() -> None:
    records = [
        record(day(10), decision([1, 2, 3, 4], "taken-forward", due=day(40))),
        record(day(30), decision([1, 3], "in-progress", due=day(60)), name="news"),
        record(day(50), decision([2], "delivered"), decision([4], "stopped"), name="ends"),
        record(day(55), decision([3], "in-progress", due=day(200)), name="more"),
    ]
    ideas = [idea(number) for number in range(1, 5)]
    found = facts(campaign(), ideas, records, on=day(70)).deliveries
    overdue, ahead, done, stopped = found.all
    assert overdue.announced == (day(40), day(60))
    assert (overdue.overdue, overdue.moved) == (10, 1)
    assert SAY.delivery(overdue) == "Due on 2 March 2026. That was 10 days ago."
    assert SAY.slips(overdue) == "Moved once, from 10 February 2026."
    assert ahead.announced == (day(40), day(60), day(200))
    assert (ahead.overdue, ahead.ahead) == (0, True)
    assert (done.late, SAY.delivery(done)) == (
        10,
        "Reported done on 20 February 2026, 10 days after the day it was first due.",
    )
    assert SAY.delivery(stopped) == "Stopped on 20 February 2026."
    assert SAY.deliveries(found) == (
        "4 ideas got a yes. 1 is done. 2 are still to do. "
        "1 of those is late: the day it was due has passed. "
        "1 was given up later, so it no longer counts as taken forward."
    )


def test_areas_are_counted_by_outcome_and_none_is_left_out() -> None:
    of = campaign(areas={"north": "North", "south": "South", "east": "East"})
    ideas = [idea(1, area="north"), idea(2, area="north"), idea(3, area="south"), idea(4)]
    records = [record(day(3), decision([1, 3], "declined"))]
    found = facts(of, ideas, records, on=day(40))
    assert [(area.id, area.count) for area in found.areas] == [
        *(("north", 2), ("south", 1), ("east", 0))
    ]
    assert found.placed == 3
    assert SAY.shares(found.areas[0].tally.shares) == "1 waiting for an answer and 1 declined"


def test_the_schedule_holds_both_days_of_a_promise_that_was_moved() -> None:
    moved = {"to": day(70), "on": day(35), "reason": "A storm."}
    promises = ({"kind": "decide", "by": day(60), "extended": (moved,)}, ANSWER)
    of = campaign(*promises, phases=({"name": "Ideas", "starts": day(0), "ends": day(30)},))
    found = facts(of, [idea()], on=day(40))
    plan = schedule(of, found.promises, day(40))
    assert [(one.due, one.first_due) for one in plan.promised] == [(day(70), day(60))]
    assert not plan.taking  # the phase says it already
    assert schedule(campaign(), (), day(40)).taking
