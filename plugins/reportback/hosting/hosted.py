"""What the configuration of every host is made of: where the site lies, its rules, its moves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from urllib.parse import urlsplit

from reportback import addresses, policy
from reportback.pages import Page
from reportback.pages.redirects import TEMPLATE
from reportback.policy import Rule
from reportback.site import LOCAL, Site

NOTE = "Made by Reportback from the site's settings: change those, not this."


@dataclass(frozen=True, slots=True)
class Move:
    """An address that moved; `below`: all that lay below it moved along."""

    old: str
    new: str
    below: bool


@dataclass(frozen=True)
class Hosted:
    """A site as a host knows it.

    `path`: of its root on the host, with a slash at both ends. `folders`: those at the root.
    `files`: pages at the root that are files, the one for what is missing and a former site's.
    `shared`: feeds, calendars and pictures that other sites read, of the site and each campaign.
    `editions`: where each language's pages begin, from the root.
    """

    host: str
    path: str
    rules: tuple[Rule, ...]
    moves: tuple[Move, ...]
    folders: tuple[str, ...]
    files: tuple[str, ...]
    campaigns: tuple[str, ...]
    shared: tuple[str, ...] = ()
    editions: tuple[str, ...] = ("",)

    def places(self, rule: Rule) -> tuple[str, ...]:
        """Where a rule holds, for hosts that know no regular expressions: in every edition."""
        if rule.where.startswith("*") or not rule.where:
            return (rule.where,)
        return tuple(f"{edition}{rule.where}" for edition in self.editions)

    def each(self, rule: Rule) -> Iterator[str]:
        """The same, for hosts that know no `*` within an address: each campaign by its name."""
        names = self.campaigns if "*" in rule.where else ("",)
        yield from (place.replace("*", name) for place in self.places(rule) for name in names)

    @property
    def common(self) -> Mapping[str, str]:
        """The headers that every file has, unless a later rule says otherwise."""
        return self.rules[0].headers

    @property
    def varying(self) -> tuple[str, ...]:
        """The headers that are not the same for all files."""
        names = chain.from_iterable(rule.headers for rule in self.rules[1:])
        return tuple(dict.fromkeys(names))

    def special(self, name: str) -> Iterator[tuple[Rule, str]]:
        """The rules that speak of one header, the one that counts most first."""
        for rule in self.rules[:0:-1]:
            if name in rule.headers:
                yield rule, rule.headers[name]


def hosted(site: Site, pages: Sequence[Page]) -> Hosted:
    """A site with these pages, as a host knows it."""
    return Hosted(
        host=urlsplit(site.settings.site_url or LOCAL).hostname or "localhost",
        path=addresses.quoted(site.path),
        rules=tuple(policy.rules(site.settings)),
        moves=tuple(_in_each_edition(site, _moves(site.redirects, pages))),
        folders=tuple(_folders(site, pages)),
        files=tuple(sorted({page.address for page in pages if "/" not in page.address} - {""})),
        campaigns=tuple(facts.campaign.id for facts in site.ledger.campaigns),
        shared=tuple(_shared(site)),
        editions=("", *map(addresses.edition, site.settings.languages)),
    )


def _shared(site: Site) -> Iterator[str]:
    yield from (addresses.NEWS_FEED, addresses.DECISIONS_FEED, addresses.CALENDAR)
    yield addresses.card(None)
    for campaign in (facts.campaign for facts in site.ledger.campaigns):
        yield from (addresses.feed(campaign), addresses.calendar(campaign))
        yield from (addresses.card(campaign), addresses.oembed(campaign))


def _moves(redirects: Mapping[str, str], pages: Sequence[Page]) -> Iterator[Move]:
    """The moves, the longest address first, so that the first that fits is the closest.

    Where something stands again below an address that moved, each page that did is named.
    """
    kept = sorted(page.address for page in pages if page.template != TEMPLATE)
    left = {page.address: page.context["target"] for page in pages if page.template == TEMPLATE}
    found: dict[str, Move] = {}
    for old, new in redirects.items():
        if _stands(kept, old):
            each = (address for address in left if address.startswith(old))
            found |= {address: Move(address, left[address], below=False) for address in each}
        else:
            found[old] = Move(old, new, below=old.endswith("/"))
    yield from sorted(found.values(), key=lambda move: (-len(move.old), move.old))


def _in_each_edition(site: Site, moves: Iterable[Move]) -> Iterator[Move]:
    """The moves in the site's own language and in each other: every edition has the same pages."""
    for move in moves:
        for edition in map(addresses.edition, site.settings.languages):
            yield replace(move, old=edition + move.old, new=edition + move.new)
        yield move


def _stands(kept: Sequence[str], address: str) -> bool:
    """Whether a page is at an address or below it; `kept` is in order."""
    place = bisect_left(kept, address)
    return place < len(kept) and kept[place].startswith(address)


def _folders(site: Site, pages: Sequence[Page]) -> Iterator[str]:
    """The folders at the root, for hosts whose rules add up instead of the last one counting."""
    own = [link.address for link in site.pages] + [news.address for news in site.articles]
    ruled = (rule.where for rule in policy.rules(site.settings) if not rule.where.startswith("*"))
    others = map(addresses.edition, site.settings.languages)
    known = chain((page.address for page in pages), own, ruled, others)
    yield from sorted({f"{one.split('/')[0]}/" for one in known if "/" in one})
