"""Columns that several tables have, and values with the keys that are a site's own."""

from __future__ import annotations

from typing import Any

from reportback.exports.table import Column
from reportback.model.values import Matter

CAMPAIGN = Column("campaign", "string", "The campaign's id, as in its address.")
NUMBER = Column("number", "integer", "The idea's number within its campaign.")
REFERENCE = Column("reference", "string", "The idea's public reference.")
OWN = Column(
    "own",
    "object",
    "Keys that are this site's own (they begin with x-); those of a part stand under its name.",
)


def with_own(group: Matter) -> dict[str, Any]:
    """A group of keys as it was written, its own x- keys last."""
    return {**group.model_dump(exclude={"own"}), **group.own}


def own(of: Matter, **groups: Matter | None) -> dict[str, Any]:
    """A file's x- keys, and those of groups within it whose values stand in other columns."""
    within = {name: dict(group.own) for name, group in groups.items() if group and group.own}
    return {**of.own, **within}
