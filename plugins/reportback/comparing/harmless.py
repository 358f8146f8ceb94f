"""The texts of others in a comment that a bot posts: shown as they are, and able to do nothing.

They name nobody (@anna), close nothing (#12, GH-12, !12), link nowhere, hold no HTML or Markdown,
stay on their line, and turn no direction of writing.
"""

from __future__ import annotations

import re

from reportback.places import printable

_GAP = "\N{ZERO WIDTH SPACE}"
_MARKUP = re.compile(r"([\\`*_\[\]|~$]|\A[-+#=])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What GitHub and GitLab make a link or a message of: signs before a name or number, addresses,
# the short names of issues, and what looks like a commit.
_REFERENCE = re.compile(
    r"[@#!&~%$^](?=[\w\"'\[])|:(?=//)|(?i:\bwww)(?=\.)|(?i:\bmailto|\bxmpp)(?=:)"
    r"|(?i:\bgh)(?=-\d)"
)
_COMMIT = re.compile(r"\b[0-9a-fA-F]{7,}\b")
_SIX = re.compile(r"(\w{6})(?=\w)")
_OWN_GAPS = re.compile("[\N{ZERO WIDTH SPACE}\N{WORD JOINER}\ufeff]")


def harmless(text: str, limit: int = 300) -> str:
    """A text of somebody else's on one line of Markdown, shortened to `limit` characters."""
    plain = printable(" ".join(_OWN_GAPS.sub("", text).split()))
    if len(plain) > limit:
        plain = f"{plain[: limit - 1].rstrip()}…"
    apart = _REFERENCE.sub(lambda found: f"{found[0]}{_GAP}", plain)
    apart = _COMMIT.sub(lambda found: _SIX.sub(rf"\1{_GAP}", found[0]), apart)
    escaped = _MARKUP.sub(r"\\\1", re.sub("[&<>]", lambda found: _HTML[found[0]], apart))
    # A number at the start of a line would begin a list.
    return re.sub(r"^(\d+)([.)])", rf"\1{_GAP}\2", escaped)


def in_code(address: str) -> str:
    """An address of the site's own, as code."""
    return f"`{printable(address).replace('`', '%60')}`"
