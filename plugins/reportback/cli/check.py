"""`reportback check`: every problem of every file."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from reportback.as_of import day_spoken_for
from reportback.cli.options import as_of_option, root_option
from reportback.cli.reports import FORMATS, summary
from reportback.pipeline import read_and_check
from reportback.problems import Problem, errors
from reportback.reading.configuration import read_settings


@click.command()
@root_option
@as_of_option
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text")
@click.option("--strict", is_flag=True, help="Warnings count as problems too.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(
    root: Path, as_of: date | None, style: str, strict: bool, paths: tuple[Path, ...]
) -> None:
    """Say everything that is wrong with the campaigns, ideas and records, and where.

    With PATHs, only what is wrong in these files and folders is said; everything is checked all
    the same, since a fault may lie between files. Exit status: 0 clean, 1 problems, 2 wrong usage.
    """
    problems = _problems(root, as_of)
    if paths:
        wanted = [_inside(root, path) for path in paths]
        problems = [problem for problem in problems if _within(problem.place.path, wanted)]
    report = FORMATS[style](problems)
    click.echo(report.encode(sys.stdout.encoding, "backslashreplace"), nl=False)
    click.echo(summary(problems), err=True)
    if errors(problems) or (strict and problems):
        raise SystemExit(1)


def _problems(root: Path, as_of: date | None) -> list[Problem]:
    if not (root / "content").is_dir() and not (root / "ideas").is_dir():
        raise click.UsageError(f"{root.resolve()} is no site: it has neither content/ nor ideas/.")
    settings, problems = read_settings(root)
    day = day_spoken_for(as_of, settings)
    return sorted({*problems, *read_and_check(root, settings, day).problems})


def _inside(root: Path, path: Path) -> str:
    """A path given on the command line, as problems name it: from here, else from the root."""
    for candidate in (path, root / path):
        if candidate.exists() and candidate.resolve().is_relative_to(root.resolve()):
            return candidate.resolve().relative_to(root.resolve()).as_posix()
    raise click.UsageError(f"{path} is not a file or folder of the site {root.resolve()}.")


def _within(path: str, wanted: list[str]) -> bool:
    return any(name in {".", path} or path.startswith(f"{name}/") for name in wanted)
