"""Ideas as entries of a feed, and the story of one idea as a feed of its own."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from reportback import addresses, prose
from reportback.feeds.decisions import linked, paragraph, reason
from reportback.feeds.feed import NEWEST, Entry, in_tongue
from reportback.ledger import CampaignFacts, Event, IdeaFacts
from reportback.site import Site
from reportback.terms import MERGED

_WORDS = 500  # signs of an idea's words


def new_idea(site: Site, facts: IdeaFacts) -> Entry:
    """That an idea came in, with its first words. A withheld one has none."""
    idea, say = facts.idea, site.phrases
    address = site.whole(addresses.idea(idea))
    return Entry(
        address,
        say.new_idea(facts),
        address,
        _words(site, facts),
        None if idea.withheld else say.author(idea),
        idea.submitted,
        idea.withheld.date if idea.withheld else idea.submitted,
        (facts.campaign.id, *idea.themes),
    )


def _words(site: Site, facts: IdeaFacts) -> Markup:
    idea = facts.idea
    if idea.withheld:
        return paragraph(site.phrases.words_withheld())
    told = paragraph(prose.excerpt(idea.body, _WORDS))
    return in_tongue(site, told, idea.lang, facts.campaign.lang)


def withholding(site: Site, facts: IdeaFacts) -> Iterator[Entry]:
    """That an idea was withheld, and why."""
    if facts.idea.withheld:
        yield from (answer(site, facts, event) for event in facts.history if not event.record)


def story(site: Site, campaign: CampaignFacts, facts: IdeaFacts) -> list[Entry]:
    """How an idea came in and each answer to it, the newest first.

    One that went into another says where it goes on.
    """
    told = [answer(site, facts, event, campaign) for event in reversed(facts.history)]
    return [*told, new_idea(site, facts)][:NEWEST]


def answer(
    site: Site, facts: IdeaFacts, event: Event, campaign: CampaignFacts | None = None
) -> Entry:
    """One answer to one idea.

    A record answers an idea once, so its name marks the answer, here and on the idea's page.
    """
    say, later = site.phrases, event.corrected_by
    mark = event.record.name if event.record else event.outcome.id
    address = site.whole(f"{addresses.idea(facts.idea)}#{mark}")
    outcome = say.outcome(event.outcome) if event.stands else say.corrected_outcome(event.outcome)
    return Entry(
        address,
        say.entry_title(outcome, facts, 0),
        address,
        Markup().join(_told(site, facts, event, campaign)),
        event.by,
        event.date,
        later.date if later else event.date,
        (event.outcome.id, facts.campaign.id),
    )


def _told(
    site: Site, facts: IdeaFacts, event: Event, campaign: CampaignFacts | None
) -> Iterator[Markup]:
    say, decision, lang = site.phrases, event.decision, facts.campaign.lang
    if event.corrected_by:
        address = site.whole(addresses.record(event.corrected_by))
        yield linked(address, say.corrected(event.corrected_by.date, []))
    if decision and decision.reopens:
        yield paragraph(say.opened_again())
    tags = (decision.lang if decision else None, lang)
    silent = decision is not None and decision.no_reason_given
    yield reason(site, event.reason, event.outcome, *tags, unreasoned=silent)
    if decision and decision.due:
        yield paragraph(say.announced(decision.due, event.date))
    if campaign and event.stands and event.outcome.id == MERGED.id:
        yield from _goes_on(site, facts, campaign)


def _goes_on(site: Site, facts: IdeaFacts, campaign: CampaignFacts) -> Iterator[Markup]:
    into = campaign.idea.get(facts.links.into or 0)
    if into:
        yield linked(site.whole(addresses.idea(into.idea)), site.phrases.goes_on(into))
        feed = site.whole(addresses.idea_feed(into.idea))
        yield linked(feed, site.phrases.follow_on(into))
