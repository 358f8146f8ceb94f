"""What changes of the records: new decisions, and published ones that are no longer the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportback.comparing.changes import Change, Note, Topic, about, formerly
from reportback.comparing.fields import differing
from reportback.ledger import CampaignFacts, IdeaFacts, Ledger
from reportback.ledger.decisions import DecisionFacts, RecordFacts
from reportback.terms import Outcome


def decisions(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Records new, changed and gone, and every idea that stands elsewhere for another reason."""
    for campaign in after.campaigns:
        yield from _of(before.campaign.get(campaign.campaign.id), campaign)


def _of(before: CampaignFacts | None, after: CampaignFacts) -> Iterator[Change]:
    known = {facts.record.name: facts for facts in before.records} if before else {}
    was = before.idea if before else {}
    told: set[int] = set()
    for facts in after.records:
        old = known.pop(facts.record.name, None)
        for decision in _added(old, facts):
            told |= {idea.number for idea in decision.ideas}
            yield from _decided(was, decision, added=old is not None)
        if old:
            yield from _rewritten(after, old, facts)
    for lost in known.values():
        values = {"count": lost.ideas, "day": lost.record.date}
        yield _about(lost, "record-gone", values, caution=True)
    yield from _elsewhere(after, was, told)


def _about(facts: RecordFacts, kind: str, values: Mapping[str, object], *, caution: bool) -> Change:
    where = (facts.campaign.title, facts.record.name)
    return Change(Topic.DECISIONS, kind, *where, values=values, caution=caution)


def _pairs(old: RecordFacts, new: RecordFacts) -> list[tuple[DecisionFacts, DecisionFacts]]:
    """Decisions of a record that are about the same: equal ones first, then those of one idea."""
    left = list(old.decisions)
    found: list[tuple[DecisionFacts, DecisionFacts]] = []
    for same in (lambda a, b: a == b, lambda a, b: bool(set(a.ideas) & set(b.ideas))):
        paired = {now.index for _, now in found}
        for now in new.decisions:
            match = next((was for was in left if same(was.decision, now.decision)), None)
            if match and now.index not in paired:
                left.remove(match)
                found.append((match, now))
    return found


def _added(old: RecordFacts | None, new: RecordFacts) -> list[DecisionFacts]:
    paired = {now.index for _, now in _pairs(old, new)} if old else set()
    return [decision for decision in new.decisions if decision.index not in paired]


def _decided(
    was: Mapping[int, IdeaFacts], facts: DecisionFacts, *, added: bool
) -> Iterator[Change]:
    """A new decision, in one change for all of its ideas that come from one outcome and go to one.

    One that is dated back, before later decisions, does not change where an idea stands.
    """
    groups: dict[tuple[Outcome | None, Outcome], list[IdeaFacts]] = defaultdict(list)
    for idea in facts.ideas:
        earlier = was[idea.number].outcome if idea.number in was else None
        groups[earlier, idea.outcome].append(idea)
    for (before, stands), ideas in groups.items():
        values = {
            "before": before,
            "after": facts.outcome,
            "stands": stands,
            "day": facts.record.date,
            "by": facts.record.by,
            "reason": facts.decision.reason,
            "no_reason": facts.decision.no_reason_given,
            "summary": facts.record.summary,
        }
        yield Change(
            Topic.DECISIONS,
            _kind(before, facts.outcome, stands),
            ideas[0].campaign.title,
            facts.record.name,
            tuple(map(about, ideas)),
            values,
            tuple(_notes(was, facts, ideas)),
            caution=added or facts.decision.reopens,
        )


def _kind(before: Outcome | None, outcome: Outcome, stands: Outcome) -> str:
    if outcome.id != stands.id:
        return "decided-earlier"
    return "decided-again" if before and before.id == outcome.id else "decided"


def _notes(
    was: Mapping[int, IdeaFacts], facts: DecisionFacts, ideas: list[IdeaFacts]
) -> Iterator[Note]:
    decision = facts.decision
    if facts.into:
        yield Note("into", {"idea": about(facts.into)})
    if decision.reopens:
        yield Note("reopens", {})
    if facts.corrects:
        yield Note("corrects", {"record": facts.corrects.name, "day": facts.corrects.date})
    if decision.owner:
        yield Note("owner", {"owner": decision.owner})
    if decision.due:
        earlier = {was[idea.number].due for idea in ideas if idea.number in was}
        late = [day for day in earlier if day and day < decision.due]
        kind = "due-slips" if late else "due"
        yield Note(kind, {"day": decision.due, "first": min(late, default=None)})
    if decision.cost:
        yield Note("cost", {"amount": decision.cost.amount, "currency": decision.cost.currency})
    for evidence in decision.evidence:
        yield Note("evidence", {"title": evidence.title})


def _rewritten(campaign: CampaignFacts, old: RecordFacts, new: RecordFacts) -> Iterator[Change]:
    """What a published record says otherwise now; a correction would be a record of its own."""
    for key, before, after in differing(old.record, new.record, "decisions"):
        values = {"key": key, "before": before, "after": after}
        grows = key == "translations" and before.items() <= after.items()
        yield _about(new, "record-changed", values, caution=not grows)
    pairs = _pairs(old, new)
    for was, now in pairs:
        for key, before, after in differing(was.decision, now.decision):
            about_ideas = tuple(map(about, now.ideas))
            values = {"key": key, "before": before, "after": after}
            whose = (campaign.campaign.title, new.record.name, about_ideas, values)
            grows = key == "evidence" and set(map(str, before)) <= set(map(str, after))
            grows |= key == "translations" and before.items() <= after.items()
            yield Change(Topic.DECISIONS, "decision-changed", *whose, caution=not grows)
    kept = {was.index for was, _ in pairs}
    for lost in old.decisions:
        if lost.index not in kept:
            gone = tuple(formerly(idea, campaign.idea.get(idea.number)) for idea in lost.ideas)
            where = (campaign.campaign.title, new.record.name, gone, {"outcome": lost.outcome})
            yield Change(Topic.DECISIONS, "decision-gone", *where, caution=True)
    if not [key for key in differing(old.record, new.record) if key[0] != "decisions"]:
        yield from _reordered(old, new, pairs)


def _reordered(
    old: RecordFacts, new: RecordFacts, pairs: list[tuple[DecisionFacts, DecisionFacts]]
) -> Iterator[Change]:
    """The same decisions in another order: links to a place on the record's page move."""
    same = len(pairs) == len(old.decisions) == len(new.decisions)
    if same and any(was.index != now.index for was, now in pairs):
        yield _about(new, "record-reordered", {}, caution=False)


def _elsewhere(
    after: CampaignFacts, was: Mapping[int, IdeaFacts], told: set[int]
) -> Iterator[Change]:
    """Ideas that stand elsewhere though no new decision is about them."""
    moved: dict[tuple[Outcome, Outcome], list[IdeaFacts]] = defaultdict(list)
    for number, idea in after.idea.items():
        old = was.get(number)
        silent = idea.idea.withheld or (old and old.idea.withheld) or number in told
        if old and not silent and old.outcome.id != idea.outcome.id:
            moved[old.outcome, idea.outcome].append(idea)
    for (before, now), ideas in moved.items():
        values = {"before": before, "after": now}
        whose = (after.campaign.title, "", tuple(map(about, ideas)), values)
        yield Change(Topic.DECISIONS, "moved", *whose, caution=True)
