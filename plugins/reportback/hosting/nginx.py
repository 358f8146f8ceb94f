"""A whole configuration for nginx, to be read into its `http` block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportback.hosting.hosted import NOTE, Hosted
from reportback.policy.rules import TEXTS, TYPES

# What nginx's own list of types has.
_KNOWN = frozenset({".atom", ".webp", ".wasm"})


def configuration(told: Hosted) -> str:
    """Maps that say what differs from page to page, and a server that uses them."""
    return "\n".join([*_maps(told), *_moves(told), *_server(told)]) + "\n"


def _maps(told: Hosted) -> Iterator[str]:
    yield f"# {NOTE}"
    yield "# Save it as /etc/nginx/conf.d/reportback.conf, put your own folder into 'root', and"
    yield "# add 'listen 443 ssl' with your certificate, as for your other sites."
    for name in told.varying:
        yield f"map $uri {_variable(name)} {{"
        yield f"    default {_quoted(told.common.get(name, ''))};"
        for rule, value in told.special(name):
            yield f"    {_quoted('~' + rule.regex(told.path))} {_quoted(value)};"
        yield "}"


def _moves(told: Hosted) -> Iterator[str]:
    yield "map $uri $reportback_moved {"
    yield '    default "";'
    for move in told.moves:
        rest, again = ("(?<reportback_rest>.*)", "$reportback_rest") if move.below else ("", "")
        old = _quoted(f"~^{re.escape(told.path + move.old)}{rest}$")
        yield f"    {old} {_quoted(told.path + move.new + again)};"
    yield "}"


def _server(told: Hosted) -> Iterator[str]:
    types = " ".join(kind for kind in TEXTS if kind != "text/html")
    yield f"""\
server {{
    listen 80;
    server_name {told.host};
    # The folder that the site's addresses begin in: {told.path} lies below it.
    root /srv/reportback;

    index index.html;
    absolute_redirect off;  # '/campaigns' leads to '/campaigns/' behind a proxy too
    error_page 403 404 =404 {told.path}404.html;
    server_tokens off;

    include mime.types;
    types {{"""
    for suffix, kind in TYPES.items():
        if suffix not in _KNOWN:
            yield f"        {kind} {suffix[1:]};"
    yield f"""\
    }}
    charset utf-8;
    charset_types {types};
    gzip on;
    gzip_vary on;
    gzip_min_length 256;
    gzip_types {types};
"""
    yield from _sent(told)
    yield _LOCATIONS


def _sent(told: Hosted) -> Iterator[str]:
    for name, value in told.common.items():
        said = _variable(name) if name in told.varying else _quoted(value)
        yield f"    add_header {name} {said} always;"
    for name in told.varying:
        if name not in told.common:
            yield f"    add_header {name} {_variable(name)} always;"
    yield "    # Once every visitor comes by https:"
    yield '    # add_header Strict-Transport-Security "max-age=31536000" always;'


_LOCATIONS = """
    # One address for each page: '/campaigns/index.html' leads to '/campaigns/'. An address that
    # begins with two slashes would lead to another website.
    if ($request_uri ~ "^/+(?<folder>(?:[^/?\\\\\\\\][^?\\\\\\\\]*/)?)index\\.html(?:\\?|$)") {
        return 301 /$folder$is_args$args;
    }
    if ($reportback_moved) {
        return 301 $reportback_moved$is_args$args;
    }
    # What hosts read and visitors do not.
    location ~ "/(?:\\.(?!well-known/)|_headers$|_redirects$)" {
        return 404;
    }
}"""


def _variable(header: str) -> str:
    return f"$reportback_{header.lower().replace('-', '_')}"


def _quoted(text: str) -> str:
    """A word as nginx reads it; a quotation mark or backslash of its own is escaped."""
    return '"' + text.replace('"', '\\"') + '"'
