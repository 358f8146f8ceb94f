"""What a campaign promised when it opened, against what it says since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportback.model.campaign import Campaign, CampaignMatter
from reportback.model.promise import Extension, Promise

PINNED = ("promises", "criteria", "decider")

Pinned = Promise | str


@dataclass(frozen=True, slots=True)
class PinnedChange:
    """A pinned key that changed after the opening; `on` is None while it is not committed.

    `before` and `after`: promises as such, criteria and who decides as they are written.
    """

    on: date | None
    key: str
    before: tuple[Pinned, ...]
    after: tuple[Pinned, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A campaign's front matter as it stood from a day on (None: in the files, uncommitted)."""

    on: date | None
    matter: CampaignMatter


def pinned_changes(
    campaign: Campaign, versions: Sequence[Version], as_of: date
) -> tuple[PinnedChange, ...]:
    """The changes after the opening, oldest first. `versions` are oldest first.

    What counts as promised is the last version of the opening day or before it; of a campaign that
    was first committed later (an import of an old one), the first version.
    """
    seen = [version for version in versions if version.on is None or version.on <= as_of]
    opening = _opening(seen) or campaign.opens
    before_opening = [v for v in seen if v.on is not None and v.on <= opening]
    start = len(before_opening) - 1 if before_opening else 0
    changes: list[PinnedChange] = []
    for old, new in zip(seen[start:], seen[start + 1 :], strict=False):
        changes += _between(old, new)
    return tuple(changes)


def _opening(versions: Sequence[Version]) -> date | None:
    """The day on which it opened, as was said until then: moved later on, it still has opened."""
    opening: date | None = None
    for version in versions:
        if opening is not None and (version.on is None or version.on > opening):
            break
        opening = version.matter.opens
    return opening


def _between(old: Version, new: Version) -> list[PinnedChange]:
    before, after = _said(old.matter, old.matter), _said(new.matter, old.matter)
    return [
        PinnedChange(new.on, key, before[key], after[key])
        for key in PINNED
        if before[key] != after[key]
    ]


def _said(matter: CampaignMatter, old: CampaignMatter) -> Mapping[str, tuple[Pinned, ...]]:
    """What the pinned keys say. A new extension is no change, since it says what it changes; one
    that was there before and is gone, or is no longer the same, is."""
    promises = tuple(
        _promised(promise, _extensions(old, i)) for i, promise in enumerate(matter.promises)
    )
    return {"promises": promises, "criteria": matter.criteria, "decider": (matter.decider,)}


def _extensions(matter: CampaignMatter, index: int) -> tuple[Extension, ...]:
    return matter.promises[index].extended if index < len(matter.promises) else ()


def _promised(promise: Promise, known: tuple[Extension, ...]) -> Promise:
    """A promise with those of its extensions that were known before, without a site's own keys."""
    extended = tuple(extension for extension in promise.extended if extension in known)
    return promise.model_copy(update={"extended": extended, "own": {}})
