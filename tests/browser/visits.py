"""A built site on this machine, served as a careful host would, and visits to its pages."""

import functools
import gzip
import http.server
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import ConsoleMessage, Page, Route

from reportback import addresses, policy
from reportback.model import Settings
from reportback.policy.rules import TEXTS
from reportback.reading.files import published
from reportback.serving import media_type

# One page of each kind: the pattern of its files in the example; of many, the longest stands for
# all. Kinds that the example has no page of are in a small site of their own.
EXAMPLE_KINDS = {
    "home": "index.html",
    "campaigns": "campaigns/index.html",
    "campaign": "campaigns/*/index.html",
    "campaign-that-is-open": "campaigns/the-market-hall/index.html",
    "campaign-ideas": "campaigns/*/ideas/index.html",
    "campaign-ideas-of-one-outcome": "campaigns/*/ideas/declined/index.html",
    "idea": "campaigns/*/[0-9]*/index.html",
    "record": "campaigns/*/decisions/*/index.html",
    "report": "campaigns/*/report/index.html",
    "embed": "campaigns/*/embed/index.html",
    "embed-of-an-open-campaign": "campaigns/the-market-hall/embed/index.html",
    "ideas": "ideas/index.html",
    "decisions": "decisions/index.html",
    "promises": "promises/index.html",
    "data": "data/index.html",
    "news": "news/index.html",
    "article": "news/*/index.html",
    "about": "**/about*/index.html|**/about.html",
    "accessibility": "**/accessib*/index.html|**/accessib*.html",
    "not-found": "404.html",
    "home-from-right-to-left": "ar/index.html",
    "campaign-from-right-to-left": "ar/campaigns/*/index.html",
    "idea-from-right-to-left": "ar/campaigns/*/[0-9]*/index.html",
}
SMALL_KINDS = {
    "second-page-of-ideas": "ideas/page/2/index.html",
    "second-page-of-decisions": "decisions/page/2/index.html",
    "redirect": "campaigns/before/index.html",
    "guide": "guide/index.html|guide/complaints/index.html",
    "idea-with-edit-links": "campaigns/*/1/index.html",
}
KINDS = EXAMPLE_KINDS | SMALL_KINDS

LEADS_ON = re.compile(r'<meta http-equiv="refresh"[^>]*>')


class _Handler(http.server.SimpleHTTPRequestHandler):
    """The files of a folder as a careful host sends them: with the product's policy, packed."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, settings: Settings, **kwargs: Any) -> None:
        self.settings = settings
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        address = unquote(path).lstrip("/")
        root = Path(self.directory)
        if not address.endswith("/") and (root / address / "index.html").is_file() and address:
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", Location=f"{path}/")
            return
        name = addresses.output_file(address)
        body, status = published(root, name), HTTPStatus.OK
        if body is None:
            name, status = addresses.NOT_FOUND, HTTPStatus.NOT_FOUND
            body = published(root, name) or b"Not found"
        self._send(status, media_type(name), body)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        text = kind in TEXTS
        if text and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        headers["Content-Type"] = f"{kind}; charset=utf-8" if text else kind
        headers["Content-Length"] = str(len(body))
        address = unquote(urlsplit(self.path).path).lstrip("/")
        sent = policy.headers(self.settings, address) | {"Cache-Control": "no-store"} | headers
        for header, value in sent.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the test says what went wrong."""


def longest(site: Path, patterns: str) -> Path | None:
    found = [path for pattern in patterns.split("|") for path in site.glob(pattern)]
    return max(found, key=lambda path: (path.stat().st_size, path), default=None)


@dataclass(frozen=True)
class Served:
    """A site at an address on this machine."""

    folder: Path
    url: str  # ends with a slash

    def address(self, kind: str) -> str:
        """The address of the page that stands for a kind."""
        path = longest(self.folder, KINDS[kind])
        assert path is not None, f"the site has no page of the kind {kind!r} ({KINDS[kind]})"
        return self.url + path.relative_to(self.folder).as_posix().removesuffix("index.html")


@dataclass
class Visit:
    """A page in the browser, and what went on while it was loaded."""

    page: Page
    outside: list[str] = field(default_factory=list)  # requests to any other host
    complaints: list[str] = field(default_factory=list)  # errors, refusals, missing files


@contextmanager
def serving(folder: Path, settings: Settings | None = None) -> Iterator[Served]:
    """The files of `folder` at a free port of this machine, for as long as it is asked for."""
    told = settings or Settings()
    handler = functools.partial(_Handler, directory=str(folder), settings=told)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(folder, f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def hold(page: Page, address: str) -> None:
    """Stay on a page that leads on by itself, to look at it: all but that is as it is served."""

    def without_the_way_on(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=LEADS_ON.sub("", answer.text()))

    page.route(address, without_the_way_on)


def listen(visit: Visit, served: Served) -> None:
    """Note what a page asks for and complains of, from now on."""
    own = urlsplit(served.url).netloc

    def said(message: ConsoleMessage) -> None:
        unasked = message.location.get("url", "").endswith(
            "/favicon.ico"
        )  # browsers ask by themselves
        if message.type in {"error", "warning"} and not unasked:
            visit.complaints.append(f"{message.type}: {message.text}")

    visit.page.on(
        "request",
        lambda request: (
            None if urlsplit(request.url).netloc == own else visit.outside.append(request.url)
        ),
    )
    visit.page.on(
        "response",
        lambda response: (
            None
            if response.ok or response.status == 304
            else visit.complaints.append(f"{response.status}: {response.url}")
        ),
    )
    visit.page.on("console", said)
    visit.page.on("pageerror", lambda error: visit.complaints.append(f"script: {error}"))


def weigh(page: Page) -> Counter[str]:
    """What goes over the wire from now on, headers too, by the first part of its address."""
    weight: Counter[str] = Counter()
    asked: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent",
        lambda event: asked.update({event["requestId"]: urlsplit(event["request"]["url"]).path}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: weight.update({asked[event["requestId"]]: int(event["encodedDataLength"])}),
    )
    return weight
