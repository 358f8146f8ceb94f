"""Each idea's page, and the lists of ideas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import urlencode

from reportback import addresses, prose
from reportback.ledger import CampaignFacts, Event, IdeaFacts
from reportback.ledger.facts import Elsewhere
from reportback.model import Campaign
from reportback.pages import sheets
from reportback.pages.campaigns import (
    all_tongues,
    campaign_trail,
    feed,
    home_trail,
    new_ideas,
)
from reportback.pages.page import Feed, Page, parts
from reportback.pages.story import entries, outlook
from reportback.searching import can_be_searched, facets
from reportback.site import Link, Site

ELSEWHERE = 12  # lists of other campaigns that a list leads to


def page(site: Site, facts: CampaignFacts, idea: IdeaFacts) -> Page:
    """One idea: the words, then every decision in order, then what happens next and when."""
    links = idea.links
    return Page(
        addresses.idea(idea.idea),
        "idea.html",
        site.phrases.title(idea.idea),
        {
            "campaign": facts,
            "idea": idea,
            "entries": entries(idea),
            "outlook": outlook(site, idea),
            "into": facts.idea.get(links.into or 0),
            "goes_on_in": goes_on_in(facts, idea),
            "merged": [facts.idea[number] for number in links.all_merged],
            "builds_on": [facts.idea[number] for number in links.builds_on],
            "built_on_by": [facts.idea[number] for number in links.built_on_by],
            "similar": site.similar_to(idea),
            "previous": facts.idea.get(idea.number - 1),
            "next": facts.idea.get(idea.number + 1),
        },
        description=_in_short(site, idea),
        trail=campaign_trail(site, facts),
        feeds=(Feed(site.phrases.named(idea), addresses.idea_feed(idea.idea)), *feed(site, facts)),
        updated=idea.last_heard,
        lang=idea.idea.lang or facts.campaign.lang,
        tongues=(
            facts.campaign.lang,
            *(tongue_of(facts.campaign, event) for event in idea.history if event.reason),
        ),
        source=idea.idea.path,
        decides=facts.campaign.id,
    )


def _in_short(site: Site, facts: IdeaFacts) -> str:
    """What became of an idea and why, for a link to it; its own words while nobody has answered."""
    latest, say = facts.latest, site.phrases
    if latest is None:
        return prose.excerpt(facts.idea.body, 160)
    reason = prose.excerpt(latest.reason or "", 140) or say.meaning(facts.outcome)
    return say.answered(facts.outcome, latest.date, reason)


def tongue_of(campaign: Campaign, event: Event) -> str | None:
    """The language of a reason (none: the site's own)."""
    decided = event.decision.lang if event.decision else None
    return decided or campaign.original or campaign.lang


def tongues_of(ideas: Iterable[IdeaFacts]) -> Iterator[str | None]:
    """The languages of these ideas' campaigns and latest reasons (none: the site's own)."""
    for idea in ideas:
        yield idea.campaign.lang
        if idea.latest and idea.latest.reason:
            yield tongue_of(idea.campaign, idea.latest)


def goes_on_in(facts: CampaignFacts, idea: IdeaFacts) -> IdeaFacts | None:
    """The idea in which a combined one lives on, through as many others as there are."""
    seen: list[IdeaFacts] = []
    following = facts.idea.get(idea.links.into or 0)
    while following and following not in seen:
        seen.append(following)
        following = facts.idea.get(following.links.into or 0)
    return seen[-1] if seen else None


def campaign_lists(site: Site, facts: CampaignFacts) -> Iterator[Page]:
    """All ideas of a campaign; those with each outcome, none as well; of each theme and area."""
    campaign, say = facts.campaign, site.phrases
    address = addresses.campaign_ideas(campaign)
    title = say.gettext("All ideas: %(campaign)s", campaign=campaign.title)
    yield from _list(site, facts, facts.ideas, address, title, None)
    for share in facts.tally.all_shares:
        outcome = share.outcome
        title = say.list_title(say.outcome(outcome), campaign.title)
        address = addresses.outcome(campaign, outcome)
        ideas = facts.by_outcome.get(outcome.id, ())
        yield from _list(site, facts, ideas, address, title, outcome.id)
    for part, label, found in facts.themes_and_areas:
        title = say.list_title(label, campaign.title)
        yield from _list(site, facts, found, addresses.campaign_ideas(campaign, part), title, part)


def _list(
    site: Site,
    facts: CampaignFacts,
    ideas: Sequence[IdeaFacts],
    address: str,
    title: str,
    part: str | None,
) -> Iterator[Page]:
    trail = campaign_trail(site, facts)
    if part:
        all_of = addresses.campaign_ideas(facts.campaign)
        trail = (*trail, Link(site.phrases.gettext("All ideas"), all_of))
    own = Feed(title, addresses.list_feed(facts.campaign, part)) if part else new_ideas(site, facts)
    newest = ideas[::-1]
    sheet = sheets.of_ideas(address, newest)
    elsewhere = _elsewhere(site, facts, part)
    for chunk in parts(newest, site.settings.page_size, address):
        yield Page(
            chunk.address,
            "idea_list.html",
            title,
            {
                "campaign": facts,
                "part": chunk,
                "shown": part,
                "own_feed": own,
                "outcome": next((o for o in site.ledger.vocabulary if o.id == part), None),
                "elsewhere": elsewhere[:ELSEWHERE],
                "more_elsewhere": len(elsewhere) > ELSEWHERE,
                "together": _together(site, facts, part) if elsewhere else None,
                "label": {**facts.campaign.themes, **facts.campaign.areas}.get(part or ""),
            },
            trail=trail,
            feeds=(own, *feed(site, facts)),
            lang=facts.campaign.lang,
            tongues=(facts.campaign.lang, *tongues_of(chunk.items)),
            sheets=(sheet,),
        )


def _elsewhere(site: Site, facts: CampaignFacts, part: str | None) -> Sequence[Elsewhere]:
    """What other campaigns call as this one calls a theme or an area; of many, one too many."""
    known = part in facts.campaign.themes or part in facts.campaign.areas
    return (
        tuple(islice(site.ledger.elsewhere(facts, part), ELSEWHERE + 1)) if part and known else ()
    )


def _together(site: Site, facts: CampaignFacts, part: str | None) -> str | None:
    """What the search is asked for all of them; None where there is no search."""
    if part is None or not can_be_searched(site):
        return None
    return urlencode([site.ledger.shared_name(facts, part)])


def all_ideas(site: Site) -> Iterator[Page]:
    """Every idea of every campaign, the newest first."""
    title = site.phrases.gettext("All ideas")
    campaigns = [facts for facts in site.ledger.campaigns if facts.ideas]
    ways = facets(site)
    sheet = sheets.of_ideas(addresses.IDEAS, site.ledger.ideas)
    for chunk in parts(site.ledger.ideas, site.settings.page_size, addresses.IDEAS):
        begins = chunk.number == 1  # the search, and the lists by campaign
        context = {
            "part": chunk,
            "tally": site.ledger.tally,
            "campaigns": campaigns if begins else (),
            "searched": can_be_searched(site) and begins,
            "filters": ways,
        }
        above = () if begins else (Link(title, addresses.IDEAS),)
        trail = (*home_trail(site), *above)
        yield Page(
            chunk.address,
            "ideas.html",
            title,
            context,
            trail=trail,
            sheets=(sheet,),
            tongues=(*(all_tongues(site) if begins else ()), *tongues_of(chunk.items)),
        )
