"""What lies beside the pages: feeds, calendars, tables, pictures, papers."""

from __future__ import annotations

from pathlib import PurePosixPath

from slugify import slugify

from reportback.addresses.fixed import GUIDE, SEARCH
from reportback.addresses.pages import campaign_ideas, idea, report
from reportback.model import Campaign, Idea, Picture


def sitemap_part(number: int) -> str:
    """One of the lists that a long sitemap is cut into, from 1."""
    return f"sitemap-{number}.xml"


def is_followed(address: str) -> bool:
    """Whether a program fetches it again and again to hear what is new: a feed or a calendar."""
    return address.endswith((".atom", ".ics"))


def sheet(list_address: str, name: str) -> str:
    """A list as a table, beside the list."""
    return f"{list_address}{name}.csv"


def report_pdf(of: Campaign) -> str:
    """The same on paper; its name says what it is where it is kept."""
    return f"{report(of)}{of.id}-report.pdf"


def card(of: Campaign | None) -> str:
    """The picture that links to a campaign are shown with; of none, those to the site."""
    return f"campaigns/{of.id}/card.png" if of else "card.png"


def oembed(of: Campaign) -> str:
    """How that card is shown, for programs."""
    return f"campaigns/{of.id}/oembed.json"


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


def guide_picture(name: str) -> str:
    """A picture in the guide."""
    return f"{GUIDE}images/{name}"


def search_file(name: str) -> str:
    """A file of the search: its index, and the program that reads it."""
    return f"{SEARCH}{name}"


def search_words(letter: str) -> str:
    """The words of all ideas that begin with a letter; its number, since not all hosts take it."""
    return f"{SEARCH}words/{ord(letter):x}.json"


def table(name: str, kind: str) -> str:
    """One table of the open data; `kind` is csv or json."""
    return f"data/{name}.{kind}"


def area_map(of: Campaign) -> str:
    """The outlines of a campaign's areas, as GeoJSON."""
    return f"data/maps/{of.id}.geojson"


def decidim(of: Campaign) -> str:
    """A campaign's ideas in the form of Decidim's export of proposals."""
    return f"data/decidim/{of.id}.csv"
