"""Which feeds there are, and what each holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from reportback import addresses
from reportback.feeds import decisions
from reportback.feeds.decisions import Pair
from reportback.feeds.feed import NEWEST, Channel, Entry, written
from reportback.feeds.ideas import new_idea, story, withholding
from reportback.feeds.news import campaign_news
from reportback.ledger import CampaignFacts
from reportback.site import Site
from reportback.terms import RECEIVED, WITHHELD

File = tuple[str, bytes]


def feed_files(site: Site) -> Iterator[File]:
    """Every feed with its address."""
    say, name = site.phrases, site.settings.site_name
    everything = Channel(say.all_news(name), addresses.HOME, addresses.NEWS_FEED, site.as_of)
    yield written(site, everything, _everything(site))
    title = say.decisions_of(name)
    log = Channel(title, addresses.DECISIONS, addresses.DECISIONS_FEED, site.as_of)
    found = decisions.newest(site.ledger.records)
    yield written(site, log, decisions.entries(site, found, NEWEST))
    for facts in site.ledger.campaigns:
        yield from _of_campaign(site, facts)


def _everything(site: Site) -> list[Entry]:
    """New ideas, decisions, campaigns that open or close, promises broken: the newest of all."""
    ledger = site.ledger
    found = [
        *decisions.entries(site, decisions.newest(ledger.records), NEWEST),
        *(entry for facts in ledger.campaigns for entry in campaign_news(site, facts)),
        *(new_idea(site, facts) for facts in ledger.ideas[:NEWEST]),
    ]
    return sorted(found, key=lambda entry: entry.published, reverse=True)[:NEWEST]


def _of_campaign(site: Site, facts: CampaignFacts) -> Iterator[File]:
    """Its decisions; its new ideas; one for each outcome, theme and area; one for each idea."""
    campaign, say = facts.campaign, site.phrases
    found = list(decisions.newest(facts.records[::-1]))
    title, home = say.decisions_of(campaign.title), addresses.campaign(campaign)
    channel = Channel(title, home, addresses.feed(campaign), campaign.opens)
    yield written(site, channel, decisions.entries(site, found, NEWEST))
    title = say.new_ideas_of(campaign.title)
    yield written(site, _list(facts, title, None), _new_ideas(site, facts))
    yield from _of_outcomes(site, facts, _sorted_by(found, lambda pair: [pair[1].outcome.id]))
    yield from _of_themes_and_areas(site, facts, _sorted_by(found, _themes_and_areas))
    for idea in facts.ideas:
        address = addresses.idea(idea.idea)
        own, since = addresses.idea_feed(idea.idea), idea.idea.submitted
        channel = Channel(say.named(idea), address, own, since)
        yield written(site, channel, story(site, facts, idea))


def _new_ideas(site: Site, facts: CampaignFacts) -> Iterator[Entry]:
    """The ideas that came in last."""
    return (new_idea(site, idea) for idea in facts.ideas[: -NEWEST - 1 : -1])


def _of_outcomes(
    site: Site, facts: CampaignFacts, found: Mapping[str, list[Pair]]
) -> Iterator[File]:
    """Each time that ideas came to stand there: by a decision, by coming in, by being withheld."""
    for share in facts.tally.all_shares:
        outcome, label = share.outcome.id, site.phrases.outcome(share.outcome)
        title = site.phrases.list_title(label, facts.campaign.title)
        channel = _list(facts, title, outcome)
        if outcome == RECEIVED.id:
            yield written(site, channel, _new_ideas(site, facts))
        elif outcome == WITHHELD.id:
            ideas = facts.by_outcome.get(outcome, ())
            held = [entry for idea in ideas for entry in withholding(site, idea)]
            held.sort(key=lambda entry: entry.published, reverse=True)
            yield written(site, channel, held[:NEWEST])
        else:
            yield written(site, channel, decisions.entries(site, found[outcome], NEWEST))


def _of_themes_and_areas(
    site: Site, facts: CampaignFacts, found: Mapping[str, list[Pair]]
) -> Iterator[File]:
    """The new ideas of a theme or area, and the decisions on any of its ideas."""
    for part, label, ideas in facts.themes_and_areas:
        news = [
            *decisions.entries(site, found[part], NEWEST),
            *(new_idea(site, idea) for idea in ideas[: -NEWEST - 1 : -1]),
        ]
        news.sort(key=lambda entry: entry.published, reverse=True)
        title = site.phrases.list_title(label, facts.campaign.title)
        yield written(site, _list(facts, title, part), news[:NEWEST])


def _list(facts: CampaignFacts, title: str, part: str | None) -> Channel:
    campaign = facts.campaign
    home = addresses.campaign_ideas(campaign, part)
    return Channel(title, home, addresses.list_feed(campaign, part), campaign.opens)


def _themes_and_areas(pair: Pair) -> Iterable[str]:
    ideas = [facts.idea for facts in pair[1].ideas]
    named = {theme for idea in ideas for theme in idea.themes}
    return sorted(named | {idea.area for idea in ideas if idea.area})


def _sorted_by(
    found: Iterable[Pair], keys: Callable[[Pair], Iterable[str]]
) -> Mapping[str, list[Pair]]:
    """Decisions under each of their keys, in their order."""
    under: dict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        for key in keys(pair):
            under[key].append(pair)
    return under
