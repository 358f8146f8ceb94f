"""Rules for corrections."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.model import Decision, Record
from reportback.places import Place
from reportback.problems import Problem, choose, quoted


def corrects_an_earlier_record(subject: Subject) -> Iterator[Problem]:
    """`corrects` names an earlier record of the campaign that decided the same ideas."""
    for campaign, records in subject.register.records_of.items():
        earlier: dict[str, Record] = {}
        for record in records:
            for index, decision in enumerate(record.decisions):
                if decision.corrects and not _unreadable(subject, campaign, decision.corrects):
                    place = subject.at(record.path).value("decisions", index, "corrects")
                    yield from _corrects(decision, decision.corrects, earlier, place)
            earlier[record.name] = record


def _unreadable(subject: Subject, campaign: str, name: str) -> bool:
    stem = f"ideas/{campaign}/decisions/{name}"
    return bool({f"{stem}.yaml", f"{stem}.yml"} & subject.register.broken)


def _corrects(
    decision: Decision, name: str, earlier: dict[str, Record], place: Place
) -> Iterator[Problem]:
    if name not in earlier:
        must = "'corrects' must name an earlier record of this campaign"
        todo = choose(name, earlier)
        yield Problem(place, "corrects-nothing", must, f"found {quoted(name)}", todo)
        return
    decided = {number for other in earlier[name].decisions for number in other.ideas}
    missing = ", ".join(str(number) for number in decision.ideas if number not in decided)
    if missing:
        must = "'corrects' must name a record that decided the same ideas"
        found = f"found {quoted(name)}, which did not decide {missing}"
        todo = "take these ideas out of this decision, or name another record"
        yield Problem(place, "corrects-nothing", must, found, todo)
