"""Options that several commands take."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from reportback.model import Settings

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="The site's folder, with content/ and ideas/.",
)


class Day(click.ParamType[date]):
    """A day, written yyyy-mm-dd."""

    name = "yyyy-mm-dd"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-05-29.", param, ctx)


as_of_option = click.option(
    "--as-of",
    type=Day(),
    envvar="REPORTBACK_AS_OF",
    help="The day that the site speaks for.  [default: the site's setting, else today]",
)


def day_spoken_for(given: date | None, settings: Settings) -> date:
    """The as-of date: what was asked for, else the site's setting, else today where the site is.

    The only place in the program that asks the clock.
    """
    if given is None and os.environ.get("REPORTBACK_AS_OF"):
        given = date.fromisoformat(os.environ["REPORTBACK_AS_OF"])
    return given or settings.as_of or datetime.now(ZoneInfo(settings.timezone)).date()
