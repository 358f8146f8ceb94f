"""What differs between two values of one shape, key by key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from reportback.model.values import Matter


class Differing(NamedTuple):
    """A key with its value before and after."""

    key: str
    before: Any
    after: Any


def differing(before: Matter, after: Matter, *more: str) -> Iterator[Differing]:
    """The keys that two matters give another value, in the order of the shape.

    Where a file lies is nothing that the public sees; `more` are keys that are told elsewhere.
    """
    for key in type(after).model_fields:
        was, now = getattr(before, key), getattr(after, key)
        if key not in {"path", *more} and was != now:
            yield Differing(key, was, now)
