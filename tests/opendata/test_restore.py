"""`reportback restore`: a site from its data, or nothing at all and the reason why."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportback.cli import main
from reportback.problems import DATA_KINDS, KINDS
from reportback.reading.configuration import read_settings
from tests.frame.test_docs import rows as documented
from tests.opendata.sites import again, publish, site_of
from tests.support import ROOT, files_below

GOLDEN = ROOT / "tests" / "golden" / "site"
Edit = Callable[[Any], None]


def restore(*flags: object) -> Result:
    return CliRunner().invoke(main, ["restore", *map(str, flags)])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(site_of(GOLDEN), tmp_path_factory.mktemp("small"))


@pytest.fixture
def mine(small: Path, tmp_path: Path) -> Path:
    """A small site's data, to be edited."""
    folder = tmp_path / "mine"
    shutil.copytree(small, folder)
    return folder


def edit_json(folder: Path, table: str, edit: Edit) -> None:
    path = folder / "data" / f"{table}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    edit(document[table])
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def test_a_whole_site_comes_back_with_its_papers(example_site: Path, tmp_path: Path) -> None:
    into = tmp_path / "again"
    result = restore(example_site, "--into", into)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert "campaigns: 5, ideas: 103" in result.output
    checked = CliRunner().invoke(
        main, ["check", "--strict", "--root", str(into), "--as-of", "2026-10-16"]
    )
    assert checked.exit_code == 0, checked.output
    assert (into / "ideas/river-for-everyone/files/otter-house.jpg").is_file()


def test_papers_that_lie_elsewhere_are_named(data: Path, tmp_path: Path) -> None:
    result = restore(data, "--into", tmp_path / "again")
    assert result.exit_code == 0, result.output
    assert "campaigns/river-for-everyone/files/otter-house.jpg" in result.stderr
    assert "[data-elsewhere]" in result.stderr


def test_nothing_is_overwritten(small: Path, tmp_path: Path) -> None:
    into = tmp_path / "again"
    assert restore(small, "--into", into).exit_code == 0
    (into / "pelicanconf.py").unlink()
    before = files_below(into)
    result = restore(small, "--into", into)
    assert result.exit_code == 2
    assert "Nothing was written" in result.output
    assert files_below(into) == before


def test_the_first_public_day_comes_back(tmp_path: Path) -> None:
    site = site_of(GOLDEN)
    since = date(2026, 1, 5)
    settings = site.settings.model_copy(update={"public_since": since})
    folder = publish(replace(site, settings=settings), tmp_path / "data")
    for kind in ("json", "csv"):
        again(folder, kind, tmp_path / kind)
        made, problems = read_settings(tmp_path / kind)
        assert problems == []
        assert made.public_since == since


def test_settings_that_are_there_stay_and_are_compared(small: Path, tmp_path: Path) -> None:
    into = tmp_path / "again"
    into.mkdir()
    own = 'SITENAME = "Mine"\nDEFAULT_LANG = "cy"\nREPORTBACK = {}\n'
    (into / "pelicanconf.py").write_text(own, encoding="utf-8")
    result = restore(small, "--into", into)
    assert result.exit_code == 0, result.output
    assert (into / "pelicanconf.py").read_text(encoding="utf-8") == own
    assert 'the data\'s lang is "en"' in result.output
    assert 'holidays is {"country": "GB", "region": "ENG"}' in result.output
    assert "the data's timezone is" in result.output
    assert (into / "content/campaigns/benches.md").is_file()


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_facts_that_follow_are_verified(data: Path, kind: str) -> None:
    result = restore(data / "data", "--verify", "--from", kind)
    assert result.exit_code == 0, result.output
    assert "Every fact in the data follows from its own records" in result.output


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("promises", "standing", "void"),
        ("promises", "open", 9),
        ("promises-by-idea", "late", 99),
        ("ideas", "outcome", "delivered"),
        ("ideas", "days_waited", 1000),
        ("campaigns", "received", 1),
        ("decisions", "reference", "OTHER-1"),
    ],
)
def test_a_fact_that_does_not_follow_is_found(
    mine: Path, table: str, column: str, value: object
) -> None:
    edit_json(mine, table, lambda rows: rows[-1].update({column: value}))
    result = restore(mine, "--verify")
    assert result.exit_code == 1
    assert re.search(f"'{column}' of [a-z]+ .+ must be", result.stderr)
    assert "own records: 1 (" in result.output
    # A site made of it has the true facts.
    assert "[data-fact]" in restore(mine, "--into", mine / "again").stderr


def test_an_idea_that_vanished_from_the_data_is_found(mine: Path) -> None:
    edit_json(mine, "ideas", lambda rows: rows.pop(2))
    result = restore(mine, "--verify")
    assert result.exit_code == 1
    assert "[idea-number-gap]" in result.stderr


def broken_json(folder: Path) -> None:
    path = folder / "data/ideas.json"
    path.write_text(path.read_text(encoding="utf-8")[:-40], encoding="utf-8")


def deep(folder: Path) -> None:
    text = '{"ideas": ' + "[" * 100_000
    (folder / "data/ideas.json").write_text(text, encoding="utf-8")


def not_utf8(folder: Path) -> None:
    (folder / "data/ideas.json").write_bytes(b'{"ideas": ["\xff"]}')


def gone(folder: Path) -> None:
    (folder / "data/outcomes.json").unlink()


def no_number(folder: Path) -> None:
    (folder / "data/ideas.json").write_text('{"ideas": [{"a": NaN}]}', encoding="utf-8")


