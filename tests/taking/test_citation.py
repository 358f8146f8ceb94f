"""Every page that is quoted says how: who, what, when, its address for good, and the day."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

Soup = Callable[[Path], BeautifulSoup]
RIVER = "campaigns/river-for-everyone/"
RECORD = f"{RIVER}decisions/2025-05-14-panel-second-meeting/"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            f"{RIVER}1/",
            (
                "Maureen T., ‘A bench where you can see the weir’, RIVER-1, Aberwen Council, "
                "3 February 2025."
            ),
        ),
        (f"{RIVER}19/", "RIVER-19, Aberwen Council, 25 February 2025."),
        (
            RIVER,
            (
                "Aberwen Council, Parks and Rivers team, ‘A river for everyone’, Aberwen Council, "
                "opened on 3 February 2025."
            ),
        ),
        (
            RECORD,
            (
                "The Riverside Panel, decisions of 14 May 2025 on ‘A river for everyone’, "
                "Aberwen Council."
            ),
        ),
        (
            f"{RIVER}report/",
            (
                "‘We asked, you said, we did: A river for everyone’, Aberwen Council, "
                "report of 16 October 2026."
            ),
        ),
    ],
)
def test_a_page_says_how_to_quote_it(
    example_site: Path, soup: Soup, address: str, said: str
) -> None:
    page = soup(example_site / address / "index.html")
    lines = [" ".join(line.get_text().split()) for line in page.select("main p")]
    (line,) = [line for line in lines if line.startswith("To quote this") or "quote these" in line]
    assert said in line
    assert f" https://ideas.aberwen.example/{address}" in line
    assert "16 October 2026" in line
