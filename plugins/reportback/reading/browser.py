"""A browser of this machine, asked for a page on paper: as it lies on disk, nothing fetched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf

# What to run instead of the browsers below: a name or a path.
VARIABLE = "CHROMIUM"
# Chrome comes first: Ubuntu lets its sandbox start, but not that of every Chromium.
_NAMES = (
    *("google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser", "msedge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_LONGEST = 300  # seconds
# A page that is printed runs no script and fetches nothing, whatever it holds: it has the style
# sheets and pictures of its own site. (The browser prints by a script, so they cannot be off.)
_POLICY = "default-src 'none'; style-src file:; img-src file:; font-src file:"
_META = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'.encode()
_FLAGS = (
    "--headless",
    # Nothing leaves the machine: no name resolves, and the browser's own errands stay undone.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--force-color-profile=srgb",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)


class NotPrinted(SystemExit):
    """There is no browser, or it made nothing of a page: the message says what to do.

    A SystemExit, because Pelican shows a traceback for everything else.
    """

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}; nothing was published")


@dataclass(frozen=True, slots=True)
class Printed:
    """A page, and what the browser made of it."""

    html: bytes
    pdf: Pdf


def find_browser() -> str:
    """The browser to print with. Raises NotPrinted where there is none."""
    named = os.environ.get(VARIABLE)
    found = (shutil.which(name) for name in ([named] if named else _NAMES))
    browser = next(filter(None, found), None)
    if browser is None:
        lacking = f"{VARIABLE} names {named}, which is not here" if named else "there is none here"
        raise NotPrinted(
            f"the reports are printed by Chromium or Chrome, and {lacking}; install one, "
            f"say where it is ({VARIABLE}=/path/to/chrome), or set 'report_pdf' to False"
        )
    return browser


def print_page(browser: str, page: Path) -> Printed:
    """A page of a site that lies on disk, as PDF. Raises NotPrinted."""
    html = page.read_bytes()
    with tempfile.TemporaryDirectory(prefix="reportback-", ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "page.pdf"
        with _kept_quiet(page, html) as quiet:
            said = _run([*_command(browser, folder), f"--print-to-pdf={made}", quiet.as_uri()])
        if not made.is_file():
            raise NotPrinted(f"{browser} did not print {_named(page)}: {said}")
        return Printed(html, Pdf.open(BytesIO(made.read_bytes())))


def _command(browser: str, folder: str) -> list[str]:
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    sandbox = ["--no-sandbox"] if as_root else []  # the browser's does not start for root
    return [browser, *_FLAGS, *sandbox, f"--user-data-dir={folder}/profile"]


@contextmanager
def _kept_quiet(page: Path, html: bytes) -> Iterator[Path]:
    """The page under the policy, beside itself, so that all it shows lies where it looks."""
    quiet, found = re.subn(rb"<head(?:\s[^>]*)?>", lambda head: head[0] + _META, html, count=1)
    if not found:
        must = "must have a <head>, so that nothing on it runs while it is printed"
        raise NotPrinted(f"{_named(page)} {must}; correct the template")
    handle, name = tempfile.mkstemp(dir=page.parent, prefix=".printing-", suffix=".html")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(quiet)
        yield Path(name).resolve()
    finally:
        Path(name).unlink()


def _named(page: Path) -> str:
    """A page by its end: what is before that is a folder of the moment."""
    return "/".join(page.parts[-4:])


def _run(command: list[str]) -> str:
    """What the browser said last. Raises NotPrinted where it cannot be run, or never ends."""
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, timeout=_LONGEST, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise NotPrinted(f"{command[0]} took more than {_LONGEST} seconds for a page") from None
    except OSError as error:
        raise NotPrinted(f"{command[0]} cannot be run: {error.strerror}") from None
    lines = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else f"it ended with {done.returncode} and said nothing"
