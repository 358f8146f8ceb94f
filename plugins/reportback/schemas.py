"""JSON Schema of the three files, for editors and forms: the rules of the model, said once more.

Draft 7, which every editor reads, and whole in itself: nothing in it refers to anything else. What
a site adds to the model are its outcomes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from reportback.model import CampaignMatter, IdeaMatter, RecordMatter, Settings
from reportback.model.spellings import ID
from reportback.model.values import Matter
from reportback.terms import MERGED, Vocabulary

Schema = dict[str, Any]

KINDS: Mapping[str, type[Matter]] = {
    "campaign": CampaignMatter,
    "idea": IdeaMatter,
    "record": RecordMatter,
}
FOLDER = ".vscode/schemas"
_TITLES = {"campaign": "A campaign", "idea": "An idea", "record": "A record of decisions"}
_LINK = re.compile(r":? ?\(?\[[^]]+\]\([^)]+\)\)?")
_NULL = {"type": "null"}


def schema_of(kind: str, settings: Settings) -> Schema:
    """The schema of a campaign's or an idea's front matter, or of a record, on this site.

    Raises KeyError when there is no such kind.
    """
    raw = KINDS[kind].model_json_schema(by_alias=True)
    schema: Schema = _whole(raw, raw.pop("$defs", {}))
    if kind == "campaign":
        _ids_for_addresses(schema["properties"], settings.vocabulary)
    if kind == "record":
        _outcomes(schema["properties"]["decisions"]["items"], settings.vocabulary)
    first = {"$schema": "http://json-schema.org/draft-07/schema#", "title": _TITLES[kind]}
    return first | {key: value for key, value in schema.items() if key != "title"}


def schema_files(settings: Settings) -> dict[str, bytes]:
    """The schemas as the files of a site, by their path below its root."""
    return {f"{FOLDER}/{kind}.json": schema_text(schema_of(kind, settings)) for kind in KINDS}


def schema_text(schema: Schema) -> bytes:
    """A schema as the bytes of a file."""
    return (json.dumps(schema, ensure_ascii=True, indent=1) + "\n").encode()


def described(kind: type[Matter]) -> dict[str, str]:
    """What each key of a group is, in plain words; links of docs/records.md are left out."""
    fields = {name: field for name, field in kind.model_fields.items() if name != "own"}
    return {name: _LINK.sub("", field.description or "") for name, field in fields.items()}


def _whole(part: Any, defs: Mapping[str, Any]) -> Any:
    """A part of pydantic's schema with what it refers to put in its place, in our terms."""
    if isinstance(part, list):
        return [_whole(item, defs) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        meant = defs[part["$ref"].rsplit("/", 1)[-1]]
        beside = {key: value for key, value in part.items() if key != "$ref"}
        return _whole({**meant, **beside}, defs)
    said = {key: _whole(value, defs) for key, value in part.items() if key != "discriminator"}
    return _or_nothing(_named(said))


def _or_nothing(part: Schema) -> Schema:
    """A value or nothing: one type for both where that says the same, which editors read best."""
    ways = part.get("anyOf", [])
    if len(ways) != 2 or ways[1] != _NULL or "type" not in ways[0]:
        return part
    around = {key: value for key, value in part.items() if key != "anyOf"}
    merged = {**ways[0], **around, "type": [ways[0]["type"], "null"]}
    if "enum" in merged:
        merged["enum"] = [*merged["enum"], None]
    return merged


def _named(part: Schema) -> Schema:
    """A group's keys with titles and sentences for people, and a site's own keys beside them."""
    if isinstance(part.get("properties"), dict) and part.get("additionalProperties") is False:
        own = {"description": "A key of your own: it goes through to the open data."}
        keys = {key: value for key, value in part["properties"].items() if key != "x-"}
        part = part | {"properties": {key: _spoken(key, value) for key, value in keys.items()}}
        part |= {"patternProperties": {"^x-": own}}
    return part


def _spoken(key: str, part: Schema) -> Schema:
    said = _LINK.sub("", part.get("description", ""))
    words = {
        "title": key.replace("_", " ").capitalize(),
        "description": f"{said[:1].upper()}{said[1:]}.",
    }
    kept = {k: v for k, v in part.items() if not (k == "default" and v in (None, [], {}))}
    return {**kept, **words}


def _ids_for_addresses(keys: Schema, vocabulary: Vocabulary) -> None:
    """Themes and areas have ids fit for addresses, which are no outcome's, nor 'page'."""
    fit = {"pattern": f"^{ID}$(?!\\n)"}
    taken = sorted({outcome.id for outcome in vocabulary} | {"page"})
    for key in ("themes", "areas"):
        keys[key]["propertyNames"] = {**fit, "not": {"enum": taken}}


def _outcomes(decision: Schema, vocabulary: Vocabulary) -> None:
    """The outcomes that a record may give on this site, and what each asks for beside it."""
    recorded = vocabulary.recorded
    outcome = decision["properties"]["outcome"]
    outcome.pop("pattern")
    outcome.pop("patternErrorMessage")
    outcome["enum"] = [each.id for each in recorded]
    outcome["enumDescriptions"] = [f"{each.label}: {each.meaning}" for each in recorded]
    reasoned = [each.id for each in recorded if each.reason]
    decision["allOf"] = [
        _where_outcome(reasoned, _reason_or_none()),
        {"not": {"required": ["reason", "no_reason_given"], "properties": _BOTH}},
        _where_outcome([MERGED.id], _GIVEN_INTO) | {"else": {"properties": {"into": _NULL}}},
    ]


_BOTH = {"reason": {"type": "string"}, "no_reason_given": {"const": True}}
_GIVEN_INTO = {"required": ["into"], "properties": {"into": {"type": "integer"}}}


def _where_outcome(outcomes: list[str], then: Schema) -> Schema:
    fits = {"required": ["outcome"], "properties": {"outcome": {"enum": outcomes}}}
    return {"if": fits, "then": then}


def _reason_or_none() -> Schema:
    reason = {"required": ["reason"], "properties": {"reason": {"type": "string"}}}
    none = {"required": ["no_reason_given"], "properties": {"no_reason_given": {"const": True}}}
    return {"anyOf": [reason, none]}
