"""A first import without a mapping: proposed, refused without a terminal, agreed upon with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.sites import FORM, export, on_a_terminal, register, run, site, tree

HEADS = ("Which columns", "Reading the file", "Before writing")


def test_without_a_terminal_the_proposal_is_printed_and_nothing_written(tmp_path: Path) -> None:
    file = export(site(tmp_path), FORM)
    before = tree(tmp_path)
    result = run(tmp_path, file)
    assert result.exit_code == 2
    assert "--map 'title=Your idea in a few words'" in result.output
    assert "'Email Address' → dropped" in result.output
    assert tree(tmp_path) == before


def test_like_beside_a_mapping_file_is_refused(tmp_path: Path) -> None:
    file = export(site(tmp_path), FORM)
    assert run(tmp_path, file, "--guess").exit_code == 0
    result = run(tmp_path, file, "--like", "google-forms")
    assert result.exit_code == 2
    assert "--like is for a first import" in result.output


def test_a_dry_run_shows_rows_as_they_would_become(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path), FORM), "--guess", "--dry-run")
    assert "Row 2 would become idea 1 of river:" in result.output
    assert "title: More seats at the ford" in result.output
    assert not register(tmp_path).ideas
    assert not (tmp_path / "content/campaigns/river.import.yaml").exists()


def test_a_guided_import_is_agreed_upon_and_kept(tmp_path: Path) -> None:
    file = export(site(tmp_path), FORM)
    code, said = on_a_terminal(tmp_path, file, "Tell me\nTell us more\nbdy\ndrop\nback\nyes\ny\n")
    assert code == 0, said
    assert "There is no column 'Tell me'" in said
    assert "There is no field 'bdy'" in said
    assert "would become idea 1 of river" in said
    ideas = register(tmp_path).ideas
    assert [idea.title for idea in ideas] == ["More seats at the ford", "Lamps under the bridge"]
    assert all(idea.body for idea in ideas)  # 'back' undid the dropping
    assert "Nothing changed." in run(tmp_path, file).output


def test_a_day_is_asked_for_where_no_column_has_one(tmp_path: Path) -> None:
    file = export(site(tmp_path), "Title,Description\nSeats,Please put some.\n")
    code, said = on_a_terminal(tmp_path, file, "yes\nin May\n2024-05-01\ny\n")
    assert code == 0, said
    assert "No column says when ideas were submitted" in said
    assert str(register(tmp_path).ideas[0].submitted) == "2024-05-01"
    assert "Nothing changed." in run(tmp_path, file).output


def test_without_a_terminal_only_what_the_proposal_lacks_is_asked_for(tmp_path: Path) -> None:
    file = export(site(tmp_path), "Title,Description\nSeats,Please put some.\n")
    result = run(tmp_path, file)
    assert result.exit_code == 2
    assert "Say when ideas were submitted" in result.output
    assert "Say which column has the words" not in result.output


@pytest.mark.parametrize("typed", ["stop\n", "yes\nn\n", "\x04"])
def test_a_guided_import_that_is_stopped_writes_nothing(tmp_path: Path, typed: str) -> None:
    file = export(site(tmp_path), FORM)
    before = tree(tmp_path)
    code, said = on_a_terminal(tmp_path, file, typed)
    assert code == 1, said
    assert tree(tmp_path) == before
    assert "Traceback" not in said


def test_personal_data_that_was_masked_once_is_masked_next_week(tmp_path: Path) -> None:
    private = FORM.replace("More seats at the ford", "More seats. Ask sue@example.org")
    file = export(site(tmp_path), private)
    code, said = on_a_terminal(tmp_path, file, "yes\nmask\ny\n")
    assert code == 0, said
    assert "e-mail address in 'More seats. Ask sue@example.org'" in said
    week = '2024/02/03 09:00:00,c@example.org,Ferry,"Tell ann@example.org about the ferry at noon."'
    assert run(tmp_path, export(tmp_path, f"{private}{week}\n")).exit_code == 0
    assert len(register(tmp_path).ideas) == 3
    assert not any(b"@example" in data for data in tree(tmp_path).values())


def test_a_row_that_was_left_out_once_stays_out(tmp_path: Path) -> None:
    again = (
        '2024/02/03 08:00:00,d@example.org,Lamps under the bridges,"It is dark there from four in'
        ' winter, and people go round by the road instead."\n'
    )
    file = export(site(tmp_path), FORM + again)
    code, said = on_a_terminal(tmp_path, file, "yes\nleave-out\ny\n")
    assert code == 0, said
    assert len(register(tmp_path).ideas) == 2
    assert "1 skipped by rule" in run(tmp_path, file).output


def test_themes_are_added_and_dates_settled_by_asking(tmp_path: Path) -> None:
    head = "Title,Description,Topic,Submitted\n"
    file = export(site(tmp_path), f"{head}Seats,Please put some.,Rest,03/04/2024\n")
    code, said = on_a_terminal(tmp_path, file, "yes\ndd/mm/yyyy\ny\ny\n")
    assert code == 0, said
    idea = register(tmp_path).ideas[0]
    assert (str(idea.submitted), idea.themes) == ("2024-04-03", ("rest",))


def test_help_stands_under_headings(tmp_path: Path) -> None:
    said = run(tmp_path, tmp_path / "none.csv", "--help").output
    places = [said.index(f"\n{head}:\n") for head in ("Options", *HEADS)]
    assert places == sorted(places)
    for option, head in (("--root", 0), ("--campaign", 0), ("--map ", 1), ("--sheet", 2)):
        assert places[head] < said.index(f"\n  {option}") < places[head + 1]
    assert said.index("\n  --dry-run") > places[3]
    assert "\n  FILE" not in said
