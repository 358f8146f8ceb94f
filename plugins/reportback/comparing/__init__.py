"""What a change alters for the public: typed values, from two sides of facts."""

from reportback.comparing.changes import About, Balance, Change, Comparison, Note, Pages, Topic
from reportback.comparing.compare import Side, compare

__all__ = [
    "About",
    "Balance",
    "Change",
    "Comparison",
    "Note",
    "Pages",
    "Side",
    "Topic",
    "compare",
]
