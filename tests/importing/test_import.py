"""`reportback import` by its front door: files in, files out, and every row accounted for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportback.composing import idea_file_name
from reportback.importing.markup import made_title
from tests.importing.sites import (
    CAMPAIGN,
    HEAD,
    MAP,
    checked,
    export,
    mapping,
    register,
    run,
    site,
    tree,
)

ROWS = (
    HEAD + "a1,More seats,I cannot stand for long.,2024-02-01\na2,Lights,It is dark.,2024-02-02\n"
)


def test_rows_become_ideas(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    result = run(tmp_path, file, *MAP, "--map", "id=Id", "--source", "form")
    assert result.exit_code == 0
    assert "2 rows read = 2 imported + 0 already there + 0 refused + 0 skipped" in result.output
    text = (tmp_path / "ideas/river/1-more-seats.md").read_text(encoding="utf-8")
    assert text == (
        "---\ntitle: More seats\nsubmitted: 2024-02-01\nsource:\n  system: form\n  id: a1\n---\n"
        "\nI cannot stand for long.\n"
    )
    assert checked(tmp_path).exit_code == 0


def test_a_site_whose_settings_have_a_warning_takes_ideas_in(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "pelicanconf.py").write_text('SITENAME = "Ideas"\nSITEURL = ""\n', encoding="utf-8")
    result = run(root, export(root, ROWS), *MAP, "--map", "id=Id")
    assert result.exit_code == 0, result.output
    assert len(register(root).ideas) == 2


def test_a_second_run_changes_nothing_and_says_so(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    run(tmp_path, file, *MAP)
    before = tree(tmp_path)
    result = run(tmp_path, file, *MAP)
    assert result.exit_code == 0
    assert "Nothing changed." in result.output
    assert "0 imported + 2 already there" in result.output
    assert tree(tmp_path) == before


def test_rows_added_in_the_middle_get_the_next_numbers(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    run(tmp_path, file, *MAP)
    first, second = ROWS.splitlines()[1:]
    export(tmp_path, f"{HEAD}{second}\na3,A ferry,Please.,2024-02-03\n{first}\n")
    result = run(tmp_path, file, *MAP)
    assert "1 imported + 2 already there" in result.output
    assert [idea.title for idea in register(tmp_path).ideas_of["river"]] == [
        *("More seats", "Lights", "A ferry")
    ]


def test_a_changed_row_is_reported_and_never_written(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    flags = (*MAP, "--map", "id=Id")
    run(tmp_path, file, *flags)
    before = tree(tmp_path)
    export(tmp_path, ROWS.replace("It is dark.", "It is very dark."))
    result = run(tmp_path, file, *flags)
    assert "row 3 is idea 2 of river: body" in result.output
    assert tree(tmp_path) == before


def test_a_field_that_was_mapped_later_is_no_change_in_the_export(tmp_path: Path) -> None:
    head, *rows = ROWS.splitlines()
    wider = "\n".join([f"{head},Ward", *(f"{row},North" for row in rows)]) + "\n"
    file = export(site(tmp_path), wider)
    flags = (*MAP, "--map", "id=Id")
    run(tmp_path, file, *flags)
    ideas = {name: data for name, data in tree(tmp_path).items() if name.startswith("ideas")}
    export(tmp_path, wider.replace("It is dark.", "It is very dark."))
    result = run(tmp_path, file, *flags, "--map", "area=Ward", "--add-themes")
    assert "Added 1 area to the campaign river: North\nNothing else changed." in result.output
    said = "The mapping has 'area' now, which these ideas were imported without"
    assert f"{said}; their files stay as they are: rows 2 to 3" in result.output
    assert "row 3 is idea 2 of river: body\n" in result.output
    assert "row 2 is idea" not in result.output
    assert ideas.items() <= tree(tmp_path).items()
    export(tmp_path, f"{wider}a3,A ferry,Please.,2024-02-03,North\n")
    run(tmp_path, file, *flags, "--map", "area=Ward")
    export(tmp_path, f"{wider}a3,A ferry,Please.,2024-02-03,\n")
    result = run(tmp_path, file, *flags, "--map", "area=Ward")
    assert f"{said}; their files stay as they are: rows 2 to 3" in result.output
    assert "row 4 is idea 3 of river: area" in result.output


def test_exact_duplicates_stay_apart(tmp_path: Path) -> None:
    file = export(site(tmp_path), f"{HEAD}1,Same,Words,2024-02-01\n2,Same,Words,2024-02-01\n")
    assert "2 imported" in run(tmp_path, file, *MAP).output
    assert "2 already there" in run(tmp_path, file, *MAP).output


def test_refused_rows_say_why_and_the_rest_goes_in(tmp_path: Path) -> None:
    rows = (
        "1,,,2024-02-01\n2,No day,x,\n3,Bad day,x,2024-02-31\n"
        "4,Future,x,2031-01-01\n5,Good,x,2024-03-01\n"
    )
    result = run(tmp_path, export(site(tmp_path), HEAD + rows), *MAP)
    assert result.exit_code == 1
    assert "row 2: it has neither a title nor a body" in result.output
    assert "row 3: it says no day on which it was submitted" in result.output
    assert "row 4: submitted is no date that could be read: '2024-02-31'" in result.output
    assert "row 5: it was submitted on 2031-01-01, which is in the future" in result.output
    assert "5 rows read = 1 imported + 0 already there + 4 refused" in result.output
    assert [idea.number for idea in register(tmp_path).ideas] == [1]


def test_an_id_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    file = export(site(tmp_path), f"{HEAD}1,One,x,2024-02-01\n1,Two,y,2024-02-01\n")
    result = run(tmp_path, file, *MAP, "--map", "id=Id")
    assert "row 3: its id '1' is that of row 2 already" in result.output


def test_a_row_that_repeats_another_is_passed_over(tmp_path: Path) -> None:
    file = export(site(tmp_path), f"{HEAD}1,One,x,2024-02-01\n1,One,x,2024-02-01\n")
    result = run(tmp_path, file, *MAP, "--map", "id=Id")
    assert result.exit_code == 0, result.output
    assert "row 3: it repeats an earlier row: the same id, and nothing else" in result.output


def test_unmapped_columns_are_dropped_and_named(tmp_path: Path) -> None:
    data = "E-mail,Title,Text,Date\nann@example.org,Seats,x,2024-02-01\n"
    result = run(tmp_path, export(site(tmp_path), data), *MAP)
    assert "dropped, because nobody mapped them: 'E-mail'" in result.output
    assert b"ann@example.org" not in b"".join(tree(tmp_path).values())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Боғ ва йўл", r"1-bog-va-iul\.md|1-.*\.md"),
        ("!!!", r"1\.md"),
        ("A" * 300, r"1-a{60}\.md"),
        ("word " * 60, r"1-[a-z-]{1,60}\.md"),
        ("../../etc/passwd", r"1-etc-passwd\.md"),
    ],
)
def test_file_names_are_sound(tmp_path: Path, title: str, name: str) -> None:
    run(tmp_path, export(site(tmp_path), f"{HEAD}1,{title},x,2024-02-01\n"), *MAP)
    (path,) = (tmp_path / "ideas/river").iterdir()
    assert re.fullmatch(name, path.name)


def test_an_empty_title_is_made_from_the_body_and_reported(tmp_path: Path) -> None:
    body = (
        "Please put lights along the whole path by the weir, since it is dark from four in winter"
    )
    result = run(tmp_path, export(site(tmp_path), f'{HEAD}1,,"{body}",2024-02-01\n'), *MAP)
    assert "Titles made from the first words, since there was none: row 2" in result.output
    assert register(tmp_path).ideas[0].title == (
        "Please put lights along the whole path by the weir, since it is dark from four…"
    )


def test_unknown_themes_stop_everything_and_show_the_lines_to_paste(tmp_path: Path) -> None:
    file = export(
        site(tmp_path), "Title,Date,Kind\nA,2024-02-01,WATER\nB,2024-02-01,Safe & sound\n"
    )
    flags = ("--map", "title=Title", "--map", "submitted=Date", "--map", "themes=Kind")
    before = tree(tmp_path)
    result = run(tmp_path, file, *flags)
    assert result.exit_code == 1
    assert "themes:\n  safe-and-sound: Safe & sound" in result.output
    assert "--add-themes" in result.output
    assert tree(tmp_path) == before

    added = run(tmp_path, file, *flags, "--add-themes")
    assert added.exit_code == 0
    text = (tmp_path / "content/campaigns/river.md").read_text(encoding="utf-8")
    assert text == CAMPAIGN.replace(
        "  water: Water\n", "  water: Water\n  safe-and-sound: Safe & sound\n"
    )
    assert [idea.themes for idea in register(tmp_path).ideas] == [("water",), ("safe-and-sound",)]
    assert checked(tmp_path).exit_code == 0


def test_what_would_be_added_is_told_as_it_is_added(tmp_path: Path) -> None:
    rows = (
        "Title,Date,Kind,Where\nA,2024-02-01,Parks & Recreation,Harbour\n"
        "B,2024-02-02,Parks and Recreation,harbour\nC,2024-02-03,parks AND recreation,Water\n"
        "D,2024-02-04,Harbour,Harbour\n"
    )
    file = export(site(tmp_path), rows)
    flags = ("--map", "title=Title", "--map", "submitted=Date", "--map", "themes=Kind")
    flags = (*flags, "--map", "area=Where")
    told = run(tmp_path, file, *flags, "--dry-run").output
    assert "2 themes of the export not known here:" in told
    spellings = "'Parks & Recreation' or 'Parks and Recreation' or 'parks AND recreation'"
    assert f"  {spellings} (3 rows)\n  'Harbour' (1 row)\n" in told
    assert "themes:\n  parks-and-recreation: Parks & Recreation\n  harbour: Harbour\n" in told
    assert "areas:\n  harbour-2: Harbour\n  water-2: Water\n" in told
    assert "  themes:\n    Parks & Recreation: \n    Harbour: \n" in told

    assert run(tmp_path, file, *flags, "--add-themes").exit_code == 0
    river = register(tmp_path).campaign["river"]
    assert list(river.themes)[2:] == ["parks-and-recreation", "harbour"]
    assert river.areas == {"harbour-2": "Harbour", "water-2": "Water"}


@pytest.mark.parametrize(
    "themes",
    ["themes: {}\n", "themes: {a: A}\n", "", "themes:\n    a: A\n\n    b: B  # last\n# end\n"],
)
def test_themes_are_added_however_they_are_written(tmp_path: Path, themes: str) -> None:
    head, _, rest = CAMPAIGN.partition("themes:\n")
    campaign = head + themes + "---" + rest.partition("---")[2]
    file = export(site(tmp_path, campaign), "Title,Date,Kind,Where\nA,2024-02-01,New,Far: off\n")
    flags = ("--map", "title=Title", "--map", "submitted=Date", "--map", "themes=Kind")
    result = run(tmp_path, file, *flags, "--map", "area=Where", "--add-themes")
    assert result.exit_code == 0, result.output
    assert register(tmp_path).campaign["river"].themes["new"] == "New"
    assert register(tmp_path).campaign["river"].areas == {"far-off": "Far: off"}


def test_an_area_gets_another_id_than_a_theme_of_that_name(tmp_path: Path) -> None:
    rows = "Title,Date,Kind,Where\nA,2024-02-01,Harbour,Harbour\nB,2024-02-02,Harbour,Water\n"
    flags = ("--map", "title=Title", "--map", "submitted=Date", "--map", "themes=Kind")
    file = export(site(tmp_path), rows)
    result = run(tmp_path, file, *flags, "--map", "area=Where", "--add-themes")
    assert result.exit_code == 0, result.output
    river = register(tmp_path).campaign["river"]
    assert river.themes["harbour"] == "Harbour"
    assert river.areas == {"harbour-2": "Harbour", "water-2": "Water"}
    assert checked(tmp_path).exit_code == 0


def test_a_campaign_that_is_missing_is_told_with_how_to_make_it(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path), ROWS), *MAP, campaign="rivver")
    assert result.exit_code == 1
    assert "There is no campaign 'rivver'; did you mean 'river'?" in result.output
    assert "reportback new campaign rivver" in result.output


def test_a_mapping_splits_rows_and_creates_campaigns(tmp_path: Path) -> None:
    path = mapping(
        site(tmp_path),
        """\
