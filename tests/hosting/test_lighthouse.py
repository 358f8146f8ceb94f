"""Lighthouse, on its own telephone and slow 4G: 98 or more of 100, and read within two seconds."""

from __future__ import annotations

import pytest

from tests.browser.visits import Served
from tests.hosting.lighthouse import CATEGORIES, PAGES, Figures, look, missing, table

LEAST, SECONDS, RUNS = 98, 2.0, 3


def _good(page: Figures) -> bool:
    return page.worst >= LEAST and max(page.fcp, page.lcp) < SECONDS * 1000


@pytest.mark.browser
@pytest.mark.slow
def test_the_main_pages_are_light_and_sound(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    """The best of up to three looks counts: a busy machine slows a browser, and speeds up none."""
    if lacking := missing():
        pytest.skip(lacking)
    best: dict[str, Figures] = {}
    ahead = [served.address(kind) for kind in PAGES]
    for _ in range(RUNS):
        for page in look(ahead):
            assert page.error is None
            assert set(page.scores) == set(CATEGORIES)
            assert all(url.startswith(served.url) for url in page.requests)
            before = best.get(page.address, page)
            best[page.address] = max(before, page, key=lambda one: (one.worst, -one.lcp))
        ahead = [address for address, page in best.items() if not _good(page)]
        if not ahead:
            break
    with capsys.disabled():
        print(f"\n{table(best.values())}", end="")  # noqa: T201 - figures to keep
    assert len(best) == len(PAGES)
    assert not ahead, table(best[address] for address in ahead)
