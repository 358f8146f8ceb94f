"""The tables of the open data. Counts and dates are the ledger's, as on the pages."""

from __future__ import annotations

from collections.abc import Iterator

from reportback import addresses
from reportback.exports.ideas import IDEAS
from reportback.exports.table import Column, Row, Table
from reportback.ledger import CampaignFacts, PromiseFacts
from reportback.ledger.decisions import DecisionFacts, record_facts
from reportback.ledger.duties import unit_of
from reportback.site import Site

__all__ = ["TABLES", "Column", "Table"]


def _campaigns(site: Site) -> Iterator[Row]:
    for facts in site.ledger.campaigns:
        yield _campaign(site, facts)


def _campaign(site: Site, facts: CampaignFacts) -> Row:
    campaign, tally = facts.campaign, facts.tally
    written = campaign.model_dump(
        mode="json", include={"criteria", "in_scope", "out_of_scope", "themes", "areas", "changes"}
    )
    phases = [phase.model_dump(mode="json", exclude={"own"}) for phase in campaign.phases]
    return {
        "campaign": campaign.id,
        "address": site.whole(addresses.campaign(campaign)),
        "code": campaign.code,
        "title": campaign.title,
        "summary": campaign.summary,
        "question": campaign.question,
        "words": campaign.body,
        "language": campaign.lang or site.settings.lang,
        "owner": campaign.owner,
        "decider": campaign.decider,
        "contact": campaign.contact,
        "submit_address": campaign.submit_url,
        "opens": campaign.opens,
        "closes": campaign.closes,
        "state": str(facts.phase),
        "criteria": written["criteria"],
        "in_scope": written["in_scope"],
        "out_of_scope": written["out_of_scope"],
        "themes": written["themes"],
        "areas": written["areas"],
        "phases": phases,
        "changes": written["changes"],
        "received": tally.received,
        "outcomes": {share.outcome.id: share.count for share in tally.all_shares},
        "answers": facts.responses.answered,
        "median_days_to_answer": facts.responses.median,
        "decisions_without_reason": facts.unreasoned,
        "own": dict(campaign.own),
    }


def _decisions(site: Site) -> Iterator[Row]:
    for record in reversed(site.ledger.records):
        for decision in record_facts(site.ledger, record).decisions:
            yield from _decision(site, decision)


def _decision(site: Site, facts: DecisionFacts) -> Iterator[Row]:
    record, decision = facts.record, facts.decision
    corrected = {idea.number: later.name for idea, later in facts.corrected}
    for idea in facts.ideas:
        yield {
            "campaign": record.campaign,
            "record": record.name,
            "address": site.whole(f"{addresses.record(record)}#{facts.anchor}"),
            "date": record.date,
            "by": record.by,
            "summary": record.summary,
            "minutes": record.minutes,
            "position": facts.index,
            "number": idea.number,
            "reference": idea.reference,
            "outcome": decision.outcome,
            "reason": decision.reason,
            "no_reason_given": decision.no_reason_given,
            "language": decision.lang,
            "into": decision.into,
            "owner": decision.owner,
            "due": decision.due,
            "cost": decision.cost.amount if decision.cost else None,
            "currency": decision.cost.currency if decision.cost else None,
            "evidence": [
                {"title": e.title, "address": e.url or site.whole(_paper(record.campaign, e.file))}
                for e in decision.evidence
            ],
            "reopens": decision.reopens,
            "corrects": decision.corrects,
            "corrected_by": corrected.get(idea.number),
            "own": dict(decision.own),
        }


def _paper(campaign: str, name: str | None) -> str:
    return addresses.paper(campaign, name or "")


def _promises(site: Site) -> Iterator[Row]:
    for facts in site.ledger.promises:
        yield _promise(site, facts)


def _promise(site: Site, facts: PromiseFacts) -> Row:
    extended = [
        extension.model_dump(mode="json", exclude={"own"}) for extension in facts.promise.extended
    ]
    return {
        "campaign": facts.campaign.id,
        "promise": facts.index,
        "kind": facts.promise.kind,
        "text": site.phrases.promise(facts.promise),
        "meaning": site.phrases.plain_promise(facts.promise),
        "first_due": facts.first_due,
        "due": facts.due,
        "extended": extended,
        "standing": str(facts.standing),
        "kept": len(facts.kept),
        "broken": len(facts.broken),
        "open": len(facts.open),
        "overdue": len(facts.overdue),
        "longest_late": facts.latest,
        "late_in": str(unit_of(facts.promise)),
    }


def _duties(site: Site) -> Iterator[Row]:
    for facts in site.ledger.promises:
        for duty in facts.duties:
            yield {
                "campaign": facts.campaign.id,
                "promise": facts.index,
                "number": duty.number,
                "reference": facts.campaign.reference(duty.number),
                "first_due": duty.first_due,
                "due": duty.due,
                "met": duty.met,
                "standing": str(duty.standing),
                "late": duty.late,
                "late_in": str(duty.unit),
                "overdue": duty.overdue,
            }


