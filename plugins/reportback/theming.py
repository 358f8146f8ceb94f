"""The style sheet of every page, the organisation's colours in it, and the site's icon."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

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


def icon_svg(settings: Settings) -> bytes:
    """A speech mark and its answer in the organisation's colour: for browsers' tabs and lists.

    Without one, every browser asks for an icon at the host's root, and is sent the page for what
    is missing.
    """
    colour = Color(settings.organisation.colours.accent).to_string(hex=True)
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox="0 0 16 16")
    for outline in ("M1 1h10v7H5l-3 3V8H1z", "M13 6h2v7h-1v2l-2-2H7v-3h6z"):
        ET.SubElement(svg, "path", d=outline, fill=colour)
    return ET.tostring(svg)
