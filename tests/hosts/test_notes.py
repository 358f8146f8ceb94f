"""GitLab's note on a merge request: one, brought up to date, by a job that runs nothing of it."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import support

MARK = "<!-- reportback: what changes for the public -->"
REQUESTS = [{"iid": 3}, {"iid": 4}, {"iid": 5}]


class GitLab(HTTPServer):
    """A GitLab with three merge requests: one with a text, one that runs, one in a closed fork."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.notes: list[dict[str, object]] = []
        self.wrote: list[tuple[str, str]] = []
        self.text = "Idea RIVER-3: declined. @all"


class _Handler(BaseHTTPRequestHandler):
    server: GitLab

    def _answer(self, status: int, data: object) -> None:
        body = data.encode() if isinstance(data, str) else json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        assert self.headers["PRIVATE-TOKEN"] == "secret"
        parts = urlsplit(self.path)
        first = parse_qs(parts.query).get("page", ["1"]) == ["1"]
        pipelines = {"3": {"id": 30, "project_id": 1}, "4": None, "5": {"id": 50, "project_id": 2}}
        match parts.path.removeprefix("/api/v4/").split("/"):
            case ["user"]:
                self._answer(200, {"id": 77})
            case ["projects", "1", "merge_requests"]:
                self._answer(200, REQUESTS if first else [])
            case ["projects", "1", "merge_requests", iid]:
                self._answer(200, {"iid": int(iid), "head_pipeline": pipelines[iid]})
            case ["projects", "1", "merge_requests", "3", "notes"]:
                self._answer(200, self.server.notes if first else [])
            case ["projects", "1", "pipelines", "30", "jobs"]:
                jobs = [{"id": 8, "name": "change", "status": "success"}]
                self._answer(200, jobs if first else [])
            case ["projects", "1", "jobs", "8", "artifacts", "change.md"]:
                self._answer(200, self.server.text)
            case _:
                self._answer(404, {})

    def _write(self) -> None:
        data = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.wrote.append((f"{self.command} {self.path}", data["body"][0]))
        self._answer(201, {})

    do_POST = do_PUT = _write  # noqa: N815 - the library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    with GitLab() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def run(gitlab: GitLab) -> support.Finished:
    env = {
        "CI_API_V4_URL": f"http://127.0.0.1:{gitlab.server_port}/api/v4",
        "CI_PROJECT_ID": "1",
        "REPORTBACK_TOKEN": "secret",
    }
    return support.run([sys.executable, support.ROOT / ".gitlab" / "notes.py"], env=env)


def test_a_note_is_written_and_nobody_called(gitlab: GitLab) -> None:
    done = run(gitlab)
    assert done.returncode == 0, done.stderr
    [(where, body)] = gitlab.wrote
    assert where == "POST /api/v4/projects/1/merge_requests/3/notes"
    assert body.startswith(MARK)
    assert "@all" not in body
    assert "declined" in body
    assert "!5: GitLab answered 404" in done.stderr


def test_a_note_is_brought_up_to_date_and_others_are_left(gitlab: GitLab) -> None:
    gitlab.notes = [
        {"id": 1, "author": {"id": 5}, "body": f"{MARK}\nsomebody else's"},
        {"id": 2, "author": {"id": 77}, "body": f"{MARK}\nold"},
    ]
    assert run(gitlab).returncode == 0
    assert [where for where, _ in gitlab.wrote] == [
        "PUT /api/v4/projects/1/merge_requests/3/notes/2"
    ]
    gitlab.notes[1]["body"] = gitlab.wrote[0][1]
    gitlab.wrote.clear()
    assert run(gitlab).returncode == 0
    assert gitlab.wrote == []


def test_a_text_is_bounded(gitlab: GitLab) -> None:
    gitlab.text = "x" * 500_000
    assert run(gitlab).returncode == 0
    assert len(gitlab.wrote[0][1]) < 61_000
