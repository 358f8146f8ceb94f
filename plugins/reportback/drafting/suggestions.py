"""What a new file is likely to say: the next number, a campaign's short prefix."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import count

from slugify import slugify

from reportback.model import Register
from reportback.model.spellings import CODE

_LONGEST_CODE = 12
_SMALL_WORDS = frozenset(
    "a an the of for in on to our your and y yr i der die das le la les".split()
)


def next_number(
    register: Register,
    campaign: str,
    used: AbstractSet[int] = frozenset(),
    proposed: AbstractSet[int] = frozenset(),
) -> int:
    """The number after the last that was ever used: by a file that cannot be read, by a withheld
    idea, or by one whose file is gone (`used`, from git).

    What is only `proposed` keeps its number too. Nothing was given away with it yet, so one that
    was proposed and turned down is the next again.
    """
    there = {number for name, number, _ in register.numbered if name == campaign}
    last = max(there | used, default=0)
    return next(number for number in count(last + 1) if number not in proposed)


def suggested_code(title: str, register: Register) -> str | None:
    """A prefix that no other campaign has: the title's first telling word, else its initials."""
    words = slugify(title).upper().split("-")
    telling = [word for word in words if word.casefold() not in _SMALL_WORDS] or words
    taken = {campaign.code for campaign in register.campaigns}
    for word in (*telling, "".join(word[:1] for word in words)):
        code = word[:_LONGEST_CODE]
        if re.search(CODE, code) and code not in taken:
            return code
    return None
