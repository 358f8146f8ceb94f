"""Files to values: every problem is collected, none stops the reading."""

from reportback.reading.library import Reading, read_site

__all__ = ["Reading", "read_site"]