def in_json(table: str, edit: Edit) -> Callable[[Path], None]:
    return lambda folder: edit_json(folder, table, edit)


MISTAKES: dict[str, tuple[Callable[[Path], None], str]] = {
    "cut short": (broken_json, "ideas.json:"),
    "nested without end": (deep, "lists within lists without end"),
    "no UTF-8": (not_utf8, "the byte 0xff"),
    "a table is gone": (gone, "outcomes.json:1:1: must be a whole table"),
    "no number": (no_number, "NaN is no number"),
    "no list": (in_json("ideas", lambda rows: rows.__setitem__(0, "x")), "a row that is no object"),
    "a column is gone": (
        in_json("ideas", lambda rows: rows[0].pop("title")),
        "must have the column 'title'",
    ),
    "a cell of another type": (
        in_json("ideas", lambda rows: rows[0].update(supporters="many")),
        "'supporters' must be a whole number; found 'many'",
    ),
    "true is no number": (
        in_json("ideas", lambda rows: rows[0].update(supporters=True)),
        "'supporters' must be a whole number",
    ),
    "a day that does not exist": (
        in_json("ideas", lambda rows: rows[0].update(submitted="2026-02-30")),
        "'submitted' must be a day",
    ),
    "nothing where something must be": (
        in_json("ideas", lambda rows: rows[0].update(number=None)),
        "'number' must hold something",
    ),
    "out of the folder": (
        in_json("campaigns", lambda rows: rows[0].update(campaign="../../evil")),
        "'campaign' must be a campaign's id",
    ),
    "a record out of the folder": (
        in_json("decisions", lambda rows: rows[0].update(record="2026-01-01-/../../x")),
        "'record' must be the name of a record",
    ),
    "a paper out of the folder": (
        in_json(
            "decisions",
            lambda rows: rows[0].update(evidence=[{"title": "x", "file": "../../../evil"}]),
        ),
        "'evidence' must be a list with the names of files",
    ),
    "a picture of no size": (
        in_json("ideas", lambda rows: rows[0].update(images=[{"file": "a.jpg", "alt": "A"}])),
        "'images' must be a list of the form",
    ),
    "evidence of no form": (
        in_json("decisions", lambda rows: rows[0].update(evidence=[7])),
        "'evidence' must be a list of the form",
    ),
    "another version": (
        in_json("settings", lambda rows: rows[0].update(format="2.0.0")),
        "must be of format 1; found '2.0.0'",
    ),
    "no settings": (in_json("settings", lambda rows: rows.clear()), "found no row"),
    "an outcome that is none": (
        in_json("decisions", lambda rows: rows[0].update(outcome="maybe")),
        "[outcome-unknown]",
    ),
    "a promise of no kind": (
        in_json("promises", lambda rows: rows[0].update(kind="hope")),
        "promises.json:6:1: 'kind' must be one of",
    ),
    "words of a withheld idea": (
        in_json(
            "ideas",
            lambda rows: [row.update(words="His name is") for row in rows if row["withheld_on"]],
        ),
        "[withheld-words]",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_data_with_a_mistake_gives_no_site(mine: Path, tmp_path: Path, name: str) -> None:
    damage, said = MISTAKES[name]
    damage(mine)
    into = tmp_path / "again"
    result = restore(mine, "--into", into, "--from", "json")
    assert result.exit_code == 1, result.output
    assert said in result.stderr
    assert "Nothing was written." in result.stderr
    assert "Traceback" not in result.output
    assert not into.exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"', b'""', "ideas.csv:"),
        (b",6,", b",six,", "'number' must be a whole number"),
        (b"[]", b"[", "a list, written as JSON"),
        (b",false,", b",no,", "must be true or false"),
        (b"\r\n", b",x\r\n", "cells in a row of"),
    ],
)
def test_csv_with_a_mistake_gives_no_site(mine: Path, old: bytes, new: bytes, said: str) -> None:
    path = mine / "data/ideas.csv"
    head, rest = path.read_bytes().split(b"\r\n", 1)
    path.write_bytes(head + b"\r\n" + rest.replace(old, new, 1))
    result = restore(mine, "--into", mine / "again", "--from", "csv")
    assert result.exit_code == 1, result.output
    assert said in result.stderr
    assert not (mine / "again").exists()


def test_csv_that_a_spreadsheet_saved_in_its_own_way_is_said_to_be_so(mine: Path) -> None:
    path = mine / "data/outcomes.csv"
    path.write_bytes(path.read_bytes().replace(b",", b";"))
    result = restore(mine, "--verify", "--from", "csv")
    assert result.exit_code == 1
    assert "found ';' between its cells" in result.stderr


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ((), "--into DIR"),
        (("--verify", "--into", "x"), "not both"),
    ],
)
def test_wrong_usage(small: Path, flags: tuple[str, ...], said: str) -> None:
    result = restore(small, *flags)
    assert result.exit_code == 2
    assert said in result.output


def test_a_folder_without_data_is_said_to_be_one(tmp_path: Path) -> None:
    result = restore(tmp_path, "--verify")
    assert result.exit_code == 2
    assert "holds no open data" in result.output


def test_columns_of_a_later_version_are_passed_over(mine: Path) -> None:
    edit_json(mine, "ideas", lambda rows: [row.update(mood="glad") for row in rows])
    assert restore(mine, "--verify").exit_code == 0


def test_each_code_is_documented() -> None:
    text = (ROOT / "docs/open-data.md").read_text(encoding="utf-8")
    assert [first.strip("`") for first, *_ in documented(text, "code")] == list(DATA_KINDS)
    assert not set(DATA_KINDS) & set(KINDS)
