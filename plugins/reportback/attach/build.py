"""One run of Pelican, as far as Reportback takes part in it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from reportback.model import Settings
from reportback.problems import Problem
from reportback.site import Site

BUILD = "REPORTBACKBUILD"


class BuildStopped(SystemExit):
    """The build stops before anything is delivered: exit status 1, and the message says why.

    A SystemExit, because Pelican shows a traceback for everything else.
    """


class Errors(logging.Handler):
    """Keeps what Pelican logs as errors: Pelican goes on after them, a build of ours does not."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error. Alone, pass everything on as Python does where nobody listens."""
        if record.levelno >= logging.ERROR:
            self.messages.append(record.getMessage())
        if logging.getLogger().handlers == [self] and logging.lastResort:
            logging.lastResort.handle(record)


@dataclass
class Build:
    """One run of Pelican. It lives in Pelican's settings, never in a module."""

    root: Path
    output: Path
    settings: Settings
    problems: list[Problem]
    envs: dict[str, Environment]
    staging: Path = Path()
    log: Errors = field(default_factory=Errors)
    expected: list[str] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
