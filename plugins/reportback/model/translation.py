"""Translations: the texts of a campaign, of a record and of an idea in another language.

They hold words and nothing else, so that no edition of a site can differ in a fact. A translation
has every text that its original has; lists keep their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from reportback.model.values import Line, Matter, Text


class PhaseWords(Matter):
    """A phase's words; the phases stand in the campaign's order."""

    name: Line = Field(description="what the phase is called")
    what: Text | None = Field(None, description="what happens in it")


class ExtensionWords(Matter):
    """Why a promise takes longer."""

    reason: Text = Field(description="why it takes longer")


class PromiseWords(Matter):
    """A promise's words; the promises stand in the campaign's order, each with its kind."""

    kind: Literal["answer", "decide", "update"] = Field(description="the promise's `kind`")
    text: Line | None = Field(None, description="the promise in your own words")
    extended: tuple[ExtensionWords, ...] = Field((), description="list of `reason`")


class ChangeWords(Matter):
    """What changed after the opening, and why."""

    what: Text = Field(description="what is different")
    why: Text = Field(description="the reason for it")


class CampaignWords(Matter):
    """The front matter of content/campaigns/translations/<campaign>.<language>.md."""

    title: Line = Field(description="what it is called")
    summary: Text = Field(description="what it is about, in a sentence or two")
    question: Text = Field(description="the question to the public, in one sentence")
    owner: Line = Field(description="who runs it")
    decider: Line = Field(description="who decides")
    contact: Line | None = Field(
        None, description="whom to ask; left out, it is the campaign's own"
    )
    criteria: tuple[Text, ...] = Field((), description="list of text, in the same order")
    in_scope: tuple[Text, ...] = Field((), description="list of text, in the same order")
    out_of_scope: tuple[Text, ...] = Field((), description="list of text, in the same order")
    phases: tuple[PhaseWords, ...] = Field(
        (), description="list of `name` and `what`, in the same order"
    )
    themes: Mapping[str, Line] = Field({}, description="id and label, one a line")
    areas: Mapping[str, Line] = Field({}, description="id and label, one a line")
    promises: tuple[PromiseWords, ...] = Field(
        (), description="list of `kind`, `text` and `extended`, in the same order"
    )
    changes: tuple[ChangeWords, ...] = Field(
        (), description="list of `what` and `why`, in the same order"
    )


class CampaignTranslation(CampaignWords):
    """A translation of a campaign with what its file adds."""

    campaign: str
    lang: str
    path: str
    body: str


class RecordWords(Matter):
    """A record's own words in another language."""

    by: Line = Field(description="who decided")
    summary: Text | None = Field(None, description="what the meeting was about")


class DecisionWords(Matter):
    """A decision's words in another language."""

    reason: Text | None = Field(None, description="why, in Markdown")
    owner: Line | None = Field(None, description="who sees to it")
    evidence: tuple[Line, ...] = Field((), description="list of the titles, in the same order")


class IdeaWords(Matter):
    """The front matter of ideas/<campaign>/translations/<number>.<language>.md."""

    title: Line = Field(description="the idea's title in this language")
    by: Line = Field(description="who translated it", examples=["Aberwen Council"])


class IdeaTranslation(IdeaWords):
    """A translation of an idea with what its file adds; it never takes the original's place."""

    campaign: str
    number: int
    lang: str
    path: str
    body: str
