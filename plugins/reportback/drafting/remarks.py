"""The remarks in a new file: what each key is, and what else could be said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from reportback.composing import as_yaml
from reportback.model.values import Matter
from reportback.schemas import FOLDER, described

SCHEMA_REMARK = "# yaml-language-server: $schema="


def schema_line(kind: str, path: str) -> str:
    """The line by which an editor finds the schema of a file at this path."""
    return f"{SCHEMA_REMARK}{'../' * path.count('/')}{FOLDER}/{kind}.json\n"


def with_remarks(text: str, remarks: Mapping[str, str]) -> str:
    """The text with a line above each of these keys that says what it is."""
    for key, remark in remarks.items():
        text = re.sub(rf"^{key}:", f"# {remark}\n{key}:", text, count=1, flags=re.MULTILINE)
    return text


def left_out(kind: type[Matter], given: Mapping[str, Any], keys: Sequence[str]) -> str:
    """A line for each of these keys that was not given: an example behind a '#', and what it is."""
    words = described(kind)
    lines = [(_example(kind, key), words[key]) for key in keys if key not in given]
    width = min(max((len(example) for example, _ in lines), default=0), 44)
    return "".join(f"# {example:<{width}}  # {said}\n" for example, said in lines)


def _example(kind: type[Matter], key: str) -> str:
    examples = kind.model_fields[key].examples or [None]
    value = examples[0]
    if isinstance(value, list | dict):
        flow = yaml.safe_dump(
            value, default_flow_style=True, width=2**31 - 1, sort_keys=False, allow_unicode=True
        )
        return f"{key}: {_bare_days(flow.strip())}"
    return as_yaml({key: value}).strip().replace("'", "") if _is_day(value) else _line(key, value)


def _line(key: str, value: Any) -> str:
    return as_yaml({key: value}).strip()


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def _bare_days(flow: str) -> str:
    """Days as people write them, without quotes."""
    return re.sub(r"'(\d{4}-\d\d-\d\d)'", r"\1", flow)
