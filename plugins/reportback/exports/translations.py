"""The table of translations: the words of a campaign or an idea in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportback import addresses
from reportback.exports.columns import CAMPAIGN, OF_CAMPAIGN, OWN
from reportback.exports.table import Column, Row, Table
from reportback.model import CampaignTranslation, IdeaTranslation
from reportback.model.values import Matter
from reportback.site import Site


def words(in_languages: Mapping[str, Matter]) -> dict[str, Any]:
    """Words under the tag of their language, as a file gives them."""
    return {tag: _given(each) for tag, each in in_languages.items()}


def _given(group: Matter, *apart: str) -> dict[str, Any]:
    return {**group.model_dump(exclude={"own", *apart}, exclude_defaults=True), **group.own}


def _translations(site: Site) -> Iterator[Row]:
    campaigns, ideas = _by_kind(site)
    for campaign in campaigns:
        address = addresses.campaign_with(campaign.campaign)
        texts = _given(campaign, "campaign", "lang", "path", "title", "body", *campaign.own)
        yield _row(site, campaign, address, None, None, texts)
    for idea in ideas:
        address = addresses.idea_numbered(idea.campaign, idea.number)
        yield _row(site, idea, address, idea.number, idea.by, {})


def _by_kind(site: Site) -> tuple[list[CampaignTranslation], list[IdeaTranslation]]:
    """Both kinds in a fixed order, whatever their files are called."""
    found = site.translations
    campaigns = [each for each in found if isinstance(each, CampaignTranslation)]
    ideas = [each for each in found if isinstance(each, IdeaTranslation)]
    return (
        sorted(campaigns, key=lambda each: (each.campaign, each.lang)),
        sorted(ideas, key=lambda each: (each.campaign, each.number, each.lang)),
    )


def _row(
    site: Site,
    of: CampaignTranslation | IdeaTranslation,
    address: str,
    number: int | None,
    by: str | None,
    texts: dict[str, Any],
) -> Row:
    return {
        "campaign": of.campaign,
        "number": number,
        "address": site.whole(address),
        "language": of.lang,
        "title": of.title,
        "by": by,
        "words": of.body,
        "texts": texts,
        "own": dict(of.own),
    }


TRANSLATIONS = Table(
    "translations",
    "Translations",
    "Each row is a campaign or an idea in another language.",
    (
        CAMPAIGN,
        Column("number", "integer", "The idea's number; none, where it is the campaign.", least=1),
        Column(
            "address",
            "string",
            "The page of what is translated.",
            needed=True,
            web=True,
        ),
        Column("language", "string", "The language of these words.", needed=True),
        Column("title", "string", "The title in this language.", needed=True),
        Column("by", "string", "Who translated an idea."),
        Column("words", "string", "The text, in Markdown."),
        Column(
            "texts",
            "object",
            "A campaign's other texts, under the names that its own columns have.",
            needed=True,
        ),
        OWN,
    ),
    _translations,
    key=("address", "language"),
    references=(OF_CAMPAIGN,),
)
