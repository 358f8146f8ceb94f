"""Pagefind, the program that makes the index: what is asked of it, and what it answers.

Its own Python interface waits a tenth of a second for each record, so this speaks to its service
directly: requests and answers are JSON in base64, each closed by a comma, in one order.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread, Timer
from typing import IO, Any

from pagefind.service import get_executable

Files = dict[str, bytes]

_FIRST_INDEX = 0
_END = b","
_CHUNK = 1 << 20
_PATIENCE = 300.0  # seconds for the answers to one index, however large, and 10 ms for each text
_A_TEXT = 0.01


class NoIndex(Exception):
    """Pagefind could not make the index of the search; the message says why and what to do."""

    def __init__(self, why: str) -> None:
        todo = "install it (pip install 'pagefind[bin]'), or set \"search\": False in REPORTBACK"
        super().__init__(f"the search needs Pagefind, and {why}; {todo}")


def index(entries: Iterable[Mapping[str, Any]]) -> Files:
    """Every file of an index of these entries, by its path. Raises NoIndex."""
    requests = [
        {"type": "NewIndex", "config": {}},
        *({"type": "AddRecord", "index_id": _FIRST_INDEX, **entry} for entry in entries),
        {"type": "GetFiles", "index_id": _FIRST_INDEX},
    ]
    *_, last = _answers(requests)
    return {file["path"]: base64.b64decode(file["content"]) for file in last["files"]}


def _answers(requests: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    program = get_executable()
    if program is None:
        raise NoIndex("it is not installed here")
    said = _said(program, requests)
    if len(said) < len(requests):
        raise NoIndex(f"it stopped after {len(said)} of {len(requests)} answers")
    for answer in said:
        payload = json.loads(base64.b64decode(answer))["payload"]
        if payload["type"] == "Error":
            raise NoIndex(f"it says: {payload['message']}")
        yield payload


def _said(program: Path, requests: list[dict[str, Any]]) -> list[bytes]:
    said: list[bytes] = []
    command: tuple[str | Path, ...] = (program, "--service")
    pipe = subprocess.PIPE
    try:
        with (
            suppress(BrokenPipeError),
            subprocess.Popen(command, stdin=pipe, stdout=pipe) as running,
        ):
            if running.stdin and running.stdout:
                Thread(target=_ask, args=(running.stdin, requests), daemon=True).start()
                with _patient(running, _PATIENCE + _A_TEXT * len(requests)):
                    said = _listen(running.stdout, len(requests))
            running.kill()
    except OSError as error:
        raise NoIndex(f"it does not run here ({error})") from None
    return said


@contextmanager
def _patient(running: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    """End a program that says nothing more, so that it is told of and not waited for."""
    timer = Timer(seconds, running.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _ask(stream: IO[bytes], requests: list[dict[str, Any]]) -> None:
    """Send every request. The end of the stream would end the program, so it stays open."""
    try:
        for number, payload in enumerate(requests, 1):
            asked = json.dumps({"message_id": number, "payload": payload}).encode()
            stream.write(base64.b64encode(asked) + _END)
        stream.flush()
    except OSError:
        return  # it ended early: too few answers say so


def _listen(stream: IO[bytes], count: int) -> list[bytes]:
    """This many answers, or as many as there were before the program ended."""
    heard, ends = bytearray(), 0
    while ends < count and (chunk := stream.read1(_CHUNK)):  # type: ignore[attr-defined]
        heard += chunk
        ends += chunk.count(_END)
    return bytes(heard).split(_END)[:-1]
