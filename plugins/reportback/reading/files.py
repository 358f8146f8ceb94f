"""Finding files and turning their bytes into text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportback.places import Place
from reportback.problems import Problem, quoted

MAX_BYTES = 1_000_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"+/v": "UTF-7"}


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """A file's text with line ends made `\\n`, or None; a UTF-8 mark at its start is allowed."""
    try:
        raw = (root / path).read_bytes()
    except OSError as error:
        must, found = "must be readable", f"found '{error.strerror}'"
        return None, [Problem(Place(path), "file-unreadable", must, found, "check its rights")]
    if len(raw) > MAX_BYTES:
        must, found = f"must be at most {MAX_BYTES:,} bytes", f"found {len(raw):,}"
        todo = "move long papers to the files folder and link them"
        return None, [Problem(Place(path), "file-too-large", must, found, todo)]
    return _decode(path, raw)


def _decode(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(path, raw, error.start)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        must, todo = "must hold something", "fill it in, or delete it"
        return None, [Problem(Place(path), "file-empty", must, "found an empty file", todo)]
    return text, list(_control_characters(path, text))


def _wrong_encoding(path: str, raw: bytes, start: int) -> Problem:
    before = raw[:start].decode("utf-8", errors="replace")
    line_start = before.rfind("\n") + 1
    place = Place(path, before.count("\n") + 1, len(before) - line_start + 1)
    wide = next((name for mark, name in _BOMS.items() if raw.startswith(mark)), None)
    found = f"found {wide}" if wide else f"found the byte {raw[start]:#04x}"
    todo = "save the file again with the encoding UTF-8"
    return Problem(place, "file-encoding", "must be UTF-8 text", found, todo)


def _control_characters(path: str, text: str) -> Iterator[Problem]:
    """The first control character of each line that has one."""
    if not _CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        match = _CONTROL.search(line)
        if match:
            place = Place(path, number, match.start() + 1)
            found = f"found the invisible character U+{ord(match[0]):04X}"
            must, todo = "must hold no control characters", "delete it, or type the line again"
            yield Problem(place, "file-control-character", must, found, todo)


def children(root: Path, folder: str) -> list[str]:
    """The names in a folder, sorted; those that begin with a dot are left out."""
    try:
        names = [entry.name for entry in (root / folder).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(name for name in names if not name.startswith(".") and name != "Thumbs.db")


def leads_outside(root: Path, path: str) -> bool:
    """Whether a path's links lead out of the site's folder, or nowhere."""
    try:
        return not (root / path).resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True


def outside_problem(path: str) -> Problem:
    """The problem of a link that leads out of the site's folder."""
    must, found = "must stay inside the site's folder", "found a link that leads outside it"
    return Problem(Place(path), "file-link-outside", must, found, "put the file itself here")


def case_clashes(paths: Iterable[str]) -> Iterator[Problem]:
    """Names that one system keeps apart and another throws together."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        alike[path.casefold()].append(path)
    for first, *others in alike.values():
        for other in others:
            must = "must not differ from another name only by upper and lower case"
            found, todo = f"found {quoted(first)} as well", "rename one of them"
            yield Problem(Place(other), "file-case-clash", must, found, todo)


def published(output: Path, name: str) -> bytes | None:
    """A file of the built site; None where there is none, or the name leads out of it."""
    path = (output / name).resolve()
    inside = path.is_relative_to(output.resolve())
    return path.read_bytes() if inside and path.is_file() else None
