"""The table of campaigns."""

from __future__ import annotations

from collections.abc import Iterator

from reportback import addresses
from reportback.composing import written
from reportback.exports.columns import CAMPAIGN, OWN, own, with_own
from reportback.exports.table import Column, Row, Table
from reportback.ledger import CampaignFacts
from reportback.model import PinnedChange
from reportback.site import Site
from reportback.terms import State


def _campaigns(site: Site) -> Iterator[Row]:
    for facts in site.ledger.campaigns:
        yield _campaign(site, facts)


def _campaign(site: Site, facts: CampaignFacts) -> Row:
    campaign, tally = facts.campaign, facts.tally
    return {
        "campaign": campaign.id,
        "address": site.whole(addresses.campaign(campaign)),
        "code": campaign.code,
        "title": campaign.title,
        "summary": campaign.summary,
        "question": campaign.question,
        "words": campaign.body or None,
        "language": campaign.lang or site.settings.lang,
        "lang": campaign.lang,
        "owner": campaign.owner,
        "decider": campaign.decider,
        "contact": campaign.contact,
        "submit_address": campaign.submit_url,
        "opens": campaign.opens,
        "closes": campaign.closes,
        "state": str(facts.state),
        "criteria": list(campaign.criteria),
        "in_scope": list(campaign.in_scope),
        "out_of_scope": list(campaign.out_of_scope),
        "themes": dict(campaign.themes),
        "areas": dict(campaign.areas),
        "map": site.whole(addresses.area_map(campaign)) if facts.map else None,
        "phases": [with_own(phase) for phase in campaign.phases],
        "changes": [with_own(change) for change in campaign.changes],
        "changed_in_files": [_pinned(change) for change in facts.changes],
        "received": tally.received,
        "outcomes": {share.outcome.id: share.count for share in tally.all_shares},
        "ideas_by_theme": {theme.id: theme.count for theme in facts.themes},
        "answers": facts.responses.answered,
        "median_days_to_answer": facts.responses.median,
        "decisions_without_reason": facts.unreasoned,
        "own": own(campaign),
    }


def _pinned(change: PinnedChange) -> Row:
    """A change of what was promised, as git knows it; promises as their file gives them."""
    sides = {"before": change.before, "after": change.after}
    said = {
        side: [value if isinstance(value, str) else written(value) for value in values]
        for side, values in sides.items()
    }
    return {"on": change.on, "key": change.key, **said}


CAMPAIGNS = Table(
    "campaigns",
    "Campaigns",
    "Each row is one question put to the public.",
    (
        CAMPAIGN,
        Column("address", "string", "The campaign's page.", needed=True, web=True),
        Column("code", "string", "The prefix of its public references."),
        Column("title", "string", "Its title.", needed=True),
        Column("summary", "string", "What it is about, in short.", needed=True),
        Column("question", "string", "The question put to the public.", needed=True),
        Column("words", "string", "The text of its page, in Markdown."),
        Column("language", "string", "The language of its texts.", needed=True),
        Column("lang", "string", "The same as its file says it; none: the site's language."),
        Column("owner", "string", "Who runs it.", needed=True),
        Column("decider", "string", "Who decides.", needed=True),
        Column("contact", "string", "Whom to ask."),
        Column("submit_address", "string", "Where ideas are sent."),
        Column("opens", "date", "Its first day.", needed=True),
        Column("closes", "date", "Its last day for ideas.", needed=True),
        Column(
            "state",
            "string",
            "coming, open, deciding, delivering or finished.",
            needed=True,
            among=tuple(State),
        ),
        Column("criteria", "array", "By what ideas are judged.", needed=True),
        Column("in_scope", "array", "What it is about.", needed=True),
        Column("out_of_scope", "array", "What it is not about.", needed=True),
        Column("themes", "object", "Its themes: id and label.", needed=True),
        Column("areas", "object", "Its areas: id and label.", needed=True),
        Column("map", "string", "Where the outlines of its areas are, as GeoJSON.", web=True),
        Column("phases", "array", "The phases of its process.", needed=True),
        Column("changes", "array", "What changed after it opened, and why.", needed=True),
        Column(
            "changed_in_files",
            "array",
            "What changed after it opened of what was promised then, as the files' history tells.",
            needed=True,
        ),
        Column("received", "integer", "How many ideas it received.", needed=True, least=0),
        Column(
            "outcomes",
            "object",
            "How many ideas have each outcome; they add up to received.",
            needed=True,
        ),
        Column("ideas_by_theme", "object", "How many ideas have each theme.", needed=True),
        Column(
            "answers", "integer", "How many ideas have had a first answer.", needed=True, least=0
        ),
        Column(
            "median_days_to_answer",
            "integer",
            "Half were answered in this time or less.",
            least=0,
        ),
        Column(
            "decisions_without_reason",
            "integer",
            "Ideas whose outcome came without a reason.",
            needed=True,
            least=0,
        ),
        OWN,
    ),
    _campaigns,
    key=("campaign",),
)
