"""Columns that several tables have, and values with the keys that are a site's own."""

from __future__ import annotations

from typing import Any

from reportback.exports.table import Column, Reference, Words
from reportback.model import Unit
from reportback.model.values import Matter
from reportback.site import Site

CAMPAIGN = Column("campaign", "string", "The campaign's id, as in its address.", needed=True)
NUMBER = Column("number", "integer", "The idea's number within its campaign.", needed=True, least=1)
REFERENCE = Column("reference", "string", "The idea's public reference.", needed=True)
OWN = Column(
    "own",
    "object",
    "Keys that are this site's own (they begin with x-); those of a part stand under its name.",
    needed=True,
)
LATE_IN = Column(
    "late_in",
    "string",
    "What lateness is counted in: days or working days.",
    needed=True,
    among=(str(Unit.DAYS), str(Unit.WORKING_DAYS)),
)
OF_CAMPAIGN = Reference(("campaign",), "campaigns", ("campaign",))
OF_IDEA = Reference(("campaign", "number"), "ideas", ("campaign", "number"))
OF_OUTCOME = Reference(("outcome",), "outcomes", ("outcome",))


def outcome_ids(site: Site) -> Words:
    """The ids of this site's outcomes."""
    return tuple(outcome.id for outcome in site.ledger.vocabulary)


def with_own(group: Matter) -> dict[str, Any]:
    """A group of keys as it was written, its own x- keys last."""
    return {**group.model_dump(exclude={"own"}), **group.own}


def own(of: Matter, **groups: Matter | None) -> dict[str, Any]:
    """A file's x- keys, and those of groups within it whose values stand in other columns."""
    within = {name: dict(group.own) for name, group in groups.items() if group and group.own}
    return {**of.own, **within}
