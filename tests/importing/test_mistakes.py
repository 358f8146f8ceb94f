"""Ordinary mistakes of staff: words to act on, the right status, and nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.sites import HEAD, MAP, export, register, run, site, tree

ROW = "a,One,Two,2024-02-01\n"
MISTAKES: dict[str, tuple[str | bytes, tuple[str, ...], str, int, str]] = {
    "wrong campaign": (HEAD + ROW, MAP, "rivr", 1, "did you mean 'river'?"),
    "no header": (ROW, MAP, "river", 2, "found 'Title'; use one of: a, One"),
    "column renamed": (HEAD.replace("Text", "Texts") + ROW, MAP, "river", 2, "mean 'Texts'?"),
    "empty": ("", ("--guess",), "river", 1, "The file is empty"),
    "nothing is a date": ("Title,B\nSeats,y\n", ("--guess",), "river", 2, "--map submitted=COLUMN"),
    "day and month": (
        f"{HEAD}a,One,Two,03/04/2024\n",
        MAP,
        "river",
        1,
        "--date dd/mm/yyyy",
    ),
    "no such preset": (HEAD + ROW, ("--like", "decidm"), "river", 2, "decidim-proposals"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    data, flags, campaign, code, says = MISTAKES[name]
    file = export(site(tmp_path), data)
    before = tree(tmp_path)
    result = run(tmp_path, file, *flags, campaign=campaign)
    assert result.exit_code == code, result.output
    assert says in result.output
    assert tree(tmp_path) == before


TAKEN = {
    "Mac line ends": (HEAD + "a,One,Two,2024-02-01\nb,Three,Four,2024-02-02\n").replace("\n", "\r"),
    "UTF-16": f"{HEAD}{ROW}".replace(",", "\t").encode("utf-16"),
    "semicolons": "Id;Title;Text;Date\na;One;Two, three;2024-02-01\n",
    "empty rows in between": f"{HEAD}{ROW},,,\n\nb,Three,Four,2024-02-02\n",
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_programs_do_to_files_does_no_harm(tmp_path: Path, name: str) -> None:
    result = run(tmp_path, export(site(tmp_path), TAKEN[name]), *MAP)
    assert result.exit_code == 0, result.output
    assert register(tmp_path).ideas[0].title == "One"


@pytest.mark.parametrize("total", ["Total,1,,", "GESAMT:,,,", "Total 41,,,", "Summe,,12,"])
@pytest.mark.parametrize("flags", [MAP, (*MAP, "--map", "id=Id")])
def test_a_row_of_totals_is_refused_and_the_rest_goes_in(
    tmp_path: Path, total: str, flags: tuple[str, ...]
) -> None:
    result = run(tmp_path, export(site(tmp_path), f"{HEAD}{ROW}{total}\n"), *flags)
    assert result.exit_code == 1
    assert "row 3: it looks like a row of totals" in result.output
    assert [idea.title for idea in register(tmp_path).ideas] == ["One"]


def test_an_idea_about_totals_is_an_idea(tmp_path: Path) -> None:
    rows = f"{HEAD}Total,One,Two,2024-02-01\nTotally,Three,Four,\n"
    result = run(tmp_path, export(site(tmp_path), rows), *MAP)
    assert "row 3: it says no day on which it was submitted" in result.output
    assert [idea.title for idea in register(tmp_path).ideas] == ["One"]


def test_nothing_of_an_export_moves_the_terminal(tmp_path: Path) -> None:
    head = HEAD.replace("Text", "Text\x1b[31m\u202e")
    text = f"{head}a,One\u202e\x1b[2J,Two \u202e\x1b]0;x\x07 of it,2024-02-01\n"
    result = run(tmp_path, export(site(tmp_path), text), "--guess", "--dry-run")
    assert result.exit_code == 0, result.output
    assert not {"\x1b", "\u202e", "\x07"} & set(result.output)
