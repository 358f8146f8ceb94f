"""What a fixture needs and git, or another system, cannot hold: bytes, links, pipes, histories.

`MAKERS` names a fixture (code/variant) and what is done to its copy before it is checked.
"""

from __future__ import annotations

import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pikepdf import Encryption, Name, Pdf
from PIL import Image

from tests import support

CAMPAIGN = "content/campaigns/park.md"
IDEA = "ideas/park/1-bench.md"
GOOD_IDEA = "---\ntitle: A bench\nsubmitted: 2026-01-10\n---\n\nA bench by the pond, please.\n"

Maker = Callable[[Path], None]


def _bytes(data: bytes, path: str = IDEA) -> Maker:
    def make(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return make


def drawn(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A small picture: sky above a meadow."""
    image = Image.new("RGB", size, "#9cc7ee")
    image.paste("#5a8f4a", (0, size[1] // 2, *size))
    stream = BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def pdf(author: str | None = None, *, locked: bool = False) -> bytes:
    """A PDF of one empty page."""
    stream = BytesIO()
    with Pdf.new() as paper:
        paper.add_blank_page(page_size=(200, 200))
        if author:
            paper.docinfo[Name.Author] = author
        locks = Encryption("pond", "pond") if locked else False
        paper.save(stream, encryption=locks, deterministic_id=not locked)
    return stream.getvalue()


def document(author: str | None = None, *more: str) -> bytes:
    """A DOCX with nothing in it but its parts, and its author among its properties."""
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    elements = "http://purl.org/dc/elements/1.1/"
    told = f"<dc:creator>{author}</dc:creator>" if author else ""
    properties = f'<c:coreProperties xmlns:c="{core}" xmlns:dc="{elements}">{told}'
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *more):
            archive.writestr(name, "<x/>")
        archive.writestr("docProps/core.xml", f"{properties}</c:coreProperties>")
    return stream.getvalue()


def _archive() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("run.exe", "MZ")
    return stream.getvalue()


def _large(root: Path) -> None:
    """A paper of more than fifty megabytes that takes no room on the disk."""
    _papers({"plan.pdf": b"%PDF-1.7"})(root)
    with (root / "ideas/park/files/plan.pdf").open("r+b") as stream:
        stream.truncate(50_000_001)


def bomb() -> bytes:
    """A PNG of a few bytes that says it has a hundred million pixels."""
    small = drawn("PNG")
    header = b"IHDR" + struct.pack(">II", 10_000, 10_000) + small[24:29]
    return small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:]


def _papers(files: dict[str, bytes]) -> Maker:
    def make(root: Path) -> None:
        for name, data in files.items():
            _bytes(data, f"ideas/park/files/{name}")(root)

    return make


def _link(target: str, path: str = IDEA) -> Maker:
    def make(root: Path) -> None:
        (root.parent / "outside.md").write_text(GOOD_IDEA, encoding="utf-8")
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)

    return make


def _pipe(root: Path) -> None:
    (root / IDEA).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / IDEA)


def _names_by_case(root: Path) -> None:
    _bytes(GOOD_IDEA.encode())(root)
    _bytes(GOOD_IDEA.encode(), "ideas/park/1-Bench.md")(root)


def git(root: Path, *arguments: str, on: str = "2025-12-01") -> None:
    """Run git with a name, and with a date for what it commits."""
    day = f"{on}T12:00:00+00:00"
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "Officer"), ("EMAIL", "officer@example.org"), ("DATE", day))
    }
    config = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = support.run(["git", "-C", root, *arguments], env=who | config)
    assert done.returncode == 0, done.stderr


def commit(root: Path, on: str) -> None:
    """Commit everything on a day; the first call makes the repository."""
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "As it stood", on=on)


def _history(*versions: tuple[str, str, str]) -> Maker:
    """Commit the campaign, then after each replacement (day, old words, new words).

    A change whose day is empty stays in the files, uncommitted.
    """

    def make(root: Path) -> None:
        commit(root, "2025-12-01")
        for day, old, new in versions:
            path = root / CAMPAIGN
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")
            if day:
                commit(root, day)

    return make


_DECIDER = "decider: Parks committee"
_PROMISE = """promises:
  - kind: decide
    by: 2026-05-29
    extended:
      - {to: 2026-06-12, on: 2026-04-01, reason: The election.}
"""


def _gone(*paths: str, committed: bool = True) -> Maker:
    """Commit more than the fixture holds, then delete it: what was published and is not there."""

    def make(root: Path) -> None:
        for path in paths:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text("Published once.\n", encoding="utf-8")
        commit(root, "2026-03-01")
        for path in paths:
            (root / path).unlink()
        if committed:
            commit(root, "2026-03-02")

    return make


def _shallow(root: Path) -> None:
    origin = root.with_name("origin")
    root.rename(origin)
    commit(origin, "2025-12-01")
    (origin / CAMPAIGN).write_text(
        (origin / CAMPAIGN).read_text(encoding="utf-8") + "More.\n", encoding="utf-8"
    )
    commit(origin, "2026-01-05")
    git(origin.parent, "clone", "-q", "--depth=1", origin.as_uri(), str(root))


def _objects_lost(root: Path) -> None:
    """A repository that git cannot read any more."""
    commit(root, "2025-12-01")
    shutil.rmtree(root / ".git" / "objects")
    (root / ".git" / "objects").mkdir()


MAKERS: dict[str, Maker] = {
    "file-encoding/latin-1": _bytes(GOOD_IDEA.replace("bench by", "caf\xe9 by").encode("latin-1")),
    "file-encoding/utf-16": _bytes(GOOD_IDEA.encode("utf-16")),
    "file-control-character/escape-code": _bytes(GOOD_IDEA.replace("by", "\x1b[31mby").encode()),
    "file-control-character/line-separator": _bytes(
        GOOD_IDEA.replace("A bench\n", "A bench\u2028by the pond\n").encode()
    ),
    "file-empty/idea": _bytes(b""),
    "file-too-large/idea": _bytes(GOOD_IDEA.encode() + b"Please. " * 250_000),
    "file-unreadable/pipe": _pipe,
    "file-link-outside/idea": _link("../../../outside.md"),
    "file-link-outside/nowhere": _link("nothing.md"),
    "file-link-outside/loop": _link("1-bench.md"),
    "file-case-clash/ideas": _names_by_case,
    "campaign-changed/committed": _history(("2026-03-01", _DECIDER, "decider: The mayor")),
    "campaign-changed/not-committed": _history(("", _DECIDER, "decider: The mayor")),
    "campaign-changed/extension-rewritten": _history(
        (
            "2026-04-02",
            "promises: []\n",
            _PROMISE.replace("    extended:\n", "").split("      - ")[0],
        ),
        ("2026-04-03", "    by: 2026-05-29\n", _PROMISE.split("decide\n")[1]),
        ("2026-05-30", "to: 2026-06-12", "to: 2026-07-31"),
    ),
    "address-gone/idea": _gone("ideas/park/2-swings.md"),
    "address-gone/campaign": _gone("content/campaigns/pond.md", "ideas/pond/1-ducks.md"),
    "address-gone/record": _gone("ideas/park/decisions/2026-02-20-cabinet.yaml"),
    "address-gone/uncommitted": _gone("ideas/park/2-swings.md", committed=False),
    "campaign-changed/opening-moved": _history(
        ("2026-02-01", "opens: 2026-01-01", "opens: 2026-02-15"),
        ("2026-02-12", _DECIDER, "decider: The mayor"),
    ),
    "history-unreadable/objects-lost": _objects_lost,
    "picture-unreadable/truncated": _papers({"pond.jpg": drawn()[:-100]}),
    "picture-unreadable/false-name": _papers({"pond.jpg": drawn("PNG")}),
    "picture-unreadable/too-many-bytes": _papers({"pond.jpg": drawn() + bytes(20_000_000)}),
    "picture-unreadable/too-many-pixels": _papers({"pond.jpg": bomb()}),
    "picture-unreadable/heic": _papers({"pond.heic": b"\0\0\0\x18ftypheic" + bytes(100)}),
    "picture-name/two-pictures": _papers({"pond.jpg": drawn(), "Pond.png": drawn("PNG")}),
    "picture-name/picture-and-paper": _papers(
        {"My pond.png": drawn("PNG"), "my-pond.jpg": drawn()}
    ),
    "history-shallow/clone": _shallow,
    "key-unwanted/evidence": _papers({"bench.pdf": pdf()}),
    "paper-unreadable/empty": _papers({"plan.pdf": b""}),
    "paper-unreadable/html": _papers({"plan.pdf": b"<!doctype html><script>alert(1)</script>"}),
    "paper-unreadable/program": _papers({"plan.pdf": b"MZ\x90\0\x03" + bytes(60)}),
    "paper-unreadable/breaks-off": _papers({"plan.pdf": pdf()[:-40]}),
    "paper-unreadable/locked": _papers({"plan.pdf": pdf(locked=True)}),
    "paper-unreadable/too-many-bytes": _large,
    "paper-unreadable/archive": _papers({"plan.docx": _archive()}),
    "paper-unreadable/macros": _papers({"plan.docx": document(None, "word/vbaProject.bin")}),
    "paper-unreadable/old-document": _papers({"plan.docx": b"\xd0\xcf\x11\xe0" + bytes(60)}),
    "paper-unreadable/other-picture": _papers({"plan.jpg": drawn("PNG")}),
    "paper-unreadable/picture-breaks-off": _papers({"plan.jpg": drawn()[:-100]}),
    "paper-unreadable/html-as-text": _papers({"plan.txt": b"\n<html><script>alert(1)</script>"}),
    "paper-unreadable/latin-1": _papers({"plan.csv": b"caf\xe9,1\n"}),
    "paper-unreadable/minutes": _papers({"plan.pdf": b"%PDF-1.7 and no more"}),
    "paper-author/pdf": _papers({"plan.pdf": pdf("Maureen Price")}),
    "paper-author/document": _papers({"plan.docx": document("Maureen Price")}),
    "paper-author/twice": _papers({"plan.pdf": pdf("Maureen\nPrice")}),
}
