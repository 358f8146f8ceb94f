"""The pictures that a link to the site is shown with: one of the site, one of each campaign."""

from __future__ import annotations

from collections.abc import Iterator

from coloraide import Color

from reportback import addresses
from reportback.language import direction
from reportback.ledger import CampaignFacts, Tally
from reportback.sharing.drawing import Card, png
from reportback.site import Site


def card_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every card with its address. An idea shares its campaign's under its own title."""
    yield addresses.card(None), png(_of_site(site))
    for facts in site.ledger.campaigns:
        yield addresses.card(facts.campaign), png(_of_campaign(site, facts))


def _of_site(site: Site) -> Card:
    """Whose site it is, unless its name says so."""
    name = site.settings.site_name
    who = "" if name.startswith(site.body) else site.body
    return _card(site, who, "", name, site.ledger.tally, site.language.tag)


def _of_campaign(site: Site, facts: CampaignFacts) -> Card:
    """Who asks, the campaign and its question, and what became of the ideas."""
    campaign = facts.campaign
    lang = campaign.lang or site.settings.lang
    return _card(site, site.body, campaign.title, campaign.question, facts.tally, lang)


def _card(site: Site, who: str, kicker: str, headline: str, tally: Tally, lang: str) -> Card:
    say = site.phrases
    return Card(
        who,
        kicker,
        headline,
        say.outline(tally),
        say.stood(site.as_of),
        tally,
        Color(site.settings.organisation.colours.accent).to_string(hex=True),
        site.language.direction,
        direction(lang),
    )
