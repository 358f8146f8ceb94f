"""nginx and Apache do what `reportback hosting` tells them; so does `reportback serve`."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from reportback import policy
from reportback.reading.configuration import read_settings
from reportback.serving import Preview, serve
from tests.hosting import servers, sites
from tests.support import run_cli

URLS = {"": "https://small.example", "/some/where": "https://small.example/some/where"}


class Server:
    """A site on a server that runs. `base`: the path of its root, without the last slash."""

    def __init__(self, name: str, root: Path, port: int, base: str) -> None:
        self.name, self.root, self.port, self.base = name, root, port, base

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        answer, body = servers.get(self.port, self.base + path)
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, body


@pytest.fixture(scope="module", params=list(URLS), ids=["root", "path"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, base: str) -> tuple[Path, Path]:
    """The files of a site, and the folder that its addresses begin in."""
    here = tmp_path_factory.mktemp("hosted")
    sites.built(here / "site", here / f"www{base}", URLS[base])
    return here / "site", here / "www"


@pytest.fixture(scope="module", params=["nginx", "apache"])
def server(request: pytest.FixtureRequest, site: tuple[Path, Path], base: str) -> Iterator[Server]:
    root, port = site[0], servers.free_port()
    if not servers.find(*{"nginx": ("nginx",), "apache": ("apache2", "httpd")}[request.param]):
        pytest.skip(f"no {request.param} here")
    with servers.in_the_open(site[1]) as (www, scratch):
        if request.param == "nginx":
            done = run_cli("hosting", "nginx", "--settings", "pelicanconf.py", cwd=root)
            assert done.returncode == 0, done.stderr
            command = servers.nginx(done.stdout, www, scratch, port)
        else:
            command = servers.apache(www, scratch, port)
        with servers.running(command, port):
            yield Server(request.param, root, port, base)


KINDS_OF_FILE = {
    "": "text/html; charset=utf-8",
    "campaigns/park/1/": "text/html; charset=utf-8",
    "ideas/": "text/html; charset=utf-8",
    "theme/css/tokens.css": "text/css; charset=utf-8",
    "decisions/feed.atom": "application/atom+xml; charset=utf-8",
    "campaigns/park/calendar.ics": "text/calendar; charset=utf-8",
    "data/ideas.csv": "text/csv; charset=utf-8",
    "data/ideas.json": "application/json",
    "images/logo.svg": "image/svg+xml",
}


@pytest.mark.parametrize("address", KINDS_OF_FILE)
def test_each_file_has_its_type_and_headers(server: Server, address: str) -> None:
    status, told, _ = server.get(f"/{address}")
    assert status == 200
    assert told["content-type"].startswith(KINDS_OF_FILE[address])
    settings, _ = read_settings(server.root)
    wanted = policy.headers(settings, address)
    assert {name: told.get(name.lower()) for name in wanted} == wanted
    assert ("access-control-allow-origin" in told) == (
        address.startswith("data/") or address.endswith((".atom", ".ics"))
    )


def test_text_is_packed_on_the_way(server: Server) -> None:
    for address in ("/", "/theme/css/components.css", "/decisions/feed.atom", "/data/ideas.json"):
        _, told, body = server.get(address)
        assert told.get("content-encoding") == "gzip", address
        assert gzip.decompress(body)


@pytest.mark.parametrize("path", ["/campaigns", "/campaigns/park", "/campaigns/park/1"])
def test_a_missing_slash_is_put_right(server: Server, path: str) -> None:
    status, told, _ = server.get(path)
    assert status == 301
    assert told["location"].removeprefix(f"http://127.0.0.1:{server.port}") == (
        f"{server.base}{path}/"
    )


def test_index_html_is_no_second_address(server: Server) -> None:
    for folder in ("/", "/campaigns/park/"):
        status, told, _ = server.get(f"{folder}index.html")
        assert status == 301
        assert told["location"].removeprefix(f"http://127.0.0.1:{server.port}") == (
            f"{server.base}{folder}"
        )


@pytest.mark.parametrize("path", ["//evil.example/index.html", "/\\evil.example/index.html"])
def test_no_address_leads_to_another_website(server: Server, path: str) -> None:
    _, told, _ = server.get(path)
    place = told.get("location", "").removeprefix(f"http://127.0.0.1:{server.port}")
    assert not place.startswith(("//", "/\\", "http"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/campaigns/green/", "/campaigns/park/"),
        ("/campaigns/green/1/", "/campaigns/park/1/"),
        ("/campaigns/green/ideas/", "/campaigns/park/ideas/"),
        ("/old-about/", "/about/"),
        ("/contact.htm", "/about/"),
        ("/old/trees.html", "/campaigns/park/"),
    ],
)
def test_what_moved_is_found_for_good(server: Server, old: str, new: str) -> None:
    status, told, _ = server.get(old)
    assert status == 301
    assert told["location"].removeprefix(f"http://127.0.0.1:{server.port}") == server.base + new
    assert server.get(new)[0] == 200


@pytest.mark.parametrize(
    "path", ["/nowhere", "/campaigns/park/99/", "/theme/css/", "/.htaccess", "/_headers"]
)
def test_what_is_missing_or_hidden_gets_the_page_for_it(server: Server, path: str) -> None:
    status, told, body = server.get(path)
    assert status == 404 or (status, path, server.name) == (403, "/theme/css/", "apache")
    assert b"<h1>" in (gzip.decompress(body) if told.get("content-encoding") == "gzip" else body)
    assert told["content-security-policy"]


@pytest.fixture(scope="module")
def preview(site: tuple[Path, Path], base: str) -> Iterator[Server]:
    root, www = site
    preview = Preview(www / base.lstrip("/"), read_settings(root)[0])
    server = serve(preview, "127.0.0.1", 0, lambda _: None)
    Thread(target=server.serve_forever, daemon=True).start()
    yield Server("preview", root, server.server_port, "")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("address", KINDS_OF_FILE)
def test_the_preview_sends_the_same(preview: Server, address: str) -> None:
    status, told, body = preview.get(f"/{address}")
    assert status == 200
    assert told["content-type"].startswith(KINDS_OF_FILE[address])
    settings, _ = read_settings(preview.root)
    wanted = policy.headers(settings, address)
    del wanted["Cache-Control"]
    if told["content-type"].startswith("text/html"):
        own = wanted.pop("Content-Security-Policy")
        assert set(own.split("; ")) - {"script-src 'self' 'wasm-unsafe-eval'"} <= set(
            told["content-security-policy"].split("; ")
        )
        assert b"http-equiv" not in body
    assert {name: told.get(name.lower()) for name in wanted} == wanted


@pytest.mark.parametrize("path", ["/contact.htm", "/old/trees.html"])
def test_the_preview_shows_the_page_at_an_old_address(preview: Server, path: str) -> None:
    status, told, body = preview.get(path)
    assert (status, told["content-type"]) == (200, "text/html; charset=utf-8")
    assert b'http-equiv="refresh"' in body


def test_the_preview_puts_addresses_right(preview: Server) -> None:
    for asked, place in {
        "/campaigns": "/campaigns/",
        "/campaigns/park/index.html": "/campaigns/park/",
        "/index.html": "/",
        "//small.example/index.html/": None,
        "/theme/css": None,
    }.items():
        status, told, _ = preview.get(asked)
        assert (status, told.get("location")) == (301 if place else 404, place), asked
