"""What is proposed for the words of an idea: by what columns hold, their order and names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.sites import export, register, run, site

LONG = "I cannot stand for long, and there is nowhere to rest between the bridge and the mill"
BALLOT = (
    "Ballot ID,name,description,Location,lat,Submitted\n"
    f'0001,Grounds Renovation at the Old Chelsea Houses,"{LONG}.","425 West 25th Street, NY",'
    "40.748788,2024-02-01\n"
    f'0002,Repair of a Staircase at Clinton Park,"{LONG} at all.","West 52 Street, NY",40.768266,'
    "2024-02-02\n"
)
INITIATIVES = (
    "registration_number,objective,annex,initiative_url,initiative_title,events,registered\n"
    f'2012/000001,"{LONG}.",,https://example.org/details/2012/000001,Seats at the ford,'
    '"[{""step"": ""Registered as it was asked for by the organisers of it"", ""n"": 1}]",'
    "2024-02-01\n"
    f'2012/000002,"{LONG}, ever.","{LONG * 3}",https://example.org/details/2012/000002,More lamps,'
    '"[{""step"": ""Registered as it was asked for by the organisers of it"", ""n"": 2}]",'
    "2024-02-02\n"
)
STARTED = (
    "Response,Date Started,Date Submitted,What would you do?\n"
    f'ANON-8JHM-4KXT-Q,13/02/2024 10:01,14/02/2024 10:11,"{LONG}."\n'
    f'ANON-8JHM-4KXV-S,13/02/2024 09:01,14/02/2024 09:11,"{LONG}, ever."\n'
)
WHY = (
    "Timestamp,What is your idea?,Why does it matter?\n"
    f'2024/02/14 10:11:12,"{LONG}.",My mother is ninety.\n'
    f'2024/02/15 10:11:12,"{LONG}, ever.",I walk there at night.\n'
)
SWAPPED = (
    "ID,Start time,Completion time,What is your idea?,What more should we know?\n"
    "1,2024-02-14 10:00:00,2024-02-14 10:05:00,Seats at the ford for people who cannot stand,"
    "There is nowhere to rest on that side of it\n"
    "2,2024-02-15 10:00:00,2024-02-15 10:05:00,Lamps under the bridge where the road goes by,"
    "It is dark from four and people go round it\n"
)
MADE = "I cannot stand for long, and there is"
CASES = {
    "the name of a thing, and no address": (BALLOT, "Grounds Renovation", LONG, "0001"),
    "a text in all rows, no link": (INITIATIVES, "Seats at the ford", LONG, "2012/000001"),
    "no day as a title": (STARTED, MADE, LONG, "ANON-8JHM-4KXT-Q"),
    "no later question as a title": (WHY, MADE, LONG, None),
    "the first question first": (SWAPPED, "Seats at the ford", "There is nowhere to rest", "1"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_words_of_an_idea_are_found(tmp_path: Path, name: str) -> None:
    text, title, body, source_id = CASES[name]
    result = run(tmp_path, export(site(tmp_path), text), "--guess")
    assert result.exit_code == 0, result.output
    assert "telephone" not in result.output
    idea = register(tmp_path).ideas[0]
    assert str(idea.title).startswith(title)
    assert str(idea.body).startswith(body)
    assert idea.source is not None
    assert source_id in (None, idea.source.id)


def test_of_two_days_the_one_on_which_it_was_sent_is_taken(tmp_path: Path) -> None:
    assert run(tmp_path, export(site(tmp_path), STARTED), "--guess").exit_code == 0
    assert str(register(tmp_path).ideas[0].submitted) == "2024-02-14"


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Name", ("Ann van der Example", "Bob Example")),
        (
            "Full name",
            ("Doctor Ann Maria van der Example-Otherwise", "Sir Robert of and to Example"),
        ),
        ("Reach me", ("030/12345678", "030/12345679")),
        ("Reach me", ("555.123.4567", "555.123.4568")),
    ],
)
def test_what_tells_of_a_person_stays_out(
    tmp_path: Path, heading: str, cells: tuple[str, str]
) -> None:
    rows = "".join(f'{cell},"{LONG} {i}.",2024-02-01\n' for i, cell in enumerate(cells))
    file = export(site(tmp_path), f"{heading},Text,Date\n{rows}")
    result = run(tmp_path, file, "--guess")
    assert result.exit_code == 0, result.output
    assert "personal data stays out" in result.output
    saved = (tmp_path / "content/campaigns/river.import.yaml").read_text(encoding="utf-8")
    assert f"drop:\n  - {heading}" in saved
