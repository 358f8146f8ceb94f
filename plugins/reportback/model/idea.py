"""An idea: one contribution, in the contributor's words."""

from __future__ import annotations

from reportback.model.values import Day, Ids, Language, Line, Matter, Numbers, Text, Whole


class Source(Matter):
    """Where an idea was imported from; makes imports repeatable."""

    system: Line
    id: Line


class Withheld(Matter):
    """When, by whom and why an idea's words are not published."""

    date: Day
    by: Line
    reason: Text


class Image(Matter):
    """A picture in the campaign's files folder."""

    file: Line
    alt: Text


class IdeaMatter(Matter):
    """The front matter of ideas/<campaign>/<number>-<slug>.md."""

    submitted: Day
    title: Line | None = None
    by: Line | None = None
    via: Line | None = None
    themes: Ids = ()
    area: Line | None = None
    supporters: Whole | None = None
    source: Source | None = None
    lang: Language | None = None
    builds_on: Numbers = ()
    images: tuple[Image, ...] = ()
    withheld: Withheld | None = None


class Idea(IdeaMatter):
    """An idea with what its file adds: its campaign, its number, its path and its Markdown."""

    campaign: str
    number: int
    path: str
    body: str

    def path_of(self, image: Image) -> str:
        """Where one of its pictures lies."""
        return f"ideas/{self.campaign}/files/{image.file}"
