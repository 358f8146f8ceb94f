"""Pelican in a process of its own, so that a change of the program counts as well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

Finished = subprocess.CompletedProcess[str]


def build(root: Path, output: Path, settings: str, *override: str) -> Finished:
    """Build the site below `root` into `output`; `override`: single settings, as NAME=JSON."""
    words = ["-m", "pelican", "content", "-s", settings, "-o", str(output)]
    command = [sys.executable, *words, "--fatal=errors", "--log-handler", "plain"]
    command += ["-e", *override] if override else []
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
