"""Rules for corrections."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.model import Decision, Record
from reportback.problems import Problem, choose, quoted


def corrects_an_earlier_record(subject: Subject) -> Iterator[Problem]:
    """`corrects` names an earlier record of the campaign that decided the same ideas."""
    for campaign, records in subject.register.records_of.items():
        known = {record.name: record for record in records}
        for position, record in enumerate(records):
            earlier = {other.name for other in records[:position]}
            for index, decision in enumerate(record.decisions):
                if decision.corrects is None:
                    continue
                place = subject.at(record.path).value("decisions", index, "corrects")
                if _unreadable(subject, campaign, decision.corrects):
                    continue
                must = "must name an earlier record of this campaign"
                if decision.corrects not in earlier:
                    todo = choose(decision.corrects, sorted(earlier))
                    found = f"found {quoted(decision.corrects)}"
                    yield Problem(place, "corrects-nothing", must, found, todo)
                    continue
                missing = _not_decided(known[decision.corrects], decision)
                if missing:
                    must = "must name a record that decided the same ideas"
                    found = f"found {quoted(decision.corrects)}, which did not decide {missing}"
                    todo = "take them out of 'ideas' here, or out of the correction"
                    yield Problem(place, "corrects-nothing", must, found, todo)


def _unreadable(subject: Subject, campaign: str, name: str) -> bool:
    stem = f"ideas/{campaign}/decisions/{name}"
    return bool({f"{stem}.yaml", f"{stem}.yml"} & subject.register.broken)


def _not_decided(earlier: Record, decision: Decision) -> str:
    decided = {number for other in earlier.decisions for number in other.ideas}
    return ", ".join(str(number) for number in decision.ideas if number not in decided)
