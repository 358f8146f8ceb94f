"""Where pages may load from or send to, beyond the site itself: the words of such a policy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportback.model.rejection import Rejected, found
from reportback.problems import nearest

DIRECTIVES = (
    *("connect-src", "font-src", "form-action", "frame-src", "img-src", "manifest-src"),
    *("media-src", "script-src", "style-src", "worker-src"),
)
_HOST = r"https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?"
_HASH = r"'sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2}'"
_SOURCE = re.compile(rf"'self'|data:|blob:|{_HOST}|{_HASH}")


def sources(value: Any) -> Mapping[str, tuple[str, ...]]:
    """Sources by directive. None opens the site to everybody: no star, nothing 'unsafe'."""
    if not isinstance(value, Mapping):
        must, todo = "must be sources by directive", "write it as {'img-src': ['https://…']}"
        raise Rejected("settings", must, found(value), todo)
    for directive, named in value.items():
        if directive not in DIRECTIVES:
            must = "must name directives that a site may widen"
            near = nearest(str(directive), DIRECTIVES)
            todo = f"did you mean {near}?" if near else f"use one of: {', '.join(DIRECTIVES)}"
            raise Rejected("settings", must, found(directive), todo)
        if not isinstance(named, tuple | list):
            raise Rejected("settings", f"{directive} must be a list", found(named), "use […]")
        for source in named:
            _exact(directive, source)
    return {directive: tuple(named) for directive, named in value.items()}


def _exact(directive: str, source: Any) -> None:
    """Raises Rejected where a source is not one that can be named without opening the site."""
    if isinstance(source, str) and _SOURCE.fullmatch(source):
        return
    must = f"{directive} must name single sources"
    todo = "write each as https://stats.example.org, 'self' or a hash; '*' and 'unsafe-…' open all"
    raise Rejected("settings", must, found(source), todo)
