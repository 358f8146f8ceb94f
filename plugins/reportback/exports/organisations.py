"""Who asked, who decided and where, in the words of Popolo (popoloproject.com).

Organisations are those that a campaign names as its owner or its decider. Persons are not in it: a
contributor's display name is what somebody chose to sign one idea with, and a list of them would
make a register of people; and a record may be signed by an officer, so whoever signs one without
being named by a campaign is no organisation here. Nor do motions and votes apply: a record says
what was decided, not who voted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from slugify import slugify

from reportback import addresses
from reportback.exports.files import json_file
from reportback.ledger import CampaignFacts
from reportback.ledger.decisions import RecordFacts
from reportback.site import Site

Organisations = Mapping[str, dict[str, Any]]


def popolo_file(site: Site) -> tuple[str, bytes]:
    """The organisations, their meetings and the areas, with the file's address."""
    organisations = _organisations(site)
    events = [_event(site, facts, organisations) for facts in reversed(site.ledger.records)]
    areas = [area for facts in site.ledger.campaigns for area in _areas(site, facts)]
    data = {"organizations": list(organisations.values()), "events": events, "areas": areas}
    return addresses.POPOLO, json_file(data)


def _organisations(site: Site) -> Organisations:
    """Every organisation once, with the pages that name it."""
    found: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    for name, note, address in _roles(site):
        if name not in found:
            found[name] = {"id": _id(name, taken), "name": name, "links": []}
        link = {"url": site.whole(address), "note": note}
        if link not in found[name]["links"]:
            found[name]["links"].append(link)
    return found


def _roles(site: Site) -> Iterator[tuple[str, str, str]]:
    """Name, role and page of each that answers for something; roles in Popolo's English."""
    yield site.body, "publisher", addresses.HOME
    for facts in site.ledger.campaigns:
        page = addresses.campaign(facts.campaign)
        yield facts.campaign.owner, "owner of the campaign", page
        yield facts.campaign.decider, "decider of the campaign", page


def _id(name: str, taken: set[str]) -> str:
    """A name as an id of its own, told apart by a number from one that looks the same."""
    plain = slugify(name, max_length=80) or "organisation"
    count = 1
    while (own := plain if count == 1 else f"{plain}-{count}") in taken:
        count += 1
    taken.add(own)
    return own


def _event(site: Site, facts: RecordFacts, organisations: Organisations) -> dict[str, Any]:
    record = facts.record
    address = site.whole(addresses.record(record))
    sources = [{"url": address, "note": "record"}]
    if record.minutes:
        sources.append({"url": record.minutes, "note": "minutes"})
    return {
        "id": f"{record.campaign}/{record.name}",
        "name": record.by,
        "description": record.summary,
        "start_date": record.date,
        "classification": "decision",
        "organization_id": organisations[record.by]["id"] if record.by in organisations else None,
        "sources": sources,
    }


def _areas(site: Site, facts: CampaignFacts) -> Iterator[dict[str, Any]]:
    campaign = facts.campaign
    source = {"url": site.whole(addresses.campaign(campaign)), "note": "campaign"}
    for area, label in campaign.areas.items():
        yield {
            "id": f"{campaign.id}/{area}",
            "name": label,
            "identifier": area,
            "sources": [source],
        }
