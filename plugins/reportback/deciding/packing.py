"""A workbook as bytes, the same for the same contents whenever and wherever they are packed."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.xml.functions import tostring

_PROPERTIES = "docProps/core.xml"


def packed(book: Workbook, day: date) -> bytes:
    """The bytes of a workbook that says it was made on this day.

    The library writes the clock's time into the properties and into every entry of the archive.
    """
    saved, steady = io.BytesIO(), io.BytesIO()
    book.save(saved)
    made = datetime.combine(day, time())
    book.properties.created = book.properties.modified = made
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(steady, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == _PROPERTIES:
                data = tostring(book.properties.to_tree())
            entry = zipfile.ZipInfo(name)  # its time is that of ZIP's first day
            target.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return steady.getvalue()
