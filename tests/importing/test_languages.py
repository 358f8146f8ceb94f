"""Exports whose texts have one column for each language: every idea comes in with its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportback.importing.choices import by_machine, language_in, same_language, stem
from reportback.model import Idea
from tests.importing.sites import CAMPAIGN, export, mapping, on_a_terminal, register, run, site

HEAD = (
    "id,component/id,title/en,title/ca,title/cy,title/machine_translations/en,body/en,body/ca,"
    "body/cy,body/machine_translations/en,state,reference,published_at\n"
)
LAST = ",,X,2024-02-01 10:00:00 UTC\n"
ROWS = (
    f"1,3,Seats,,,,<p>By the mill</p>,,,{LAST}"
    f"2,3,,Més llum,,More light,,<p>Sota el pont</p>,,<p>Under the bridge</p>{LAST}"
    f"3,3,,,Mainc,A bench,,,<p>Ger y bont</p>,<p>By the bridge</p>{LAST}"
)
BY_HAND = (
    "columns:\n"
    "  id: id\n"
    "  title: [title/machine_translations/en, title/en, title/ca, title/cy]\n"
    "  body: [body/machine_translations/en, body/en, body/ca, body/cy]\n"
    "  submitted: published_at\n"
    "languages: [title, body]\n"
)


def said(ideas: tuple[Idea, ...]) -> list[tuple[str | None, str, str | None]]:
    """Title, text and language of each."""
    return [(idea.title, idea.body.strip(), idea.lang) for idea in ideas]


IN_THEIR_OWN_WORDS = [
    ("Seats", "By the mill", None),
    ("Més llum", "Sota el pont", "ca"),
    ("Mainc", "Ger y bont", "cy"),
]


def test_every_idea_has_its_words_and_their_language(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path), HEAD + ROWS), "--like", "decidim-proposals")
    assert result.exit_code == 0, result.output
    assert said(register(tmp_path).ideas) == IN_THEIR_OWN_WORDS
    assert "Written in several languages" not in result.output
    assert "machine_translations" not in result.output


def test_a_machine_never_wins_over_what_a_person_wrote(tmp_path: Path) -> None:
    mapping(site(tmp_path), f"{BY_HAND}html: [body]\n")
    alone = f"4,3,,,,A ferry,,,,<p>On Sundays</p>{LAST}"
    result = run(tmp_path, export(tmp_path, HEAD + ROWS + alone))
    assert result.exit_code == 0, result.output
    ideas = said(register(tmp_path).ideas)
    assert ideas == [*IN_THEIR_OWN_WORDS, ("A ferry", "On Sundays", None)]


def test_what_is_there_in_several_languages_is_said(tmp_path: Path) -> None:
    both = (
        f"4,3,,Un pont,Pont,,,,<p>I bawb</p>,{LAST}"
        f"5,3,A slide,Un tobogan,,,<p>Long</p>,<p>Llarg</p>,,{LAST}"
        f"6,3,A ferry,,Fferi,,<p>Soon</p>,,<p>Cyn hir</p>,{LAST}"
        f"7,3,A gate,Una porta,,,<p>Wide</p>,<p>Ampla</p>,,{LAST}"
    )
    file = export(site(tmp_path), HEAD + ROWS + both)
    result = run(tmp_path, file, "--like", "decidim-proposals")
    assert said(register(tmp_path).ideas)[3:] == [
        ("Pont", "I bawb", "cy"),  # the title in the language of the text
        ("A slide", "Long", None),
        ("A ferry", "Soon", None),
        ("A gate", "Wide", None),
    ]
    lines = [line.strip() for line in result.output.splitlines()]
    assert "Written in several languages; one was taken:" in lines
    assert "'title/cy' and not 'title/ca' in 1 row: row 5" in lines
    assert "'body/en' and not 'body/ca' in 2 rows: rows 6, 8" in lines
    assert "'body/en' and not 'body/cy' in 1 row: row 7" in lines
    assert not any("and not" in line for line in run(tmp_path, file).output.splitlines())


def test_html_without_a_word_is_no_text(tmp_path: Path) -> None:
    row = f"1,3,,,Mainc,,<p><br></p>,,<p>Ger y bont</p>,{LAST}"
    result = run(tmp_path, export(site(tmp_path), HEAD + row), "--like", "decidim-proposals")
    assert said(register(tmp_path).ideas) == [("Mainc", "Ger y bont", "cy")]
    assert "Written in several languages" not in result.output


@pytest.mark.parametrize(
    ("lang", "more", "langs"),
    [
        ("lang: ca\n", "", ["en", None, "cy"]),
        ("lang: ca-ES\n", "", ["en", None, "cy"]),
        ("", "set: {lang: pl}\n", ["pl", "pl", "pl"]),
    ],
)
def test_a_language_is_said_where_nothing_else_says_it(
    tmp_path: Path, lang: str, more: str, langs: list[str | None]
) -> None:
    mapping(site(tmp_path, CAMPAIGN.replace("opens:", f"{lang}opens:")), BY_HAND + more)
    result = run(tmp_path, export(tmp_path, (HEAD + ROWS).replace("<p>", "").replace("</p>", "")))
    assert result.exit_code == 0, result.output
    assert [idea.lang for idea in register(tmp_path).ideas] == langs


def test_a_name_that_is_no_language_still_has_its_words(tmp_path: Path) -> None:
    mapping(
        site(tmp_path),
        "columns: {title: [Title/en, Title/dialect], submitted: Date}\nlanguages: [title]\n",
    )
    file = export(tmp_path, "Title/en,Title/dialect,Date\n,Bänkli,2024-02-01\n")
    assert run(tmp_path, file).exit_code == 0
    assert said(register(tmp_path).ideas) == [("Bänkli", "", None)]


def test_other_columns_of_the_text_stand_below_it(tmp_path: Path) -> None:
    mapping(
        site(tmp_path),
        "columns:\n  title: Title\n  submitted: Date\n"
        "  body: [Text/en, Text/cy, Where/en, Where/cy, Why]\nlanguages: [body]\n",
    )
    head = "Title,Text/en,Text/cy,Where/en,Where/cy,Why,Date\n"
    file = export(tmp_path, f"{head}Mainc,,Pren,,Ger y bont,Rest,2024-02-01\n")
    assert run(tmp_path, file).exit_code == 0
    assert said(register(tmp_path).ideas) == [
        ("Mainc", "Pren\n\n## Where\n\nGer y bont\n\n## Why\n\nRest", "cy")
    ]


def test_a_guessed_mapping_keeps_the_languages_for_next_week(tmp_path: Path) -> None:
    english = f"1,3,Seats,,,,<p>By the mill</p>,,,{LAST}"
    assert run(tmp_path, export(site(tmp_path), HEAD + english), "--guess").exit_code == 0
    kept = (tmp_path / "content/campaigns/river.import.yaml").read_text(encoding="utf-8")
    assert "languages:\n- title\n- body\n" in kept.replace("\n  - ", "\n- ")
    result = run(tmp_path, export(tmp_path, HEAD + ROWS))
    assert result.exit_code == 0, result.output
    assert said(register(tmp_path).ideas) == IN_THEIR_OWN_WORDS


def test_a_column_that_is_added_on_a_terminal_is_one_more_language(tmp_path: Path) -> None:
    file = export(site(tmp_path), HEAD + ROWS)
    code, output = on_a_terminal(tmp_path, file, "title/cy\ndrop\ntitle/cy\ntitle\nyes\ny\n")
    assert code == 0, output
    assert said(register(tmp_path).ideas) == IN_THEIR_OWN_WORDS


def test_rows_are_known_again_when_the_languages_are_named_later(tmp_path: Path) -> None:
    before = "columns: {title: [Title/en, Title/cy], submitted: Date}\n"
    mapping(site(tmp_path), before)
    file = export(tmp_path, "Title/en,Title/cy,Date\nA bench,Mainc,2024-02-01\n")
    assert run(tmp_path, file).exit_code == 0
    mapping(tmp_path, f"{before}languages: [title]\n")
    again = run(tmp_path, file)
    assert again.exit_code == 0, again.output
    assert "0 imported + 1 already there" in again.output


def test_personal_data_is_masked_in_the_language_that_is_taken(tmp_path: Path) -> None:
    row = f"1,3,,,Mainc,,,,<p>Ann: ann@example.org</p>,{LAST}"
    flags = ("--like", "decidim-proposals", "--redact")
    assert run(tmp_path, export(site(tmp_path), HEAD + row), *flags).exit_code == 0
    assert said(register(tmp_path).ideas) == [("Mainc", "Ann: [███]", "cy")]


def test_languages_are_of_title_and_body_alone(tmp_path: Path) -> None:
    mapping(site(tmp_path), "columns: {title: id}\nlanguages: [reason]\n")
    result = run(tmp_path, export(tmp_path, HEAD + ROWS))
    assert result.exit_code == 1
    assert "must be 'title' or 'body'; found 'reason'" in result.output


@pytest.mark.parametrize(
    ("column", "name", "machine", "lang"),
    [
        ("body/cy", "body", False, "cy"),
        ("body/pt-BR", "body", False, "pt-BR"),
        ("body/machine_translations/cy", "body", True, "cy"),
        ("Where/when", "Where", False, None),
        ("body", "body", False, None),
        ("cy", "cy", False, None),
    ],
)
def test_what_the_name_of_a_column_says(
    column: str, name: str, machine: bool, lang: str | None
) -> None:
    assert (stem(column), by_machine(column), language_in(column)) == (name, machine, lang)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("en", "en", True),
        ("en", "en-GB", True),
        ("es-419", "es", True),
        ("en-GB", "en-US", False),
        ("zh", "zh-Hant", False),
        ("cy", "cyx", False),
        ("en", "cy", False),
    ],
)
def test_a_region_that_one_does_not_say_makes_no_other_language(
    one: str, other: str, same: bool
) -> None:
    assert same_language(one, other) is same
