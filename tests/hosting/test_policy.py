"""The policy holds in a real browser: what pages need is let in, and all else is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Route, expect

from reportback import policy
from reportback.model import Settings
from reportback.policy import Kind
from tests.browser.visits import EXAMPLE_KINDS, KINDS, SMALL_KINDS, Served, hold, serving
from tests.support import SMALL_SETTINGS, build, run_cli, write_site, write_tree

WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
KEPT = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    made.add_init_script(WATCH)
    yield made
    made.close()


@pytest.mark.browser
def test_no_page_breaks_the_policy_or_leaves_anything_behind(
    context: BrowserContext, served: Served, served_small: Served
) -> None:
    """Every kind of page, with its own policy and with that of the headers."""
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in KINDS:
        site = served_small if kind in SMALL_KINDS else served
        address = site.address(kind)
        if kind == "redirect":
            hold(page, address)
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("refused") == [], kind
        kept = page.evaluate(KEPT)
        assert not any(kept.values()), f"{kind} keeps something: {kept}"
    assert context.cookies() == []
    outside = [url for url in asked if not url.startswith((served.url, served_small.url))]
    assert outside == []


@pytest.mark.parametrize("kind", EXAMPLE_KINDS)
def test_each_page_carries_the_policy_that_its_headers_say(example_site: Path, kind: str) -> None:
    """The page's own is the header's, but for what counts in headers alone."""
    for path in (
        found for one in EXAMPLE_KINDS[kind].split("|") for found in example_site.glob(one)
    ):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        (meta,) = page.find_all("meta", {"http-equiv": "Content-Security-Policy"})
        address = path.relative_to(example_site).as_posix().removesuffix("index.html")
        sent = policy.headers(Settings(), address)["Content-Security-Policy"]
        in_page, in_header = (set(each.split("; ")) for each in (meta["content"], sent))
        framed = "*" if kind.startswith("embed") else "'none'"
        assert in_header - in_page == {f"frame-ancestors {framed}"}
        assert in_page <= in_header


def _answer(route: Route, *, body: str, headers: dict[str, str]) -> None:
    route.fulfill(body=body, headers=headers, content_type="text/html; charset=utf-8")


def _note(asked: list[str], route: Route) -> None:
    asked.append(route.request.url)
    route.abort()


ATTACKS = {
    "an inline script": "<script>window.stolen = true</script>",
    "a handler": "<img src=x onerror='window.stolen = true'>",
    "another host's script": "<script src='https://evil.example/x.js'></script>",
    "another host's picture": "<img src='https://evil.example/x.png'>",
    "an inline style": "<p style='color: red'>x</p>",
    "a frame": "<iframe src='https://evil.example/'></iframe>",
    "an object": "<object data='https://evil.example/x'></object>",
    "another base": "<base href='https://evil.example/'>",
}


@pytest.mark.browser
@pytest.mark.parametrize("carried_by", ["meta", "header"])
def test_what_an_attacker_would_add_is_refused(
    context: BrowserContext, served: Served, carried_by: str
) -> None:
    """Once as a host without headers serves a page, once with the headers alone."""
    address, page = served.address("idea"), context.new_page()
    source = (served.folder / address.removeprefix(served.url) / "index.html").read_text()
    headers = policy.headers(Settings(), "campaigns/x/1/")
    if carried_by == "header":
        source = source.replace('http-equiv="Content-Security-Policy"', 'name="x"')
    sent = headers if carried_by == "header" else {}
    outside: list[str] = []
    page.route("https://evil.example/**", partial(_note, outside))
    for what, attack in ATTACKS.items():
        body = source.replace("</main>", f"{attack}</main>")
        answer = partial(_answer, body=body, headers=sent)
        page.route(address, answer)
        page.goto(address, wait_until="load")
        assert page.evaluate("refused"), what
        assert page.evaluate("window.stolen") is None, what
        page.unroute(address)
    assert outside == []


@pytest.mark.browser
def test_a_block_of_data_needs_nothing(context: BrowserContext, served: Served) -> None:
    """JSON-LD is not run, so that no policy has to let it in."""
    address, page = served.address("idea"), context.new_page()
    source = (served.folder / address.removeprefix(served.url) / "index.html").read_text()
    block = '<script type="application/ld+json">{"@type": "CreativeWork"}</script>'
    body = source.replace("</head>", f"{block}</head>")
    page.route(address, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(address, wait_until="load")
    assert page.evaluate("refused") == []
    assert page.locator("script[type='application/ld+json']").count() >= 2  # the page's own too


@contextmanager
def _elsewhere(folder: Path, framed: str) -> Iterator[str]:
    """Another site, with a page that shows an address in a frame and has no policy of its own."""
    write_tree(folder / "elsewhere", {"index.html": FRAME.format(framed)})
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder / "elsewhere"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


FRAME = "<!doctype html><title>Elsewhere</title><iframe src='{}'></iframe>"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "shown"), [("campaigns/park/embed/", True), ("campaigns/park/", False)]
)
def test_other_sites_may_frame_a_card_and_nothing_else(
    context: BrowserContext, tmp_path: Path, address: str, shown: bool
) -> None:
    card = "<!doctype html><title>x</title><h1>The park</h1>"
    write_tree(tmp_path / "site", {f"{address}index.html": card})
    with serving(tmp_path / "site") as site, _elsewhere(tmp_path, site.url + address) as url:
        page = context.new_page()
        page.goto(url, wait_until="networkidle")
        titles = [
            frame.get_by_text("The park").count() for frame in page.frames if frame.parent_frame
        ]
    assert titles == [1 if shown else 0]


@pytest.mark.browser
def test_the_search_may_run_its_script_and_its_module(
    context: BrowserContext, tmp_path: Path
) -> None:
    """A page of the search compiles WebAssembly, in its script and in a worker of its own."""
    module = "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))"
    body = "<!doctype html><title>x</title><script type=module src=search.js></script>"
    write_tree(
        tmp_path,
        {
            "ideas/index.html": body,
            "news/index.html": body,
            "news/search.js": "document.title = 'ran';",
            "search/worker.js": f"{module}.then(() => postMessage('worker'));",
            "ideas/search.js": f"""\
                const worker = new Worker("../search/worker.js");
                const told = new Promise((done) => worker.onmessage = (said) => done(said.data));
                await {module};
                const answer = await fetch("../search/worker.js");
                document.title = `${{await told}} ${{answer.status}}`;
                """,
        },
    )
    with serving(tmp_path) as site:
        page = context.new_page()
        page.goto(f"{site.url}ideas/")
        expect(page).to_have_title("worker 200")
        assert page.evaluate("refused") == []
        page.goto(f"{site.url}news/")
        assert page.title() == "x"
        assert page.evaluate("refused.length") == 1


# --- a site's own additions --------------------------------------------------------


def _with(folder: Path, value: object) -> Path:
    return write_site(folder, {}, f"{SMALL_SETTINGS}REPORTBACK['policy'] = {value!r}\n")


def test_a_site_may_let_something_in_on_its_own_pages_only(tmp_path: Path) -> None:
    stats = "https://stats.example.org"
    root = _with(tmp_path / "site", {"img-src": [stats], "script-src": [f"{stats}/count.js"]})
    build(root, tmp_path / "output")
    home = (tmp_path / "output/index.html").read_text(encoding="utf-8")
    assert f"img-src &#39;self&#39; {stats};" in home
    assert f"script-src {stats}/count.js" in home
    headers = (tmp_path / "output/_headers").read_text(encoding="utf-8")
    card = headers.split("/campaigns/:name/embed/*")[1]
    assert stats in headers
    assert stats not in card


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"img-src": ["*"]}, "must name single sources"),
        ({"script-src": ["'unsafe-inline'"]}, "must name single sources"),
        ({"script-src": ["'unsafe-eval'"]}, "must name single sources"),
        ({"script-src": ["http://stats.example.org"]}, "must name single sources"),
        ({"script-src": ["https://a.example; script-src *"]}, "must name single sources"),
        ({"script-src": ["https:"]}, "must name single sources"),
        ({"script-src": [3]}, "must name single sources"),
        ({"script-scr": ["'self'"]}, "did you mean script-src?"),
        ({"frame-ancestors": ["'self'"]}, "must name directives that a site may widen"),
        ({"img-src": "https://stats.example.org"}, "must be a list"),
        ("img-src 'self'", "must be sources by directive"),
    ],
)
def test_what_would_open_the_site_is_refused(tmp_path: Path, value: object, said: str) -> None:
    done = run_cli("check", cwd=_with(tmp_path, value))
    assert done.returncode == 1
    assert said in done.stdout
    assert "pelicanconf.py:" in done.stdout


def test_every_kind_of_page_is_known_by_its_address_in_every_edition() -> None:
    for address, kind in {
        "": Kind.PAGE,
        "campaigns/park/1/": Kind.PAGE,
        "campaigns/park/ideas/": Kind.PAGE,
        "ideas/": Kind.SEARCH,
        "cy/ideas/page/2/": Kind.SEARCH,
        "search/pagefind.js": Kind.SEARCH,
        "campaigns/park/embed/": Kind.CARD,
        "pt-BR/campaigns/park/embed/": Kind.CARD,
        "admin/": Kind.FORM,
        "administration/": Kind.PAGE,
        "about-ideas/": Kind.PAGE,
    }.items():
        assert policy.kind_of(address) is kind, address
