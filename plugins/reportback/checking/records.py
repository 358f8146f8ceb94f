"""Rules for records and the decisions in them."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.problems import Problem, choose, quoted
from reportback.terms import DELIVERED, Stage


def named_by_date(subject: Subject) -> Iterator[Problem]:
    """A record's date is the date in its name."""
    for record in subject.register.records:
        if record.name[:10] != record.date.isoformat():
            place = subject.at(record.path).value("date")
            must, found = (
                f"'date' must be {record.name[:10]}, as in the file's name",
                f"found {record.date}",
            )
            todo = "correct the day, or rename the file"
            yield Problem(place, "record-date", must, found, todo)


def decided_once(subject: Subject) -> Iterator[Problem]:
    """A record decides an idea once."""
    for record in subject.register.records:
        seen: set[int] = set()
        for i, decision in enumerate(record.decisions):
            for j, number in enumerate(decision.ideas):
                if number in seen:
                    place = subject.at(record.path).value("decisions", i, "ideas", j)
                    must, found = "a record must decide an idea once", f"found {number} again"
                    todo = "take it out of one decision, or write another record"
                    yield Problem(place, "decision-twice", must, found, todo)
            seen.update(decision.ideas)


def not_in_the_future(subject: Subject) -> Iterator[Problem]:
    """A record is not dated after the as-of date."""
    for record in subject.register.records:
        if record.date > subject.as_of:
            must = f"a record must not be dated after the site's day, {subject.as_of}"
            found, todo = f"found {record.date}", "correct the day, or publish it then"
            place = subject.at(record.path).value("date")
            yield Problem(place, "decision-future", must, found, todo)


def not_before_its_ideas(subject: Subject) -> Iterator[Problem]:
    """A record is not dated before the ideas that it decides."""
    for record, i, decision in subject.decisions():
        for j, number in enumerate(decision.ideas):
            idea = subject.register.idea.get((record.campaign, number))
            if idea and record.date < idea.submitted:
                must = f"a record must not decide idea {number} before it came, on {idea.submitted}"
                found, todo = f"found {record.date}", "correct the record's day or the idea's"
                place = subject.at(record.path).value("decisions", i, "ideas", j)
                yield Problem(place, "decision-before-idea", must, found, todo)


def outcomes_known(subject: Subject) -> Iterator[Problem]:
    """An outcome is one that a record may give."""
    recorded = [outcome.id for outcome in subject.vocabulary.recorded]
    for record, i, decision in subject.decisions():
        place = subject.at(record.path).value("decisions", i, "outcome")
        found = f"found {quoted(decision.outcome)}"
        if decision.outcome not in subject.vocabulary:
            meant = subject.vocabulary.meant(decision.outcome)
            todo = f"did you mean '{meant}'?" if meant else choose(decision.outcome, recorded)
            yield Problem(
                place, "outcome-unknown", "'outcome' must be a known outcome", found, todo
            )
        elif decision.outcome not in recorded:
            must = "'outcome' must be one that a record gives"
            todo = _INSTEAD.get(decision.outcome, "take the decision out")
            yield Problem(place, "outcome-not-recorded", must, found, todo)


_INSTEAD = {
    "received": "take the decision out: an idea without a decision is received",
    "withheld": "write 'withheld' into the idea's own file, so that its words never enter git",
}


def reasons_given(subject: Subject) -> Iterator[Problem]:
    """Every decision but 'under review' gives its reason, or says that none was given."""
    for record, i, decision in subject.decisions():
        if decision.outcome not in subject.vocabulary:
            continue
        given = decision.reason or decision.no_reason_given
        if subject.vocabulary[decision.outcome].reason and not given:
            place = subject.at(record.path).value("decisions", i, "outcome")
            must, found = "a decision must give its reason", "found no 'reason'"
            todo = "add 'reason: …', or 'no_reason_given: true' if there truly was none"
            yield Problem(place, "reason-missing", must, found, todo)


def reasons_agree(subject: Subject) -> Iterator[Problem]:
    """A decision does not give a reason and say that there was none."""
    for record, i, decision in subject.decisions():
        if decision.reason and decision.no_reason_given:
            must, found = (
                "'reason' must not stand beside 'no_reason_given: true'",
                "found 'reason' as well",
            )
            place = subject.at(record.path).key("decisions", i, "reason")
            yield Problem(place, "reason-contradiction", must, found, "take one of them out")


def due_lies_ahead(subject: Subject) -> Iterator[Problem]:
    """What is announced for a day is announced before it; it is looked at where it is not."""
    for record, i, decision in subject.decisions():
        known = decision.outcome in subject.vocabulary
        ahead = known and subject.vocabulary[decision.outcome].stage is Stage.AHEAD
        if ahead and decision.due and decision.due < record.date:
            place = subject.at(record.path).value("decisions", i, "due")
            must = f"'due' should not lie before the decision, on {record.date}"
            found, todo = f"found {decision.due}", "give the day that is meant now, or take it out"
            yield Problem(place, "due-passed", must, found, todo)


def evidence_of_delivery(subject: Subject) -> Iterator[Problem]:
    """A delivered idea shows evidence; it is looked at where there is none."""
    for record, i, decision in subject.decisions():
        if decision.outcome == DELIVERED.id and not decision.evidence:
            place = subject.at(record.path).value("decisions", i, "outcome")
            must, found = "a delivered idea should show evidence", "found no 'evidence'"
            todo = "add 'evidence' with a title and an address, if there is any"
            yield Problem(place, "evidence-missing", must, found, todo)
