"""A value that breaks a rule, in words: what must be true, what was found, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

from pydantic_core import PydanticCustomError

from reportback.problems import quoted


class Figures(str):
    """Text that YAML takes for a number, in a spelling that we do not read: 007, 1e3, 0x1F.

    Other programs would make another text of it (007 becomes 7), so that it is no text for us.
    """

    __slots__ = ()


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
            return f"found {word}, which YAML takes for a switch"
        case int() | Decimal() | Figures():
            return f"found the number {_short(str(value))}"
        case Mapping():
            return "found a group of keys"
        case tuple() | list():
            return "found a list"
    return f"found {quoted(value)}" if str(value).strip() else "found empty text"


def _short(figures: str) -> str:
    return quoted(figures).strip("'")
