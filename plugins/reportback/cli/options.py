"""Options that several commands take."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from reportback.as_of import VARIABLE

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
    envvar=VARIABLE,
    help="The day that the site speaks for.  [default: the site's setting, else today]",
)
