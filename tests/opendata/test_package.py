"""The data package: libraries that others use read the files, and hold them to their schema."""

from __future__ import annotations

import csv
import json
import re
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from reportback.exports import TABLES, VERSION
from reportback.exports.cells import cell, unguarded
from reportback.ledger import derive
from reportback.model import PinnedChange, Settings
from reportback.site import Site
from tests.ledger.records import campaign, day, decision, idea, ledger, record, register
from tests.opendata.sites import publish
from tests.support import ROOT, run

HOSTILE = '=HYPERLINK("https://evil.example";"x")\n\'</script>\t,;{}'
FORMULAS = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def faults(folder: Path) -> list[str]:
    report = frictionless.validate(str(folder / "data" / "datapackage.json"))
    found = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    return [*(error.message for error in report.errors), *found]


def hostile() -> Site:
    """A site that has hostile text in each place that holds text."""
    line = HOSTILE.replace("\n", " ")
    given_ = decision(1, "delivered", reason=HOSTILE, owner=line) | {
        "evidence": ({"title": line, "url": "https://example.org/?q=';"},),
        "cost": {"amount": 5, "currency": "GBP", "x-fund": HOSTILE},
    }
    promise = {"kind": "answer", "within": "20 working days", "text": line}
    of = campaign(promise, themes={"a": line}, areas={"b": line}, criteria=(HOSTILE,), body=HOSTILE)
    ideas = [
        idea(1, title=line, by=line, body=HOSTILE, themes=("a",), area="b", via=line),
        idea(2, title=None, withheld={"date": day(3), "by": line, "reason": HOSTILE}),
    ]
    own = {"parked": {"label": line, "meaning": line, "stage": "review"}}
    settings = Settings.model_validate(
        {"site_name": line, "outcomes": own, "organisation": {"name": line}}
    )
    facts = ledger(of, ideas, [record(day(9), given_)], on=day(70), settings=settings)
    return Site(settings, facts, redirects={"campaigns/old/": "campaigns/park/"})


