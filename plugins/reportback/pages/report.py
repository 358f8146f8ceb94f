"""'We asked, you said, we did' on one page, made for print and for a committee."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reportback import addresses
from reportback.ledger import CampaignFacts, Event, IdeaFacts
from reportback.pages.campaigns import campaign_trail
from reportback.pages.charts import campaign_charts
from reportback.pages.ideas import tongues_of
from reportback.pages.page import Page
from reportback.sharing import code_of
from reportback.site import Site
from reportback.terms import Outcome, Stage

# How many people's own words a committee can be asked to read in one paper.
VOICES = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """The ideas that one decision answered, so that its reason is read once."""

    event: Event | None
    ideas: tuple[IdeaFacts, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All answers with one outcome."""

    outcome: Outcome
    count: int
    answers: tuple[Answer, ...]


def groups(facts: CampaignFacts) -> list[Group]:
    """A campaign's ideas by outcome, in the vocabulary's order, and by the decision behind it.

    Those that nobody has answered come last: a committee reads the answers.
    """
    shares = sorted(facts.tally.shares, key=lambda share: share.outcome.stage is Stage.WAITING)
    return [Group(share.outcome, share.count, _answers(facts, share.outcome)) for share in shares]


def _answers(facts: CampaignFacts, outcome: Outcome) -> tuple[Answer, ...]:
    found: dict[tuple[object, ...], list[IdeaFacts]] = defaultdict(list)
    for idea in facts.by_outcome[outcome.id]:
        latest = idea.latest
        key = (latest.date, latest.by, latest.reason) if latest else ()
        found[key].append(idea)
    return tuple(Answer(ideas[0].latest, tuple(ideas)) for ideas in found.values())


def voices(facts: CampaignFacts) -> tuple[IdeaFacts, ...]:
    """The ideas whose words stand in the report, by number: all, or the `VOICES` that most support.

    Of equal support the earlier idea comes first. A report of 1,500 ideas would be a book twice
    over: every title stands by its answer below.
    """
    if len(facts.ideas) <= VOICES:
        return facts.ideas
    told = [idea for idea in facts.ideas if not idea.idea.withheld]
    most = sorted(told, key=lambda idea: (-idea.combined_supporters, idea.number))[:VOICES]
    return tuple(sorted(most, key=lambda idea: idea.number))


def page(site: Site, facts: CampaignFacts) -> Page:
    """The report on one campaign. `code`: its address for paper, where it has one in public."""
    campaign, address = facts.campaign, addresses.report(facts.campaign)
    code = code_of(site.whole(address)) if site.settings.site_url else None
    return Page(
        address,
        "report.html",
        site.phrases.gettext("Report: %(campaign)s", campaign=campaign.title),
        {
            "campaign": facts,
            "groups": groups(facts),
            "voices": voices(facts),
            "code": code,
            **campaign_charts(site, facts),
        },
        description=campaign.summary,
        trail=campaign_trail(site, facts),
        updated=facts.records[-1].record.date if facts.records else campaign.opens,
        lang=campaign.lang,
        tongues=(campaign.lang, *tongues_of(facts.ideas)),
    )
