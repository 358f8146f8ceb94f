"""The style sheet of every page: the theme's sheets and the organisation's colours, in one."""

from __future__ import annotations

from collections.abc import Iterable

from coloraide import Color

from reportback.model import Settings

# The theme's sheets that every page needs, in the order in which they count. Each is a file of its
# own, for a site to put its own in its place; as one they cost a reader one request.
SHEETS = ("tokens.css", "base.css", "layout.css", "components.css")


def screen_css(sheets: Iterable[bytes], settings: Settings) -> bytes:
    """The sheets one after the other, the organisation's colours last."""
    return b"\n".join([*sheets, organisation_css(settings)])


def organisation_css(settings: Settings) -> bytes:
    """The organisation's colours as custom properties, for light and dark."""
    colours = settings.organisation.colours
    light, dark = (Color(c).to_string(hex=True) for c in (colours.accent, colours.accent_dark))
    return (f":root {{\n  --accent-light: {light};\n  --accent-dark: {dark};\n}}\n").encode()
