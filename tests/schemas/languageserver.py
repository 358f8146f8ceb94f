"""A client of yaml-language-server, which stands behind VS Code's YAML extension and others."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SERVER = Path(__file__).parents[1] / "tools/node_modules/yaml-language-server/bin"


class LanguageServer:
    """The server, spoken to over its standard input and output."""

    def __init__(self, node: str, root: Path) -> None:
        command = [node, str(SERVER / "yaml-language-server"), "--stdio"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._last = 0
        self._said: dict[str, list[dict[str, Any]]] = {}
        folders = [{"uri": root.as_uri(), "name": "site"}]
        asked = {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": folders}
        able = {"textDocument": {"completion": {"completionItem": {"documentationFormat": []}}}}
        self.ask("initialize", {**asked, "capabilities": able})
        self._send({"method": "initialized", "params": {}})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait(10)

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._said[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message["params"].get("items", []) if message.get("params") else []
            self._send({"id": message["id"], "result": [None for _ in items]})
        return message

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """The answer to a request."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            heard = self._hear()
            if heard.get("id") == self._last and "method" not in heard:
                return heard.get("result")

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        """What the server says of a file, as soon as it has read it."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while uri not in self._said:
            self._hear()
        return self._said[uri]

    def complete(self, uri: str, line: int, character: int) -> list[dict[str, Any]]:
        """What it offers at a place, counted from 0."""
        place = {"line": line, "character": character}
        found = self.ask(
            "textDocument/completion", {"textDocument": {"uri": uri}, "position": place}
        )
        items: list[dict[str, Any]] = found["items"] if isinstance(found, dict) else found
        return items
