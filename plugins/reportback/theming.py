"""An organisation's colours, as CSS."""

from __future__ import annotations

from coloraide import Color

from reportback.model import Settings


def organisation_css(settings: Settings) -> bytes:
    """The organisation's colours as custom properties, for light and dark."""
    colours = settings.organisation.colours
    light, dark = (Color(c).to_string(hex=True) for c in (colours.accent, colours.accent_dark))
    return (f":root {{\n  --accent-light: {light};\n  --accent-dark: {dark};\n}}\n").encode()
