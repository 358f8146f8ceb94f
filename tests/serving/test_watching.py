"""`reportback serve` sees every save, whatever way an editor saves, and comes back after a mend."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.building.test_building import GOOD
from tests.support import environment

MakeSite = Callable[..., Path]
PORT = 8765


@pytest.fixture
def site(make_site: MakeSite) -> Iterator[Path]:
    root = make_site(GOOD)
    command = [Path(sys.executable).parent / "reportback", "serve", "--port", str(PORT)]
    with subprocess.Popen(
        command, cwd=root, env=environment(), stdout=subprocess.DEVNULL
    ) as server:
        yield root
        server.terminate()


def page() -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=5) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def wait_for(words: str) -> None:
    for _ in range(150):
        if words in page():
            return
        time.sleep(0.4)
    pytest.fail(f"the page never said {words!r}")


def save_by_renaming(path: Path, text: str) -> None:
    fresh = path.with_name("fresh.tmp")
    fresh.write_text(text, encoding="utf-8")
    os.replace(fresh, path)  # noqa: PTH105 - as editors do


@pytest.mark.slow
def test_every_save_is_seen(site: Path) -> None:
    settings = site / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    wait_for("A small site")
    for name in ("First", "Second"):
        save_by_renaming(settings, text.replace("A small site", name))
        wait_for(name)
    save_by_renaming(settings, text.replace("SITENAME =", "SITENAME"))
    wait_for("must run as Python")
    save_by_renaming(settings, text)
    wait_for("A small site")
    idea = site / "ideas/benches/1-pond.md"
    idea.write_text(GOOD["ideas/benches/1-pond.md"].replace("title", "titel"), encoding="utf-8")
    wait_for("did you mean")
    shutil.copy(idea, site / "ideas/benches/2-oak.md")
    for path in (idea, site / "ideas/benches/2-oak.md"):
        path.write_text(GOOD["ideas/benches/1-pond.md"], encoding="utf-8")
    wait_for("2 ideas")
