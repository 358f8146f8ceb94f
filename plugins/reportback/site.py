"""The site: its ledger, its settings, and what Pelican adds to it, as every page knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from reportback import addresses
from reportback.language import Language, alike, interface, own_name
from reportback.ledger import CampaignFacts, IdeaFacts, Ledger
from reportback.model import (
    CampaignTranslation,
    Idea,
    IdeaTranslation,
    Paper,
    Picture,
    Record,
    Settings,
)
from reportback.model.picture import path_of
from reportback.phrases import Phrases
from reportback.reading.accessibility import AccessibilityTest, last_test
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
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the site is published in: its tag, and what it calls itself.

    `speaks`: the language of its interface, which is English where there are no words in its own.
    """

    tag: str
    name: str
    speaks: str
    direction: str
    locale: str


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
    """What every page knows of its site, in one edition: in the site's own language, or another.

    `edition`: the other one's tag. `written`: the ledger in the words of the files, where this
    edition has translations of them. Addresses are the same in all editions, until a link or file
    is written. `own_parts`: how many files of the theme it replaces.
    """

    settings: Settings
    ledger: Ledger
    articles: tuple[Article, ...] = ()
    pages: tuple[Link, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    guide: tuple[Chapter, ...] = ()
    own_style: bool = False
    own_parts: int = 0
    edition: str | None = None
    written: Ledger | None = None
    papers: Mapping[str, Paper] = field(default_factory=dict)
    similar: Mapping[Key, tuple[Key, ...]] = field(default_factory=dict)
    translations: tuple[CampaignTranslation | IdeaTranslation, ...] = ()

    @property
    def as_written(self) -> Site:
        """The site in the words that its files were written in: what data and forms are made of."""
        return replace(self, ledger=self.written, written=None) if self.written else self

    @property
    def as_of(self) -> date:
        """The day that the site speaks for."""
        return self.ledger.as_of

    @cached_property
    def language(self) -> Language:
        """The language of the interface."""
        return self._speaking(self.edition or self.settings.lang)

    def _speaking(self, tag: str) -> Language:
        return interface(tag, self.settings.holidays.country)

    @cached_property
    def tongues(self) -> tuple[Tongue, ...]:
        """The languages that the site is published in, its own first."""
        spoken = [(tag, self._speaking(tag)) for tag in self.settings.editions]
        return tuple(
            Tongue(tag, own_name(tag), language.tag, language.direction, str(language.locale))
            for tag, language in spoken
        )

    @property
    def tongue(self) -> str:
        """The language of this edition, as the settings name it."""
        return self.edition or self.settings.lang

    @property
    def footer_tongue(self) -> str:
        """The language of the organisation's own links in the footer."""
        words = self.settings.translations.get(self.tongue)
        return self.tongue if words and words.footer is not None else self.settings.lang

    @cached_property
    def phrases(self) -> Phrases:
        """Sentences in that language."""
        return Phrases(self.language)

    @property
    def can_be_followed(self) -> bool:
        """Whether there are feeds and calendars: a copy has only those of its website."""
        return not self.settings.offline or bool(self.settings.site_url)

    def phrases_in(self, tongue: Tongue) -> Phrases:
        """Sentences in another language of the site, for what stands once for all of them."""
        return Phrases(self._speaking(tongue.tag))

    @property
    def last_test(self) -> AccessibilityTest | None:
        """When the theme's pages were last tested for accessibility, if they were."""
        return last_test()

    @property
    def body(self) -> str:
        """The public body, by its name or else the site's."""
        return self.settings.organisation.name or self.settings.site_name

    def campaign_at(self, address: str) -> CampaignFacts | None:
        """The campaign that a page is about."""
        return self.ledger.campaign.get(addresses.campaign_of(address) or "")

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

    def foreign(self, *tags: str | None) -> list[str]:
        """Which of these languages (None: the site's own) this edition does not speak, each once.

        On a site of one language nothing waits to be translated.
        """
        given = dict.fromkeys(tag or self.settings.lang for tag in tags)
        several = bool(self.settings.languages)
        return [tag for tag in given if several and not alike(tag, self.tongue)]

    def placed(self, address: str, tag: str | None = None) -> str:
        """Where an address lies in this edition, or in that of another language."""
        other = tag or self.tongue
        prefix = "" if other == self.settings.lang else addresses.edition(other)
        return addresses.placed(address, prefix)

    def whole(self, address: str, tag: str | None = None) -> str:
        """The full web address of an address on this site, in this edition or another."""
        root = (self.settings.site_url or LOCAL).rstrip("/")
        return f"{root}/{addresses.quoted(self.placed(address, tag))}"

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
