"""The fonts that the program brings along: what their letters are, and how wide.

No font of the machine counts, so a picture with words in it is the same everywhere.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont

from reportback.reading.package import PACKAGE

_FONTS = PACKAGE / "sharing" / "fonts"
# Each script's family, and the name of its files.
_FAMILIES = {
    "Noto Sans": "NotoSans",
    "Noto Sans Arabic": "NotoSansArabic",
    "Noto Sans Hebrew": "NotoSansHebrew",
}
_WEIGHTS = {400: "Regular", 700: "Bold"}
_MEASURED_AT = 100
_NO_LETTER = "\uffff"


def font_files() -> list[str]:
    """Every file, in a fixed order."""
    return [str(_path(family, weight)) for family in _FAMILIES for weight in _WEIGHTS]


def _path(family: str, weight: int) -> Path:
    return _FONTS / f"{_FAMILIES[family]}-{_WEIGHTS[weight]}.ttf"


@cache
def _face(family: str, weight: int) -> ImageFont.FreeTypeFont:
    # The basic engine needs no library of the machine. It measures Arabic letters unjoined, which
    # are wider: what fits so, fits.
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(str(_path(family, weight)), _MEASURED_AT, layout_engine=basic)


@cache
def family_of(letter: str) -> str | None:
    """The first family that has a letter; none where no font can draw it."""
    return next((family for family in _FAMILIES if _has(family, letter)), None)


def _has(family: str, letter: str) -> bool:
    """Whether a font draws a letter otherwise than one that it has not."""
    face = _face(family, 400)
    return bytes(face.getmask(letter)) != bytes(face.getmask(_NO_LETTER))


def runs(text: str) -> list[tuple[str, str]]:
    """A text cut where another family must take over, each run with its family."""
    known = ((family, letter) for letter in text if (family := family_of(letter)))
    return [
        (family, "".join(letter for _, letter in run))
        for family, run in groupby(known, key=lambda pair: pair[0])
    ]


def width(text: str, size: float, weight: int) -> float:
    """How wide a line is at most."""
    measured = sum(_face(family, weight).getlength(run) for family, run in runs(text))
    return measured * size / _MEASURED_AT
