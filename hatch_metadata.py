"""The extra `locked` of the wheel: every library in the version that requirements.lock has it.

So a site asks for `reportback[locked]==0.2.0` and gets what the tests of that version ran with;
there is no second list. Read by the build backend, and by nothing else.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

PIN = re.compile(r"^(?P<pin>(?P<name>[a-z0-9][a-z0-9._-]*)==[^\\\n]*?) *\\?$")
PARENT = re.compile(r"^    # (?:via)? *(?P<parent>\S.*)$")


def locked(lock: str, project: str) -> list[str]:
    """The pins of what the project needs to run, and of what that needs in turn."""
    pins: list[tuple[str, str]] = []
    parents: dict[str, set[str]] = {}
    for line in lock.splitlines():
        if pin := PIN.match(line):
            pins.append((pin["name"], pin["pin"]))
            parents.setdefault(pin["name"], set())
        elif pins and (via := PARENT.match(line)):
            parents[pins[-1][0]].add(via["parent"])
    wanted = {f"{project} (pyproject.toml)"}
    while more := {name for name, of in parents.items() if of & wanted} - wanted:
        wanted |= more
    return [pin for name, pin in pins if name in wanted]


class LockedExtra(MetadataHookInterface):
    """Adds the extra to the project's metadata."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Raises OSError where the lock is missing: a wheel without it would promise too much."""
        lock = (Path(self.root) / "requirements.lock").read_text(encoding="utf-8")
        metadata["optional-dependencies"] = {"locked": locked(lock, metadata["name"])}
