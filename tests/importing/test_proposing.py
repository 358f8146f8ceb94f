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
    assert "Row 2 would become idea 1 of 'Riverside':" in result.output
    assert "title: More seats at the ford" in result.output
    assert not register(tmp_path).ideas
    assert not (tmp_path / "content/campaigns/river.import.yaml").exists()


def test_a_guided_import_is_agreed_upon_and_kept(tmp_path: Path) -> None:
    file = export(site(tmp_path), FORM)
    code, said = on_a_terminal(tmp_path, file, "Tell me\nTELL us m\nbdy\ndrop\nback\nyes\ny\n")
    assert code == 0, said
    assert "There is no column 'Tell me'" in said
    assert "There is no field 'bdy'" in said
    assert "would become idea 1 of 'Riverside'" in said
    ideas = register(tmp_path).ideas
    assert [idea.title for idea in ideas] == ["More seats at the ford", "Lamps under the bridge"]
    assert all(idea.body for idea in ideas)  # 'back' undid the dropping
    assert "Nothing changed." in run(tmp_path, file).output


LONG = FORM.replace(
    "Your idea in a few words,Tell us more",
    "What is your idea for the river in a few words of your own?,What is it for?",
)


@pytest.mark.parametrize("said", ["4", "4.", "what is IT", "'What is it…'", "WHAT IS IT FOR?"])
def test_a_column_is_chosen_by_number_or_by_how_it_begins(tmp_path: Path, said: str) -> None:
    file = export(site(tmp_path), LONG)
    code, output = on_a_terminal(tmp_path, file, f"{said}\nDrop\nYES\ny\n")
    assert code == 0, output
    assert "  4. 'What is it for?' → body" in output
    assert "  4. 'What is it for?' → dropped" in output
    assert [idea.body for idea in register(tmp_path).ideas] == ["", ""]


def test_a_beginning_that_fits_several_columns_says_which(tmp_path: Path) -> None:
    file = export(site(tmp_path), LONG)
    code, output = on_a_terminal(tmp_path, file, "What is\nstop\n")
    assert code == 1, output
    assert "'What is' fits several columns: 3. 'What is your idea" in output
    assert ", 4. 'What is it for?'. Give the number of one." in output


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
    assert said.count("e-mail address in 'More seats. Ask sue@example.org'") == 1
    assert "--redact" not in said
    assert "Personal data in the text (1 × e-mail address) is masked." in said
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
    assert "None" not in said
    assert "1 skipped by rule" in run(tmp_path, file).output


def test_after_it_is_agreed_only_what_was_written_is_said(tmp_path: Path) -> None:
    again = FORM.splitlines()[2].replace("02/02", "02/03").replace("bridge,", "bridges,")
    private = FORM.replace("More seats at the ford", "More seats. Ask sue@example.org")
    code, said = on_a_terminal(
        tmp_path, export(site(tmp_path), f"{private}{again}\n"), "yes\nleave\nimport\ny\n"
    )
    assert code == 0, said
    before, after = said.split("Write this?")
    assert "Personal data in the text (1 × e-mail address) is left as it is." in before
    assert "May be the same idea as another, and come in all the same: row 4" in before
    assert before.count("row 4 (id ") == 1
    lines = [line.strip() for line in after.splitlines()]
    assert lines[0].endswith(": Wrote 3 ideas to ideas/river/ (numbers 1 to 3)")
    assert lines[1].startswith("3 rows read = 3 imported")
    assert len(lines) == 3
    assert lines[2].startswith("Wrote the mapping to")


def test_a_guided_dry_run_says_everything_once_and_asks_for_no_leave(tmp_path: Path) -> None:
    file = export(site(tmp_path), FORM)
    code, said = on_a_terminal(tmp_path, file, "yes\n", "--dry-run")
    assert code == 0, said
    assert "Write this?" not in said
    assert said.count("Row 2 would become") == 1
    assert not register(tmp_path).ideas


def test_themes_are_added_and_dates_settled_by_asking(tmp_path: Path) -> None:
    head = "Title,Description,Topic,Submitted\n"
    rows = "Seats,Please put some.,Rest,03/04/2024\nBench,Put one.,REST,04/04/2024\n"
    file = export(site(tmp_path), f"{head}{rows}")
    code, said = on_a_terminal(tmp_path, file, "yes\ndd/mm/yyyy\ny\ny\n")
    assert code == 0, said
    assert "does not have these themes or areas yet: 'Rest'. Add them?" in said
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
