"""An idea's file, proven to read back as what was meant before anything is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportback.composing import idea_text, written
from reportback.importing.cells import Refused
from reportback.model import IdeaMatter
from reportback.reading import frontmatter, yamltext
from reportback.reading.files import MAX_BYTES


def proven_text(matter: IdeaMatter, body: str) -> str:
    """The text of the file. Raises Refused when our own reader would read something else."""
    text = idea_text(matter, body)
    if len(text.encode()) > MAX_BYTES:
        raise Refused(f"its text is longer than {MAX_BYTES:,} bytes")
    parts, problems = frontmatter.split("row", text)
    again, _, more = yamltext.parse("row", parts.yaml if parts else "")
    problems = problems + more
    if problems or again != _as_read(written(matter)):
        why = problems[0].message if problems else "it does not read back as it was"
        raise Refused(f"it cannot be written to a file: {why}")
    return text


def _as_read(value: Any) -> Any:
    """A value as the YAML reader gives it: days are text until a field asks for one."""
    if isinstance(value, dict):
        return {key: _as_read(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_as_read(inner) for inner in value)
    return value.isoformat() if isinstance(value, date) else value
