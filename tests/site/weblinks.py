"""Reads a built site as a browser would follow it: which address leads where, and what is broken.

A site is a folder and the address that it is served at. Nothing here reads the network.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

# Which attribute of which element is an address.
ADDRESSES = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "form": ("action",),
    "button": ("formaction",),
    "object": ("data",),
    "use": ("href",),
    "image": ("href",),
    "blockquote": ("cite",),
    "video": ("src", "poster"),
    "audio": ("src",),
}
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
PARSER = html.HTMLParser(encoding="utf-8")
NOT_FOUND = "404.html"  # served at any address, so that it alone may not link relatively


@dataclass(frozen=True)
class Link:
    """One address as written in one file, and what wrote it."""

    source: str  # the file, from the site's top
    element: str
    written: str

    def __str__(self) -> str:
        return f"{self.source}: <{self.element}> {self.written}"


@dataclass(frozen=True)
class Page:
    name: str
    tree: html.HtmlElement

    @cached_property
    def anchors(self) -> set[str]:
        return set(self.tree.xpath("//@id | //a/@name"))

    @cached_property
    def links(self) -> list[Link]:
        return [
            Link(self.name, tag.tag, written)
            for tag in self.tree.iter(*ADDRESSES)
            for written in _written(tag)
        ]

    @property
    def redirects(self) -> bool:
        return any(value.lower() == "refresh" for value in self.tree.xpath("//meta/@http-equiv"))

    @property
    def hidden(self) -> bool:
        """Whether search engines are told to leave it out."""
        return bool(self.tree.xpath('//meta[@name="robots"][contains(@content, "noindex")]'))


def _written(tag: html.HtmlElement) -> Iterator[str]:
    for attribute in ADDRESSES[tag.tag]:
        value = tag.get(attribute)
        if value is None:
            continue
        if attribute == "srcset":
            yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
        else:
            yield value.strip()


@dataclass(frozen=True)
class Site:
    folder: Path
    url: str = "http://site.invalid/"  # where it is served; ends with a slash

    @cached_property
    def files(self) -> set[str]:
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {
            name: Page(name, html.fromstring((self.folder / name).read_bytes(), parser=PARSER))
            for name in sorted(self.files)
            if name.endswith(".html")
        }

    @cached_property
    def links(self) -> list[Link]:
        return [link for page in self.pages.values() for link in page.links] + [
            Link(name, "css", "".join(found))
            for name in sorted(self.files)
            if name.endswith(".css")
            for found in CSS_ADDRESS.findall((self.folder / name).read_text(encoding="utf-8"))
        ]

    def address(self, name: str) -> str:
        """The full address of a file: that of its folder, for an index.html."""
        return urljoin(self.url, re.sub(r"(^|/)index\.html$", r"\1", name))

    def target(self, link: Link) -> str:
        """The full address that a link leads to, without its anchor."""
        return urldefrag(urljoin(self.address(link.source), link.written))[0]

    def file_at(self, address: str) -> str | None:
        """The file that a full address stands for, or None where there is none."""
        path = unquote(urlsplit(address).path).removeprefix(urlsplit(self.url).path)
        name = f"{path}index.html" if path == "" or path.endswith("/") else path
        return name if name in self.files else None

    def is_inside(self, address: str) -> bool:
        """Whether an address is of this site's host."""
        return urlsplit(address)[:2] == urlsplit(self.url)[:2]

    def fault(self, link: Link) -> str | None:
        """What is wrong with a link, in words, or None."""
        address = urljoin(self.address(link.source), link.written)
        if not self.is_inside(address):
            return None
        if not link.written and link.element != "form":
            return "is empty"
        if link.written.startswith("/") and link.source != NOT_FOUND:
            return "starts at the host's root, which need not be the site's"
        if not address.startswith(self.url):
            return "leads out of the site"
        if re.search(r"(^|/)index\.html($|[?#])", link.written):
            return "names index.html, a second address of the same page"
        return self._missing(address)

    def _missing(self, address: str) -> str | None:
        bare, fragment = urldefrag(address)
        name = self.file_at(bare)
        if name is None:
            slash = self.file_at(f"{bare}/")
            return "lacks the slash at its end" if slash else f"leads nowhere ({bare})"
        if fragment and name in self.pages and unquote(fragment) not in self.pages[name].anchors:
            return f"names an anchor that {name} has not"
        return None

    @cached_property
    def faults(self) -> list[str]:
        return [f"{link} {fault}" for link in self.links if (fault := self.fault(link))]

    @cached_property
    def reached(self) -> set[str]:
        """Every file that can be come to from the home page, by links that a person can follow."""
        known, ahead = {"index.html"}, ["index.html"]
        while ahead:
            page = self.pages.get(ahead.pop())
            for link in page.links if page else []:
                if link.element not in {"a", "area"}:
                    continue
                address = self.target(link)
                name = self.file_at(address) if address.startswith(self.url) else None
                if name and name not in known:
                    known.add(name)
                    ahead.append(name)
        return known
