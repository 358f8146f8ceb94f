"""Values to the text of a file: YAML front matter and Markdown, as our own reader reads them.

Text that YAML would take for something else (yes, no, 12, 2026-01-01, @here) is put in quotes by
the YAML library; text of several lines becomes a block.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import yaml

from reportback.model import CampaignMatter, IdeaMatter, Period, RecordMatter
from reportback.model.values import Matter


class _Dumper(yaml.SafeDumper):
    """Lists are indented below their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


def _decimal(dumper: yaml.SafeDumper, amount: Decimal) -> yaml.ScalarNode:
    tag = (
        "int"
        if amount == amount.to_integral_value() and "." not in format(amount, "f")
        else "float"
    )
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", format(amount, "f"))


class _Numbers(tuple[int, ...]):
    """Numbers of ideas, written on one line."""

    __slots__ = ()


def _numbers(dumper: yaml.SafeDumper, numbers: _Numbers) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", list(numbers), flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _decimal)
_Dumper.add_representer(_Numbers, _numbers)


def as_yaml(data: Mapping[str, Any]) -> str:
    """Keys with values as YAML, in the order given."""
    return yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31, line_break="\n"
    )


def idea_text(matter: IdeaMatter, body: str) -> str:
    """The text of an idea's file."""
    return _with_body(matter, body)


def campaign_text(matter: CampaignMatter, body: str) -> str:
    """The text of a campaign's file."""
    return _with_body(matter, body)


def record_text(matter: RecordMatter) -> str:
    """The text of a record's file."""
    return as_yaml(written(matter))


def _with_body(matter: Matter, body: str) -> str:
    below = f"\n{body.strip(chr(10))}\n" if body.strip() else ""
    return f"---\n{as_yaml(written(matter))}---\n{below}"


def written(matter: Matter) -> dict[str, Any]:
    """A value's keys as a file gives them: what was not given, or is the default, stays out."""
    fields = type(matter).model_fields
    required = {name for name, field in fields.items() if field.is_required()}
    given = {name: getattr(matter, name) for name in fields if name != "own"}
    kept = {
        name: _plain(value)
        for name, value in given.items()
        if name in required or value != fields[name].get_default()
    }
    title = {"title": kept["title"]} if "title" in kept else {}  # what people look for first
    return title | kept | {key: _plain(value) for key, value in matter.own.items()}


def _plain(value: Any) -> Any:
    match value:
        case Matter():
            return written(value)
        case Period() | Enum():
            return str(value)
        case Mapping():
            return {key: _plain(inner) for key, inner in value.items()}
        case tuple() | list():
            items = [_plain(inner) for inner in value]
            whole = items and all(type(item) is int for item in items)
            return _Numbers(items) if whole else items
        case date() | Decimal() | str() | bool() | int() | None:
            return value
    raise TypeError(f"a file cannot hold a {type(value).__name__}")
