"""Every address of the site, relative to its root: permanent, so each is made in one place.

An address of a page ends in a slash (the root's is empty); that of a file in its name. It is the
same in every edition of the site (in one language each); `placed` says where an edition has it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from slugify import slugify

from reportback.model import Campaign, Editing, Host, Idea, Picture, Record
from reportback.terms import Outcome

HOME = ""
CAMPAIGNS = "campaigns/"
IDEAS = "ideas/"
DECISIONS = "decisions/"
NEWS_FEED = "feed.atom"
DECISIONS_FEED = "decisions/feed.atom"
CALENDAR = "calendar.ics"
PROMISES = "promises/"
DATA = "data/"
DATA_SCHEMA = "data/schema.json"
DATA_PACKAGE = "data/datapackage.json"
DATA_CATALOGUE = "data/catalog.jsonld"
POPOLO = "data/popolo.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NOT_FOUND = "404.html"
NEWS = "news/"
GUIDE = "guide/"
ACCESSIBILITY = "accessibility/"
STYLE = "theme/css/"
SCREEN_STYLE = "theme/css/screen.css"
ORGANISATION_STYLE = "theme/css/organisation.css"
ICON = "theme/icon.svg"
SITE_STYLE = "theme/css/site.css"
FORM = "admin/"
SEARCH = "search/"
SEARCH_COLUMNS = "search/columns.json"
SEARCH_SCRIPT = "theme/js/search.js"
FORM_CONFIG = "admin/config.yml"


# What each edition has beside its pages; all other files lie once at the root.
_OF_AN_EDITION = re.compile(
    r"(?!.*/files/)(.*\.(atom|ics)|(.*/)?(card\.png|oembed\.json)|.*/report/[^/]+\.pdf)"
)


def edition(tag: str) -> str:
    """Where the edition in a language lies, unless it is the site's own language."""
    return f"{tag.lower()}/"


def in_each_edition(address: str) -> bool:
    """Whether each edition has its own: pages, feeds, cards, search and so on; not staff's form."""
    place = address.partition("#")[0]
    page = place.endswith("/") or not place
    own = page or _OF_AN_EDITION.fullmatch(place) or place.startswith(SEARCH)
    return bool(own) and not place.startswith(FORM)


def placed(address: str, prefix: str) -> str:
    """Where the edition below `prefix` has an address (none: the site's own language)."""
    return prefix + address if in_each_edition(address) else address


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


def sheet(list_address: str, name: str) -> str:
    """A list as a table, beside the list."""
    return f"{list_address}{name}.csv"


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


def report_pdf(of: Campaign) -> str:
    """The same on paper; its name says what it is where it is kept."""
    return _pdf_in(report(of), of.id)


def _pdf_in(folder: str, campaign_id: str) -> str:
    return f"{folder}{campaign_id}-report.pdf"


def beside_report(name: str, campaigns: Container[str]) -> str | None:
    """The PDF beside a file, if that is the report of one of these campaigns, in any language."""
    found = re.fullmatch(rf"((?:.+/)?{CAMPAIGNS}([^/]+)/report/)index\.html", name)
    return _pdf_in(*found.groups()) if found and found[2] in campaigns else None


def card(of: Campaign | None) -> str:
    """The picture that links to a campaign are shown with; of none, those to the site."""
    return f"campaigns/{of.id}/card.png" if of else "card.png"


def embed(of: Campaign) -> str:
    """A campaign's card, for frames on other sites."""
    return f"campaigns/{of.id}/embed/"


def oembed(of: Campaign) -> str:
    """How that card is shown, for programs."""
    return f"campaigns/{of.id}/oembed.json"


def campaign_of(address: str) -> str | None:
    """The id of the campaign that an address lies in."""
    folder, _, rest = address.partition("/")
    name, inside, _ = rest.partition("/")
    return name if f"{folder}/" == CAMPAIGNS and inside else None


def feed(of: Campaign) -> str:
    """A campaign's decisions as Atom."""
    return f"campaigns/{of.id}/feed.atom"


def list_feed(of: Campaign, part: str | None = None) -> str:
    """A campaign's new ideas as Atom, or the news of one outcome or theme: beside its list."""
    return f"{campaign_ideas(of, part)}feed.atom"


def idea_feed(of: Idea) -> str:
    """The story of one idea as Atom."""
    return f"{idea(of)}feed.atom"


def calendar(of: Campaign) -> str:
    """A campaign's dates as iCalendar."""
    return f"campaigns/{of.id}/calendar.ics"


def paper(campaign_id: str, name: str) -> str:
    """A paper that a decision names as evidence."""
    return f"campaigns/{campaign_id}/files/{name}"


def picture(campaign_id: str, name: str, of: Picture, width: int | None = None) -> str:
    """A picture of an idea, made anew: its kind may be another than its file's name says.

    `width`: of a narrower one than the full size, for small screens.
    """
    stem = slugify(PurePosixPath(name).stem, max_length=80) or "picture"
    narrower = f".{width}" if width else ""
    return f"campaigns/{campaign_id}/files/{stem}{narrower}.{of.kind}"


def picture_sizes(campaign_id: str, name: str, of: Picture) -> tuple[tuple[str, int], ...]:
    """Each address of a picture with its width there, the narrowest first, the full one last."""
    narrower = ((picture(campaign_id, name, of, width), width) for width in of.narrower)
    return (*narrower, (picture(campaign_id, name, of), of.width))


def guide(chapter: str) -> str:
    """A chapter of the guide for staff; its first page has no name."""
    return GUIDE + (f"{chapter}/" if chapter else "")


def guide_picture(name: str) -> str:
    """A picture in the guide."""
    return f"{GUIDE}images/{name}"


def search_file(name: str) -> str:
    """A file of the search: its index, and the program that reads it."""
    return f"{SEARCH}{name}"


def any_idea(of: Campaign) -> str:
    """Where a script puts a number to come to an idea of this campaign."""
    return f"campaigns/{of.id}/:number/"


def table(name: str, kind: str) -> str:
    """One table of the open data; `kind` is csv or json."""
    return f"data/{name}.{kind}"


def decidim(of: Campaign) -> str:
    """A campaign's ideas in the form of Decidim's export of proposals."""
    return f"data/decidim/{of.id}.csv"


def subscription(whole: str) -> str:
    """The whole address of a calendar as one that opens in the reader's own calendar."""
    return f"webcal:{whole.partition(':')[2]}"


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


def with_file(written: str) -> str:
    """An address with the name of its file, for where no server finds it: in a folder on a disk."""
    path, rest = re.fullmatch(r"([^#?]*)(.*)", written, re.DOTALL).groups()  # type: ignore[union-attr]
    return output_file(path) + rest if path or not rest else written


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
