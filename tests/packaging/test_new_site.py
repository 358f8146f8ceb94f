"""From the wheel to a site: init, new, check, build, and what may take the theme's place."""

import re
import sys
from pathlib import Path

import pytest

from tests.packaging.adopting import OFFLINE, OURS, Environment
from tests.site.weblinks import Site
from tests.support import files_below, run

pytestmark = pytest.mark.slow

New = tuple[Environment, Path]
CAMPAIGN = (
    *("new", "campaign", "pond", "--title", "The pond", "--summary", "It leaks."),
    *("--question", "What now?", "--owner", "Parks", "--decider", "The panel"),
    *("--opens", "2026-05-01", "--closes", "2026-06-01"),
)
IDEA = ("new", "idea", "--campaign", "pond", "--title", "Ducks", "--submitted", "2026-05-03")
DECISION = (
    *("new", "decision", "--campaign", "pond", "--ideas", "1", "--outcome", "declined"),
    *("--by", "The panel", "--reason", "No room.", "--date", "2026-06-03"),
)


def test_a_new_site_is_clean_and_can_be_built_and_filled(new_site: New, tmp_path: Path) -> None:
    place, site = new_site
    said = place.run("check", "--format", "json", cwd=site).stdout
    assert set(re.findall(r'"code": "([^"]+)"', said)) == {"page-unfinished"}
    place.build(site, tmp_path / "empty")
    home = (tmp_path / "empty/index.html").read_text(encoding="utf-8")
    assert "The first question has not been asked yet." in home
    assert not Site(tmp_path / "empty").faults
    for command in (CAMPAIGN, (*IDEA, "--text", "More."), DECISION, ("check",)):
        place.run(*command, cwd=site)
    output = tmp_path / "output"
    assert {"campaigns/pond/1/index.html", "about/index.html"} <= place.build(site, output)
    assert not Site(output).faults
    assert "No room." in (output / "campaigns/pond/1/index.html").read_text(encoding="utf-8")


def test_a_new_site_knows_nothing_of_where_it_was_made(new_site: New, tmp_path: Path) -> None:
    place, site = new_site
    place.build(site, tmp_path / "output")
    texts = files_below(site) | files_below(tmp_path / "output")
    holders = [n for n, data in texts.items() if str(tmp_path).encode() in data]
    holders += [n for n, data in texts.items() if b"site-packages" in data]
    assert holders == []
    assert {"pelicanconf.py", "Makefile", ".gitignore", "ideas/.gitkeep"} <= texts.keys()
    assert not any(name.endswith(".jinja") for name in texts)


def test_make_sets_a_site_up_and_builds_it(new_site: New) -> None:
    """The wheel was a file, so it went along into wheels/, and make installs it from there."""
    _, site = new_site
    Environment.made(site / ".venv")
    offline = OFFLINE | {"PYTHON": sys.executable}
    done = run(["make", "html"], cwd=site, env=offline)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "output/index.html").is_file()
    published = run(["make", "publish"], cwd=site, env=offline | {"SITEURL": "https://x.example/p"})
    assert published.returncode == 0, published.stderr
    assert "https://x.example/p/" in (site / "output/sitemap.xml").read_text(encoding="utf-8")
    phony = re.findall(r"^\.PHONY: (\S+)$", (site / "Makefile").read_text(), re.MULTILINE)
    told = run(["make", "--no-print-directory"], cwd=site).stdout
    assert {line.split()[0] for line in told.splitlines() if line.startswith("  ")} == set(phony)


def test_a_site_overrides_one_template_and_one_token(new_site: New, tmp_path: Path) -> None:
    place, site = new_site
    empty = site / "templates/components/empty.html"
    empty.parent.mkdir()
    empty.write_text(OURS)
    (site / "static/css/site.css").write_text(":root { --measure: 30rem; }\n")
    before = place.run("check", cwd=site).stdout
    place.build(site, tmp_path / "output")
    home = (tmp_path / "output/index.html").read_text(encoding="utf-8")
    assert "override-unknown" not in before
    assert "<p>Ours: The first question" in home
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', home)
    assert sheets[-1] == "theme/css/site.css"
    assert (tmp_path / "output/theme/css/site.css").read_text() == ":root { --measure: 30rem; }\n"
    assert "41rem" in (tmp_path / "output/theme/css/tokens.css").read_text()


def test_a_style_sheet_of_the_same_name_wins(new_site: New, tmp_path: Path) -> None:
    place, site = new_site
    (site / "static/css/print.css").write_text("/* ours */\n")
    (site / "static/css/site.css").unlink()
    files = place.build(site, tmp_path / "output")
    assert (tmp_path / "output/theme/css/print.css").read_text() == "/* ours */\n"
    assert "theme/css/site.css" not in files
    assert "site.css" not in (tmp_path / "output/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "components/empty.html",
            OURS.replace("sentence }}", "no_such_word }}"),
            "2: 'no_such_word' is undefined",
        ),
        ("layouts/base.html", "{% if %}", "1: Expected an expression"),
        ("layouts/base.html", "{{ page.no_such_word.title }}", "1: 'reportback"),
    ],
)
def test_a_template_that_cannot_be_used_is_named_and_the_old_site_stays(
    new_site: New, tmp_path: Path, name: str, text: str, said: str
) -> None:
    place, site = new_site
    output = tmp_path / "output"
    place.build(site, output)
    before = files_below(output)
    broken = site / "templates" / name
    broken.parent.mkdir()
    broken.write_text(text)
    words = ("content", "-s", "pelicanconf.py", "-o", output, "--log-handler", "plain")
    done = run([place.bin / "pelican", *words], cwd=site)
    assert done.returncode == 1
    assert f"{broken}:{said}" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_below(output) == before
