"""The files of the search: always the same, all that is found, and nothing that is withheld."""

from __future__ import annotations

import gzip
import json
import sys
import textwrap
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from bench.corpus import as_people_write, write_site
from reportback import addresses
from reportback.language import Language
from reportback.phrases import Phrases
from reportback.pipeline import read_and_check
from reportback.reading.configuration import read_settings
from reportback.searching import NoIndex, can_be_searched, facets, program, search_files
from reportback.searching.columns import common_words
from reportback.serving import Preview
from reportback.site import Site
from reportback.writing import put_all
from tests.support import ROOT, SMALL_SETTINGS, Finished, build, files_below

Make = Callable[..., Path]

CAMPAIGN = """\
    ---
    title: Parks
    summary: A test.
    question: What now?
    owner: Parks
    decider: The board
    opens: 2026-01-01
    closes: 2026-02-01
    code: PARK
    promises: []
    themes: {trees: Trees, paths: Paths}
    areas: {north: North, south: South}
    ---
    """
NAMED = "zebracrossing"
FILES = {
    "content/campaigns/parks.md": CAMPAIGN,
    "ideas/parks/1-a.md": """\
        ---
        title: A path
        submitted: 2026-01-02
        supporters: 3
        themes: [paths, trees]
        area: south
        ---

        From here to there.
        """,
    "ideas/parks/2-b.md": f"""\
        ---
        submitted: 2026-01-03
        withheld: {{date: 2026-01-04, by: The clerk, reason: It named {NAMED}.}}
        ---
        """,
}


def site(root: Path) -> Site:
    settings, _ = read_settings(root)
    day = settings.as_of or date(2026, 6, 30)
    return Site(settings, read_and_check(root, settings, day).ledger())


def names_of(packed: Mapping[str, Any]) -> list[str]:
    """What the index calls the ideas, as the script reads it."""
    ends = textwrap.wrap(packed["of"], packed["width"], break_on_hyphens=False)
    return [packed["stem"] + end.rstrip(".") for end in ends]


def fragments(files: dict[str, bytes]) -> list[dict[str, object]]:
    """What is published of each idea."""
    return [
        json.loads(gzip.decompress(data).decode().removeprefix("pagefind_dcd"))
        for path, data in files.items()
        if path.endswith(".pf_fragment")
    ]


def test_the_same_ideas_make_the_same_bytes(tmp_path: Path) -> None:
    write_site(tmp_path, 400, words=as_people_write(4000))
    made = site(tmp_path)
    first = dict(search_files(made))
    assert sum(path.endswith(".pf_index") for path in first) > 3
    for _ in range(3):
        assert dict(search_files(made)) == first


def test_every_idea_of_the_example_is_in_it_once() -> None:
    example = site(ROOT)
    files = dict(search_files(example))
    columns = json.loads(files["search/columns.json"])
    found = {str(one["url"]).partition("#")[0]: one for one in fragments(files)}
    assert len(found) == len(example.ledger.ideas)
    for facts, name in zip(example.ledger.ideas, names_of(columns["id"]), strict=True):
        told = found[f"campaigns/{facts.campaign.id}/{facts.number}/"]
        data = files[f"search/fragment/{name}.pf_fragment"]
        assert str(told["url"]).encode() in gzip.decompress(data)
        assert f"#reference={facts.reference}&" in str(told["url"])
    last: dict[str, int] = {}
    steps = json.loads(files["search/numbers.json"])["number"]
    for facts, step in zip(example.ledger.ideas, steps, strict=True):
        last[facts.campaign.id] = last.get(facts.campaign.id, 0) - step
        assert last[facts.campaign.id] == facts.number


