"""A build touches nothing but its own output, and overwrites nothing there in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building.test_building import GOOD
from tests.support import build, files_below

MakeSite = Callable[..., Path]


@pytest.mark.parametrize("output", [".", "content", "ideas/published", ".."])
def test_the_output_cannot_lie_over_the_sources(make_site: MakeSite, output: str) -> None:
    site = make_site(GOOD)
    before = files_below(site)
    done = build(site, site / output, check=False)
    assert done.returncode == 1
    assert "must have a folder of its own" in done.stderr
    assert files_below(site) == before


def test_what_somebody_else_put_there_stays(make_site: MakeSite) -> None:
    site = make_site({**GOOD, "output/CNAME": "ideas.example.org\n", "output/.git/HEAD": "ref\n"})
    build(site, site / "output")
    build(site, site / "output")
    assert {"CNAME", ".git/HEAD", "index.html"} <= files_below(site / "output").keys()


def test_a_page_cannot_take_the_records_address(make_site: MakeSite) -> None:
    site = make_site({**GOOD, "content/pages/ideas.md": "Title: Our ideas\nSlug: ideas\n\nX.\n"})
    done = build(site, site / "output", check=False)
    assert done.returncode == 1
    assert "the page 'Our ideas' has the address ideas/" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (site / "output").exists()


def test_nothing_is_left_beside_the_output(make_site: MakeSite) -> None:
    site = make_site(GOOD)
    build(site, site / "output")
    (site / "ideas/benches/2-oak.md").write_text("broken\n", encoding="utf-8")
    build(site, site / "output", check=False)
    assert not [path for path in site.iterdir() if path.name.startswith(".staging")]