@pytest.mark.parametrize("site", ["example", "hostile", "empty"])
def test_frictionless_finds_nothing_wrong(
    site: str, example: Site, data: Path, tmp_path: Path
) -> None:
    if site == "hostile":
        data = publish(hostile(), tmp_path)
    if site == "empty":
        data = publish(Site(Settings(), ledger(campaign(), [], on=day(3))), tmp_path)
    assert faults(data) == []
    package = frictionless.Package(str(data / "data" / "datapackage.json"))
    assert {table.name for table in TABLES} <= set(package.resource_names)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("ideas", "our-libraries,2,", "our-libraries,1,", "primary key"),
        ("ideas", "our-libraries,2,", "no-such-one,2,", "foreign key"),
        ("outcomes", "waiting", "wating", 'constraint "enum" is'),
        ("campaigns", "2023-09-04", "4 September 2023", 'type is "date/default"'),
        ("promises", ",[],", ",none,", 'type is "array/default"'),
    ],
)
def test_frictionless_finds_what_is_wrong(
    example: Site, tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    """Else the test above could not fail."""
    data = publish(example, tmp_path)
    path = data / "data" / f"{name}.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    package = data / "data" / "datapackage.json"
    plain = re.sub(r'"(bytes|hash)": [^\n]*\n', "", package.read_text(encoding="utf-8"))
    package.write_text(plain, encoding="utf-8")
    assert any(said in fault for fault in faults(data)), faults(data)


def test_sizes_and_checksums_tell_that_a_file_was_changed(example: Site, tmp_path: Path) -> None:
    data = publish(example, tmp_path)
    path = data / "data" / "ideas.csv"
    path.write_bytes(path.read_bytes().replace(b"Delivered", b"Postponed", 1))
    assert any("hash" in fault or "checksum" in fault for fault in faults(data))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("made", ["example", "hostile"])
def test_pandas_reads_what_the_json_says(made: str, table: Any, data: Path, tmp_path: Path) -> None:
    """By the recipe of the data page: an empty cell is nothing, one apostrophe is taken off."""
    if made == "hostile":
        data = publish(hostile(), tmp_path)
    frame = pd.read_csv(
        data / "data" / f"{table.name}.csv", keep_default_na=False, na_values=[""], dtype=object
    )
    rows = json.loads((data / "data" / f"{table.name}.json").read_text(encoding="utf-8"))
    assert list(frame.columns) == [column.name for column in table.columns]
    assert len(frame) == len(rows[table.name])
    kinds = {column.name: column.type for column in table.columns}
    for (_, flat), full in zip(frame.iterrows(), rows[table.name], strict=True):
        for name, value in full.items():
            text = flat[name]
            if value is None:
                assert pd.isna(text), name
            elif kinds[name] in {"string", "date"}:
                assert str(text).removeprefix("'") == value
            elif kinds[name] in {"array", "object"}:
                assert json.loads(text) == value
            else:
                assert json.loads(str(text).lower()) == value


def test_what_git_says_was_changed_is_there_as_the_files_said_it() -> None:
    before = campaign({"kind": "answer", "within": "20 working days"}).promises
    change = PinnedChange(day(40), "promises", before, ())
    facts = derive(register(campaign(), [idea()]), Settings(), day(60), {"park": (change,)})
    (campaigns,) = (table for table in TABLES if table.name == "campaigns")
    (row,) = campaigns.rows(Site(Settings(), facts))
    said = {"kind": "answer", "within": "20 working days"}
    assert row["changed_in_files"] == [
        {"on": day(40), "key": "promises", "before": [said], "after": []}
    ]


@given(st.text())
def test_a_cell_is_never_a_formula_and_loses_nothing(text: str) -> None:
    made = cell(text)
    assert not made.lstrip().startswith(FORMULAS[:6])
    assert not made.startswith(FORMULAS)
    assert unguarded(made) == text


def test_the_recipe_on_the_data_page_gives_back_what_was_written(
    example_site: Path, data: Path
) -> None:
    html = (example_site / "data" / "index.html").read_text(encoding="utf-8")
    blocks = [code.get_text() for code in BeautifulSoup(html, "lxml").select("pre code")]
    (recipe,) = (block for block in blocks if block.startswith("import pandas"))
    local = recipe.replace("https://ideas.aberwen.example/data", (data / "data").as_posix())
    told = run([sys.executable, "-c", f"{local}\nprint(ideas.to_json(orient='records'))"])
    assert told.returncode == 0, told.stderr
    rows = json.loads((data / "data" / "ideas.json").read_text(encoding="utf-8"))["ideas"]
    read = json.loads(told.stdout)
    for name in ("reference", "title", "words", "by", "submitted"):
        assert [row[name] for row in read] == [row[name] for row in rows]


@given(st.lists(st.text()) | st.dictionaries(st.text(), st.integers()))
def test_lists_and_groups_are_json(value: Any) -> None:
    assert json.loads(cell(value)) == value


def test_hostile_text_is_a_cell_among_cells() -> None:
    stream = StringIO()
    csv.writer(stream).writerow([cell(HOSTILE), cell([HOSTILE])])
    (row,) = csv.reader(StringIO(stream.getvalue(), newline=""))
    assert unguarded(row[0]) == HOSTILE
    assert json.loads(row[1]) == [HOSTILE]


def test_the_same_site_makes_the_same_bytes(example: Site, tmp_path: Path) -> None:
    first, second = publish(example, tmp_path / "1"), publish(example, tmp_path / "2")
    for path in sorted((first / "data").rglob("*.*")):
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()


def test_the_package_says_who_what_and_on_what_terms(data: Path) -> None:
    package = json.loads((data / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == VERSION
    assert package["created"] == "2026-10-16T00:00:00Z"
    assert [licence["name"] for licence in package["licenses"]] == ["OGL-UK-3.0"]
    assert package["contributors"][0]["title"] == "Aberwen Council"
    assert package["csvGuard"]["prefix"] == "'"


def test_the_format_has_an_entry_for_its_version() -> None:
    page = (ROOT / "docs" / "open-data.md").read_text(encoding="utf-8")
    assert f"| {VERSION} |" in page
    assert all(f"`{table.name}`" in page for table in TABLES)


# Version 1 promises these: adding to them is the second number, anything else the first.
PROMISED = Path(__file__).with_name("version-1.json")


def test_version_1_keeps_what_it_promised() -> None:
    promised = json.loads(PROMISED.read_text(encoding="utf-8"))
    now = {t.name: {c.name: c.type for c in t.columns} for t in TABLES}
    assert VERSION.startswith("1.")
    for name, columns in promised.items():
        assert columns.items() <= now[name].items()
