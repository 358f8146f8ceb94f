"""The form of a small site: built once, asked in Node and used in a real browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Once
from tests.form import site
from tests.support import ROOT, build

SCRIPT = ROOT / "plugins" / "reportback" / "form" / "vendor" / "decap-cms.js"


@pytest.fixture(scope="session")
def form_site(once: Once) -> Path:
    """The small site with its form, built into output/. Look, but do not touch."""
    if not SCRIPT.is_file():
        pytest.skip("the form's script is not here: run 'make tools'")
    return once("form-site", lambda folder: build(site.write(folder), folder / "output"))


class Node:
    """The form's own code, outside of a browser."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, do: str, kind: str, **given: Any) -> Any:
        """What the form answers. Raises ValueError with its words where it refuses."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, "kind": kind, **given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise ValueError(answer["error"])
        return answer["said"]


@pytest.fixture(scope="session")
def node(form_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    program = shutil.which("node")
    if program is None:
        pytest.skip("no node here")
    admin = tmp_path_factory.mktemp("form") / "admin"
    shutil.copytree(form_site / "output" / "admin", admin)
    (admin / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    driver = Path(__file__).with_name("driver.mjs")
    with subprocess.Popen(
        [program, driver, admin],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield Node(process)
        assert process.stdin
        process.stdin.close()
