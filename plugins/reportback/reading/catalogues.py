"""The interface's words in other languages: catalogues of gettext, read as they are in git."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

SOURCE_LANGUAGE = "en"
LOCALES = Path(__file__).resolve().parents[1] / "locale"
_LEFT_TO_RIGHT, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_FILE = Path("LC_MESSAGES") / "messages.po"


def has_words(tag: str) -> bool:
    """Whether the interface speaks a language; English is in the program itself."""
    return Locale.parse(tag, sep="-").language == SOURCE_LANGUAGE or _folder(tag) is not None


def translations(tag: str) -> NullTranslations:
    """The words in a language: of its region, else of the language; else English.

    What its translators were not sure of ('fuzzy') is not taken.
    """
    folder = _folder(tag)
    return _translations(folder) if folder else NullTranslations()


def left_in_english(tag: str) -> int:
    """How many messages have no sure translation in a language that has a catalogue."""
    folder = _folder(tag)
    return _left(folder) if folder else 0


@cache
def _left(folder: str) -> int:
    said = [one for one in catalogue(LOCALES / folder / _FILE) if one.id]
    return sum(one.fuzzy or not all(_forms(one)) for one in said)


def _forms(message: Message) -> tuple[str, ...]:
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def catalogue(file: Path) -> Catalog:
    """A catalogue as its translators wrote it. Raises ValueError where it is none."""
    with file.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def catalogues() -> dict[str, Path]:
    """The file of each catalogue, by the name of its folder."""
    return {file.parts[-3]: file for file in sorted(LOCALES.glob(f"*/{_FILE}"))}


def _folder(tag: str) -> str | None:
    """The catalogue that speaks a language best: zh_Hant_TW, zh_Hant, zh."""
    language = Locale.parse(tag, sep="-")
    parts = (language.language, language.script, language.territory)
    names = [str(language), "_".join(filter(None, parts[:2])), language.language]
    return next((name for name in names if (LOCALES / name / _FILE).is_file()), None)


class _Apart(NullTranslations):
    """English amid words from right to left, kept apart so that its numbers stay in place."""

    def gettext(self, message: str) -> str:
        """A message that has no translation."""
        return f"{_LEFT_TO_RIGHT}{super().gettext(message)}{_END}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A message with a count that has no translation."""
        return f"{_LEFT_TO_RIGHT}{super().ngettext(msgid1, msgid2, n)}{_END}"


@cache
def _translations(folder: str) -> Translations:
    """The program's own files do not change while it runs, so each is read once."""
    compiled = BytesIO()
    write_mo(compiled, catalogue(LOCALES / folder / _FILE))
    compiled.seek(0)
    words = Translations(compiled)
    if Locale.parse(folder).text_direction == "rtl":
        words.add_fallback(_Apart())
    return words
