"""A page: an address, a template and the data that it shows, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

from reportback import addresses
from reportback.exports import Table
from reportback.site import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page offers."""

    title: str
    address: str


@dataclass(frozen=True)
class Sheet:
    """A list as a table of its own: rows of the open data by their keys, in the list's order."""

    address: str
    table: Table
    keys: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Page:
    """One page. `updated`: the day of the newest thing on it, for the sitemap.

    `trail`: the pages above it, the home page first. `lang`: of its main text, where that is not
    the interface's; `tongues`: of the body's own texts on it, wherever they wait to be translated
    (None: the site's own). `untranslated`: the language of a page that waits for its translation as
    a whole, on a site of one language too. `source`: the file that is edited to change it, by its
    path in the site; `decides`: the campaign whose decisions may be recorded from here. `sheets`:
    what it lists, as tables.
    """

    address: str
    template: str
    title: str
    context: Mapping[str, Any]
    description: str = ""
    trail: tuple[Link, ...] = ()
    feeds: tuple[Feed, ...] = ()
    updated: date | None = None
    listed: bool = True
    lang: str | None = None
    tongues: tuple[str | None, ...] = ()
    untranslated: str | None = None
    source: str | None = None
    decides: str | None = None
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True)
class Part:
    """One page of a long list: its items, its number from 1, and how many there are."""

    items: tuple[Any, ...]
    number: int
    count: int
    total: int
    list_address: str

    @property
    def address(self) -> str:
        """This page's own address."""
        return addresses.numbered(self.list_address, self.number)

    @property
    def previous(self) -> str | None:
        """The address of the page before."""
        return addresses.numbered(self.list_address, self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The address of the page after."""
        last = self.number == self.count
        return None if last else addresses.numbered(self.list_address, self.number + 1)

    @property
    def first_item(self) -> int:
        """The place of the first item in the whole list, from 1."""
        return self.size * (self.number - 1) + 1

    @property
    def last_item(self) -> int:
        """The place of the last item in the whole list."""
        return self.first_item + len(self.items) - 1

    size: int = field(default=50)

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """The page numbers to offer: the first, the last and those around; None is a gap."""
        near = {1, self.count, *range(self.number - 1, self.number + 2)}
        shown = sorted(number for number in near if 1 <= number <= self.count)
        gaps = ((None,) if b - a > 1 else () for a, b in pairwise(shown))
        return (1, *(n for gap, b in zip(gaps, shown[1:], strict=True) for n in (*gap, b)))

    def address_of(self, number: int) -> str:
        """The address of the page with this number."""
        return addresses.numbered(self.list_address, number)


def parts(items: Sequence[T], size: int, list_address: str) -> Iterable[Part]:
    """A long list, cut into pages; an empty list has one empty page."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        chunk = tuple(items[(number - 1) * size : number * size])
        yield Part(chunk, number, count, len(items), list_address, size)
