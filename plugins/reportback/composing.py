"""Values to the text of a file: YAML front matter and Markdown, as our own reader reads them.

Text that YAML would take for something else (yes, no, 12, 2026-01-01, @here) is put in quotes by
the YAML library; text of several lines becomes a block.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import yaml
from slugify import slugify

from reportback.model import CampaignMatter, IdeaMatter, Period, RecordMatter
from reportback.model.spellings import CORE_NUMBER, CORE_NUMBER_FIRST
from reportback.model.values import Matter


class _Dumper(yaml.SafeDumper):
    """Lists are indented below their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


class _OnOneLine(tuple[Any, ...]):
    """A list of numbers or ids, written on one line."""

    __slots__ = ()


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _decimal(dumper: Any, amount: Decimal) -> Any:
    digits = format(amount, "f")
    kind = "float" if "." in digits else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", digits)


def _on_one_line(dumper: Any, items: _OnOneLine) -> Any:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", list(items), flow_style=True)


class _FastDumper(yaml.CSafeDumper):
    """The same in C, for what it writes alike: no lists below a key, no signs beyond 16 bits."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


for _kind in (_Dumper, _FastDumper):
    _kind.add_representer(str, _text)
    _kind.add_representer(Decimal, _decimal)
    _kind.add_representer(_OnOneLine, _on_one_line)
    # Text that YAML 1.2 takes for a number is put in quotes, beside what YAML 1.1 does.
    _kind.add_implicit_resolver(
        "tag:yaml.org,2002:float", re.compile(f"^(?:{CORE_NUMBER})$"), list(CORE_NUMBER_FIRST)
    )


def as_yaml(data: Mapping[str, Any]) -> str:
    """Keys with values as YAML, in the order given."""
    dumper = _FastDumper if _is_simple(data) else _Dumper
    return str(yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1))


def _is_simple(value: Any) -> bool:
    match value:
        case str():
            return value.isascii() or max(value) <= "\uffff"
        case Mapping():
            return all(_is_simple(key) and _is_simple(inner) for key, inner in value.items())
        case _OnOneLine():
            return all(_is_simple(item) for item in value)
        case list() | tuple():
            return not value
    return True


# An address or a number to dial: a file's name is for ever, even where the words are masked later.
_PERSONAL = re.compile(r"\S+@\S+|\+?\d(?:[\s()/.-]{0,2}\d){6,}")
SLUG_LENGTH = 60


def impersonal(text: str) -> str:
    """A text without what could reach somebody, for titles and names that are made from it."""
    return " ".join(_PERSONAL.sub(" ", text).split())


def idea_file_name(number: int, title: str | None) -> str:
    """The name of an idea's file: its number, and words of its title for people."""
    slug = slugify(impersonal(title or ""), max_length=SLUG_LENGTH, word_boundary=True)
    return f"{number}-{slug}.md" if slug else f"{number}.md"


def idea_text(matter: IdeaMatter, body: str) -> str:
    """The text of an idea's file."""
    return with_body(matter, body)


def campaign_text(matter: CampaignMatter, body: str) -> str:
    """The text of a campaign's file."""
    return with_body(matter, body)


def record_text(matter: RecordMatter) -> str:
    """The text of a record's file."""
    return as_yaml(written(matter))


def with_body(matter: Matter, body: str) -> str:
    """A value as front matter, with the text below it."""
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


def _is_id(item: Any) -> bool:
    return isinstance(item, str) and re.fullmatch(r"[a-z][a-z0-9-]*", item) is not None


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
            short = all(type(item) is int or _is_id(item) for item in items)
            return _OnOneLine(items) if items and short else items
        case str():
            return str(value)  # without what the reader knew of its spelling
        case date() | Decimal() | bool() | int() | None:
            return value
    raise TypeError(f"a file cannot hold a {type(value).__name__}")
