"""A site with one campaign, and the console command on an export of a few rows."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from reportback.cli import main
from reportback.model import Register
from reportback.problems import errors
from reportback.reading import read_site

CAMPAIGN = """\
---
title: Riverside
summary: Ideas for the river.
question: What would bring you to the river?
owner: The council
decider: The cabinet  # asked in March
opens: 2024-01-01
closes: 2024-12-31
promises:
  - {kind: decide, within: 12 weeks, of: closes}
themes:
  paths: Paths & seats   # the oldest theme
  water: Water
---

About it.
"""
MAP = ("--map", "title=Title", "--map", "body=Text", "--map", "submitted=Date")
FORM = (
    "Timestamp,Email Address,Your idea in a few words,Tell us more\n"
    "2024/02/01 10:11:12,ann@example.org,More seats at the ford,"
    '"I cannot stand for long, and there is nowhere to rest between the bridge and the mill."\n'
    "2024/02/02 09:00:00,bob@example.org,Lamps under the bridge,"
    '"It is dark there from four in winter, and people go round by the road instead of it."\n'
)
HEAD = "Id,Title,Text,Date\n"


def site(root: Path, campaign: str = CAMPAIGN) -> Path:
    """A site with the campaign 'river'."""
    (root / "content/campaigns").mkdir(parents=True)
    (root / "ideas").mkdir()
    (root / "content/campaigns/river.md").write_text(campaign, encoding="utf-8")
    return root


def export(root: Path, data: str | bytes, name: str = "export.csv") -> Path:
    """An export lying beside the site."""
    path = root / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def run(root: Path, file: Path, *flags: str, campaign: str | None = "river") -> Result:
    """`reportback import` on the site, on a pinned day. Never ends in a traceback."""
    chosen: Sequence[str] = ("--campaign", campaign) if campaign else ()
    given = ["import", str(file), "--root", str(root), "--as-of", "2026-06-30", *chosen, *flags]
    result = CliRunner().invoke(main, given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def mapping(root: Path, text: str, name: str = "content/campaigns/river.import.yaml") -> Path:
    """A mapping file."""
    path = root / name
    path.write_text(text, encoding="utf-8")
    return path


def register(root: Path) -> Register:
    """What the site holds, which must be without errors."""
    reading = read_site(root)
    assert not errors(reading.problems), [str(problem) for problem in reading.problems]
    return reading.register


def checked(root: Path) -> Result:
    """`reportback check` on the site."""
    return CliRunner().invoke(main, ["check", "--root", str(root), "--as-of", "2026-06-30"])


def tree(root: Path) -> dict[str, bytes]:
    """Every file below the site's two folders."""
    paths = [path for folder in ("content", "ideas") for path in (root / folder).rglob("*")]
    return {str(path.relative_to(root)): path.read_bytes() for path in paths if path.is_file()}


def on_a_terminal(root: Path, file: Path, typed: str, *flags: str) -> tuple[int, str]:
    """The command with a pseudo-terminal for keyboard and screen: its status, and what it said."""
    ours, theirs = pty.openpty()
    given = ["import", str(file), "--root", str(root), "--campaign", "river"]
    process = subprocess.Popen(
        [sys.executable, "-m", "reportback.cli", *given, "--as-of", "2026-06-30", *flags],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    return process.wait(timeout=30), said.decode()
