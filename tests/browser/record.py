"""Test the pages for accessibility, and write down the day on which nothing was found.

python -m tests.browser.record     (make accessibility)
"""

import hashlib
import json
import sys
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.browser.visits import KINDS
from tests.support import ROOT, chromium, chromium_flags

THEME = ROOT / "theme"
WRITTEN = ROOT / "plugins" / "reportback" / "accessibility.json"
TESTS = ("tests/browser/test_accessibility.py", "tests/browser/test_structure.py")


def digest() -> str:
    """What the theme's templates, style sheets and scripts are, as one short name."""
    whole = hashlib.sha256()
    for path in sorted(path for path in THEME.rglob("*") if path.is_file()):
        whole.update(path.relative_to(THEME).as_posix().encode() + b"\0")
        whole.update(path.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def programs() -> dict[str, str]:
    """The versions of axe and of the browser, as they say themselves."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=chromium_flags())
        page = browser.new_page()
        page.set_content("<!doctype html><html lang=en><title>-</title><main>-</main></html>")
        axe = str(Axe().run(page).response["testEngine"]["version"])
        said = {"axe": axe, "browser": f"Chromium {browser.version}"}
        browser.close()
    return said


def main() -> int:
    failed = pytest.main(["-n", "auto", "--require-all", "-q", *TESTS])
    if failed:
        sys.stderr.write("Something was found; nothing is written down.\n")
        return 1
    today = datetime.now(UTC).date().isoformat()
    known = {"on": today, **programs(), "kinds": len(KINDS), "theme": digest()}
    WRITTEN.write_text(f"{json.dumps(known, indent=2)}\n", encoding="utf-8")
    sys.stdout.write(f"{WRITTEN.relative_to(ROOT)}: {today}, {len(KINDS)} kinds of page.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
