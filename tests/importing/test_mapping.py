"""Mapping files: mistakes are said with their place, and the page about them is true."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reportback.importing.dates import read_date, strptime_form
from reportback.importing.mapping import mapping_data, mapping_of
from reportback.importing.numbers import read_number
from tests.importing.sites import HEAD, export, mapping, register, run, site
from tests.support import ROOT

MISTAKES = {
    "unknown key": ("colums: {title: Title}\n", "1:1: must be a known key; found 'colums'"),
    "unknown field": ("columns: {titel: Title}\n", "did you mean 'title'?"),
    "unknown column": ("columns:\n  title: Titel\n", "2:10: must be a column of the table"),
    "no date": ("columns: {title: Title}\ndates: [ddmm]\n", "must be a form of date; found 'ddmm'"),
    "pattern": ("columns: {title: Title}\npatterns: {id: '('}\n", "must be a regular expression"),
    "html": ("columns: {title: Title}\nhtml: [titles]\n", "must be a field of longer text"),
    "list": ("- a\n", "must be keys with values"),
    "twice": ("columns: {title: Title}\ncolumns: {}\n", "2:1: must be written once"),
    "campaign": ("campaigns:\n  x: {title: X}\n", "must have the key 'summary'"),
    "syntax": ("columns: {title\n", "yaml"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_are_said_with_their_place(tmp_path: Path, name: str) -> None:
    text, says = MISTAKES[name]
    mapping(site(tmp_path), text)
    result = run(tmp_path, export(tmp_path, HEAD + "1,A,x,2024-02-01\n"))
    assert result.exit_code == 1
    assert says in result.output
    assert "river.import.yaml" in result.output
    assert not register(tmp_path).ideas


def test_the_examples_in_the_docs_are_valid() -> None:
    page = (ROOT / "docs/importing.md").read_text(encoding="utf-8")
    first = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0]
    data, places, problems = mapping_data("docs", first)
    assert not problems
    assert not mapping_of(data, places)[1]


@pytest.mark.parametrize(
    ("text", "forms", "lang", "day"),
    [
        ("2024-05-01T10:00:00Z", (), None, "2024-05-01"),
        ("2024-05-01 10:00:00 +0200", (), None, "2024-05-01"),
        ("01/05/2024 10:22", ("dd/mm/yyyy",), None, "2024-05-01"),
        ("5/1/2024 10:22:33 AM", ("mm/dd/yyyy",), None, "2024-05-01"),
        ("1er mai 2024", ("%d %m %Y",), "fr", "2024-05-01"),
        ("1. März 2024", ("%d %m %Y",), "de", "2024-03-01"),
        ("March 3rd, 2024", ("%m %d %Y",), "en", "2024-03-03"),
        ("01.05.24", ("dd.mm.yy",), None, "2024-05-01"),
        ("31/02/2024", ("dd/mm/yyyy",), None, "None"),
    ],
)
def test_dates(text: str, forms: tuple[str, ...], lang: str | None, day: str) -> None:
    assert str(read_date(text, [strptime_form(form) for form in forms], lang)) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("1,733", "1733"),
            ("250,000", "250000"),
            ("1.250,50", "1250.50"),
            ("1,250.50", "1250.50"),
        ),
        *(("12,5", "12.5"), ("1 200", "1200"), ("1\u202f200", "1200"), ("£300", "300")),
        *(("3 500 000,00", "3500000"), ("$1,000,000", "1000000"), ("1'200.-", "1200")),
        *(("-5", "-5"), ("", "None"), ("many", "None"), ("1,2,3x", "None")),
    ],
)
def test_numbers(text: str, number: str) -> None:
    assert str(read_number(text, None, None)) == number


FRENCH = """\
id;titre/fr;contenu/fr;publié;état;réponse/fr;répondu le
71;"Une piste « cyclable »";"<p>Bonjour,</p><p>C'est <strong>urgent</strong>&nbsp;!</p>";\
2023-05-01 10:00:00 +0200;accepted;<p>Oui</p>;2023-09-01
72;Des arbres;"<ul><li>un</li><li>deux</li></ul>";2023-05-02 11:00:00 +0200;rejected;\
"<p>Non ""merci""</p>";2023-09-01
73;Bancs;"<p>Des bancs</p>";2023-05-03 11:00:00 +0200;evaluating;;2023-09-01
"""
PLATFORM = """\
source: platform
columns: {id: id, title: titre/fr, body: contenu/fr, submitted: publié, outcome: état,
          reason: réponse/fr, decided: répondu le}