def test_the_columns_say_what_the_ideas_say(make_site: Make) -> None:
    made = site(make_site(FILES))
    files = dict(search_files(made))
    columns = json.loads(files["search/columns.json"])
    assert columns["values"] == {
        "campaign": ["parks"],
        "outcome": ["received", "withheld"],
        "theme": ["paths", "trees"],
        "area": ["south"],
        "year": ["2026"],
    }
    assert (columns["outcome"], columns["theme"], columns["area"]) == (
        [1, 0],
        [[], [1, 0]],
        [[], 0],
    )
    assert json.loads(files["search/order.json"])["supporters"] == [0, 3]
    assert json.loads(files["search/numbers.json"]) == {"number": [-2, 1]}
    assert [facet.name for facet in facets(made)] == ["outcome", "theme"]


def test_themes_of_one_name_are_one_choice(make_site: Make) -> None:
    other = CAMPAIGN.replace("title: Parks", "title: Streets").replace("PARK", "STREET")
    root = make_site(
        FILES
        | {
            "content/campaigns/streets.md": other.replace("paths: Paths", "kerbs: Kerbs"),
            "ideas/streets/1-a.md": FILES["ideas/parks/1-a.md"].replace("[paths,", "[kerbs,"),
        }
    )
    (themes,) = (facet for facet in facets(site(root)) if facet.name == "theme")
    said = {(one.value, one.label, one.count) for one in themes.choices}
    assert said == {("trees", "Trees", 2), ("paths", "Paths", 1), ("kerbs", "Kerbs", 1)}


def test_an_id_that_two_labels_share_stays_two_choices(make_site: Make) -> None:
    other = CAMPAIGN.replace("title: Parks", "title: Streets").replace("PARK", "STREET")
    root = make_site(
        FILES
        | {
            "content/campaigns/streets.md": other.replace("trees: Trees", "trees: Street trees"),
            "ideas/streets/1-a.md": FILES["ideas/parks/1-a.md"],
        }
    )
    (themes,) = (facet for facet in facets(site(root)) if facet.name == "theme")
    assert {(one.label, one.count) for one in themes.choices} == {
        ("Trees", 1),
        ("Paths", 2),
        ("Street trees", 1),
    }


def test_the_reason_for_withholding_is_in_the_language_of_those_who_gave_it(
    make_site: Make,
) -> None:
    """Whatever the idea was written in."""
    held = FILES["ideas/parks/2-b.md"].replace("submitted:", "lang: ar\n        submitted:")
    files = dict(search_files(site(make_site(FILES | {"ideas/parks/2-b.md": held}))))
    (told,) = (parts for parts in _behind(files) if "withheld" in parts)
    assert (told["lang"], told["dir"]) == (["en"], ["ltr"])


def _behind(files: dict[str, bytes]) -> list[dict[str, list[str]]]:
    """What is shown of each idea and not searched."""
    return [parse_qs(str(one["url"]).partition("#")[2]) for one in fragments(files)]


def test_a_reason_for_withholding_is_not_searched(make_site: Make) -> None:
    files = dict(search_files(site(make_site(FILES))))
    words = b"".join(gzip.decompress(data) for path, data in files.items() if "index/" in path)
    assert b"there" in words
    assert NAMED.encode() not in words
    assert sorted(str(one["content"]) for one in fragments(files)) == [
        "From here to there.",
        "Idea 2 (withheld)",
    ]


def test_words_of_most_ideas_are_known_as_such() -> None:
    texts = [f"The bench by the Caffè, number {number}." for number in range(30)]
    assert common_words(texts) == ["bench", "by", "caffe", "number", "the"]
    assert common_words([*texts[:15], *["Nothing."] * 16]) == ["nothing"]
    assert common_words(texts[:9]) == []


def test_the_parts_of_the_script_are_those_that_pages_fetch_ahead() -> None:
    theme = ROOT / "theme" / "static"
    there = {f"theme/{path.relative_to(theme).as_posix()}" for path in theme.glob("js/search/*.js")}
    assert there == set(addresses.SEARCH_PARTS)


