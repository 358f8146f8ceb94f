"""Words made to fit a picture: wrapped, set smaller, and cut short where nothing else helps."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reportback.reading.fonts import family_of, width

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of text, and the size at which they fit."""

    lines: tuple[str, ...]
    size: int


def drawable(text: str) -> str:
    """A text without what no font of ours can draw; nothing, where that is most of its letters."""
    whole = " ".join(unicodedata.normalize("NFC", text).split())
    kept = " ".join("".join(letter for letter in whole if family_of(letter)).split())
    letters = [letter for letter in whole if letter.isalnum()]
    return kept if 2 * sum(letter.isalnum() for letter in kept) >= len(letters) else ""


def fit(text: str, box: tuple[int, int], sizes: Sequence[int], weight: int) -> Fitted:
    """A text at the largest of these sizes at which it fits a box; at the smallest it is cut.

    Sizes come largest first; a line is 1.2 times as high as its letters.
    """
    across, down = box
    words = drawable(text)
    for size in sizes:
        lines = _wrapped(words, across, size, weight)
        if len(lines) * size * 1.2 <= down and all(
            width(line, size, weight) <= across for line in lines
        ):
            return Fitted(tuple(lines), size)
    return _cut(words, box, sizes[-1], weight)


def _wrapped(text: str, across: int, size: int, weight: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= across:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(text: str, box: tuple[int, int], size: int, weight: int) -> Fitted:
    across, down = box
    room = max(1, int(down // (size * 1.2)))
    lines = _wrapped(text, across, size, weight)
    kept = [_shortened(line, across, size, weight) for line in lines[:room]]
    if len(lines) > room:
        kept[-1] = _shortened(f"{lines[room - 1]}{_ELLIPSIS}", across, size, weight)
    return Fitted(tuple(kept), size)


def _shortened(line: str, across: int, size: int, weight: int) -> str:
    """A line that is too wide loses its end, and says so."""
    if width(line, size, weight) <= across:
        return line
    kept = line
    while kept and width(f"{kept}{_ELLIPSIS}", size, weight) > across:
        kept = kept[:-1]
    return f"{kept.rstrip()}{_ELLIPSIS}"
