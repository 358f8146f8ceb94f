"""A campaign: one question put to the public, with its process and promises."""

from __future__ import annotations

from collections.abc import Mapping

from reportback.model.promise import Promise
from reportback.model.values import AnyAddress, Code, Day, Language, Line, Matter, Text


class Phase(Matter):
    """One phase of a campaign's process; `ends` is its last day."""

    name: Line
    starts: Day
    ends: Day | None = None
    what: Text | None = None


class Change(Matter):
    """Why something that was promised at the opening is no longer the same."""

    on: Day
    what: Text
    why: Text


class CampaignMatter(Matter):
    """The front matter of content/campaigns/<campaign>.md."""

    title: Line
    summary: Text
    question: Text
    owner: Line
    decider: Line
    opens: Day
    closes: Day
    promises: tuple[Promise, ...]
    contact: Line | None = None
    submit_url: AnyAddress | None = None
    code: Code | None = None
    criteria: tuple[Text, ...] = ()
    in_scope: tuple[Text, ...] = ()
    out_of_scope: tuple[Text, ...] = ()
    phases: tuple[Phase, ...] = ()
    themes: Mapping[str, Line] = {}
    areas: Mapping[str, Line] = {}
    changes: tuple[Change, ...] = ()
    lang: Language | None = None


class Campaign(CampaignMatter):
    """A campaign with what its file adds: its id, its path and its Markdown."""

    id: str
    path: str
    body: str

    def reference(self, number: int) -> str:
        """An idea's public reference, such as RIVER-12; without a code, the campaign's id."""
        return f"{self.code or self.id}-{number}"
