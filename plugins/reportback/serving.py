"""The local preview: serves the site, builds it anew on every change, and reloads the browser.

While files are broken every page says what is wrong; the last good site comes back with the mend.
It answers as a careful host does: with the site's policy, a redirect to a folder's slash, and the
page for what is missing. Only nothing is kept by the browser, and pages may reload themselves.
"""

from __future__ import annotations

import json
import mimetypes
import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from reportback import addresses, policy
from reportback.model import Settings
from reportback.policy.rules import CACHE, POLICY, TEXTS, TYPES
from reportback.reading.files import published

_RELOAD, _SCRIPT = "/-/reload", "/-/reload.js"
_WAIT_SECONDS = 25
_TAG = b'<script src="/-/reload.js"></script>'
# What a page carries for hosts without headers. The preview sends its own, which lets it reload.
_META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_RELOADS = {"script-src": ("'self'",), "connect-src": ("'self'",)}
_RELOADER = """\
let seen = null;
(async function watch() {
  try {
    const answer = await fetch("/-/reload?seen=" + (seen ?? ""));
    const {version} = await answer.json();
    if (seen !== null && version !== seen) { location.reload(); return; }
    seen = version;
  } catch { await new Promise((done) => setTimeout(done, 1000)); }
  watch();
})();
"""


class Preview:
    """The state that builds and readers share: how often it was built, and what is wrong."""

    def __init__(self, output: Path, settings: Settings | None = None) -> None:
        self.output = output
        self.settings = settings or Settings()
        self._version = 0
        self._trouble: bytes | None = None
        self._changed = Condition()
        self._said: frozenset[str] = frozenset()

    def news(self, said: str) -> str:
        """What a build says and the one before did not: a warning is told once."""
        lines = said.strip().splitlines()
        fresh = [line for line in lines if line not in self._said]
        self._said = frozenset(lines)
        return "\n".join(fresh)

    def show(self, trouble: bytes | None) -> None:
        """A build has ended: with this page of problems, or well."""
        with self._changed:
            self._version += 1
            self._trouble = trouble
            self._changed.notify_all()

    def version_after(self, seen: int | None) -> int:
        """The current version; if that was seen already, wait a while for the next."""
        with self._changed:
            if seen is not None:
                self._changed.wait_for(lambda: self._version != seen, _WAIT_SECONDS)
            return self._version

    def answer(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """Status, type and bytes of the answer to a request for this path.

        The form for staff is never reloaded: somebody may be writing in it.
        """
        address = unquote(path).lstrip("/")
        is_page = not Path(address).suffix or address.endswith(".html")
        if is_page and self._trouble is not None:
            return HTTPStatus.INTERNAL_SERVER_ERROR, "text/html", _watching(self._trouble)
        found = published(self.output, addresses.output_file(address))
        if found is None:
            lost = published(self.output, addresses.NOT_FOUND) or b"Not found"
            return HTTPStatus.NOT_FOUND, "text/html", _watching(lost)
        kind = media_type(addresses.output_file(address))
        watched = kind == "text/html" and not address.startswith(addresses.FORM)
        return HTTPStatus.OK, kind, _watching(found) if watched else found

    def moved(self, path: str) -> str | None:
        """Where a folder without its slash is, or one that is named with its index.html."""
        if path.endswith("/index.html"):
            path, slash = path.removesuffix("index.html"), ""
        elif path.endswith("/"):
            return None
        else:
            slash = "/"
        index = f"{unquote(path).strip('/')}/index.html".lstrip("/")
        there = published(self.output, index) is not None
        return f"/{path.lstrip('/')}{slash}" if there else None

    def headers(self, path: str, kind: str) -> dict[str, str]:
        """What is sent along with the answer to a request for this path."""
        address = unquote(path).lstrip("/")
        sent = policy.headers(self.settings, address) | {CACHE: "no-store"}
        if kind == "text/html" and not address.startswith(addresses.FORM):
            what = policy.kind_of(address)
            sent[POLICY] = policy.content_policy(self.settings, what, _RELOADS)
        return sent


def media_type(name: str) -> str:
    """The type of a file by its name's ending."""
    suffix = Path(name).suffix
    return TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "text/plain"


def _watching(page: bytes) -> bytes:
    """A page that reloads itself. Only the preview adds this; published pages have no script."""
    before, end, after = _META.sub(b"", page, count=1).rpartition(b"</body>")
    return before + _TAG + end + after if end else page + _TAG


def _handler(preview: Preview, say: Callable[[str], None]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == _RELOAD:
                seen = parse_qs(parts.query).get("seen", [""])[0]
                version = preview.version_after(int(seen) if seen.isdigit() else None)
                body = json.dumps({"version": version}).encode()
                self._send(HTTPStatus.OK, "application/json", body)
            elif parts.path == _SCRIPT:
                self._send(HTTPStatus.OK, "text/javascript", _RELOADER.encode())
            elif (place := preview.moved(parts.path)) is not None:
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", f"{place}?{parts.query}" if parts.query else place)
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self._send(*preview.answer(parts.path))

        do_HEAD = do_GET  # noqa: N815 - http.server's name; the body stays away

        def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind in TEXTS else kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in preview.headers(urlsplit(self.path).path, kind).items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's
            if str(args[1:2]).find("404") >= 0:
                say(f"not found: {self.path}")

    return Handler


def serve(
    preview: Preview, bind: str, port: int, say: Callable[[str], None]
) -> ThreadingHTTPServer:
    """A server of the preview; the caller runs it. Raises OSError if the address is taken."""
    return _Server((bind, port), _handler(preview, say))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has left the page hears no answer: nothing is wrong, nothing is said."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
