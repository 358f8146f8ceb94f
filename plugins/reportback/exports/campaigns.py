"""The table of campaigns."""

from __future__ import annotations

from collections.abc import Iterator

from reportback import addresses
from reportback.exports.columns import CAMPAIGN, OWN, own, with_own
from reportback.exports.table import Column, Row, Table
from reportback.ledger import CampaignFacts
from reportback.site import Site


def _campaigns(site: Site) -> Iterator[Row]:
    for facts in site.ledger.campaigns:
        yield _campaign(site, facts)


def _campaign(site: Site, facts: CampaignFacts) -> Row:
    campaign, tally = facts.campaign, facts.tally
    written = campaign.model_dump(
        include={"criteria", "in_scope", "out_of_scope", "themes", "areas"}
    )
    return {
        "campaign": campaign.id,
        "address": site.whole(addresses.campaign(campaign)),
        "code": campaign.code,
        "title": campaign.title,
        "summary": campaign.summary,
        "question": campaign.question,
        "words": campaign.body,
        "language": campaign.lang or site.settings.lang,
        "owner": campaign.owner,
        "decider": campaign.decider,
        "contact": campaign.contact,
        "submit_address": campaign.submit_url,
        "opens": campaign.opens,
        "closes": campaign.closes,
        "state": str(facts.state),
        "criteria": written["criteria"],
        "in_scope": written["in_scope"],
        "out_of_scope": written["out_of_scope"],
        "themes": written["themes"],
        "areas": written["areas"],
        "phases": [with_own(phase) for phase in campaign.phases],
        "changes": [with_own(change) for change in campaign.changes],
        "received": tally.received,
        "outcomes": {share.outcome.id: share.count for share in tally.all_shares},
        "ideas_by_theme": {theme.id: theme.count for theme in facts.themes},
        "answers": facts.responses.answered,
        "median_days_to_answer": facts.responses.median,
        "decisions_without_reason": facts.unreasoned,
        "own": own(campaign),
    }


CAMPAIGNS = Table(
    "campaigns",
    "Campaigns",
    "Each row is one question put to the public.",
    (
        CAMPAIGN,
        Column("address", "string", "The campaign's page."),
        Column("code", "string", "The prefix of its public references."),
        Column("title", "string", "Its title."),
        Column("summary", "string", "What it is about, in short."),
        Column("question", "string", "The question put to the public."),
        Column("words", "string", "The text of its page, in Markdown."),
        Column("language", "string", "The language of its texts."),
        Column("owner", "string", "Who runs it."),
        Column("decider", "string", "Who decides."),
        Column("contact", "string", "Whom to ask."),
        Column("submit_address", "string", "Where ideas are sent."),
        Column("opens", "date", "Its first day."),
        Column("closes", "date", "Its last day for ideas."),
        Column("state", "string", "coming, open, deciding, delivering or finished."),
        Column("criteria", "array", "By what ideas are judged."),
        Column("in_scope", "array", "What it is about."),
        Column("out_of_scope", "array", "What it is not about."),
        Column("themes", "object", "Its themes: id and label."),
        Column("areas", "object", "Its areas: id and label."),
        Column("phases", "array", "The phases of its process."),
        Column("changes", "array", "What changed after it opened, and why."),
        Column("received", "integer", "How many ideas it received."),
        Column("outcomes", "object", "How many ideas have each outcome; they add up to received."),
        Column("ideas_by_theme", "object", "How many ideas have each theme."),
        Column("answers", "integer", "How many ideas have had a first answer."),
        Column("median_days_to_answer", "integer", "Half were answered in this time or less."),
        Column("decisions_without_reason", "integer", "Ideas whose outcome came without a reason."),
        OWN,
    ),
    _campaigns,
)
