"""Themes and areas that several campaigns call the same: one place to look, for the public."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportback.model import Campaign

THEME, AREA = "theme", "area"
Shared = Mapping[tuple[str, str, str], str]


def parts(campaign: Campaign, kind: str) -> Mapping[str, str]:
    """The label of each theme, or of each area, by its id."""
    return campaign.themes if kind == THEME else campaign.areas


def shared(campaigns: Sequence[Campaign]) -> Shared:
    """What each theme and area is called in all campaigns, by kind, campaign and id.

    Those of one kind and one label, in whatever case, are one: its name is the id that the first
    gives it; that with its campaign where another label has the id already.
    """
    called: dict[tuple[str, str], str] = {}
    return {
        (kind, campaign.id, part): _called(called, kind, campaign.id, part, label)
        for kind in (THEME, AREA)
        for campaign in campaigns
        for part, label in parts(campaign, kind).items()
    }


def _called(
    called: dict[tuple[str, str], str], kind: str, campaign: str, part: str, label: str
) -> str:
    taken = {value for (of, _), value in called.items() if of == kind}
    value = f"{campaign}/{part}" if part in taken else part
    return called.setdefault((kind, label.casefold()), value)
