"""A new site: what must be known of it, and the files that it begins with."""

from reportback.starting.answers import QUESTIONS, Question, faults, offered
from reportback.starting.files import site_files

__all__ = ["QUESTIONS", "Question", "faults", "offered", "site_files"]
