"""`.htaccess` for Apache: the same lines may stand in its own configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportback.hosting.hosted import NOTE, Hosted
from reportback.policy.rules import TEXTS, TYPES

_UTF8 = ".html .css .js .json .jsonld .geojson .xml .atom .ics .csv .txt .svg"


def configuration(told: Hosted) -> str:
    """Each part stands in its module's brackets: a host without it ignores that part."""
    return "\n".join([f"# {NOTE}", *_pages(told), *_headers(told), *_moves(told)]) + "\n"


def _pages(told: Hosted) -> Iterator[str]:
    yield "DirectoryIndex index.html"
    yield from (f"ErrorDocument {status} {told.path}404.html" for status in (403, 404))
    yield "AddDefaultCharset utf-8"
    yield "<IfModule mod_mime.c>"
    yield f"  AddCharset utf-8 {_UTF8}"
    yield from (f"  AddType {kind} {suffix}" for suffix, kind in TYPES.items())
    yield "</IfModule>"
    yield "<IfModule mod_deflate.c>\n<IfModule mod_filter.c>"
    yield f"  AddOutputFilterByType DEFLATE {' '.join(TEXTS)}"
    yield "</IfModule>\n</IfModule>"


def _headers(told: Hosted) -> Iterator[str]:
    """The last line that fits counts, so the rules stand in their own order."""
    yield "<IfModule mod_headers.c>"
    for name, value in told.common.items():
        yield f"  Header always set {name} {_quoted(value)}"
    for rule in told.rules[1:]:
        where = f"expr=%{{REQUEST_URI}} =~ m#{rule.regex(told.path)}#"
        for name, value in rule.headers.items():
            yield f"  Header always set {name} {_quoted(value)} {_quoted(where)}"
    yield "  # Once every visitor comes by https:"
    yield '  # Header always set Strict-Transport-Security "max-age=31536000"'
    yield "</IfModule>"


def _moves(told: Hosted) -> Iterator[str]:
    yield "<IfModule mod_alias.c>"
    yield '  RedirectMatch 404 "/(?:\\.(?!well-known/)|_headers$|_redirects$)"'
    for move in told.moves:
        old, new = re.escape(told.path + move.old), told.path + move.new
        rest, again = ("(.*)", "$1") if move.below else ("", "")
        yield f"  RedirectMatch 301 {_quoted(f'^{old}{rest}$')} {_quoted(new + again)}"
    yield "</IfModule>"
    yield "<IfModule mod_rewrite.c>"
    yield "  RewriteEngine On"
    yield '  RewriteCond %{THE_REQUEST} "\\s[^?\\s]*/index\\.html[?\\s]"'
    yield f'  RewriteRule "^(.*/)?index\\.html$" "{told.path}$1" [R=301,L]'
    yield "</IfModule>"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
