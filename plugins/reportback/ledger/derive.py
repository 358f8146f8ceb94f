"""From the register to the ledger: every fact that pages, feeds, data and diff show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reportback.ledger.areas import area_facts
from reportback.ledger.combining import links
from reportback.ledger.deadlines import Deadlines
from reportback.ledger.decisions import RecordFacts, record_facts
from reportback.ledger.duties import Duty, Judge
from reportback.ledger.facts import CampaignFacts, Ledger
from reportback.ledger.flow import flow
from reportback.ledger.history import Event, history, latest
from reportback.ledger.ideas import IdeaFacts
from reportback.ledger.responses import answer_days, response_times
from reportback.ledger.standings import promise_facts
from reportback.ledger.tallies import Tally, tally
from reportback.ledger.timeliness import timeliness
from reportback.model import Campaign, PinnedChange, Register, Settings
from reportback.terms import RECEIVED, Outcome, Stage, State, Vocabulary


def derive(
    register: Register,
    settings: Settings,
    as_of: date,
    changes: Mapping[str, tuple[PinnedChange, ...]] | None = None,
) -> Ledger:
    """The ledger of a register that has been checked, on the as-of date."""
    judge = Judge(as_of, Deadlines(settings.holidays))
    received = _received(register)
    facts = [
        _campaign(
            campaign,
            register,
            settings.vocabulary,
            judge,
            received.get(campaign.id, 0),
            (changes or {}).get(campaign.id, ()),
        )
        for campaign in register.campaigns
    ]
    return Ledger(as_of, settings.vocabulary, tuple(sorted(facts, key=_campaign_order)))


def _campaign_order(facts: CampaignFacts) -> tuple[int, int, str]:
    campaign = facts.campaign
    return list(State).index(facts.state), -campaign.closes.toordinal(), campaign.id


def _campaign(
    campaign: Campaign,
    register: Register,
    vocabulary: Vocabulary,
    judge: Judge,
    received: int,
    changes: tuple[PinnedChange, ...],
) -> CampaignFacts:
    ideas = _ideas(campaign, register, vocabulary, judge)
    settled = judge.as_of > campaign.closes and all(idea.outcome.final for idea in ideas)
    promises = tuple(
        promise_facts(campaign, i + 1, _duties(ideas, i), judge, settled=settled)
        for i in range(len(campaign.promises))
    )
    counted = tally((idea.outcome for idea in ideas), received, vocabulary)
    by_area = _by_area(campaign, ideas)
    return CampaignFacts(
        campaign,
        _state(campaign, counted, judge.as_of),
        ideas,
        _records(campaign, register, vocabulary, ideas),
        promises,
        counted,
        response_times(answer_days(ideas)),
        timeliness(ideas, promises, judge.days),
        flow(ideas, vocabulary),
        by_area,
        area_facts(campaign, by_area, vocabulary),
        register.maps.get(campaign.id),
        sum(_unreasoned(idea) for idea in ideas),
        changes,
    )


def _records(
    campaign: Campaign, register: Register, vocabulary: Vocabulary, ideas: tuple[IdeaFacts, ...]
) -> tuple[RecordFacts, ...]:
    records = register.records_of.get(campaign.id, ())
    return record_facts(campaign, records, {idea.number: idea for idea in ideas}, vocabulary)


def _by_area(
    campaign: Campaign, ideas: tuple[IdeaFacts, ...]
) -> Mapping[str, tuple[IdeaFacts, ...]]:
    """A campaign's ideas by the id of their area, also for areas that none names."""
    found: dict[str, list[IdeaFacts]] = {area: [] for area in campaign.areas}
    for facts in ideas:
        if facts.idea.area in found:
            found[facts.idea.area].append(facts)
    return {area: tuple(named) for area, named in found.items()}


def _received(register: Register) -> Mapping[str, int]:
    """How many ideas came to each campaign: the highest number of any file that was found.

    The files are asked, and not the ideas that were made of them, so that one lost on the way
    shows: then the balance does not add up.
    """
    received: dict[str, int] = {}
    for campaign, number, _ in register.numbered:
        received[campaign] = max(number, received.get(campaign, 0))
    return received


def _unreasoned(idea: IdeaFacts) -> bool:
    latest = idea.latest
    return bool(latest and latest.decision and latest.decision.no_reason_given)


def _duties(ideas: tuple[IdeaFacts, ...], index: int) -> tuple[Duty, ...]:
    duties = (idea.duties[index] for idea in ideas)
    return tuple(duty for duty in duties if duty is not None)


def _ideas(
    campaign: Campaign, register: Register, vocabulary: Vocabulary, judge: Judge
) -> tuple[IdeaFacts, ...]:
    ideas = register.ideas_of.get(campaign.id, ())
    decisions = register.decisions_of.get(campaign.id, {})
    events = {i.number: history(i, decisions.get(i.number, ()), vocabulary) for i in ideas}
    linked = links(ideas, events)
    supporters = {idea.number: idea.supporters or 0 for idea in ideas}
    return tuple(
        IdeaFacts(
            campaign,
            idea,
            events[idea.number],
            _outcome(events[idea.number], vocabulary),
            judge.as_of,
            tuple(judge.duty(p, campaign, idea, events[idea.number]) for p in campaign.promises),
            linked[idea.number],
            sum(supporters[n] for n in (idea.number, *linked[idea.number].all_merged)),
        )
        for idea in ideas
    )


def _outcome(events: tuple[Event, ...], vocabulary: Vocabulary) -> Outcome:
    last = latest(events)
    return last.outcome if last else vocabulary[RECEIVED.id]


def _state(campaign: Campaign, counted: Tally, as_of: date) -> State:
    if as_of < campaign.opens:
        return State.COMING
    if as_of <= campaign.closes:
        return State.OPEN
    if counted.count(Stage.WAITING, Stage.REVIEW):
        return State.DECIDING
    return State.DELIVERING if counted.count(Stage.AHEAD) else State.FINISHED