columns: {title: Title, submitted: Date, campaign: Year}
values:
  campaign: {"2023": year-2023, "2024": year-2024, "1999": ~}
every_campaign: {owner: Us, decider: You, question: What?, summary: A year., promises: []}
campaigns:
  year-2023: {title: 2023's year, opens: 2023-01-01, closes: 2023-12-31}
  year-2024: {title: "2024", opens: 2024-01-01, closes: 2024-12-31, body: "# Hello"}
""",
    )
    data = "Title,Date,Year\nA,2023-02-01,2023\nB,2024-02-01,2024\nC,1999-01-01,1999\n"
    file = export(tmp_path, data)
    result = run(tmp_path, file, "--mapping", str(path), campaign=None)
    assert result.exit_code == 0, result.output
    assert "3 rows read = 2 imported + 0 already there + 0 refused + 1 skipped" in result.output
    found = register(tmp_path)
    assert found.campaign["year-2024"].body == "# Hello"
    assert [idea.campaign for idea in found.ideas] == ["year-2023", "year-2024"]
    before = tree(tmp_path)
    assert "Nothing changed." in run(tmp_path, file, "--mapping", str(path), campaign=None).output
    assert tree(tmp_path) == before


HTML = (
    "<p>Hello <b>you</b></p><script>alert(1)</script><ul><li>one<li>two</ul>"
    "<a href='javascript:x()'>bad</a> <a href='https://a.example/'>good</a>&#x1b;&#0;<img src=x>"
)


def test_html_becomes_markdown_and_hostile_html_becomes_harmless(tmp_path: Path) -> None:
    file = export(site(tmp_path), f'{HEAD}1,A &amp; B,"{HTML}",2024-02-01\n')
    result = run(tmp_path, file, *MAP, "--html", "body", "--html", "title")
    assert result.exit_code == 0, result.output
    (idea,) = register(tmp_path).ideas
    assert idea.title == "A & B"
    assert "Hello **you**" in idea.body
    assert "- one" in idea.body
    assert "[good](https://a.example/)" in idea.body
    assert not re.search(r"script|alert|\x1b|\x00|<img", idea.body)


def test_html_nested_by_a_machine_is_read_as_text(tmp_path: Path) -> None:
    deep = "<blockquote>" * 3000 + "deep" + "</blockquote>" * 3000
    file = export(site(tmp_path), f"{HEAD}1,A,{deep},2024-02-01\n")
    result = run(tmp_path, file, *MAP, "--html", "body")
    assert result.exit_code == 0, result.output
    assert "deep" in register(tmp_path).ideas[0].body


def test_html_that_nobody_declared_is_pointed_out(tmp_path: Path) -> None:
    file = export(site(tmp_path), f"{HEAD}1,A,<p>Hello</p>,2024-02-01\n")
    assert "looks like HTML in 1 of 1 rows" in run(tmp_path, file, *MAP).output


def test_an_idea_of_62000_characters(tmp_path: Path) -> None:
    body = ('A long thought, with ""quotes""; and commas.\n\n' * 1400)[:62_500]
    body = body.rstrip('"')
    file = export(site(tmp_path), f'{HEAD}1,Long,"{body}",2024-02-01\n')
    result = run(tmp_path, file, *MAP)
    assert result.exit_code == 0, result.output
    assert len(register(tmp_path).ideas[0].body) > 59_000


def test_a_withheld_idea_stays_withheld(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    flags = (*MAP, "--map", "id=Id", "--source", "form")
    run(tmp_path, file, *flags)
    path = tmp_path / "ideas/river/2-lights.md"
    path.write_text(
        "---\nsubmitted: 2024-02-02\nsource: {system: form, id: a2}\n"
        "withheld: {date: 2024-03-01, by: The council, reason: It names a person.}\n---\n"
    )
    before = tree(tmp_path)
    result = run(tmp_path, file, *flags)
    assert "Withheld here, and left so: row 3" in result.output
    assert tree(tmp_path) == before


def test_words_of_a_withheld_idea_without_its_source_do_not_come_back(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    run(tmp_path, file, *MAP)
    path = tmp_path / "ideas/river/2-lights.md"
    path.write_text(
        "---\nsubmitted: 2024-02-02\n"
        "withheld: {date: 2024-03-01, by: The council, reason: It names a person.}\n---\n"
    )
    result = run(tmp_path, file, *MAP)
    assert result.exit_code == 1
    assert "row 3: it may be idea 2" in result.output
    line = re.search(r"add the line (source: {.*}) to ideas/river/2-lights.md", result.output)
    assert line
    path.write_text(path.read_text().replace("---\nsubm", f"---\n{line[1]}\nsubm"))
    assert "Withheld here, and left so: row 3" in run(tmp_path, file, *MAP).output
    assert b"It is dark" not in b"".join(tree(tmp_path).values())


def test_a_mapping_that_would_bring_everything_twice_is_stopped(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    run(tmp_path, file, *MAP)
    result = run(tmp_path, file, *MAP, "--map", "by=Id")
    assert result.exit_code == 1
    assert "every row would come in a second time" in result.output
    renamed = run(tmp_path, export(tmp_path, ROWS, "later.csv"), *MAP)
    assert renamed.exit_code == 1
    assert "Rows of this file are here already, from 'export'" in renamed.output


def test_dates_that_can_be_read_in_two_ways_are_asked_about(tmp_path: Path) -> None:
    file = export(site(tmp_path), f"{HEAD}1,A,x,03/04/2024\n")
    result = run(tmp_path, file, *MAP)
    assert result.exit_code == 1
    assert "can be read as dd/mm/yyyy and as mm/dd/yyyy" in result.output
    assert run(tmp_path, file, *MAP, "--date", "dd/mm/yyyy").exit_code == 0
    assert str(register(tmp_path).ideas[0].submitted) == "2024-04-03"


def test_a_form_of_date_on_which_the_column_agrees_is_used_and_said(tmp_path: Path) -> None:
    file = export(site(tmp_path), f"{HEAD}1,A,x,03.04.2024 14:22\n2,B,x,13.04.2024 00:00:01\n")
    result = run(tmp_path, file, *MAP)
    assert "dates for 'submitted' were read as dd.mm.yyyy" in result.output
    assert str(register(tmp_path).ideas[0].submitted) == "2024-04-03"


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    before = tree(tmp_path)
    result = run(tmp_path, file, *MAP, "--dry-run")
    assert "Would write 2 ideas to ideas/river/" in result.output
    assert tree(tmp_path) == before


def test_saved_flags_repeat_the_import(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    run(tmp_path, file, *MAP, "--set", "via=Form: online", "--save-mapping")
    before = tree(tmp_path)
    assert "content/campaigns/river.import.yaml" in before
    assert "Nothing changed." in run(tmp_path, file).output
    assert tree(tmp_path) == before


def test_no_words_of_the_command_line_are_enough(tmp_path: Path) -> None:
    file = export(site(tmp_path), ROWS)
    assert run(tmp_path, file, "--map", "title=Title").exit_code == 2
    assert run(tmp_path, file, *MAP, campaign=None).exit_code == 2
    assert run(tmp_path, file, "--map", "nonsense").exit_code == 2
    unknown = run(tmp_path, file, *MAP, "--map", "titel=Title")
    assert unknown.exit_code == 2
    assert "did you mean 'title'?" in unknown.output
    column = run(tmp_path, file, *MAP, "--map", "by=Titel")
    assert column.exit_code == 2
    assert "did you mean 'Title'?" in column.output


def test_personal_data_is_pointed_out(tmp_path: Path) -> None:
    file = export(site(tmp_path), f"{HEAD}1,A,Write to ann@example.org,2024-02-01\n")
    assert "personal-data" in run(tmp_path, file, *MAP).output


@pytest.mark.parametrize(
    "body", ["Mail mich an y@example.org oder 089 1234567", "call +44 7700 900123 about swings"]
)
def test_a_made_title_and_a_name_tell_nobody_how_to_reach_anyone(tmp_path: Path, body: str) -> None:
    assert "example.org" not in idea_file_name(5, body)
    assert not re.search(r"\d{4}", idea_file_name(5, body))
    assert "@" not in made_title(body)


def test_a_field_that_is_mapped_again_has_both_columns(tmp_path: Path) -> None:
    file = export(site(tmp_path), "Title,What,Where,Date\nA,Seats.,At the ford.,2024-02-01\n")
    flags = ("title=Title", "body=What", "body=Where", "submitted=Date")
    result = run(tmp_path, file, *(part for flag in flags for part in ("--map", flag)))
    assert result.exit_code == 0, result.output
    assert register(tmp_path).ideas[0].body == "Seats.\n\n## Where\n\nAt the ford."