html: [body, reason]
values:
  outcome: {accepted: taken-forward, rejected: declined, evaluating: under-review}
set: {lang: fr}
"""


def test_an_export_of_a_platform_in_french(tmp_path: Path) -> None:
    mapping(site(tmp_path), PLATFORM)
    result = run(tmp_path, export(tmp_path, FRENCH.encode("cp1252")))
    assert result.exit_code == 0, result.output
    ideas = register(tmp_path).ideas_of["river"]
    assert ideas[0].title == "Une piste « cyclable »"
    assert ideas[0].body.startswith("Bonjour,\n\nC'est **urgent**")
    (record,) = register(tmp_path).records
    assert [decision.outcome for decision in record.decisions] == [
        *("taken-forward", "declined", "under-review")
    ]
    assert record.decisions[1].reason == 'Non "merci"'


LONG = "Ref,What is your idea? (in detail),Where’s it?,When\nr1,Seats,Weir,2024-02-01\n"


def test_long_columns_are_named_by_their_beginning(tmp_path: Path) -> None:
    file = export(site(tmp_path), LONG)
    flags = ("--map", "title=What is your…", "--map", "via=where's it?", "--map", "submitted=When")
    result = run(tmp_path, file, *flags)
    assert result.exit_code == 0, result.output
    assert register(tmp_path).ideas[0].via == "Weir"
    wrong = run(tmp_path, file, "--map", "title=What is", "--map", "submitted=When")
    assert "did you mean 'What is your idea? (in detail)'?" in wrong.output


def test_what_is_missing_is_said_with_the_columns(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path), LONG))
    assert result.exit_code == 2
    assert "'What is your idea? (in detail)' → body" in result.output
    assert not register(tmp_path).ideas


def test_every_row_can_be_listed(tmp_path: Path) -> None:
    rows = "".join(f"{i},T{i},x,{'' if i % 2 else '2024-02-01'}\n" for i in range(100))
    file = export(site(tmp_path), HEAD + rows)
    flags = ("--map", "title=Title", "--map", "submitted=Date", "--dry-run")
    assert "and 30 more (--all lists them)" in run(tmp_path, file, *flags).output
    assert "rows 3, 5, 7" in run(tmp_path, file, *flags, "--all").output
    assert "99, 101: it says no day" in run(tmp_path, file, *flags, "--all").output


def test_an_unknown_outcome_comes_with_those_there_are(tmp_path: Path) -> None:
    mapping(site(tmp_path), "columns: {title: Title, submitted: Date, outcome: Text}\n")
    result = run(tmp_path, export(tmp_path, HEAD + "1,A,Lauréat,2024-02-01\n"))
    assert "Say in the mapping file what each means" in result.output
    assert "# each is one of: under-review, shortlisted, taken-forward" in result.output


@pytest.mark.parametrize(
    ("text", "form", "lang"),
    [
        ("1. März 2023", "%d %B %Y", "de"),
        ("1. März 2023", "%d. %B %Y", "de"),
        ("mercredi 1er mars 2023 14h05", "%d %m %Y", "fr"),
        ("mercredi 1er mars 2023", "%A %d %B %Y", "fr"),
        ("Wednesday, March 1, 2023 2:05 PM", "%m %d %Y", None),
        ("1 март 2023", "%d %m %Y", "uz-Cyrl"),
        ("1 March 2023", "%d %B %Y", "xx"),
        ("2023-3-1", "%Y-%m-%d", None),
    ],
)
def test_dates_in_words(text: str, form: str, lang: str | None) -> None:
    assert read_date(text, (form,), lang) == date(2023, 3, 1)
