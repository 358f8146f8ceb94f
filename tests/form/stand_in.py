"""The stand-in for a code host (decap-server), beside a repository on this machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep

from playwright.sync_api import Route

from tests.support import ROOT, environment

SERVER = ROOT / "tests" / "tools" / "node_modules" / "decap-server" / "dist" / "index.js"
LOCAL = "http://localhost:8081"  # where the form looks for it


class NotHere(Exception):
    """Node or decap-server is missing: the message says what to do."""


@contextmanager
def standing_in(repository: Path) -> Iterator[str]:
    """Where it answers, for as long as it is asked. Raises NotHere."""
    node = shutil.which("node")
    if node is None or not SERVER.is_file():
        raise NotHere("no node or no decap-server here: run 'make tools'")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    told = {"MODE": "git", "GIT_REPO_DIRECTORY": str(repository), "PORT": str(port)}
    process = subprocess.Popen(
        [node, SERVER],
        cwd=repository.parent,
        env=environment(told | {"BIND_HOST": "127.0.0.1", "LOG_LEVEL": "error"}),
    )
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def _await(port: int) -> None:
    for _ in range(150):
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise NotHere("decap-server does not answer")


def leading_to(stand_in: str, outside: list[str]) -> Callable[[Route], None]:
    """Leads the form to it, and keeps what would be asked of any other host."""

    def answer(route: Route) -> None:
        url = route.request.url
        if url.startswith(LOCAL):
            route.continue_(url=url.replace(LOCAL, stand_in))
        elif url.startswith(("http://localhost:", "http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            outside.append(url)
            route.abort()

    return answer


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the test says what went wrong."""


@contextmanager
def published_under_a_path(output: Path, folder: Path) -> Iterator[str]:
    """The site as project pages are: not at the root of its host."""
    (folder / "host" / "some").mkdir(parents=True)
    (folder / "host" / "some" / "where").symlink_to(output)
    handler = partial(_Quiet, directory=str(folder / "host"))
    host = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=host.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{host.server_port}/some/where/"
    finally:
        host.shutdown()
        host.server_close()
        thread.join()
