"""What changes of the site itself: its settings, its own pages and news, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportback.comparing.changes import Change, Topic
from reportback.comparing.fields import differing
from reportback.model import Settings
from reportback.model.values import Matter
from reportback.reading.surroundings import Surroundings, Writing

# What a page does not show: how the program is run. Both sides speak for one day anyway.
_UNSEEN = ("as_of", "public_since")


def site(
    before: tuple[Settings, Surroundings], after: tuple[Settings, Surroundings]
) -> Iterator[Change]:
    """Settings first, then ordinary pages, news, files and the look of all pages."""
    for key, was, now in differing(before[0], after[0], *_UNSEEN):
        yield from _setting(key, was, now)
    was, now = before[1], after[1]
    for name in sorted(was.settings.keys() | now.settings.keys()):
        old, new = was.settings.get(name), now.settings.get(name)
        if old != new:
            values = {"key": name, "before": old, "after": new}
            yield Change(Topic.SITE, "setting", values=values)
    yield from _written("page", was.pages, now.pages)
    yield from _written("article", was.articles, now.articles)
    if files := _different(was.files, now.files):
        yield Change(Topic.SITE, "files", values={"count": files})
    if look := _different(was.look, now.look):
        yield Change(Topic.SITE, "look", values={"count": look}, caution=True)


def _setting(key: str, before: object, after: object) -> Iterator[Change]:
    """A group of settings, such as the organisation, is told part by part."""
    if isinstance(before, Matter) and isinstance(after, type(before)):
        for inner, was, now in differing(before, after):
            yield from _setting(f"{key}.{inner}", was, now)
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                yield from _setting(f"{key}.{name}", before.get(name), after.get(name))
        return
    yield Change(Topic.SITE, "setting", values={"key": key, "before": before, "after": after})


def _written(
    kind: str, before: Mapping[str, Writing], after: Mapping[str, Writing]
) -> Iterator[Change]:
    for path in sorted(before.keys() | after.keys()):
        was, now = before.get(path), after.get(path)
        if was == now:
            continue
        how = "new" if was is None else "gone" if now is None else "changed"
        titled = now or was
        values = {"title": titled.title if titled else path}
        if was and now and was.title != now.title:
            values["before"] = was.title
            how = "renamed"
        yield Change(Topic.SITE, f"{kind}-{how}", values=values, caution=how == "gone")


def _different(before: Mapping[str, str], after: Mapping[str, str]) -> int:
    return sum(before.get(path) != after.get(path) for path in before.keys() | after.keys())
