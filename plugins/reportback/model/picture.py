"""What is known of a picture before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it will be published: its kind, and its size in pixels."""

    kind: Literal["jpg", "png"]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a picture cannot be published: what must be true, what was found, what to do."""

    must: str
    found: str
    todo: str
