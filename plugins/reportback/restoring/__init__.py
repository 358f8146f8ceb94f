"""A site made anew from its open data: its files, and whether its facts follow from them."""

from reportback.restoring.comparison import differences
from reportback.restoring.files import Restored, restored
from reportback.restoring.rows import typed_tables

__all__ = ["Restored", "differences", "restored", "typed_tables"]
