"""Papers: looked into before they are published, so that each is what its name says, and whole.

A picture among them is made anew, without what it tells of its maker; all else is published as it
is. What its properties say of people is read, so that somebody can be asked about it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree
from pikepdf import Name, PasswordError, Pdf, PdfError

from reportback.model.picture import Paper, Picture, Unusable
from reportback.model.record import Record
from reportback.model.spellings import PAPER_KINDS
from reportback.reading import files
from reportback.reading.pictures import Refused, bytes_of, clean_paper, clean_shown
from reportback.reading.signatures import ACTING, recognised

MAX_BYTES = 50_000_000
_PROPERTIES = 1_000_000  # bytes of a document's properties; more is no list of names
_NAMES = 5
_PICTURES = frozenset(("jpg", "jpeg", "png", "webp", "gif"))
# What lies in the archive that each of these is.
_ARCHIVES = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    **dict.fromkeys(("odt", "ods", "odp"), "content.xml"),
}
_MEDIA = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
_MACROS = re.compile(r"(?:^|/)vbaproject\.bin$|^(?:basic|scripts)/", re.IGNORECASE)
_STARTS = {
    "pdf": rb"[\0-\xff]{0,1023}%PDF-",
    "rtf": rb"\{\\rtf",
    "png": rb"\x89PNG\r\n\x1a\n",
    "jpg": rb"\xff\xd8\xff",
    "jpeg": rb"\xff\xd8\xff",
    "gif": rb"GIF8[79]a",
    "webp": rb"RIFF....WEBP",
    **dict.fromkeys(_ARCHIVES, rb"PK\x03\x04"),
}
_BROKEN = (
    *(zipfile.BadZipFile, PdfError, DefusedXmlException, ParseError, zlib.error, OSError),
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError, OverflowError),
    *(RecursionError, NotImplementedError, RuntimeError, MemoryError),
)
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # a name that an address keeps
_CREATORS = frozenset(("creator", "lastModifiedBy", "initial-creator"))
_AGAIN = "copy it from where it came from again"


def gather(
    root: Path,
    records: Iterable[Record],
    there: frozenset[str],
    pictures: Mapping[str, Picture | Unusable],
) -> Mapping[str, Paper | Unusable]:
    """What is known of each paper that a record names and that is among the files, by path.

    `pictures`: those of ideas. A paper that is one of them is published as that, once, where its
    name stays the same.
    """
    named = {record.path_of(name) for record in records for name in record.papers}
    known = (path for path in sorted(named & there) if kind_of(path) in PAPER_KINDS)
    fit = (path for path in known if not files.unfit(root, path, folder=False))
    return {path: look(root / path, of_idea=_once(path, pictures.get(path))) for path in fit}


def _once(path: str, picture: Picture | Unusable | None) -> bool:
    """Whether a paper is published as an idea's picture, at one address for both."""
    if not isinstance(picture, Picture):
        return False
    return kind_of(path) == picture.kind and _PLAIN.fullmatch(PurePosixPath(path).stem) is not None


def kind_of(path: str) -> str:
    """The kind of a file, as its name says."""
    return PurePosixPath(path).suffix.lower().removeprefix(".")


def look(path: Path, *, of_idea: bool = False) -> Paper | Unusable:
    """What a paper will be when it is published, or why it cannot be.

    `of_idea`: it is published as the picture of an idea.
    """
    kind = kind_of(path.name)
    try:
        raw = bytes_of(path, MAX_BYTES, "a paper")
        _is_what_it_says(kind, raw)
        if kind in _PICTURES:
            made = clean_shown(path) if of_idea else clean_paper(raw, kind)
            return Paper(kind, len(made), picture=True)
        return Paper(kind, len(raw), names=_names(kind, raw))
    except Refused as refused:
        return refused.unusable


