"""Finding files and turning their bytes into text."""

from __future__ import annotations

import re
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

from reportback.places import Place
from reportback.problems import Problem, quoted

MAX_BYTES = 1_000_000
# Control characters, and the line ends that some programs honour and others do not.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_CONFLICT = re.compile(r"^<{7} .*\n(?s:.*?)^={7}\n(?s:.*?)^>{7} ", re.MULTILINE)
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"+/v": "UTF-7"}
_SYSTEMS_OWN = frozenset({"Thumbs.db", "desktop.ini", "__MACOSX"})


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """A file's text with line ends made `\\n`, or None; a UTF-8 mark at its start is allowed.

    Characters that cannot be used are reported, and replaced so that the rest can be checked.
    """
    try:
        size = (root / path).stat().st_size
        raw = (root / path).read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        return None, [_unreadable(path, error)]
    if size > MAX_BYTES:
        must, found = f"must be at most {MAX_BYTES:,} bytes", f"found {size:,}"
        todo = "move long papers to the files folder and link them"
        return None, [Problem(Place(path), "file-too-large", must, found, todo)]
    return _decode(path, raw)


def _unreadable(path: str, error: OSError) -> Problem:
    found, todo = f"found '{error.strerror}'", "check who may read it"
    return Problem(Place(path), "file-unreadable", "must be readable", found, todo)


def _decode(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(path, raw, error)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        must, todo = "must hold something", "fill it in, or delete it"
        return None, [Problem(Place(path), "file-empty", must, "found an empty file", todo)]
    if conflict := _CONFLICT.search(text):
        return None, [_unsettled(path, text[: conflict.start()].count("\n") + 1)]
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text), list(_control_characters(path, text))


def _unsettled(path: str, line: int) -> Problem:
    """Two people changed the same lines, and git wrote both versions into the file."""
    must, found = "must hold one version of its lines", "found two, between '<<<<<<<' and '>>>>>>>'"
    todo = "keep the right one, and delete the other and the three lines of signs"
    return Problem(Place(path, line), "file-conflict", must, found, todo)


def _wrong_encoding(path: str, raw: bytes, error: UnicodeDecodeError) -> Problem:
    """The first byte that is wrong; `error` counts without the mark at the file's start."""
    content = error.object
    before = content[: error.start].decode("utf-8", errors="replace")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    wide = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)
    found = f"found {wide}" if wide else f"found the byte {content[error.start]:#04x}"
    todo = "save the file again with the encoding UTF-8"
    return Problem(place, "file-encoding", "must be UTF-8 text", found, todo)


def _control_characters(path: str, text: str) -> Iterator[Problem]:
    """The first control character of each line that has one."""
    if not CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        match = CONTROL.search(line)
        if match:
            place = Place(path, number, match.start() + 1)
            found = f"found the invisible character U+{ord(match[0]):04X}"
            must, todo = "must hold no control characters", "delete it, or type the line again"
            yield Problem(place, "file-control-character", must, found, todo)


def children(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """The names in a folder, sorted; those that systems put there by themselves are left out."""
    try:
        names = [entry.name for entry in (root / folder).iterdir()]
    except OSError as error:
        return [], [_unreadable(folder, error)]
    return sorted(n for n in names if not n.startswith(".") and n not in _SYSTEMS_OWN), []


def exists(root: Path, path: str) -> bool:
    """Whether there is anything of this name, be it a link that leads nowhere."""
    return (root / path).is_symlink() or (root / path).exists()


def unfit(root: Path, path: str, *, folder: bool) -> Problem | None:
    """Why a name is not what it should be: a folder or an ordinary file, inside the site."""
    try:
        if (root / path).is_symlink():
            target = (root / path).resolve(strict=True)
            if not target.is_relative_to(root.resolve()):
                return _bad_link(path, "outside it")
        mode = (root / path).stat().st_mode
    except (OSError, RuntimeError):
        return _bad_link(path, "nowhere")
    if stat.S_ISDIR(mode) is not folder:
        wanted, found = ("a folder", "a file") if folder else ("a file", "a folder")
        todo = "rename it or move it away"
        return Problem(Place(path), "file-is-folder", f"must be {wanted}", f"found {found}", todo)
    if not folder and not stat.S_ISREG(mode):
        must, found = "must be an ordinary file", "found a pipe or a device"
        return Problem(Place(path), "file-unreadable", must, found, "put the file itself here")
    return None


def _bad_link(path: str, where: str) -> Problem:
    must = "a link must lead to something inside the site's folder"
    found = f"found one that leads {where}"
    return Problem(Place(path), "file-link-outside", must, found, "put the file itself here")


def case_clashes(paths: Iterable[str]) -> Iterator[Problem]:
    """Names that one system keeps apart and another throws together."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        alike[normalize("NFC", path).casefold()].append(path)
    for first, *others in alike.values():
        for other in others:
            must = "must differ from every other name by more than upper and lower case"
            found, todo = f"found {quoted(first)} as well", "rename one of them"
            yield Problem(Place(other), "file-case-clash", must, found, todo)


def published(output: Path, name: str) -> bytes | None:
    """A file of the built site; None where there is none, or the name leads out of it."""
    if "\0" in name:
        return None
    path = (output / name).resolve()
    inside = path.is_relative_to(output.resolve())
    return path.read_bytes() if inside and path.is_file() else None
