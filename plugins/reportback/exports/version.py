"""The version of the data's format, by itself: docs/open-data.md says what each number promises."""

from __future__ import annotations

# A column or table that goes or changes its meaning: the first number. One that is new: the
# second. A mistake mended in words or rules: the third.
VERSION = "1.0.0"
