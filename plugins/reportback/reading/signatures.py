"""What a file is by how it begins, whatever its name says."""

from __future__ import annotations

import re

_START = 2000
_LETTERS = re.DOTALL | re.IGNORECASE
_KINDS = {
    "a program": rb"MZ|\x7fELF|#!|\xfe\xed\xfa|\xcf\xfa\xed\xfe",
    "SVG": rb"(\s|\xef\xbb\xbf|<\?xml[^>]*>|<!--.*?-->|<!doctype svg[^>]*>)*<svg\b",
    "HTML": rb"[^\0]*<(!doctype html|html|head|body|script|iframe|svg)\b",
    "PDF": rb"%PDF-",
    "JPEG": rb"\xff\xd8\xff",
    "PNG": rb"\x89PNG",
    "GIF": rb"GIF8",
    "WebP": rb"RIFF....WEBP",
    "HEIC": rb"....ftyp(hei|hev|mif1|msf1)",
    "AVIF": rb"....ftypavi",
    "TIFF": rb"II\*\0|MM\0\*",
    "an archive (ZIP)": rb"PK\x03\x04",
    "a document of an old kind (DOC, XLS or PPT)": rb"\xd0\xcf\x11\xe0",
}
# Kinds that a browser may run, whatever it is told that they are.
ACTING = frozenset(("HTML", "SVG"))


def recognised(raw: bytes) -> str | None:
    """What a file is, if it begins like something that is known here."""
    kinds = (kind for kind, sign in _KINDS.items() if re.match(sign, raw[:_START], _LETTERS))
    return next(kinds, None)
