"""How a command says that it did nothing, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

import click

from reportback.problems import Problem, errors


def sound(problems: Iterable[Problem]) -> None:
    """Go on only from a record without errors: what follows from any other may be wrong."""
    wrong = errors(problems)
    if wrong:
        click.echo("The site has problems already; mend these first:", err=True)
        refuse(wrong)


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Say what is wrong, and end with the status for problems."""
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    click.echo("Nothing was written.", err=True)
    raise SystemExit(1)
