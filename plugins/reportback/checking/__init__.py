"""Rules across records. Each module holds rules of one concern; `RULES` is the whole list."""

from reportback.checking.check import RULES, check
from reportback.checking.subject import Subject

__all__ = ["RULES", "Subject", "check"]
