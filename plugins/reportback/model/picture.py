"""What is known of pictures and papers before they are published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Widths in pixels at which a picture is published beside its full size: a phone, a good phone.
NARROWER = (480, 960)
_WORTH_IT = 0.8  # of the full width; a picture that is hardly narrower saves nothing


def path_of(campaign_id: str, name: str) -> str:
    """Where a picture or paper of a campaign lies."""
    return f"ideas/{campaign_id}/files/{name}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it will be published: its kind, and its full size in pixels."""

    kind: Literal["jpg", "png"]
    width: int
    height: int

    @property
    def narrower(self) -> tuple[int, ...]:
        """The widths at which it is published beside the full one."""
        return tuple(width for width in NARROWER if width <= _WORTH_IT * self.width)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it will be published: its kind, and its size in bytes.

    `picture`: it is one, and so is made anew, clean of what it tells of its maker. `names`: who its
    properties say made it.
    """

    kind: str
    size: int
    picture: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a file cannot be published: what must be true, what was found, what to do."""

    must: str
    found: str
    todo: str
