"""The site: its ledger, its settings, and what Pelican adds to it, as every page knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from reportback import addresses
from reportback.language import Language, interface
from reportback.ledger import IdeaFacts, Ledger
from reportback.model import Idea, Paper, Picture, Record, Settings
from reportback.model.picture import path_of
from reportback.phrases import Phrases
from reportback.reading.guide import Chapter
from reportback.similarity import Key

# Without an address of its own a site is being tried out where `make serve` shows it.
LOCAL = "http://localhost:8000"
_HIGHEST = 640  # CSS pixels that a picture takes on a page
_SHORT = 500  # signs of an idea's words; below fewer its first picture is in sight at once


@dataclass(frozen=True, slots=True)
class Link:
    """A title with an address on this site; `lang` where its words are not the interface's."""

    title: str
    address: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A news article that Pelican writes, as our pages mention it."""

    title: str
    address: str
    date: date
    summary: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of an idea as a page shows it: where it is published, what it shows, its size.

    `sizes`: each address with the picture's width there, the narrowest first and the full one last.
    `early`: it may be in sight before the page is scrolled.
    """

    path: str
    alt: str
    width: int
    height: int
    sizes: tuple[tuple[str, int], ...]
    early: bool

    @property
    def box(self) -> tuple[int, int]:
        """The room that a page keeps for it, in CSS pixels: in its own shape, and not too high."""
        less = min(1.0, _HIGHEST / self.height)
        return max(1, round(self.width * less)), max(1, round(self.height * less))

    @property
    def address(self) -> str:
        """Where it is published at its full size."""
        return self.sizes[-1][0]


@dataclass(frozen=True)
class Site:
    """What every page knows of its site."""

    settings: Settings
    ledger: Ledger
    articles: tuple[Article, ...] = ()
    pages: tuple[Link, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    guide: tuple[Chapter, ...] = ()
    own_style: bool = False
    papers: Mapping[str, Paper] = field(default_factory=dict)
    similar: Mapping[Key, tuple[Key, ...]] = field(default_factory=dict)

    @property
    def as_of(self) -> date:
        """The day that the site speaks for."""
        return self.ledger.as_of

    @cached_property
    def language(self) -> Language:
        """The language of the interface."""
        return interface(self.settings.lang, self.settings.holidays.country)

    @cached_property
    def phrases(self) -> Phrases:
        """Sentences in that language."""
        return Phrases(self.language)

    @property
    def path(self) -> str:
        """The path of the site's root on its host, for the one page served from any depth."""
        return f"{urlsplit(self.settings.site_url).path.rstrip('/')}/"

    def shown(self, idea: Idea) -> list[Shown]:
        """The pictures of an idea, in its order."""
        return [
            Shown(path, image.alt, picture.width, picture.height, sizes, early)
            for place, image in enumerate(idea.images)
            for path in [idea.path_of(image)]
            for picture in [self.pictures[path]]
            for sizes in [addresses.picture_sizes(idea.campaign, image.file, picture)]
            for early in [not place and len(idea.body) < _SHORT]
        ]

    def paper(self, campaign_id: str, name: str) -> Paper:
        """What is known of a paper that a record of a campaign names."""
        return self.papers[path_of(campaign_id, name)]

    def minutes(self, record: Record) -> str | None:
        """The whole address of a record's minutes."""
        paper = record.minutes_file
        return self.whole(addresses.paper(record.campaign, paper)) if paper else record.minutes

    def similar_to(self, facts: IdeaFacts) -> list[IdeaFacts]:
        """The ideas most like this one, the most alike first."""
        keys = self.similar.get((facts.campaign.id, facts.number), ())
        return [self.ledger.campaign[campaign].idea[number] for campaign, number in keys]

    def whole(self, address: str) -> str:
        """The full web address of an address on this site."""
        return f"{(self.settings.site_url or LOCAL).rstrip('/')}/{addresses.quoted(address)}"
