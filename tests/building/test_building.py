"""A build delivers a whole site or leaves the old one as it was."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import ROOT, build, files_below, run, write_tree

CAMPAIGN = """\
---
title: Benches
summary: Where to sit.
question: Where should benches stand?
owner: Parks
decider: The panel
opens: 2026-01-01
closes: 2026-01-31
promises: []
themes: {seats: Seats}
---
"""
IDEA = "---\ntitle: By the pond\nsubmitted: 2026-01-02\n---\n\nPlease.\n"
GOOD = {"content/campaigns/benches.md": CAMPAIGN, "ideas/benches/1-pond.md": IDEA}

MakeSite = Callable[..., Path]

FAULTS = {
    "a broken record": {"ideas/benches/2-oak.md": "no front matter\n"},
    "a page without a title": {"content/pages/about.md": "Just words.\n"},
    "a broken template": {"templates/idea.html": "{{ nothing_of_this_name }}"},
    "a template that is no template": {"templates/home.html": "{% if %}"},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_leaves_the_old_site_untouched(make_site: MakeSite, fault: str) -> None:
    site = make_site(GOOD)
    settings = site / "pelicanconf.py"
    settings.write_text(settings.read_text() + 'THEME_TEMPLATES_OVERRIDES = ["templates"]\n')
    (site / "templates").mkdir()
    build(site, site / "output")
    before = files_below(site / "output")
    assert before
    write_tree(site, FAULTS[fault])
    for flags in ([], ["--fatal=errors"]):
        command = [shutil.which("python3", path=str(ROOT / ".venv/bin")) or "python3"]
        command += ["-m", "pelican", "content", "-s", "pelicanconf.py", *flags]
        done = run([*command, "-o", "output"], cwd=site)
        assert done.returncode == 1, done.stdout + done.stderr
        assert files_below(site / "output") == before


def test_the_build_says_what_the_check_says(
    make_site: MakeSite, run_cli: Callable[..., object]
) -> None:
    site = make_site({**GOOD, "ideas/benches/2-oak.md": IDEA.replace("title", "tittle")})
    done = build(site, site / "output", check=False)
    checked = run_cli("check", cwd=site)
    assert checked.stdout.splitlines() == done.stderr.splitlines()[:-1]
    assert "Traceback" not in done.stderr
    assert not (site / "output").exists()


def test_an_idea_that_is_withheld_later_leaves_no_trace(make_site: MakeSite) -> None:
    site = make_site({**GOOD, "ideas/benches/1-pond.md": IDEA.replace("Please", "My secret")})
    build(site, site / "output")
    assert any(b"My secret" in data for data in files_below(site / "output").values())
    withheld = "---\nsubmitted: 2026-01-02\nwithheld:\n  date: 2026-02-01\n  by: Parks\n"
    (site / "ideas/benches/1-pond.md").unlink()
    write_tree(
        site, {"ideas/benches/1-withheld.md": f"{withheld}  reason: It names a child.\n---\n"}
    )
    build(site, site / "output")
    pages = files_below(site / "output")
    assert not any(b"My secret" in data or b"By the pond" in data for data in pages.values())
    assert b"It names a child." in pages["campaigns/benches/1/index.html"]


def test_what_is_gone_from_the_record_is_gone_from_the_site(make_site: MakeSite) -> None:
    themed = IDEA.replace("---\n\n", "themes: [seats]\n---\n\n")
    site = make_site({**GOOD, "ideas/benches/1-pond.md": themed})
    build(site, site / "output")
    campaign = site / "content/campaigns/benches.md"
    campaign.write_text(CAMPAIGN.replace("themes: {seats: Seats}\n", ""))
    write_tree(site, {"ideas/benches/1-pond.md": IDEA})
    build(site, site / "output")
    assert not (site / "output/campaigns/benches/ideas/seats").exists()


def test_an_empty_site_is_a_site(make_site: MakeSite) -> None:
    site = make_site({})
    build(site, site / "output")
    assert "index.html" in files_below(site / "output")


def test_a_colour_without_contrast_stops_the_build(make_site: MakeSite) -> None:
    site = make_site(GOOD)
    settings = site / "pelicanconf.py"
    bad = 'REPORTBACK["organisation"] = {"colours": {"accent": "#aaaaaa"}}\n'
    settings.write_text(settings.read_text() + bad)
    done = build(site, site / "output", check=False)
    assert done.returncode == 1
    assert "[colour-contrast]" in done.stderr
    assert not (site / "output").exists()


def test_an_address_that_moved_leads_on(make_site: MakeSite) -> None:
    moved = {"content/redirects.yaml": "campaigns/seats/: campaigns/benches/\nold-news/: about/\n"}
    about = {"content/pages/about.md": "Title: About\n\nUs.\n"}
    site = make_site({**GOOD, **moved, **about})
    build(site, site / "output")
    pages = files_below(site / "output")
    assert b'content="0; url=../../benches/1/"' in pages["campaigns/seats/1/index.html"]
    assert b"https://small.example/campaigns/benches/" in pages["campaigns/seats/index.html"]
    assert b'url=../about/"' in pages["old-news/index.html"]
    assert b"/campaigns/seats/" not in pages["sitemap.xml"]
