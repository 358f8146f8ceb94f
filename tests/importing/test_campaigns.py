"""Surveys of two campaigns, whose tools count from 1 and are called by one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.sites import CAMPAIGN, FORM, checked, export, mapping, register, run, site
from tests.importing.test_presets import MICROSOFT

OTHER_QUESTIONS = (
    "Timestamp,What is missing in the park,Say more\n"
    "2024/03/01 10:11:12,A slide by the lake,"
    '"Children have nothing to do there while their parents sit, and it is a long way home."\n'
    "2024/03/02 10:11:12,Water for dogs,"
    '"There is none on the whole way round the lake, and in summer they drink from the pond."\n'
)
ANSWERS = "id,Title,Text,Submitted\n1,{},Please.,2024-02-01\n2,{},Please do.,2024-02-02\n"


def two_campaigns(root: Path) -> Path:
    other = site(root) / "content/campaigns/park.md"
    other.write_text(CAMPAIGN.replace("Riverside", "Park"), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MICROSOFT, MICROSOFT.replace("Seats", "Swings").replace("Lamps", "Slides")),
        (ANSWERS.format("Seats", "Lamps"), ANSWERS.format("Swings", "Slides")),
        (FORM, OTHER_QUESTIONS),
    ],
)
def test_the_second_survey_is_not_taken_for_the_first(
    tmp_path: Path, first: str, second: str
) -> None:
    two_campaigns(tmp_path)
    for text, campaign in ((first, "river"), (second, "park")):
        file = export(tmp_path, text, "answers.csv")
        result = run(tmp_path, file, "--guess", campaign=campaign)
        assert "2 rows read = 2 imported + 0 already there" in result.output
        assert "not in this file" not in result.output
    there = register(tmp_path).ideas_of
    assert [idea.number for idea in (*there["river"], *there["park"])] == [1, 2, 1, 2]
    assert checked(tmp_path).exit_code == 0, checked(tmp_path).output
    for text, campaign in ((first, "river"), (second, "park")):
        again = run(tmp_path, export(tmp_path, text, "answers.csv"), campaign=campaign)
        assert "Nothing changed." in again.output


def test_a_row_that_moves_between_the_campaigns_of_one_export_stays_the_idea_it_is(
    tmp_path: Path,
) -> None:
    two_campaigns(tmp_path)
    text = "columns: {id: Id, campaign: Where, title: Title, submitted: Date}\n"
    given = ("--mapping", str(mapping(tmp_path, text, "m.yaml")))
    rows = "Id,Where,Title,Date\n1,river,Seats,2024-02-01\n2,park,Swings,2024-02-02\n"
    moved = f"{rows.replace('1,river', '1,park')}3,river,Lamps,2024-02-03\n"
    assert run(tmp_path, export(tmp_path, rows), *given, campaign=None).exit_code == 0
    result = run(tmp_path, export(tmp_path, moved), *given, campaign=None)
    assert "row 2 is idea 1 of river" in result.output
    assert "3 rows read = 1 imported + 2 already there" in result.output


def test_an_answer_finds_the_idea_of_its_own_campaign(tmp_path: Path) -> None:
    two_campaigns(tmp_path)
    flags = ("--source", "form", "--guess")
    for campaign, titles in (("river", ("Seats", "Lamps")), ("park", ("Swings", "Slides"))):
        file = export(tmp_path, ANSWERS.format(*titles))
        assert run(tmp_path, file, *flags, campaign=campaign).exit_code == 0
    text = (
        "source: form\ndecisions_only: true\n"
        "columns: {id: Id, outcome: Status, decided: On, reason: Why}\n"
    )
    given = ("--mapping", str(mapping(tmp_path, text, "m.yaml")))
    for campaign in ("park", "river"):
        file = export(tmp_path, "Id,Status,On,Why\n2,Declined,2024-05-01,Too dear.\n")
        result = run(tmp_path, file, *given, campaign=campaign)
        assert result.exit_code == 0, result.output
    found = [(record.campaign, record.decisions[0].ideas) for record in register(tmp_path).records]
    assert sorted(found) == [("park", (2,)), ("river", (2,))]
