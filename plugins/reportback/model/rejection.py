"""A value that breaks a rule, in words: what must be true, what was found, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

from pydantic_core import PydanticCustomError

from reportback.problems import quoted


class Rejected(PydanticCustomError):
    """A value that breaks a rule: the problem's code and its three sentences."""

    def __new__(cls, code: str, must: str, found: str, todo: str) -> Self:
        context = {"must": must, "found": found, "todo": todo}
        return super().__new__(cls, code, "{must}; {found}; {todo}", context)


def found(value: object) -> str:
    """What a value is, in words: 'found the number 12'."""
    match value:
        case None:
            return "found nothing"
        case bool():
            word = "true" if value else "false"
            return f"found {word} (YAML reads words like yes, no, on and off so)"
        case int() | Decimal():
            return f"found the number {value}"
        case Mapping():
            return "found a group of keys"
        case tuple() | list():
            return "found a list"
    return f"found {quoted(value)}" if str(value).strip() else "found empty text"
