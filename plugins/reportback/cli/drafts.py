"""How a new file gets onto the disk: whole, once, and only if every rule holds with it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from reportback.drafting import Draft
from reportback.model import Settings
from reportback.pipeline import read_and_check
from reportback.problems import Problem, errors
from reportback.writing import put_new, take_back


def keep(
    root: Path, draft: Draft, settings: Settings, day: date, before: Iterable[Problem]
) -> None:
    """Write a draft and check it with everything else; what it makes wrong takes it back.

    `before` are the problems without it, which are not its fault.
    """
    path = root / draft.path
    try:
        put_new({path: draft.text.encode()})
    except FileExistsError:
        raise click.UsageError(f"{draft.path} exists already; nothing was written.") from None
    known = set(before)
    wrong = [
        problem
        for problem in errors(read_and_check(root, settings, day).problems)
        if problem not in known
    ]
    if wrong:
        take_back(path)
        refuse(wrong)


def sound(problems: Iterable[Problem]) -> None:
    """Go on only from a record without errors: what follows from any other may be wrong."""
    wrong = errors(problems)
    if wrong:
        click.echo("The site has problems already; mend these first:", err=True)
        refuse(wrong)


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Say what is wrong, and that nothing was written."""
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    click.echo("Nothing was written.", err=True)
    raise SystemExit(1)
