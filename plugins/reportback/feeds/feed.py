"""A feed and its entries, and how they become bytes: by a library, and without a clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import StringIO

from feedgenerator import Atom1Feed
from markupsafe import Markup

from reportback import language
from reportback.site import Site

NEWEST = 100  # entries of a feed


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news.

    `id` never changes, in whichever feeds the entry stands. `updated`: the day of its last change.
    """

    id: str
    title: str
    link: str
    summary: Markup
    author: str | None
    published: date
    updated: date
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed without its entries: what it is called, the page that it is of, where it lies.

    `since`: how old it is while it is empty.
    """

    title: str
    home: str
    own: str
    since: date


class _Atom(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """A feed that never asks the clock."""

    since: datetime

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self.since)


def written(site: Site, channel: Channel, entries: Iterable[Entry]) -> tuple[str, bytes]:
    """A feed's address and its bytes."""
    feed = _Atom(
        title=channel.title,
        link=site.whole(channel.home),
        description="",
        language=site.language.tag,
        feed_url=site.whole(channel.own),
        feed_guid=site.whole(channel.own),
        author_name=site.settings.organisation.name or site.settings.site_name,
    )
    feed.since = _midnight(min(channel.since, site.as_of))
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.link,
            description=str(entry.summary),
            unique_id=entry.id,
            author_name=entry.author,
            pubdate=_midnight(entry.published),
            updateddate=_midnight(entry.updated),
            categories=entry.categories,
        )
    stream = StringIO()
    feed.write(stream, "utf-8")
    return channel.own, stream.getvalue().encode("utf-8")


def in_tongue(site: Site, html: Markup, *tags: str | None) -> Markup:
    """Words in the first language given, marked where it is not the feed's."""
    tag = next(filter(None, tags), site.settings.lang)
    if f"{site.language.tag}-".startswith(f"{tag}-"):
        return html
    marked = Markup('<div lang="{}" dir="{}">{}</div>')
    return marked.format(tag, language.direction(tag), html)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
