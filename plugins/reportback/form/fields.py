"""The fields of the form, from the JSON Schema of the model: a kind of value, a widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportback.form.words import CHOICES, LABELS, LEFT_TO_THE_FILE, PATTERNS, SINGULARS
from reportback.model import CampaignMatter, IdeaMatter, RecordMatter
from reportback.model.spellings import (
    ANY_ADDRESS,
    CODE,
    DAY,
    ID,
    LINE,
    PERIOD,
    TEXT,
    WEB_ADDRESS,
    WEB_OR_PAPER,
    WORD,
)
from reportback.model.values import Matter

Field = dict[str, Any]
Schema = Mapping[str, Any]

KINDS: Mapping[str, type[Matter]] = {
    "campaign": CampaignMatter,
    "idea": IdeaMatter,
    "record": RecordMatter,
}
_MARKDOWN = {"record.summary", "decision.reason"}
# What is refused where a text is not spelt so, by its words in PATTERNS.
_REFUSED = {
    ANY_ADDRESS: "address",
    CODE: "code",
    LINE: "text",
    PERIOD: "period",
    WEB_ADDRESS: "web",
    WEB_OR_PAPER: "web-or-paper",
    WORD: "text",
}
_DAY_WIDGET: Field = {
    "widget": "datetime",
    "format": "YYYY-MM-DD",
    "time_format": False,
    "date_format": "YYYY-MM-DD",
}
# What all promises have comes after what each has of its own.
_SHARED = {"text", "extended"}
_GROUPS = {"AnswerPromise": "promise", "DecidePromise": "promise", "UpdatePromise": "promise"}


@dataclass(frozen=True)
class Fields:
    """Makes the fields of a kind of file. `choices`: what a key may hold, by its name in LABELS."""

    gettext: Callable[[str], str]
    choices: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Field]:
        """Every field of a kind of file, in the order of the model, then its Markdown."""
        schema = KINDS[kind].model_json_schema()
        fields = list(self._group(kind, schema, schema["$defs"]))
        if kind == "record":
            what = self._labelled("record.what", {"name": "what", "widget": "string"})
            return [
                what | {"required": False, "virtual": True, **self._pattern("id", f"^{ID}$")},
                *fields,
            ]
        return [*fields, self._body(kind)]

    def _body(self, kind: str) -> Field:
        made = self._labelled(f"{kind}.body", {"name": "body"})
        return made | {"required": False, **_MARKDOWN_WIDGET}

    def _group(self, group: str, schema: Schema, defs: Schema) -> Iterator[Field]:
        required = schema.get("required", ())
        for name, given in schema["properties"].items():
            key = f"{group}.{name}"
            if name != "x-" and "const" not in given and self._asked(key):
                made = self._labelled(key, {"name": name})
                made |= self._widget(key, _alone(given), defs)
                yield made | ({} if name in required else {"required": False})

    def _asked(self, key: str) -> bool:
        """Whether the form asks for a key: not where there is nothing to choose from."""
        return key not in LEFT_TO_THE_FILE and len(self.choices.get(key, "-")) > 0

    def _labelled(self, key: str, made: Field) -> Field:
        label, hint = LABELS[key]
        said = made | {"label": self.gettext(label)}
        return said | ({"hint": self.gettext(hint)} if hint else {})

    def _pattern(self, name: str, pattern: str) -> Field:
        return {"pattern": [pattern, self.gettext(PATTERNS[name])]}

    def _widget(self, key: str, schema: Schema, defs: Schema) -> Field:
        if key in self.choices:
            several = {"multiple": True} if schema["type"] == "array" else {}
            return {"widget": "select", "options": self.choices[key], **several}
        if "$ref" in schema:
            fields = [_needed(made) for made in self._parts(schema, defs)]
            return {"widget": "object", "collapsed": True, "fields": fields}
        match schema["type"]:
            case "array":
                return self._list(key, schema["items"], defs)
            case "object":
                return self._keyed(key)
            case "string":
                return self._text(key, schema)
            case other:
                return _PLAIN[other] | _least(schema)

    def _parts(self, schema: Schema, defs: Schema) -> list[Field]:
        """The fields of a group."""
        name = schema["$ref"].rpartition("/")[2]
        return list(self._group(_GROUPS.get(name, name.lower()), defs[name], defs))

    def _list(self, key: str, items: Schema, defs: Schema) -> Field:
        made: Field = {"widget": "list", "collapsed": False}
        made["label_singular"] = self.gettext(SINGULARS[key])
        if "oneOf" in items:
            mapping = items["discriminator"]["mapping"]
            types = [self._type(name, ref, defs) for name, ref in mapping.items()]
            return made | {"typeKey": items["discriminator"]["propertyName"], "types": types}
        if "$ref" in items:
            return made | {"fields": self._parts(items, defs)}
        one = {"name": key.partition(".")[2], "label": self.gettext(LABELS[key][0])}
        return made | {"field": one | self._text(key, items)}

    def _type(self, name: str, ref: str, defs: Schema) -> Field:
        made = self._labelled(name, {"name": name, "widget": "object"})
        parts = self._parts({"$ref": ref}, defs)
        return made | {"fields": sorted(parts, key=lambda part: part["name"] in _SHARED)}

    def _keyed(self, key: str) -> Field:
        """Ids with labels, as a list of both."""
        id_ = self._labelled("keyed.id", {"name": "id", "widget": "string"})
        label = self._labelled("keyed.label", {"name": "label", "widget": "string"})
        fields = [id_ | self._pattern("id", f"^{ID}$"), label]
        made: Field = {"widget": "list", "keyed": True, "collapsed": False, "fields": fields}
        return made | {"label_singular": self.gettext(SINGULARS[key])}

    def _text(self, key: str, schema: Schema) -> Field:
        if "enum" in schema:
            return self._among(key, schema["enum"])
        pattern = schema["pattern"]
        if pattern == DAY:
            return _DAY_WIDGET
        if pattern == TEXT:
            return _MARKDOWN_WIDGET if key in _MARKDOWN else {"widget": "text"}
        return {"widget": "string"} | self._pattern(_REFUSED[pattern], pattern)

    def _among(self, key: str, words: Sequence[str]) -> Field:
        """A few words are chosen; of hundreds, such as languages, one is typed."""
        typed = key.rpartition(".")[2]
        if typed in PATTERNS:
            return {"widget": "string"} | self._pattern(typed, f"^({'|'.join(words)})$")
        options = [{"label": self.gettext(CHOICES[word]), "value": word} for word in words]
        return {"widget": "select", "options": options}


_PLAIN: Mapping[str, Field] = {
    "boolean": {"widget": "boolean"},
    "integer": {"widget": "number", "value_type": "int"},
    "number": {"widget": "number", "value_type": "float", "step": 0.01},
}

# As it is written, first: the rich editor writes Markdown anew, in its own way, when it is used.
_MARKDOWN_WIDGET: Field = {
    "widget": "markdown",
    "modes": ["raw", "rich_text"],
    "editor_components": [],
}


def _needed(made: Field) -> Field:
    """A field of a group that may stay empty as a whole. Decap would ask for what is required even
    then, so that our own rules ask for it instead."""
    return made | {"required": False} | ({"needed": True} if made.get("required", True) else {})


def _least(schema: Schema) -> Field:
    return {"min": schema["minimum"]} if "minimum" in schema else {}


def _alone(schema: Schema) -> Schema:
    """What a key may hold, but for nothing."""
    given: list[Schema] = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return given[0] if given else schema