def test_only_what_a_browser_needs_is_published(make_site: Make) -> None:
    names = {Path(path).name for path in dict(search_files(site(make_site(FILES))))}
    fixed = {name for name in names if not name.endswith((".pf_index", ".pf_fragment", ".pf_meta"))}
    own = {"columns.json", "order.json", "numbers.json"}
    letters = {f"{ord(letter):x}.json" for letter in "fhtpwi"}  # 'From here to there', 'Idea 2'
    assert fixed == own | letters | {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"}


@pytest.mark.parametrize(
    ("lang", "wasm"), [("cy", "wasm.unknown.pagefind"), ("ar", "wasm.ar.pagefind")]
)
def test_each_language_has_its_word_stems_where_there_are_any(
    make_site: Make, lang: str, wasm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportback.language.has_words", lambda tag: True)
    settings = SMALL_SETTINGS.replace('DEFAULT_LANG = "en"', f'DEFAULT_LANG = "{lang}"')
    files = dict(search_files(site(make_site(FILES, settings=settings))))
    assert [path for path in files if path.endswith(".pagefind")] == [f"search/{wasm}"]
    assert list(json.loads(files["search/pagefind-entry.json"])["languages"]) == [lang]


def test_the_preview_serves_it_as_it_is(make_site: Make, tmp_path: Path) -> None:
    files = dict(search_files(site(make_site(FILES))))
    put_all(tmp_path, files.items())
    preview = Preview(tmp_path)
    for path, data in files.items():
        assert preview.answer(f"/{path}")[::2] == (200, data)
    assert preview.answer("/search/pagefind.js")[1] == "text/javascript"


@pytest.mark.parametrize("tag", ["en", "cy", "ar", "pl", "ja"])
def test_a_script_can_count_in_every_plural_form(tag: str) -> None:
    language = Language(tag)
    forms = Phrases(language).found
    assert set(forms) - {"other"} == language.locale.plural_form.tags - {"other"}
    # A form that serves one number alone may say it in words.
    assert sum("%(count)s" not in form for form in forms.values()) <= 3


# --- where it cannot be made, or is not wanted --------------------------------------------


def _built(root: Path, program: str) -> Finished:
    env = {"PAGEFIND_BINARY_PATH": program}
    return build(root, root / "output", env=env, check=False)


def test_a_site_without_its_search_is_not_published_in_silence(make_site: Make) -> None:
    root = make_site(FILES)
    done = _built(root, "/nowhere/pagefind")
    assert done.returncode == 1
    assert "the search needs Pagefind, and it does not run here" in done.stderr
    assert 'set "search": False in REPORTBACK' in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "output" / "index.html").exists()


def test_a_program_that_is_not_pagefind_is_named(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", sys.executable)
    with pytest.raises(NoIndex, match="it stopped after 0 of 4 answers"):
        dict(search_files(site(make_site(FILES))))


def test_a_program_that_says_nothing_is_not_waited_for(
    make_site: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mute = tmp_path / "pagefind"
    mute.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    mute.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(mute))
    monkeypatch.setattr(program, "_PATIENCE", 0.2)
    with pytest.raises(NoIndex, match="it stopped after 0 of 4 answers"):
        dict(search_files(site(make_site(FILES))))


def test_a_site_may_do_without_a_search(make_site: Make) -> None:
    settings = SMALL_SETTINGS.replace('"history": False', '"history": False, "search": False')
    root = make_site(FILES, settings=settings)
    assert _built(root, "/nowhere/pagefind").returncode == 0
    made = files_below(root / "output")
    assert not any(name.startswith("search/") for name in made)
    for page in ("index.html", "ideas/index.html"):
        assert b"<form" not in made[page]
        assert b"search" not in made[page]
    assert b"A path" in made["ideas/index.html"]


def test_a_site_without_ideas_has_no_search(make_site: Make) -> None:
    empty = site(make_site({"content/campaigns/parks.md": CAMPAIGN}))
    assert dict(search_files(empty)) == {}
    assert not can_be_searched(empty)
