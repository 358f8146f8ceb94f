"""Whose site it is, and how its words are said in another of its languages."""

from __future__ import annotations

from collections.abc import Mapping

from reportback.model.colours import Colours
from reportback.model.values import AnyAddress, Line, Matter, Text


class Link(Matter):
    """A link in the footer."""

    title: Line
    url: AnyAddress


class Organisation(Matter):
    """Whose site it is, and how it looks."""

    name: Line | None = None
    logo: Line | None = None
    logo_alt: Line | None = None
    colours: Colours = Colours()
    footer: tuple[Link, ...] = ()


class OutcomeWords(Matter):
    """An outcome of the site's own words, in another language."""

    label: Line | None = None
    meaning: Line | None = None


class SiteWords(Matter):
    """The site's own words in another of its languages; what is left out stays as it is."""

    site_name: Text | None = None
    organisation: Line | None = None
    logo_alt: Line | None = None
    footer: tuple[Link, ...] | None = None
    outcomes: Mapping[str, OutcomeWords] = {}
