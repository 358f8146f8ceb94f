"""Make the fonts of the social cards: Noto Sans, cut down to the scripts that a card can hold.

Once, by hand, when a script is added: `pip install fonttools`, then
`python tools/fonts/subset.py /usr/share/fonts/truetype/noto` (Debian: fonts-noto-core). Noto is
under the SIL Open Font License (`plugins/reportback/sharing/fonts/OFL.txt`).
"""

import sys
from pathlib import Path

from fontTools import subset

OUT = Path(__file__).resolve().parents[2] / "plugins" / "reportback" / "sharing" / "fonts"

# Latin with Welsh, Vietnamese and African letters; Greek; Cyrillic; signs of money and punctuation.
SANS = (
    "U+0020-007E,U+00A0-024F,U+0259,U+02B9-02DD,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,"
    "U+2010-2027,U+202F-2046,U+20A0-20BF,U+2116,U+2122,U+2190-2193,U+2212"
)
ARABIC = "U+0020,U+0600-06FF,U+0750-077F,U+200C-200F,U+2010-2011,U+FDFC"
HEBREW = "U+0590-05FF,U+FB1D-FB4F,U+200C-200F,U+0020,U+20AA"
# What shaping needs: joined letters, marks in their place, kerning.
FEATURES = "kern,liga,clig,calt,rlig,ccmp,locl,mark,mkmk,init,medi,fina,isol"
FONTS = {
    f"NotoSans{script}-{weight}": letters
    for script, letters in (("", SANS), ("Arabic", ARABIC), ("Hebrew", HEBREW))
    for weight in ("Regular", "Bold")
}


def main(folder: str) -> None:
    """Write each font, smaller, into the package."""
    for name, letters in FONTS.items():
        given = [f"{folder}/{name}.ttf", f"--unicodes={letters}", f"--output-file={OUT / name}.ttf"]
        subset.main([*given, f"--layout-features={FEATURES}", "--no-hinting", "--notdef-outline"])


if __name__ == "__main__":
    main(sys.argv[1])