def published(root: Path, papers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Each paper at its address: a picture made anew, all else as it is.

    Raises OSError when one is not what `look` saw any more.
    """
    for path, address in papers:
        kind = kind_of(path)
        try:
            raw = bytes_of(root / path, MAX_BYTES, "a paper")
            yield address, clean_paper(raw, kind) if kind in _PICTURES else raw
        except Refused as refused:
            raise OSError(f"{path}: {refused}") from None


def _is_what_it_says(kind: str, raw: bytes) -> None:
    """Raises Refused for an empty file, one of another kind, and one that breaks off."""
    if not raw:
        must = "must be a paper with something in it"
        raise Refused(must, "found an empty file", _AGAIN)
    start = _STARTS.get(kind)
    if start and not re.match(start, raw[:2000], re.DOTALL):
        raise _disguised(kind, raw)
    if kind in ("txt", "csv"):
        _is_plain_text(kind, raw)
    elif kind in _ARCHIVES:
        _is_document(kind, raw)
    elif kind == "pdf":
        _is_whole_pdf(raw)


def _is_plain_text(kind: str, raw: bytes) -> None:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        raise _disguised(kind, raw, "signs that are no UTF-8") from None
    if b"\0" in raw or recognised(raw) in ACTING:
        raise _disguised(kind, raw)


def _is_document(kind: str, raw: bytes) -> None:
    """An archive with a document of this kind in it, and no programs. Nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            names = archive.namelist()
            media = archive.read("mimetype") if "mimetype" in names else b""
    except _BROKEN:
        raise _broken(kind) from None
    if _ARCHIVES[kind] not in names or media.strip() != _MEDIA.get(kind, media.strip()):
        raise _disguised(kind, raw)
    if any(_MACROS.search(name) for name in names):
        todo = "save it without macros, or as PDF"
        raise Refused("must be a document without programs", "found macros", todo)


def _is_whole_pdf(raw: bytes) -> None:
    try:
        with Pdf.open(BytesIO(raw), suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
    except PasswordError:
        must, todo = "must be a paper that anyone can open", "save it without a password"
        raise Refused(must, "found one that asks for a password", todo) from None
    except _BROKEN:
        raise _broken("pdf") from None
    if not pages or b"%%EOF" not in raw[-2048:]:
        raise _broken("pdf")


def _disguised(kind: str, raw: bytes, found: str = "another kind of file") -> Refused:
    must = f"must be the {kind.upper()} that its name says"
    return Refused(must, f"found {recognised(raw) or found}", "save it as what it is called")


def _broken(kind: str) -> Refused:
    must = f"must be a whole {kind.upper()}"
    return Refused(must, "found one that is damaged or breaks off", _AGAIN)


def _names(kind: str, raw: bytes) -> tuple[str, ...]:
    """Who a paper's properties say made it, as far as they can be read; each name once."""
    try:
        found = _names_in_pdf(raw) if kind == "pdf" else _names_in_archive(kind, raw)
        return tuple(dict.fromkeys(" ".join(name.split()) for name in found if name.strip()))
    except _BROKEN:
        return ()


def _names_in_pdf(raw: bytes) -> list[str]:
    with Pdf.open(BytesIO(raw), suppress_warnings=True) as pdf:
        told = pdf.docinfo.get(Name.Author)
        creators = pdf.open_metadata().get("dc:creator", [])
        more = [creators] if isinstance(creators, str) else creators
        return [str(name) for name in (*([told] if told else []), *more)][:_NAMES]


def _names_in_archive(kind: str, raw: bytes) -> list[str]:
    where = "meta.xml" if kind in _MEDIA else "docProps/core.xml"
    if kind not in _ARCHIVES:
        return []
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        if where not in archive.namelist() or archive.getinfo(where).file_size > _PROPERTIES:
            return []
        tree = ElementTree.fromstring(archive.read(where))
    told = (part.text or "" for part in tree.iter() if _local(part.tag) in _CREATORS)
    return list(told)[:_NAMES]


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
