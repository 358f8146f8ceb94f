"""An idea: one contribution, in the contributor's words."""

from __future__ import annotations

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from reportback.model.picture import path_of
from reportback.model.translation import IdeaTranslation
from reportback.model.values import Day, Ids, Language, Line, Matter, Numbers, Text, Whole


class Source(Matter):
    """Where an idea was imported from; makes imports repeatable."""

    system: Line = Field(description="the form or platform that it came from")
    id: Line = Field(description="what it is called there")


class Withheld(Matter):
    """When, by whom and why an idea's words are not published."""

    date: Day = Field(description="the day on which it was withheld")
    by: Line = Field(description="who withheld it")
    reason: Text = Field(description="why, in words for the public")


class Image(Matter):
    """A picture in the campaign's files folder."""

    file: Line = Field(description="its name in the `files` folder", examples=["bench.jpg"])
    alt: Text = Field(description="what it shows, for those who cannot see it")


# A withheld idea has neither title, name nor picture; any other has a title.
_TITLE_OR_WITHHELD: JsonDict = {
    "if": {"required": ["withheld"], "properties": {"withheld": {"type": "object"}}},
    "then": {
        "properties": {
            "title": {"type": "null"},
            "by": {"type": "null"},
            "images": {"maxItems": 0},
        }
    },
    "else": {"required": ["title"], "properties": {"title": {"type": "string"}}},
}


class IdeaMatter(Matter):
    """The front matter of ideas/<campaign>/<number>-<slug>.md."""

    model_config = ConfigDict(json_schema_extra=_TITLE_OR_WITHHELD)

    submitted: Day = Field(description="the day on which it was sent", examples=["2026-02-14"])
    title: Line | None = Field(
        None,
        description="required, but for a withheld idea: what it is about, in a few words",
        examples=["Reed beds below the weir"],
    )
    by: Line | None = Field(
        None, description="a display name; without one, 'Anonymous'", examples=["Marged E."]
    )
    via: Line | None = Field(None, description="how it arrived", examples=["online form"])
    themes: Ids = Field(
        (), description="list of ids of the campaign's themes", examples=[["wildlife"]]
    )
    area: Line | None = Field(
        None, description="the id of one of the campaign's areas", examples=["north"]
    )
    supporters: Whole | None = Field(
        None, description="how many people supported it", examples=[12]
    )
    source: Source | None = Field(None, description="`system` and `id`: where an import found it")
    lang: Language | None = Field(
        None, description="its language, where it is not the campaign's", examples=["cy"]
    )
    builds_on: Numbers = Field(
        (), description="list of the numbers of ideas that it takes further", examples=[[3]]
    )
    images: tuple[Image, ...] = Field(
        (),
        description="list of `file` (in the `files` folder) and `alt` (what it shows, for those who"
        " cannot see it): [pictures](#pictures)",
        examples=[[{"file": "bench.jpg", "alt": "A bench below two willows."}]],
    )
    withheld: Withheld | None = Field(
        None,
        description="`date`, `by`, `reason`: then no title, no name and no text"
        " ([how](withholding.md))",
    )


class Idea(IdeaMatter):
    """An idea with what its file adds: its campaign, its number, its path and its Markdown.

    `translation`: its words in the language of an edition, shown beside its own.
    """

    campaign: str
    number: int
    path: str
    body: str
    translation: IdeaTranslation | None = None

    def path_of(self, image: Image) -> str:
        """Where one of its pictures lies."""
        return path_of(self.campaign, image.file)
