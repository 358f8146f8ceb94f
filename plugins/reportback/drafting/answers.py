"""What a person answers, as the value of a key, judged by the rule and in the words of `check`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from reportback.model import Decision
from reportback.model.values import Matter
from reportback.places import FilePlaces
from reportback.problems import Problem, quoted
from reportback.reading.wording import shape

_RANGE = re.compile(r"([0-9]{1,7}) *[-–] *([0-9]{1,7})")
_IN_FIGURES = frozenset({"supporters", "into", "amount"})


def told(kind: type[Matter], key: str, said: Any) -> tuple[Any, list[Problem]]:
    """The value that was said for one key of a group, with what is wrong with it."""
    value = _figures(said) if key in _IN_FIGURES and isinstance(said, str) else said
    _, problems = shape(kind, {key: value}, FilePlaces("", values={(key,): FilePlaces("").value()}))
    return value, [problem for problem in problems if problem.code != "key-missing"]


def _figures(said: str) -> Any:
    """A number where it is one; else what was said, for the rule to refuse."""
    try:
        number = Decimal(said.strip().replace(" ", ""))
    except InvalidOperation:
        return said
    whole = number.is_finite() and number.adjusted() < 18 and number == int(number)
    return int(number) if whole and "." not in said else number


def numbers_in(said: str) -> tuple[int, ...]:
    """The numbers of ideas in a text such as '3, 9, 14-17'. Raises ValueError, in plain words."""
    found: list[int] = []
    for part in re.split(r"[,;]|\s+(?![-–])(?<![-–]\s)", said.strip()):
        if not part.strip():
            continue
        match = _RANGE.fullmatch(part.strip())
        if match:
            found += _between(int(match[1]), int(match[2]))
        elif re.fullmatch(r"[0-9]{1,7}", part.strip()):
            found.append(int(part))
        else:
            raise ValueError(f"{quoted(part.strip())} is not a number; write 3,9,14 or 3-9.")
    _, problems = told(Decision, "ideas", tuple(found))
    if problems:
        raise ValueError(problems[0].message)
    return tuple(found)


_MOST_AT_ONCE = 5000


def _between(first: int, last: int) -> list[int]:
    if last < first:
        raise ValueError(f"'{first}-{last}' runs backwards; write {last}-{first}.")
    if last - first >= _MOST_AT_ONCE:
        raise ValueError(f"'{first}-{last}' is more than {_MOST_AT_ONCE} ideas; write fewer.")
    return list(range(first, last + 1))
