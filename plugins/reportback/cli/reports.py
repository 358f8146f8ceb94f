"""Problems in the form that a reader wants: a person, or a code host's annotations."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence

from reportback.places import printable
from reportback.problems import Problem, Severity, counted, errors


def text(problems: Sequence[Problem]) -> str:
    """One line a problem: `path:line:column: message [code]`."""
    return "".join(f"{problem}\n" for problem in problems)


def github(problems: Sequence[Problem]) -> str:
    """GitHub's workflow commands, which become annotations on the lines."""
    return "".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    place = problem.place
    where = f"file={_property(printable(place.path))},line={place.line},col={place.column}"
    return f"::{problem.severity} {where},title={problem.code}::{_data(problem.message)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def gitlab(problems: Sequence[Problem]) -> str:
    """GitLab's code quality report."""
    severity = {Severity.ERROR: "major", Severity.WARNING: "minor"}
    report = [
        {
            "description": problem.message,
            "check_name": problem.code,
            "fingerprint": hashlib.sha256(str(problem).encode()).hexdigest(),
            "severity": severity[problem.severity],
            "location": {
                "path": printable(problem.place.path),
                "positions": {
                    "begin": {"line": problem.place.line, "column": problem.place.column}
                },
            },
        }
        for problem in problems
    ]
    return json.dumps(report, indent=2) + "\n"


def as_json(problems: Sequence[Problem]) -> str:
    """Every part of every problem."""
    report = [
        {
            **problem.place._asdict(),
            "code": problem.code,
            "severity": str(problem.severity),
            "must": problem.must,
            "found": problem.found,
            "todo": problem.todo,
        }
        for problem in problems
    ]
    return json.dumps(report, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": text,
    "github": github,
    "gitlab": gitlab,
    "json": as_json,
}


def summary(problems: Sequence[Problem]) -> str:
    """How many problems of which kind, the most frequent first."""
    if not problems:
        return "No problems."
    wrong, files = len(errors(problems)), len({problem.place.path for problem in problems})
    counts = Counter(problem.code for problem in problems)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"  {count:>6,} × {code}" for code, count in ranked]
    head = f"{counted(wrong, 'problem')} and {counted(len(problems) - wrong, 'warning')}"
    return "\n".join([f"{head} in {counted(files, 'file')}:", *lines])
