"""A campaign: one question put to the public, with its process and promises."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from reportback.model.promise import Promise
from reportback.model.values import AnyAddress, Code, Day, Language, Line, Matter, Text


class Phase(Matter):
    """One phase of a campaign's process; `ends` is its last day."""

    name: Line = Field(description="what the phase is called")
    starts: Day = Field(description="its first day")
    ends: Day | None = Field(None, description="its last day; without one it goes on")
    what: Text | None = Field(None, description="what happens in it")


class Change(Matter):
    """Why something that was promised at the opening is no longer the same."""

    on: Day = Field(description="the day of the change")
    what: Text = Field(description="what is different")
    why: Text = Field(description="the reason for it")


class CampaignMatter(Matter):
    """The front matter of content/campaigns/<campaign>.md."""

    title: Line = Field(description="what it is called", examples=["A river for everyone"])
    summary: Text = Field(description="what it is about, in a sentence or two")
    question: Text = Field(description="the question to the public, in one sentence")
    owner: Line = Field(description="who runs it", examples=["Parks and Open Spaces"])
    decider: Line = Field(description="who decides", examples=["The Cabinet"])
    opens: Day = Field(description="the first day for ideas", examples=["2026-02-02"])
    closes: Day = Field(description="the last day for ideas", examples=["2026-03-30"])
    promises: tuple[Promise, ...] = Field(
        description="what people may count on: [promises](#promises)"
    )
    contact: Line | None = Field(
        None, description="whom to ask", examples=["The parks team, parks@example.org"]
    )
    submit_url: AnyAddress | None = Field(
        None, description="where ideas are sent", examples=["https://www.example.org/say"]
    )
    code: Code | None = Field(
        None, description="the prefix of public references, as in RIVER-12", examples=["RIVER"]
    )
    criteria: tuple[Text, ...] = Field(
        (),
        description="list of text: what the ideas are weighed by",
        examples=[["It helps many people"]],
    )
    in_scope: tuple[Text, ...] = Field(
        (), description="list of text: what it is about", examples=[["The towpath"]]
    )
    out_of_scope: tuple[Text, ...] = Field(
        (), description="list of text: what it is not about", examples=[["The road bridge"]]
    )
    phases: tuple[Phase, ...] = Field(
        (),
        description="list of `name`, `starts`, `ends`, `what`: the way to the decision",
        examples=[[{"name": "Your ideas", "starts": "2026-02-02", "ends": "2026-03-30"}]],
    )
    themes: Mapping[str, Line] = Field(
        {},
        description="id and label, one a line",
        examples=[{"wildlife": "Wildlife", "access": "Getting there"}],
    )
    areas: Mapping[str, Line] = Field(
        {}, description="id and label of each place, one a line", examples=[{"north": "North bank"}]
    )
    changes: tuple[Change, ...] = Field(
        (), description="list of `on`, `what`, `why`: what changed after the opening"
    )
    lang: Language | None = Field(
        None, description="the language of its texts, where it is not the site's", examples=["cy"]
    )


class Campaign(CampaignMatter):
    """A campaign with what its file adds: its id, its path and its Markdown.

    `original`: where its texts are translated, the language of what was written around it.
    """

    id: str
    path: str
    body: str
    original: str | None = None

    def reference(self, number: int) -> str:
        """An idea's public reference, such as RIVER-12; without a code, the campaign's id."""
        return f"{self.code or self.id}-{number}"
