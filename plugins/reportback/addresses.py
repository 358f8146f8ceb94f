"""Every address of the site, relative to its root: permanent, so each is made in one place.

An address of a page ends in a slash (the root's is empty); that of a file in its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from slugify import slugify

from reportback.model import Campaign, Editing, Host, Idea, Picture, Record
from reportback.terms import Outcome

HOME = ""
CAMPAIGNS = "campaigns/"
IDEAS = "ideas/"
DECISIONS = "decisions/"
DECISIONS_FEED = "decisions/feed.atom"
PROMISES = "promises/"
DATA = "data/"
DATA_SCHEMA = "data/schema.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NOT_FOUND = "404.html"
NEWS = "news/"
GUIDE = "guide/"
STYLE = "theme/css/"
ORGANISATION_STYLE = "theme/css/organisation.css"
SITE_STYLE = "theme/css/site.css"
FORM = "admin/"
FORM_CONFIG = "admin/config.yml"


def campaign(of: Campaign) -> str:
    """A campaign's own page."""
    return campaign_with(of.id)


def campaign_with(campaign_id: str) -> str:
    """The page of the campaign with this id."""
    return f"{CAMPAIGNS}{campaign_id}/"


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


def record(of: Record) -> str:
    """A record's page."""
    return record_named(of.campaign, of.name)


def record_named(campaign_id: str, name: str) -> str:
    """The page of the record with this name."""
    return f"{CAMPAIGNS}{campaign_id}/decisions/{name}/"


def report(of: Campaign) -> str:
    """'We asked, you said, we did' on one page."""
    return f"campaigns/{of.id}/report/"


def feed(of: Campaign) -> str:
    """A campaign's decisions as Atom."""
    return f"campaigns/{of.id}/feed.atom"


def calendar(of: Campaign) -> str:
    """A campaign's dates as iCalendar."""
    return f"campaigns/{of.id}/calendar.ics"


def paper(campaign_id: str, name: str) -> str:
    """A paper that a decision names as evidence."""
    return f"campaigns/{campaign_id}/files/{name}"


def picture(campaign_id: str, name: str, of: Picture) -> str:
    """A picture of an idea, made anew: its kind may be another than its file's name says."""
    stem = slugify(PurePosixPath(name).stem, max_length=80) or "picture"
    return f"campaigns/{campaign_id}/files/{stem}.{of.kind}"


def guide(chapter: str) -> str:
    """A chapter of the guide for staff; its first page has no name."""
    return GUIDE + (f"{chapter}/" if chapter else "")


def guide_picture(name: str) -> str:
    """A picture in the guide."""
    return f"{GUIDE}images/{name}"


def table(name: str, kind: str) -> str:
    """One table of the open data; `kind` is csv or json."""
    return f"data/{name}.{kind}"


def relative(target: str, here: str) -> str:
    """The way from the page `here` to `target`, so that the site works under any path."""
    folders, parts = here.split("/")[:-1], target.split("/")
    shared = 0
    for ours, theirs in zip(folders, parts[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    up = "../" * (len(folders) - shared)
    return up + "/".join(parts[shared:]) or "./"


def quoted(address: str) -> str:
    """An address as it is written in a link: spaces and other such characters in their code."""
    return quote(address, safe="/#:@!$&'()*+,;=~")


def output_file(address: str) -> str:
    """The file that answers at an address."""
    return f"{address}index.html" if address.endswith("/") or not address else address


_EDIT = {Host.GITHUB: "edit", Host.GITLAB: "-/edit", Host.GITEA: "_edit"}
_NEW = {Host.GITHUB: "new", Host.GITLAB: "-/new", Host.GITEA: "_new"}


def edit(editing: Editing, path: str) -> str:
    """Where a file of the site is edited on its code host: the whole web address."""
    return _on_host(editing, _EDIT, path)


def record_decision(editing: Editing, campaign_id: str) -> str:
    """Where a new record of a campaign is begun: in the form, else on the code host."""
    if editing.form:
        return f"{FORM}#/collections/{records_collection(campaign_id)}/new"
    return _on_host(editing, _NEW, f"ideas/{campaign_id}/decisions")


def records_collection(campaign_id: str) -> str:
    """What the form calls a campaign's records, in its addresses."""
    return f"records-{campaign_id}"


def _on_host(editing: Editing, words: Mapping[Host, str], path: str) -> str:
    if not editing.repository or not editing.code_host:
        raise ValueError("only a site with a repository has files on a code host")
    word = words[editing.code_host]
    return f"{editing.repository}/{word}/{quote(editing.branch)}/{quote(path)}"
