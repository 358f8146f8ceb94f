"""Rows of the open data as the keys of files: what is derived stays out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportback.model import CampaignMatter, Decision, IdeaMatter
from reportback.restoring.rows import TypedRow

Keys = dict[str, Any]

# Keys of files that the data calls otherwise, or holds in columns of their own.
_CAMPAIGNS_OWN = {"submit_url": "submit_address"}
_APART = {"promises", "own"}
_IDEAS_OWN = {"source", "withheld", "images", "own"}
_DECISIONS_OWN = {"lang": "language"}
_DECISIONS_APART = {"ideas", "cost", "evidence", "own"}
_OF_A_PROMISE = ("kind", "within", "of", "by", "every", "extended")


def campaign(row: TypedRow, promises: Iterable[TypedRow]) -> Keys:
    """The front matter of a campaign."""
    keys = _given(row, CampaignMatter.model_fields.keys() - _APART, _CAMPAIGNS_OWN)
    return {**keys, "promises": tuple(map(_promise, promises)), **_own(row)}


def _promise(row: TypedRow) -> Keys:
    keys = {name: row[name] for name in _OF_A_PROMISE if row[name] is not None}
    return keys | ({"text": row["wording"]} if row["wording"] else {}) | _own(row)


def idea(row: TypedRow) -> Keys:
    """The front matter of an idea."""
    keys = _given(row, IdeaMatter.model_fields.keys() - _IDEAS_OWN, {})
    groups = {
        "source": {"system": row["source_system"], "id": row["source_id"]},
        "withheld": {
            "date": row["withheld_on"],
            "by": row["withheld_by"],
            "reason": row["withheld_reason"],
        },
    }
    for name, group in groups.items():
        if any(value is not None for value in group.values()):
            keys[name] = {**group, **_own_of(row, name)}
    images = tuple(_without(image, "address", "width", "height") for image in row["images"])
    return {**keys, "images": images, **_own(row)}


def campaign_translation(row: TypedRow) -> Keys:
    """The front matter of a campaign's translation."""
    return {"title": row["title"], **row["texts"], **_own(row)}


def idea_translation(row: TypedRow) -> Keys:
    """The front matter of an idea's translation."""
    return {"title": row["title"], "by": row["by"], **_own(row)}


def record(rows: list[TypedRow]) -> Keys:
    """A record: all its decisions, each on all its ideas, in the order of their positions."""
    first = rows[0]
    by_position: dict[int, list[TypedRow]] = {}
    for row in rows:
        by_position.setdefault(row["position"], []).append(row)
    keys = {name: first[name] for name in ("date", "by", "summary")}
    keys["minutes"] = first["minutes_file"] or first["minutes"]
    keys["translations"] = first["record_translations"]
    decisions = tuple(_decision(by_position[position]) for position in sorted(by_position))
    return {**_told(keys), "decisions": decisions, **first["record_own"]}


def _decision(rows: list[TypedRow]) -> Keys:
    first = rows[0]
    keys = _given(first, Decision.model_fields.keys() - _DECISIONS_APART, _DECISIONS_OWN)
    if first["cost"] is not None:
        cost = {"amount": first["cost"], "currency": first["currency"]}
        keys["cost"] = {**cost, **_own_of(first, "cost")}
    evidence = tuple(map(_evidence, first["evidence"]))
    ideas = tuple(row["number"] for row in rows)
    return {"ideas": ideas, **keys, "evidence": evidence, **_own(first)}


def _evidence(given: Any) -> Any:
    """Evidence with its paper's name, else with its address."""
    if not isinstance(given, Mapping):
        return given
    kept = _without(given, "address", "file")
    if given.get("file"):
        return {**kept, "file": given["file"]}
    return {**kept, "url": given.get("address")}


def _given(row: TypedRow, names: Iterable[str], called: Mapping[str, str]) -> Keys:
    """The keys of these names that have a value, in the order of the alphabet."""
    return _told({name: row[called.get(name, name)] for name in sorted(names)})


def _told(keys: Keys) -> Keys:
    return {name: value for name, value in keys.items() if value is not None}


def _without(given: Any, *names: str) -> Any:
    if not isinstance(given, Mapping):
        return given
    return {name: value for name, value in given.items() if name not in names}


def _own(row: TypedRow) -> Keys:
    """A site's own keys of the whole; those of its groups stand under names without x-."""
    return {name: value for name, value in row["own"].items() if name.startswith("x-")}


def _own_of(row: TypedRow, group: str) -> Keys:
    found = row["own"].get(group, {})
    return dict(found) if isinstance(found, Mapping) else {}
