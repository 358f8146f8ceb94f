"""An export of a form or of another platform, whatever its format: file to table."""

from __future__ import annotations

from pathlib import Path

from reportback.reading import separated, workbooks
from reportback.reading.tables import CannotRead, Table, Wish

_MOST_BYTES = 300_000_000


def read_export(path: Path, wish: Wish | None = None) -> Table:
    """Read a CSV or XLSX file. Raises CannotRead with a sentence for people."""
    raw = read_raw(path)
    wish = wish or Wish()
    if workbooks.is_workbook(raw):
        return workbooks.read(path.name, raw, wish)
    if raw.lstrip()[:9].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise CannotRead(
            "This is a web page or XML, whatever its name says; save it as CSV or XLSX."
        )
    if raw.startswith((b"%PDF", b"{\\rtf")):
        raise CannotRead("This is a document and no table; save it as CSV or XLSX.")
    return separated.read(path.name, raw, wish)


def read_raw(path: Path) -> bytes:
    """A file that holds something, whole. Raises CannotRead with a sentence for people."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise CannotRead("The file is larger than 300 MB; split it.")
        raw = path.read_bytes()
    except OSError as error:
        raise CannotRead(f"The file cannot be read: {error.strerror}.") from None
    if not raw.strip():
        raise CannotRead("The file is empty.")
    return raw
