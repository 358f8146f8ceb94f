"""The encoding of an export: what it says itself, else what its bytes make likely."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from reportback.reading.tables import CannotRead

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In the order in which offices use them; the detector chooses by the languages they make.
_LIKELY = (
    "cp1252 cp1251 cp1250 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r koi8_u iso8859_2 iso8859_5 "
    "mac_roman cp866 cp850 shift_jis euc_jp gb18030 big5 euc_kr"
).split()
_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-32": "UTF-32"}
_NAMES |= {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_SAMPLE = 120_000
_FEW = 0.02


def decode(raw: bytes, wanted: str | None = None) -> tuple[str, str, list[str]]:
    """The text of an export, the name of its encoding, and notes. Raises CannotRead."""
    if wanted is not None:
        return _as_wanted(raw, wanted)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _with_gaps(raw, encoding)
    wide = _wide_without_mark(raw)
    if wide:
        return _with_gaps(raw, wide)
    try:
        return raw.decode("utf-8"), "UTF-8", []
    except UnicodeDecodeError:
        return _damaged_utf8(raw) or _single_byte(raw)


def _with_gaps(raw: bytes, encoding: str) -> tuple[str, str, list[str]]:
    text = raw.decode(encoding, errors="replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    notes = [f"{broken} broken characters were replaced by \N{REPLACEMENT CHARACTER}"]
    return text, _NAMES[encoding], notes if broken else []


def _as_wanted(raw: bytes, wanted: str) -> tuple[str, str, list[str]]:
    try:
        return (
            raw.decode("utf-8-sig" if wanted.lower() in ("utf8", "utf-8") else wanted),
            wanted,
            [],
        )
    except LookupError:
        raise CannotRead(
            f"There is no encoding '{wanted}'; names are as utf-8 or cp1252."
        ) from None
    except UnicodeError as error:
        line = raw[: getattr(error, "start", 0)].count(b"\n") + 1
        raise CannotRead(f"The file is not in {wanted}: line {line} cannot be read so.") from None


def _wide_without_mark(raw: bytes) -> str | None:
    """UTF-16 shows by its many zero bytes on one side."""
    sample = raw[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 8 or min(even, odd) > max(even, odd) / 4:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _damaged_utf8(raw: bytes) -> tuple[str, str, list[str]] | None:
    """UTF-8 with a few broken places: most of what is not ASCII still makes whole characters."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(1 for char in text if char > "\x7f") - broken
    if broken > _FEW * whole:
        return None
    return text, "UTF-8", [f"{broken} broken characters were replaced by \N{REPLACEMENT CHARACTER}"]


def _single_byte(raw: bytes) -> tuple[str, str, list[str]]:
    if _is_western(raw):
        return raw.decode("cp1252"), "cp1252", []
    found = from_bytes(_telling_part(raw), cp_isolation=list(_LIKELY), steps=10).best()
    encoding = found.encoding if found else "cp1252"
    text = raw.decode(encoding, errors="replace")
    notes = [] if found else ["the encoding is a guess; say it with --encoding if words look odd"]
    return text, encoding, notes


_WESTERN = re.compile("[A-Za-zäöüÄÖÜßéèêëàâçîïôûùœŒæÆñáíóúåøÅØÉÈÀÇ¿¡€‘’“”„–—…°§«»£·×½²\xa0]*")


# What other encodings have for letters is a sign in cp1252, and then stands inside words.
_SIGN_IN_WORD = re.compile("[A-Za-z][¿¡€‘“”„–—…°§«»£·×½²][a-z]")


def _is_western(raw: bytes) -> bool:
    """Whether cp1252 makes nothing but letters and signs that western languages use."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    odd = _WESTERN.sub("", "".join(char for char in text if char > "\x7f"))
    return not odd and not _SIGN_IN_WORD.search(text)


def _telling_part(raw: bytes) -> bytes:
    """The lines that have more than ASCII, up to a bound: the rest says nothing and takes time."""
    lines = [line for line in raw.splitlines(keepends=True) if not line.isascii()]
    return b"".join(lines)[:_SAMPLE]
