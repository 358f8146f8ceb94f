"""Files that the program brings along and a site publishes as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
FORM = PACKAGE / "form"
# Our own files, and the libraries that `make tools` (or the wheel) puts beside them.
_FOLDERS = ("static", "vendor")
FORM_SCRIPT = "vendor/decap-cms.js"
_PUBLISHED = "admin/"


def form_files() -> Iterator[tuple[str, str]]:
    """The files of the form: where each lies below FORM, and where it is published."""
    for folder in _FOLDERS:
        for path in sorted((FORM / folder).rglob("*")):
            if not path.is_file():
                continue
            name = path.relative_to(FORM / folder).as_posix()
            yield f"{folder}/{name}", f"{_PUBLISHED}{name}"
