"""A first import without a mapping: proposed, refused without a terminal, agreed upon with one."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importing.sites import export, register, run, site, tree

FORM = (
    "Timestamp,Email Address,Your idea in a few words,Tell us more\n"
    "2024/02/01 10:11:12,ann@example.org,More seats at the ford,"
    '"I cannot stand for long, and there is nowhere to rest between the bridge and the mill."\n'
    "2024/02/02 09:00:00,bob@example.org,Lamps under the bridge,"
    '"It is dark there from four in winter, and people go round by the road instead of it."\n'
)
MICROSOFT = (
    "ID,Start time,Completion time,Email,Name,Title,Describe it\n"
    "1,2024-02-01 10:00:00,2024-02-01 10:05:00,anonymous,Ann Example,Seats,Please put some.\n"
    "2,2024-02-02 10:00:00,2024-02-02 10:05:00,anonymous,Bob Example,Lamps,It is dark there.\n"
)
DECIDIM = (
    "id,author/name,component/id,title/ca,title/es,body/ca,body/es,state,reference,supports,"
    "published_at\n"
    "7,Ann,3,Més seients,,<p>Al riu & al molí</p>,,accepted,X-7,4,2024-02-01 10:00:00 UTC\n"
    "8,Bob,3,,Más luz,,<p>Bajo el puente</p>,withdrawn,X-8,1,2024-02-02 10:00:00 UTC\n"
)
CONSUL = (
    "ID,Title,Supports,Administrator,Valuator,Valuation Group,Scope of operation,Feasibility,"
    "Val. Fin.,Selected,Show to valuators,Author username\n"
    "4,Le Investment,88,Admin,-,Group,North,Feasible (€99),Yes,Yes,Yes,ann\n"
)
EXPORTS = {
    "google-forms": (FORM, ("--guess",), 2),
    "microsoft-forms": (MICROSOFT, ("--guess",), 2),
    "decidim-proposals": (DECIDIM, ("--guess",), 1),
    "consul-investments": (CONSUL, ("--guess", "--set", "submitted=2024-02-01", "--add-themes"), 1),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_a_known_tool_comes_in_and_stays_the_same(tmp_path: Path, name: str) -> None:
    text, flags, count = EXPORTS[name]
    file = export(site(tmp_path), text)
    result = run(tmp_path, file, *flags)
    assert result.exit_code == 0, result.output
    assert "This looks like an export of" in result.output
    assert len(register(tmp_path).ideas) == count
    before = tree(tmp_path)
    for secret in ("example.org", "Ann Example", "by: ann", "by: Ann"):
        assert not any(secret.encode() in data for data in before.values())
    again = run(tmp_path, file)
    assert again.exit_code == 0, again.output
    assert "Nothing changed." in again.output
    assert tree(tmp_path) == before


def test_the_named_preset_is_enough_for_decidim(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path), DECIDIM), "--like", "decidim-proposals")
    assert result.exit_code == 0, result.output
    assert "1 skipped by rule" in result.output
    assert register(tmp_path).ideas[0].title == "Més seients"


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


def on_a_terminal(root: Path, file: Path, typed: str) -> tuple[int, str]:
    """The command with a pseudo-terminal for keyboard and screen: its status, and what it said."""
    ours, theirs = pty.openpty()
    given = ["import", str(file), "--root", str(root), "--campaign", "river"]
    process = subprocess.Popen(
        [sys.executable, "-m", "reportback.cli", *given, "--as-of", "2026-06-30"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    return process.wait(timeout=30), said.decode()


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
