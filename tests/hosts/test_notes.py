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
        self.text: str | None = "Idea RIVER-3: declined. @all"
        self.jobs: list[dict[str, object]] = [{"id": 8, "name": "change", "status": "success"}]
        self.files = ["ideas/river/3-a.md"]
        self.count = "1"


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
        ran = {"project_id": 1, "sha": "abc123", "status": "failed"}
        pipelines = {"3": ran | {"id": 30}, "4": None, "5": ran | {"id": 50, "project_id": 2}}
        match parts.path.removeprefix("/api/v4/").split("/"):
            case ["user"]:
                self._answer(200, {"id": 77})
            case ["projects", "1", "merge_requests"]:
                self._answer(200, REQUESTS if first else [])
            case ["projects", "1", "merge_requests", iid]:
                more = {"head_pipeline": pipelines[iid], "changes_count": self.server.count}
                self._answer(200, {"iid": int(iid)} | more)
            case ["projects", "1", "merge_requests", "3", "diffs"]:
                files = [{"old_path": name, "new_path": name} for name in self.server.files]
                self._answer(200, files if first else [])
            case ["projects", "1", "merge_requests", "3", "notes"]:
                self._answer(200, self.server.notes if first else [])
            case ["projects", "1", "pipelines", "30", "jobs"]:
                self._answer(200, self.server.jobs if first else [])
            case ["projects", "1", "jobs", "8", "artifacts", "change.md"] if (
                self.server.text is not None
            ):
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


def written(gitlab: GitLab) -> str:
    assert run(gitlab).returncode == 0
    [(_, body)] = gitlab.wrote
    return body


def test_a_note_names_its_commit(gitlab: GitLab) -> None:
    assert "Made from commit abc123" in written(gitlab)


def test_what_a_failed_job_said_is_told(gitlab: GitLab) -> None:
    gitlab.jobs[0]["status"] = "failed"
    gitlab.text = "This change cannot be compared."
    assert "This change cannot be compared." in written(gitlab)


@pytest.mark.parametrize("text", [None, "", "\n \n"], ids=["none", "empty", "blank"])
@pytest.mark.parametrize("status", ["failed", "canceled", "success", "no job"])
def test_where_there_is_no_text_an_earlier_note_does_not_stay(
    gitlab: GitLab, status: str, text: str | None
) -> None:
    gitlab.notes = [{"id": 2, "author": {"id": 77}, "body": f"{MARK}\nNothing changes."}]
    gitlab.jobs = [] if status == "no job" else [gitlab.jobs[0] | {"status": status}]
    gitlab.text = text
    assert "could not be told" in written(gitlab)


@pytest.mark.parametrize("status", ["created", "pending", "running"])
def test_a_job_that_has_not_ended_is_waited_for(gitlab: GitLab, status: str) -> None:
    gitlab.jobs[0]["status"] = status
    assert run(gitlab).returncode == 0
    assert gitlab.wrote == []


@pytest.mark.parametrize(
    ("files", "count", "named"),
    [
        (["ideas/river/3-a.md", "content/pages/a.md"], "2", False),
        (["ideas/river/3-a.md", "Makefile"], "2", True),
        (["x/ideas/a.md"], "1", True),
        (["ideas/river/3-a.md"], "1000+", True),
    ],
)
def test_a_change_that_could_have_written_its_own_text_is_named(
    gitlab: GitLab, files: list[str], count: str, *, named: bool
) -> None:
    gitlab.files, gitlab.count = files, count
    assert ("alters what runs" in written(gitlab)) is named
