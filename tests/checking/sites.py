"""The small sites of tests/fixtures: what they hold, and what `reportback check` says of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from reportback.cli.check import check
from tests import support
from tests.checking.making import MAKERS

FIXTURES = support.ROOT / "tests" / "fixtures"
PROBLEMS = FIXTURES / "problems"
AS_OF = "2026-06-30"


def variants(folder: Path) -> list[str]:
    """The fixtures of a folder, as code/variant."""
    return sorted(p.parent.relative_to(folder).as_posix() for p in folder.glob("*/*/expected.txt"))


def copy(fixture: str, into: Path) -> Path:
    """A copy of one fixture, made whole; it lies in no git repository but its own."""
    root = into / "site"
    shutil.copytree(PROBLEMS / fixture, root, ignore=shutil.ignore_patterns("expected.txt"))
    if fixture in MAKERS:
        MAKERS[fixture](root)
    return root


def checked(root: Path, *arguments: str, as_of: str = AS_OF) -> Result:
    """What `reportback check` says of a site."""
    command = ["--root", str(root), "--as-of", as_of, *arguments]
    return CliRunner().invoke(check, command, catch_exceptions=False)
