"""A record: a file of decisions made together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from reportback.model.picture import path_of
from reportback.model.translation import DecisionWords, RecordWords
from reportback.model.values import (
    NOT_EMPTY,
    Amount,
    Currency,
    Day,
    Language,
    Line,
    Matter,
    Number,
    Numbers,
    Switch,
    Text,
    WebAddress,
    WebOrPaper,
)


class Cost(Matter):
    """What a decision costs."""

    amount: Amount = Field(description="how much, in digits", examples=[18000])
    currency: Currency = Field(description="its three letters", examples=["GBP"])


# Either an address or a paper.
_URL_OR_FILE: JsonDict = {
    "anyOf": [
        {
            "required": ["url"],
            "properties": {"url": {"type": "string"}, "file": {"type": "null"}},
        },
        {
            "required": ["file"],
            "properties": {"file": {"type": "string"}, "url": {"type": "null"}},
        },
    ]
}


class Evidence(Matter):
    """What shows that a decision was carried out: an address, or a paper in the files folder."""

    model_config = ConfigDict(json_schema_extra=_URL_OR_FILE)

    title: Line = Field(description="what it is")
    url: WebAddress | None = Field(None, description="its address; or else `file`")
    file: Line | None = Field(None, description="its name in the `files` folder; or else `url`")


class Decision(Matter):
    """One outcome given to one or more ideas, with a reason."""

    ideas: Annotated[Numbers, *NOT_EMPTY] = Field(
        description="required: list of the ideas' numbers"
    )
    outcome: Line = Field(
        description="required: where these ideas stand now ([outcomes](#outcomes))"
    )
    reason: Text | None = Field(
        None,
        description="why, in Markdown; required for every outcome but `under-review`",
        examples=["It costs little and helps many."],
    )
    no_reason_given: Switch = Field(
        False, description="`true` when there truly was no reason: the site then says so"
    )
    into: Number | None = Field(
        None, description="the idea that these were combined with (`merged` only)", examples=[12]
    )
    owner: Line | None = Field(None, description="who sees to it", examples=["Parks team"])
    due: Day | None = Field(
        None, description="the day announced for delivery", examples=["2026-09-30"]
    )
    cost: Cost | None = Field(
        None,
        description="`amount` and `currency`: what it costs",
        examples=[{"amount": 18000, "currency": "GBP"}],
    )
    evidence: tuple[Evidence, ...] = Field(
        (),
        description="list of `title` with `url`, or with `file` (in the `files` folder):"
        " [papers](#papers)",
        examples=[[{"title": "Photographs", "url": "https://www.example.org/photos"}]],
    )
    reopens: Switch = Field(
        False, description="`true` takes up an idea that had a final outcome", examples=[True]
    )
    corrects: Line | None = Field(
        None,
        description="the name of the earlier record whose decision on these ideas was wrong",
        examples=["2026-03-12-panel"],
    )
    lang: Language | None = Field(
        None, description="the reason's language, where it is not the campaign's", examples=["cy"]
    )
    translations: Mapping[Language, DecisionWords] = Field(
        {},
        description="language, and below it `reason`, `owner` and `evidence` (list of titles):"
        " [in other languages](languages.md)",
        examples=[{"cy": {"reason": "Mae'n rhad, ac yn helpu llawer."}}],
    )


class RecordMatter(Matter):
    """A record as its file gives it."""

    date: Day = Field(
        description="required: the day of the decision, as in the file's name",
        examples=["2026-03-12"],
    )
    by: Line = Field(description="required: who decided", examples=["The Riverside Panel"])
    decisions: Annotated[tuple[Decision, ...], *NOT_EMPTY] = Field(
        description="required: list of decisions"
    )
    summary: Text | None = Field(
        None,
        description="what the meeting was about, in Markdown",
        examples=["The panel's second meeting."],
    )
    minutes: WebOrPaper | None = Field(
        None,
        description="the address of the minutes, or their name in the `files` folder:"
        " [papers](#papers)",
        examples=["https://www.example.org/minutes/2026-03-12"],
    )
    translations: Mapping[Language, RecordWords] = Field(
        {},
        description="language, and below it `by` and `summary`: [in other languages](languages.md)",
        examples=[{"cy": {"by": "Panel Glan yr Afon", "summary": "Ail gyfarfod y panel."}}],
    )


class Record(RecordMatter):
    """A record with what its file adds: its campaign, its name and its path.

    `lang`: the language of its summary, where that is not the campaign's.
    """

    campaign: str
    name: str
    path: str
    lang: str | None = None

    @property
    def minutes_file(self) -> str | None:
        """The minutes' name in the files folder, where they have no address of their own."""
        return self.minutes if self.minutes and "://" not in self.minutes else None

    @property
    def papers(self) -> tuple[str, ...]:
        """The names of all papers that it names, in its order."""
        evidence = (paper.file for decision in self.decisions for paper in decision.evidence)
        return tuple(filter(None, (self.minutes_file, *evidence)))

    def path_of(self, name: str) -> str:
        """Where one of its papers lies."""
        return path_of(self.campaign, name)
