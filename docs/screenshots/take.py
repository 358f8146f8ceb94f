"""Pictures of a built site's main pages: phone and desktop, light and dark.

python docs/screenshots/take.py output screenshots [--full] [KIND …]
"""

import argparse
import itertools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import sync_playwright

from tests.browser.visits import KINDS, serving
from tests.support import chromium, chromium_flags

USUAL = ("home", "campaign", "idea", "ideas", "campaign-ideas", "decisions", "promises", "report")
SIZES = {360: 740, 1280: 900}


def take(site: Path, to: Path, kinds: list[str], full: bool) -> int:
    program = chromium()
    if program is None:
        sys.exit("no Chromium here: install it, or name it in CHROMIUM")
    to.mkdir(parents=True, exist_ok=True)
    count = 0
    with serving(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=chromium_flags())
        for (width, height), scheme in itertools.product(SIZES.items(), ("light", "dark")):
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            for kind in kinds:
                page.goto(served.address(kind), wait_until="networkidle")
                page.screenshot(path=to / f"{kind}-{width}-{scheme}.png", full_page=full)
                count += 1
            page.close()
        browser.close()
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("to", type=Path, help="where the pictures go")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--full", action="store_true", help="whole pages, not one screen")
    wanted = parser.parse_args()
    if unknown := sorted(set(wanted.kinds) - set(KINDS)):
        parser.error(f"no such kind of page: {', '.join(unknown)}; there are {', '.join(KINDS)}")
    if not (wanted.site / "index.html").is_file():
        sys.exit(f"{wanted.site} holds no built site: make html")
    count = take(wanted.site.resolve(), wanted.to, wanted.kinds or list(USUAL), wanted.full)
    print(f"{count} pictures in {wanted.to}")


if __name__ == "__main__":
    main()
