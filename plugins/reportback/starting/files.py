"""The files of a new site, from its answers: nothing is read or written here."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

from jinja2 import Environment, StrictUndefined

from reportback.model.colours import on_dark
from reportback.starting.answers import NONE
from reportback.terms import DEFAULT_OUTCOMES

RENDERED = ".jinja"
_MARKUP = re.compile(r"[\\`*_\[\]]")


def site_files(
    starter: Mapping[str, bytes], answers: Mapping[str, str], version: str
) -> dict[str, bytes]:
    """Every file by its path: those that end in .jinja with the answers filled in."""
    known = {name: "" if answer == NONE else answer for name, answer in answers.items()}
    colour = known.get("colour", "")
    more = {"colour_dark": on_dark(colour) if colour else "", "version": version}
    env = _environment()
    return {
        path.removesuffix(RENDERED): env.from_string(data.decode())
        .render(known | more, outcomes=DEFAULT_OUTCOMES)
        .encode()
        if path.endswith(RENDERED)
        else data
        for path, data in starter.items()
    }


def _environment() -> Environment:
    """Templates of text files: what is filled in is made harmless by the filter of its language."""
    env = Environment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - no HTML; `python` and `words` escape
    )
    env.filters.update(python=_python, words=_words)
    return env


def _python(text: str) -> str:
    """A text as Python writes it; JSON's strings are Python's too."""
    return json.dumps(text, ensure_ascii=False)


def _words(text: str) -> str:
    """A text in which Markdown finds no sign and no tag."""
    return html.escape(_MARKUP.sub(r"\\\g<0>", text), quote=False)
