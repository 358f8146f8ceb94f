"""The pages of campaigns, ideas and records, and the lists of ideas."""

from __future__ import annotations

from reportback.addresses.fixed import CAMPAIGNS, GUIDE
from reportback.model import Campaign, Idea, Record
from reportback.terms import Outcome


def campaign(of: Campaign) -> str:
    """A campaign's own page."""
    return campaign_with(of.id)


def campaign_with(campaign_id: str) -> str:
    """The page of the campaign with this id."""
    return f"{CAMPAIGNS}{campaign_id}/"


def campaign_of(address: str) -> str | None:
    """The id of the campaign that an address lies in."""
    folder, _, rest = address.partition("/")
    name, inside, _ = rest.partition("/")
    return name if f"{folder}/" == CAMPAIGNS and inside else None


def campaign_ideas(of: Campaign, part: str | None = None) -> str:
    """A campaign's ideas: all, or those with one outcome, theme or area."""
    return f"campaigns/{of.id}/ideas/" + (f"{part}/" if part else "")


def outcome(of: Campaign, what: Outcome) -> str:
    """A campaign's ideas with one outcome."""
    return campaign_ideas(of, what.id)


def numbered(list_address: str, number: int) -> str:
    """One of the pages that a long list runs over; the first is the list itself."""
    return list_address if number == 1 else f"{list_address}page/{number}/"


def idea(of: Idea) -> str:
    """An idea's page: its campaign and its number are its identity."""
    return idea_numbered(of.campaign, of.number)


def idea_numbered(campaign_id: str, number: int) -> str:
    """The page of the idea with this number."""
    return f"campaigns/{campaign_id}/{number}/"


def any_idea(of: Campaign) -> str:
    """Where a script puts a number to come to an idea of this campaign."""
    return f"campaigns/{of.id}/:number/"


def record(of: Record) -> str:
    """A record's page."""
    return record_named(of.campaign, of.name)


def record_named(campaign_id: str, name: str) -> str:
    """The page of the record with this name."""
    return f"{CAMPAIGNS}{campaign_id}/decisions/{name}/"


def report(of: Campaign) -> str:
    """'We asked, you said, we did' on one page."""
    return f"campaigns/{of.id}/report/"


def embed(of: Campaign) -> str:
    """A campaign's card, for frames on other sites."""
    return f"campaigns/{of.id}/embed/"


def guide(chapter: str) -> str:
    """A chapter of the guide for staff; its first page has no name."""
    return GUIDE + (f"{chapter}/" if chapter else "")
