"""An idea's page is light: 30 KB in all, no font, no script."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import html

from tests.hosting.weight import LIMIT, fetched, idea_pages, weight
from tests.site.weblinks import PARSER
from tests.support import write_tree


def test_every_idea_page_is_light(example_site: Path) -> None:
    weights = {path: weight(path) for path in idea_pages(example_site)}
    assert len(weights) > 50
    heavy = {str(path): size for path, size in weights.items() if size > LIMIT}
    assert heavy == {}


def test_an_idea_page_needs_no_script_and_no_font(example_site: Path) -> None:
    for path in idea_pages(example_site):
        files = {file.suffix for file in fetched(path)}
        assert files <= {".html", ".css", ".svg", ".png", ".jpg", ".webp"}, path
        page = html.fromstring(path.read_bytes(), parser=PARSER)
        assert page.xpath("//script[not(@type='application/ld+json')]") == []


def test_what_a_page_fetches_is_counted(tmp_path: Path) -> None:
    """Of random bytes each counts; those that nobody fetches do not."""
    noise = os.urandom(1000)
    write_tree(
        tmp_path,
        {
            "a/index.html": (
                "<link rel=stylesheet href=../s.css><link rel=icon href='../an%20icon.png'>"
                "<img src=../p.png><img src=../p.png><img loading=lazy src=../later.png>"
                "<script src=../x.js></script><a href=../q.png>q</a>"
            ),
            "s.css": "@font-face { src: url(f.woff2) }",
            **dict.fromkeys(("an icon.png", "p.png", "f.woff2", "later.png", "q.png"), noise),
            "x.js": noise,
        },
    )
    page = tmp_path / "a/index.html"
    names = [path.name for path in fetched(page)]
    assert sorted(set(names)) == ["an icon.png", "f.woff2", "index.html", "p.png", "s.css", "x.js"]
    assert 4000 < weight(page) < 4600


def test_a_file_that_is_missing_is_no_weight_of_nothing(tmp_path: Path) -> None:
    write_tree(tmp_path, {"index.html": "<img src=gone.png>"})
    with pytest.raises(FileNotFoundError):
        weight(tmp_path / "index.html")
