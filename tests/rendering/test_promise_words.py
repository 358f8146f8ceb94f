"""What a page says of a promise and of a credit is what stands today."""

from reportback.language import Language
from reportback.phrases import Phrases
from tests.ledger.records import campaign, day, facts, idea

SAY = Phrases(Language("en", "GB"))
MOVED = {"on": day(40), "to": day(150), "reason": "Floods."}


def test_what_is_checked_names_the_day_that_counts_and_then_the_first() -> None:
    promise = {"kind": "decide", "by": day(60), "extended": (MOVED,)}
    made = facts(campaign(promise), [idea()], on=day(70)).promises[0]
    first, now = SAY.day(day(60)), SAY.day(day(150))
    said = f"A decision on every idea by {now} (first promised: by {first})"
    assert SAY.checked(made) == said


def test_an_extension_that_came_too_late_changes_nothing() -> None:
    promise = {"kind": "decide", "by": day(39), "extended": (MOVED,)}
    made = facts(campaign(promise), [idea()], on=day(70)).promises[0]
    assert SAY.checked(made) == SAY.plain_promise(made.promise)


def test_each_name_is_credited_once_and_the_nameless_are_counted() -> None:
    ideas = [idea(1, by="Ana"), idea(2), idea(3, by="Ben"), idea(4), idea(5, by="Ana")]
    known = facts(campaign(), ideas, on=day(2)).ideas
    assert SAY.credit(known) == "Ana, Ben and 2 people who gave no name"
    assert SAY.credit(known[1:2]) == "1 person who gave no name"


def test_nobody_has_waited_for_no_days() -> None:
    known = facts(campaign(), [idea()], on=day(0)).ideas[0]
    assert SAY.waited(known) == "Nobody has answered yet."
    later = facts(campaign(), [idea()], on=day(1)).ideas[0]
    assert SAY.waited(later) == "Nobody has answered for 1 day."
