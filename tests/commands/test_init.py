"""`reportback init` begins a site whose settings hold what was said, or writes nothing at all."""

import os
import pty
import re
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from coloraide import Color

from reportback.model.colours import AA_TEXT, PAPER_DARK, on_dark
from reportback.reading.configuration import read_settings
from reportback.reading.starter import timezones
from tests.support import Finished, build, environment, files_below, run_cli, write_tree

ANSWERS = {
    "name": "Ambridge: your ideas",
    "url": "https://ideas.ambridge.example/p",
    "country": "gb",
    "region": "wls",
    "colour": "#0b5563",
}


def init(folder: Path, *arguments: str, **answers: str) -> Finished:
    flags = [part for name, answer in answers.items() for part in (f"--{name}", answer)]
    return run_cli("init", folder, *flags, *arguments, cwd=folder.parent)


def test_the_settings_hold_what_was_said(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = init(site, organisation="Ambridge Parish Council", **ANSWERS)
    assert done.returncode == 0, done.stderr
    settings, problems = read_settings(site)
    assert problems == []
    assert settings.site_name == ANSWERS["name"]
    assert settings.site_url == ANSWERS["url"]
    assert (settings.holidays.country, settings.holidays.region) == ("GB", "WLS")
    assert (settings.lang, settings.timezone) == ("en", "Europe/London")
    assert settings.organisation.name == "Ambridge Parish Council"
    assert settings.organisation.colours.accent == "#0b5563"
    assert "make serve" in done.stdout
    assert run_cli("check", cwd=site).returncode == 0


@pytest.mark.parametrize(
    "name",
    ['Say "ideas" \\ {{ 7*7 }}', "<script>alert(1)</script> & [x](javascript:y) *b*", "'''", "Ŵŷ"],
)
def test_a_name_of_any_kind_stays_a_name(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    assert init(site, name=name, url="none", country="none").returncode == 0
    settings, _ = read_settings(site)
    assert (settings.site_name, settings.organisation.name) == (name, name)
    texts = [data for path, data in files_below(site).items() if path.endswith(".md")]
    assert not any(b"<script" in text or b"[x](java" in text for text in texts)


def test_without_a_terminal_all_that_is_missing_is_said_at_once(tmp_path: Path) -> None:
    done = init(tmp_path / "site")
    assert done.returncode == 2
    assert set(re.findall(r"--(\w+) is missing", done.stderr)) == {"name", "url", "country"}
    assert files_below(tmp_path) == {}


@pytest.mark.parametrize(
    ("flag", "answer", "said"),
    [
        ("colour", "#ffd400", "1.41:1; choose a darker one"),
        ("colour", "Aberwen green", "must be a CSS colour"),
        ("country", "Germany", "write 'DE'"),
        ("country", "UK", "write 'GB'"),
        ("region", "CYM", "use one of: ENG, NIR, SCT, WLS"),
        ("lang", "welsh", "write a tag such as"),
        ("timezone", "Europe/Lodnon", "write it as Europe/London"),
        ("timezone", "GB", "write one such as Europe/London"),
        ("url", "ideas.example.org", "write it as https://"),
        ("name", " ", "must not be empty"),
    ],
)
def test_a_wrong_answer_is_said_in_the_words_of_the_check(
    tmp_path: Path, flag: str, answer: str, said: str
) -> None:
    done = init(tmp_path / "site", **ANSWERS | {flag: answer})
    assert done.returncode == 2
    assert f"--{flag}: " in done.stderr
    assert said in done.stderr
    assert files_below(tmp_path) == {}


def test_all_wrong_answers_are_said_at_once(tmp_path: Path) -> None:
    done = init(tmp_path / "site", url="x", country="Germany", region="BE", colour="#fff")
    said = re.findall(r"--(\w+)(?: is missing|: )", done.stderr)
    assert said == ["name", "url", "country", "colour"]


def test_it_writes_over_nothing_and_names_all_that_is_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    there = {"README.md": "# Ours\n", ".gitignore": "x\n", "LICENSE": "y\n", ".git/HEAD": "z\n"}
    before = files_below(write_tree(site, there))
    done = init(site, **ANSWERS)
    assert done.returncode == 2
    assert ".gitignore, README.md." in done.stderr
    assert "LICENSE" not in done.stderr
    assert files_below(site) == before
    assert init(site, "--keep", **ANSWERS).returncode == 0
    after = files_below(site)
    assert {name: after[name] for name in before} == before
    assert "pelicanconf.py" in after


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    write_tree(tmp_path, {"site/content": "a file where a folder belongs\n"})
    done = init(tmp_path / "site", **ANSWERS)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert set(files_below(tmp_path)) == {"site/content"}


def test_on_a_terminal_it_asks_and_asks_again_after_a_mistake(tmp_path: Path) -> None:
    """Only what no flag says; a wrong country is refused at once, and defaults are taken."""
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).parent / "reportback"), "init", "site", "--name", "Ours"]
    with Popen(
        command, cwd=tmp_path, stdin=theirs, stdout=PIPE, stderr=PIPE, env=environment()
    ) as asking:
        os.close(theirs)
        os.write(ours, b"\n\n\nGermany\nde\nBE\n\n#ffff00\n#0b5563\n")
        said, wrong = (stream.decode() for stream in asking.communicate(timeout=60))
    os.close(ours)
    assert asking.returncode == 0, said + wrong
    assert "write 'DE'" in said + wrong
    assert "choose a darker one" in said + wrong
    settings, _ = read_settings(tmp_path / "site")
    assert (settings.holidays.country, settings.holidays.region) == ("DE", "BE")
    assert settings.timezone == "Europe/Berlin"
    assert settings.organisation.colours.accent == "#0b5563"


def test_a_language_without_words_is_said(tmp_path: Path) -> None:
    said = init(tmp_path / "site", **ANSWERS, lang="fr").stdout
    assert "no words in 'fr' yet" in said
    assert "drafts in English" in said


def test_its_first_pages_are_marked_as_english_until_they_are_translated(tmp_path: Path) -> None:
    """At their own addresses, and each says that it waits; in English there is nothing to say."""
    init(tmp_path / "ar", **ANSWERS, lang="ar")
    build(tmp_path / "ar", tmp_path / "output")
    for name in ("about", "accessibility", "how-it-works", "privacy"):
        html = (tmp_path / "output" / name / "index.html").read_text(encoding="utf-8")
        assert '<html lang="ar" dir="rtl">' in html
        assert '<article lang="en" dir="ltr">' in html
        assert 'class="note"' in html
    init(tmp_path / "en", **ANSWERS, lang="en-GB")
    pages = sorted((tmp_path / "en" / "content" / "pages").iterdir())
    assert pages
    assert not [page for page in pages if "Lang:" in page.read_text(encoding="utf-8")]


def test_every_colour_for_light_ground_has_one_for_dark_ground() -> None:

    for colour in ("#000", "#0b5563", "#b00020", "#5b2a86", "rebeccapurple", "#1f4f7a"):
        assert Color(on_dark(colour)).contrast(PAPER_DARK, method="wcag21") > AA_TEXT


def test_each_country_has_its_main_time_zone() -> None:
    zones = timezones()
    assert (zones["GB"], zones["DE"], zones["ES"]) == (
        "Europe/London",
        "Europe/Berlin",
        "Europe/Madrid",
    )
