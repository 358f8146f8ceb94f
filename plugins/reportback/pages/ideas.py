"""Each idea's page, and the lists of ideas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportback import addresses, prose
from reportback.ledger import CampaignFacts, IdeaFacts
from reportback.pages.campaigns import campaign_trail, feed, home_trail
from reportback.pages.page import Page, parts
from reportback.pages.story import entries, outlook
from reportback.site import Link, Site


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
            "previous": facts.idea.get(idea.number - 1),
            "next": facts.idea.get(idea.number + 1),
        },
        description=prose.excerpt(idea.idea.body, 160),
        trail=campaign_trail(site, facts),
        feeds=feed(site, facts),
        updated=idea.last_heard,
        lang=idea.idea.lang or facts.campaign.lang,
        source=idea.idea.path,
        decides=facts.campaign.id,
    )


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
    for part, label, found in _themes_and_areas(facts):
        title = say.list_title(label, campaign.title)
        yield from _list(site, facts, found, addresses.campaign_ideas(campaign, part), title, part)


def _themes_and_areas(facts: CampaignFacts) -> Iterator[tuple[str, str, Sequence[IdeaFacts]]]:
    for theme in facts.themes:
        yield theme.id, theme.label, facts.by_theme[theme.id]
    for area in facts.areas:
        yield area.id, area.label, facts.by_area[area.id]


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
    for chunk in parts(ideas[::-1], site.settings.page_size, address):
        yield Page(
            chunk.address,
            "idea_list.html",
            title,
            {
                "campaign": facts,
                "part": chunk,
                "shown": part,
                "outcome": next((o for o in site.ledger.vocabulary if o.id == part), None),
                "label": {**facts.campaign.themes, **facts.campaign.areas}.get(part or ""),
            },
            trail=trail,
            feeds=feed(site, facts),
            lang=facts.campaign.lang,
        )


def all_ideas(site: Site) -> Iterator[Page]:
    """Every idea of every campaign, the newest first."""
    title = site.phrases.gettext("All ideas")
    campaigns = [facts for facts in site.ledger.campaigns if facts.ideas]
    for chunk in parts(site.ledger.ideas, site.settings.page_size, addresses.IDEAS):
        context = {"part": chunk, "tally": site.ledger.tally, "campaigns": campaigns}
        yield Page(chunk.address, "ideas.html", title, context, trail=home_trail(site))
