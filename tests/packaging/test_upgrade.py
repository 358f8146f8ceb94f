"""An upgrade is a version number: sites of the version before go on as they are."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.adopting import OURS, Environment, wheel_of
from tests.support import ROOT, files_below, run

pytestmark = pytest.mark.slow

# The settings of a site of 0.1.0, as its docs/start.md describes one with the installed package.
SETTINGS = """\
from reportback.rendering import own_theme

SITENAME = "Smallham asks"
SITEURL = "https://smallham.example/asks"
DEFAULT_LANG = "en"
TIMEZONE = "Europe/London"
REPORTBACK = {
    "organisation": {"name": "Smallham Parish Council"},
    "holidays": {"country": "GB", "region": "ENG"},
    "history": False,
    "public_since": "2026-01-05",
}
PLUGINS = ["reportback"]
THEME = str(own_theme())
PATH = "content"
OUTPUT_PATH = "output"
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_PATHS = ["articles"]
ARTICLE_URL = "news/{slug}/"
ARTICLE_SAVE_AS = "news/{slug}/index.html"
STATIC_PATHS = ["images"]
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


def _copied(source: Path, target: Path) -> Path:
    """A copy of a file or a folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = shutil.copytree if source.is_dir() else shutil.copyfile
    copy(source, target)
    return target


def test_a_site_of_the_version_before_goes_on(
    wheel: Path,
    wheel_before: Path,
    installed: Callable[[Path], Environment],
    tmp_path: Path,
) -> None:
    site = _copied(ROOT / "tests/golden/site", tmp_path / "site")
    (site / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    place = installed(wheel_before)
    assert place.version(site) == "0.1.0"
    place.run("check", cwd=site)
    before = place.build(site, tmp_path / "before")
    done = place.pip_install("--no-deps", "--upgrade", wheel)
    assert done.returncode == 0, done.stderr
    assert place.version(site) != "0.1.0"
    place.run("check", cwd=site)
    assert before - place.build(site, tmp_path / "after") == set()
    assert "campaigns/benches/1/index.html" in before


@pytest.fixture
def wheel_after(tmp_path: Path) -> Path:
    """The wheel of the same code under the next version."""
    source = tmp_path / "source"
    names = run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT).stdout
    top = ("plugins/", "theme/")
    wanted = {"pyproject.toml", "hatch_metadata.py", "requirements.lock", "README.md", "LICENSE"}
    for name in names.split("\0"):
        if name.startswith(top) or name in wanted:
            _copied(ROOT / name, source / name)
    project = source / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(re.sub(r'^version = ".*"', 'version = "99.0.0"', text, flags=re.MULTILINE))
    return wheel_of(source, tmp_path / "dist")


def test_an_upgrade_is_one_line_and_keeps_what_is_a_sites_own(
    new_site: tuple[Environment, Path], wheel_after: Path, tmp_path: Path
) -> None:
    place, site = new_site
    own = site / "templates/components/empty.html"
    own.parent.mkdir()
    own.write_text(OURS)
    (site / "static/css/site.css").write_text(":root { --measure: 30rem; }\n")
    place.build(site, tmp_path / "before")
    wanted = site / "requirements.txt"
    version = place.version(site)
    pinned = wanted.read_text(encoding="utf-8")
    assert f"reportback[locked]=={version}\n" in pinned
    wanted.write_text(pinned.replace(f"=={version}", "==99.0.0"), encoding="utf-8")
    done = place.pip_install("--find-links", wheel_after.parent, "-r", wanted)
    assert done.returncode == 0, done.stdout + done.stderr
    assert place.version(site) == "99.0.0"
    place.run("check", cwd=site)
    place.build(site, tmp_path / "after")
    assert files_below(tmp_path / "after") == files_below(tmp_path / "before")
    assert "<p>Ours" in (tmp_path / "after/index.html").read_text(encoding="utf-8")