_CAMPAIGN = Column("campaign", "string", "The campaign's id, as in its address.")
_NUMBER = Column("number", "integer", "The idea's number within its campaign.")
_REFERENCE = Column("reference", "string", "The idea's public reference.")
_OWN = Column("own", "object", "Keys that are this site's own (they begin with x-).")

CAMPAIGNS = Table(
    "campaigns",
    "Campaigns",
    "one question put to the public",
    (
        _CAMPAIGN,
        Column("address", "string", "The campaign's page."),
        Column("code", "string", "The prefix of its public references."),
        Column("title", "string", "Its title."),
        Column("summary", "string", "What it is about, in short."),
        Column("question", "string", "The question put to the public."),
        Column("words", "string", "The text of its page, in Markdown."),
        Column("language", "string", "The language of its texts."),
        Column("owner", "string", "Who runs it."),
        Column("decider", "string", "Who decides."),
        Column("contact", "string", "Whom to ask."),
        Column("submit_address", "string", "Where ideas are sent."),
        Column("opens", "date", "Its first day."),
        Column("closes", "date", "Its last day for ideas."),
        Column("state", "string", "coming, open, deciding, delivering or finished."),
        Column("criteria", "array", "By what ideas are judged."),
        Column("in_scope", "array", "What it is about."),
        Column("out_of_scope", "array", "What it is not about."),
        Column("themes", "object", "Its themes: id and label."),
        Column("areas", "object", "Its areas: id and label."),
        Column("phases", "array", "The phases of its process."),
        Column("changes", "array", "What changed after it opened, and why."),
        Column("received", "integer", "How many ideas it received."),
        Column("outcomes", "object", "How many ideas have each outcome; they add up to received."),
        Column("answers", "integer", "How many ideas have had a first answer."),
        Column("median_days_to_answer", "integer", "Half were answered in this time or less."),
        Column("decisions_without_reason", "integer", "Ideas whose outcome came without a reason."),
        _OWN,
    ),
    _campaigns,
)

DECISIONS = Table(
    "decisions",
    "Decisions",
    "one decision on one idea",
    (
        _CAMPAIGN,
        Column("record", "string", "The record's name, as in its address."),
        Column("address", "string", "The decision's place on the record's page."),
        Column("date", "date", "When it was decided."),
        Column("by", "string", "Who decided."),
        Column("summary", "string", "The record in short, in Markdown."),
        Column("minutes", "string", "Where the minutes are."),
        Column("position", "integer", "The decision's place in the record, from 1."),
        _NUMBER,
        _REFERENCE,
        Column("outcome", "string", "The outcome's id."),
        Column("reason", "string", "The reason, in Markdown."),
        Column("no_reason_given", "boolean", "The body gave no reason, and says so."),
        Column("language", "string", "The reason's language, where it is not the campaign's."),
        Column("into", "integer", "The idea that it was combined with."),
        Column("owner", "string", "Who sees to it."),
        Column("due", "date", "The day announced for delivery."),
        Column("cost", "number", "What it costs."),
        Column("currency", "string", "The cost's currency."),
        Column("evidence", "array", "What shows it: title and address of each."),
        Column("reopens", "boolean", "It takes up an idea again that had a final outcome."),
        Column("corrects", "string", "The earlier record that it corrects for this idea."),
        Column("corrected_by", "string", "The later record that corrected it for this idea."),
        _OWN,
    ),
    _decisions,
)

PROMISES = Table(
    "promises",
    "Promises",
    "one promise of a campaign",
    (
        _CAMPAIGN,
        Column("promise", "integer", "Its place among the campaign's promises, from 1."),
        Column("kind", "string", "answer, decide or update."),
        Column("text", "string", "The promise in the campaign's words."),
        Column("meaning", "string", "The promise as it is judged."),
        Column("first_due", "date", "The day promised first, where all ideas share one."),
        Column("due", "date", "The day after extensions, where all ideas share one."),
        Column("extended", "array", "Each extension: to, on, reason."),
        Column("standing", "string", "kept, broken or open."),
        Column("kept", "integer", "For how many ideas it was kept."),
        Column("broken", "integer", "For how many ideas it was broken."),
        Column("open", "integer", "For how many ideas there is still time."),
        Column("overdue", "integer", "For how many it is late and still not done."),
        Column("longest_late", "integer", "The longest lateness of any idea."),
        Column("late_in", "string", "What lateness is counted in: days or working days."),
    ),
    _promises,
)

DUTIES = Table(
    "promises-by-idea",
    "Promises by idea",
    "one promise towards one idea",
    (
        _CAMPAIGN,
        Column("promise", "integer", "The promise's place among the campaign's, from 1."),
        _NUMBER,
        _REFERENCE,
        Column("first_due", "date", "The day promised first."),
        Column("due", "date", "The day after extensions."),
        Column("met", "date", "When it was done."),
        Column("standing", "string", "kept, broken or open."),
        Column("late", "integer", "By how much it is or was late."),
        Column("late_in", "string", "What lateness is counted in: days or working days."),
        Column("overdue", "boolean", "It is late and still not done."),
    ),
    _duties,
)

TABLES = (CAMPAIGNS, IDEAS, DECISIONS, PROMISES, DUTIES)
