"""A campaign on other people's websites: the code to copy, and the answer to oEmbed.

A static host answers every question alike, so the answer names one size that fits most places.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from reportback import addresses
from reportback.ledger import CampaignFacts
from reportback.sharing.drawing import HEIGHT, WIDTH
from reportback.site import Site

_ACROSS, _DOWN = 480, 520
_A_DAY = 86400

_CODE = Markup(
    '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"'
    ' style="border: 0; max-width: {}px"></iframe>'
)


def embed_code(site: Site, facts: CampaignFacts) -> str:
    """The HTML that shows a campaign's card on another site."""
    address = site.whole(addresses.embed(facts.campaign))
    return str(_CODE.format(address, site.phrases.card_title(facts.campaign), _DOWN, _ACROSS))


def oembed_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Each campaign's answer with its address (oEmbed 1.0, type rich)."""
    for facts in site.ledger.campaigns:
        answer = {
            "version": "1.0",
            "type": "rich",
            "title": facts.campaign.title,
            "author_name": facts.campaign.owner,
            "provider_name": site.settings.site_name,
            "provider_url": site.whole(addresses.HOME),
            "cache_age": _A_DAY,
            "thumbnail_url": site.whole(addresses.card(facts.campaign)),
            "thumbnail_width": WIDTH,
            "thumbnail_height": HEIGHT,
            "html": embed_code(site, facts),
            "width": _ACROSS,
            "height": _DOWN,
        }
        text = json.dumps(answer, ensure_ascii=False, indent=1)
        yield addresses.oembed(facts.campaign), f"{text}\n".encode()
