"""The table of ideas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from reportback import addresses
from reportback.exports.columns import (
    CAMPAIGN,
    NUMBER,
    OF_CAMPAIGN,
    OF_OUTCOME,
    OWN,
    REFERENCE,
    outcome_ids,
    own,
)
from reportback.exports.table import Column, Row, Table
from reportback.ledger import IdeaFacts
from reportback.model import Idea
from reportback.site import Site


def _ideas(site: Site) -> Iterator[Row]:
    for campaign in site.ledger.campaigns:
        for idea in campaign.ideas:
            yield _idea(site, idea)


def _idea(site: Site, facts: IdeaFacts) -> Row:
    idea, links, withheld = facts.idea, facts.links, facts.idea.withheld
    return {
        "campaign": idea.campaign,
        "number": idea.number,
        "reference": facts.reference,
        "address": site.whole(addresses.idea(idea)),
        "title": idea.title,
        "words": idea.body or None,
        "by": idea.by,
        "submitted": idea.submitted,
        "via": idea.via,
        "language": idea.lang or facts.campaign.lang or site.settings.lang,
        "lang": idea.lang,
        "themes": list(idea.themes),
        "area": idea.area,
        "supporters": idea.supporters,
        "combined_supporters": _combined_supporters(facts),
        "outcome": facts.outcome.id,
        "outcome_label": site.phrases.outcome(facts.outcome),
        "since": facts.since,
        "final": facts.outcome.final,
        "first_answer": facts.answered,
        "days_to_answer": facts.days_to_answer,
        "days_waited": facts.days_waited,
        "due": facts.due,
        "owner": facts.owner,
        "into": links.into,
        "combined_from": list(links.all_merged),
        "builds_on": list(links.builds_on),
        "built_on_by": list(links.built_on_by),
        "withheld_on": withheld.date if withheld else None,
        "withheld_by": withheld.by if withheld else None,
        "withheld_reason": withheld.reason if withheld else None,
        "source_system": idea.source.system if idea.source else None,
        "source_id": idea.source.id if idea.source else None,
        "images": _images(site, idea),
        "own": own(idea, source=idea.source, withheld=withheld),
    }


def _combined_supporters(facts: IdeaFacts) -> int | None:
    """None where nobody counted."""
    counted = facts.combined_supporters or facts.idea.supporters is not None
    return facts.combined_supporters if counted else None


def _images(site: Site, idea: Idea) -> list[Row]:
    """Its pictures under the names that they are published under."""
    return [
        {
            "file": PurePosixPath(shown.address).name,
            "address": site.whole(shown.address),
            "alt": shown.alt,
            "width": shown.width,
            "height": shown.height,
            **image.own,
        }
        for image, shown in zip(idea.images, site.shown(idea), strict=True)
    ]


IDEAS = Table(
    "ideas",
    "Ideas",
    "Each row is one idea.",
    (
        CAMPAIGN,
        NUMBER,
        REFERENCE,
        Column("address", "string", "The idea's page.", needed=True, web=True),
        Column("title", "string", "Its title; none if it is withheld."),
        Column("words", "string", "The contributor's words, in Markdown."),
        Column("by", "string", "The contributor's display name, if one was given."),
        Column("submitted", "date", "When it was sent.", needed=True),
        Column("via", "string", "How it arrived."),
        Column("language", "string", "The language of its words.", needed=True),
        Column("lang", "string", "The same as its file says it; none: the campaign's language."),
        Column("themes", "array", "The ids of its themes.", needed=True),
        Column("area", "string", "The id of its area."),
        Column("supporters", "integer", "How many people supported it.", least=0),
        Column(
            "combined_supporters",
            "integer",
            "With those of all ideas combined with it.",
            least=0,
        ),
        Column(
            "outcome",
            "string",
            "Where it stands: the outcome's id.",
            needed=True,
            among=outcome_ids,
        ),
        Column("outcome_label", "string", "The outcome in this site's words.", needed=True),
        Column("since", "date", "Since when it stands there.", needed=True),
        Column("final", "boolean", "Nothing more will follow.", needed=True),
        Column("first_answer", "date", "When it had its first answer."),
        Column("days_to_answer", "integer", "Days until its first answer.", least=0),
        Column(
            "days_waited",
            "integer",
            "Days without any answer, up to the day of this data.",
            needed=True,
            least=0,
        ),
        Column("due", "date", "The day last announced for delivery."),
        Column("owner", "string", "Who sees to it, as last said."),
        Column("into", "integer", "The idea that it was combined with.", least=1),
        Column("combined_from", "array", "The ideas that were combined with it.", needed=True),
        Column("builds_on", "array", "The ideas that it takes further.", needed=True),
        Column("built_on_by", "array", "The ideas that take it further.", needed=True),
        Column("withheld_on", "date", "When its words were withheld."),
        Column("withheld_by", "string", "Who withheld them."),
        Column("withheld_reason", "string", "Why."),
        Column("source_system", "string", "Where it was imported from."),
        Column("source_id", "string", "Its id there."),
        Column(
            "images",
            "array",
            "Its pictures: name, address, what they show, width and height.",
            needed=True,
        ),
        OWN,
    ),
    _ideas,
    key=("campaign", "number"),
    references=(OF_CAMPAIGN, OF_OUTCOME),
)
