"""What Google's Lighthouse says of the main pages: `make lighthouse`, or python -m … FOLDER."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.browser.visits import Served, serving
from tests.support import ROOT, chromium, chromium_flags, run

PAGES = ("home", "campaign", "idea", "ideas")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TOOLS = ROOT / "tests" / "tools"


@dataclass(frozen=True)
class Figures:
    """One look at one page, on Lighthouse's telephone and slow 4G. Times in milliseconds."""

    address: str
    error: str | None
    scores: dict[str, int]
    fcp: float
    lcp: float
    bytes: int
    requests: tuple[str, ...]
    failed: tuple[str, ...]

    @property
    def worst(self) -> int:
        return min(self.scores.values())


def missing() -> str | None:
    """What Lighthouse needs and is not here, or None."""
    if chromium() is None:
        return "no Chromium here"
    if shutil.which("node") is None:
        return "no node here"
    return None if (TOOLS / "node_modules/lighthouse").is_dir() else "no Lighthouse: make tools"


def look(addresses: Iterable[str]) -> Iterator[Figures]:
    """Lighthouse's figures of each address, one Chromium for all."""
    flags = json.dumps(chromium_flags())
    done = run(["node", TOOLS / "lighthouse.mjs", str(chromium()), flags, *addresses])
    if done.returncode:
        raise AssertionError(f"Lighthouse ended with {done.returncode}: {done.stderr}")
    for line in done.stdout.splitlines():
        found = json.loads(line)
        if found.get("error"):
            raise AssertionError(f"Lighthouse cannot judge {found['address']}: {found['error']}")
        lists = {key: tuple(found.pop(key)) for key in ("requests", "failed")}
        yield Figures(**{"error": None, **found, **lists})


def table(figures: Iterable[Figures]) -> str:
    """The figures for people to read."""
    lines = [f"{'page':40}  perf  a11y  best   seo     FCP     LCP     KB"]
    for page in figures:
        scores = " ".join(f"{page.scores[category]:5}" for category in CATEGORIES)
        path = "/" + page.address.split("/", 3)[3]
        seconds = " ".join(f"{value / 1000:5.2f} s" for value in (page.fcp, page.lcp))
        lines.append(f"{path:40} {scores} {seconds} {page.bytes / 1000:6.1f}")
        lines += [f"    {failed}" for failed in page.failed]
    return "\n".join(lines) + "\n"


def main(site: Served) -> str:
    return table(look([site.address(kind) for kind in PAGES]))


if __name__ == "__main__":
    lacking = missing()
    if lacking:
        sys.exit(lacking)
    with serving(Path(sys.argv[1])) as served:
        sys.stdout.write(main(served))
