"""The preview: pages reload, problems are shown, and only the site is served."""

import json
import socket
import struct
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from threading import Thread, Timer
from urllib.parse import urlsplit

import pytest

from reportback.serving import Preview, serve
from tests.support import write_tree


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    site = {"index.html": "<html><body>Home</body></html>", "404.html": "<body>Lost</body>"}
    site |= {"a/index.html": "<body>A</body>", "feed.atom": "<feed/>", "style.css": "a{}"}
    write_tree(tmp_path / "output", site)
    write_tree(tmp_path, {"secret.html": "secret"})
    return Preview(tmp_path / "output")


@pytest.fixture
def root(preview: Preview) -> Iterator[str]:
    server = serve(preview, "127.0.0.1", 0, lambda _: None)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def get(address: str) -> HTTPResponse:
    try:
        return urllib.request.urlopen(address, timeout=10)  # noqa: S310 - our own server
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]


def test_pages_are_served_and_watch_for_changes(root: str) -> None:
    answer = get(f"{root}/")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.read() == b'<html><body>Home<script src="/-/reload.js"></script></body></html>'
    assert b"location.reload" in get(f"{root}/-/reload.js").read()


def test_a_folder_is_found_without_its_slash(root: str) -> None:
    answer = get(f"{root}/a")
    assert answer.geturl() == f"{root}/a/"


def test_other_files_are_served_as_they_are(root: str) -> None:
    assert get(f"{root}/feed.atom").read() == b"<feed/>"
    assert get(f"{root}/style.css").headers["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize("path", ["/nowhere/", "/../secret.html", "/%2e%2e/secret.html"])
def test_nothing_but_the_site_is_served(root: str, path: str) -> None:
    answer = get(f"{root}{path}")
    assert answer.status == 404
    assert b"Lost" in answer.read()


def test_while_files_are_broken_every_page_says_so(preview: Preview, root: str) -> None:
    preview.show(b"<body>Mend line 3</body>")
    answer = get(f"{root}/a/")
    assert answer.status == 500
    assert b"Mend line 3" in answer.read()
    assert get(f"{root}/style.css").status == 200
    preview.show(None)
    assert get(f"{root}/a/").status == 200


def test_a_browser_that_waits_hears_of_the_next_build(preview: Preview, root: str) -> None:
    first = json.load(get(f"{root}/-/reload"))["version"]
    Timer(0.2, preview.show, [None]).start()
    assert json.load(get(f"{root}/-/reload?seen={first}"))["version"] == first + 1


def test_a_browser_that_has_left_is_no_trouble(
    preview: Preview, root: str, capfd: pytest.CaptureFixture[str]
) -> None:
    first = json.load(get(f"{root}/-/reload"))["version"]
    before = set(threading.enumerate())
    with socket.create_connection(("127.0.0.1", urlsplit(root).port or 0)) as left:
        left.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        left.sendall(f"GET /-/reload?seen={first} HTTP/1.0\r\n\r\n".encode())
        while not (waiting := set(threading.enumerate()) - before):
            time.sleep(0.01)
    preview.show(None)
    for thread in waiting:
        thread.join(10)
    assert json.load(get(f"{root}/-/reload"))["version"] == first + 1
    assert capfd.readouterr().err == ""
