"""Files that hosts read from the site's folder: `_headers` and `_redirects`.

Netlify and Cloudflare Pages read both, GitLab Pages the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportback.hosting.hosted import NOTE, Hosted


def headers_file(told: Hosted) -> str:
    """`_headers`: where two rules fit, these hosts send both, and a browser then obeys both.

    So what is not the same everywhere is said once for each folder and page at the root, and taken
    back (`!`) where something deeper is more special. A host that does not know `!` shows no cards
    in frames, and nothing else is lost.
    """
    varying = set(told.varying)
    same = {name: value for name, value in told.common.items() if name not in varying}
    apart = ("", *told.files, *told.folders)
    each = (_block(f"/{_all_below(place)}", _of(told, place, varying)) for place in apart)
    return "\n".join([f"# {NOTE}\n", _block("/*", same), *each, *_deeper(told)])


def _all_below(place: str) -> str:
    return f"{place}*" if place.endswith("/") else place


def _of(told: Hosted, address: str, names: set[str]) -> Mapping[str, str]:
    """The headers of these names at an address, as all rules together say."""
    found: dict[str, str] = {}
    for rule in told.rules:
        if re.match(rule.regex(""), address):
            found |= {name: value for name, value in rule.headers.items() if name in names}
    return found


def _deeper(told: Hosted) -> Iterator[str]:
    for rule in told.rules[1:]:
        for where in told.places(rule):
            if "/" in where.rstrip("/") or where.startswith("*"):
                yield _block(f"/{_glob(where)}", rule.headers, instead=True)


def _glob(where: str) -> str:
    """A place as these hosts write it: `*` is all that follows, `:name` one name."""
    return where if where.startswith("*") else _all_below(where.replace("*", ":name"))


def _block(where: str, headers: Mapping[str, str], *, instead: bool = False) -> str:
    lines = [where]
    for name, value in headers.items():
        lines += [f"  ! {name}"] if instead else []
        lines.append(f"  {name}: {value}")
    return "\n".join(lines) + "\n"


def redirects_file(told: Hosted) -> str:
    """`_redirects`: old address, new address, and that it is for good."""
    lines = [f"# {NOTE}"]
    for move in told.moves:
        star, rest = ("*", ":splat") if move.below else ("", "")
        lines.append(f"{told.path}{move.old}{star} {told.path}{move.new}{rest} 301")
    return "\n".join(lines) + "\n"
