"""Themes and areas that several campaigns call the same: one place to look, for the public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
    return {
        (kind, campaign, part): name
        for kind in (THEME, AREA)
        for (campaign, part), name in _of_one_kind(campaigns, kind)
    }


def _of_one_kind(campaigns: Sequence[Campaign], kind: str) -> Iterator[tuple[tuple[str, str], str]]:
    by_label: dict[str, str] = {}
    taken: set[str] = set()
    for campaign in campaigns:
        for part, label in parts(campaign, kind).items():
            free = f"{campaign.id}/{part}" if part in taken else part
            name = by_label.setdefault(label.casefold(), free)
            taken.add(name)
            yield (campaign.id, part), name
