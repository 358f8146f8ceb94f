"""Exports of known tools, in the shape that each gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportback.importing.presets import Preset
from reportback.places import FilePlaces
from reportback.reading.wording import shape
from tests.importing.sites import FORM, export, on_a_terminal, register, run, site, tree

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
INVESTMENTS_OF_2026 = (
    "ID,Title,Supports,Administrator,Valuator,Valuation Group,Scope of operation,Feasibility,"
    "Val. Fin.,Selected,Show to valuators,Author username,Created at,Comment ID,Comment Author,"
    "Comment Content,Comment Parent,Comment Created at\n"
    "4,Le Investment,88,Admin,-,-,North,Undecided,No,No,No,ann,2024-02-01 14:56:10,7,"
    "bob@example.org,I think that it should be built soon since many of us wait for it,,"
    "2024-02-02 10:00:00\n"
)
PROPOSALS = (
    "ID,Proposal,Author,Summary,Created at,Comment ID,Comment Author,Comment Content,"
    "Comment Parent,Comment Created at\n"
    "4,Seats at the ford,ann@example.org,Please put some.,2024-02-01 14:56:10,7,bob@example.org,"
    "I think it should,,2024-02-02 10:00:00\n"
    "4,Seats at the ford,ann@example.org,Please put some.,2024-02-01 14:56:10,8,cy@example.org,"
    "I disagree,7,2024-02-02 11:00:00\n"
    "5,Lamps,bob@example.org,It is dark there.,2024-02-03 09:00:00,,,,,\n"
)
TAXONOMIES = (
    "id,author/name,taxonomies/ids,taxonomies/12/ca,taxonomies/12/es,taxonomies/15/ca,"
    "taxonomies/15/es,component/id,title/ca,title/es,body/ca,body/es,state,reference,votes,"
    "likes/user_likes,published_at\n"
    '7,Ann,"12, 15",Water,Agua,Paths & seats,Sendas,3,Més seients,,Al riu,,accepted,X-7,4,Bob,'
    "2024-02-01 10:00:00 UTC\n"
    "8,Bob,12,Water,Agua,,,3,Més llum,,Sota el pont,,,X-8,1,,2024-02-02 10:00:00 UTC\n"
)
CITIZEN_SPACE = (
    "Response ID,Date Submitted,Q1: What is your idea? - Your idea,Name,Email,"
    "Are you responding as an individual or an organisation?,Organisation\n"
    'ANON-8JHM-4KXT-Q,13/02/2024 10:11,"I cannot stand for long, and there is nowhere to rest'
    ' between the bridge and the mill.",Ann Example,ann@example.org,Individual,\n'
    'ANON-8JHM-4KXV-S,14/02/2024 09:00,"It is dark there from four in winter, and people go round'
    ' by the road.",Bob Example,bob@example.org,Individual,\n'
    "BHLF-8JHM-4KX1-5,15/02/2024 23:59,The ferry should run on Sundays too.,,,Organisation,"
    "Ferry Friends of the Whole River\n"
)
EXPORTS = {
    "google-forms": (FORM, ("--guess",), 2),
    "microsoft-forms": (MICROSOFT, ("--guess",), 2),
    "decidim-proposals": (DECIDIM, ("--guess",), 1),
    "consul-investments": (CONSUL, ("--guess", "--set", "submitted=2024-02-01", "--add-themes"), 1),
    "consul-investments 2026": (INVESTMENTS_OF_2026, ("--guess", "--add-themes"), 1),
    "consul-proposals": (PROPOSALS, ("--guess",), 2),
    "decidim-proposals with taxonomies": (TAXONOMIES, ("--guess",), 2),
    "citizen-space": (CITIZEN_SPACE, ("--guess",), 3),
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
    for secret in ("example.org", "I think", "Ferry Friends", "Ann Example", "by: ann", "by: Ann"):
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


def test_taxonomies_are_themes_once_whatever_the_languages(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path), TAXONOMIES), "--like", "decidim-proposals")
    assert result.exit_code == 0, result.output
    ideas = register(tmp_path).ideas
    assert [idea.themes for idea in ideas] == [("water", "paths"), ("water",)]
    assert [idea.supporters for idea in ideas] == [4, 1]


def test_areas_and_themes_are_those_of_one_language(tmp_path: Path) -> None:
    text = (
        "id,component/id,title/ca,body/ca,state,reference,category/name/ca,category/name/en,"
        "scope/name/ca,scope/name/en,published_at\n"
        "7,3,Més seients,Al riu,,X-7,natura,nature,nord,north,2024-02-01 10:00:00 UTC\n"
        "8,3,Més llum,Al pont,,X-8,natura,nature,,north,2024-02-01 10:00:00 UTC\n"
    )
    result = run(tmp_path, export(site(tmp_path), text), "--guess", "--add-themes")
    assert result.exit_code == 0, result.output
    assert register(tmp_path).campaign["river"].areas == {"nord": "nord"}
    assert {idea.themes for idea in register(tmp_path).ideas} == {("natura",)}


def test_a_row_for_each_comment_is_one_idea(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path), PROPOSALS), "--like", "consul-proposals")
    assert "row 3: it repeats an earlier row" in result.output
    assert "3 rows read = 2 imported + 0 already there + 0 refused + 1 skipped" in result.output


def test_responses_are_known_by_their_ids_whatever_the_column_is_called(tmp_path: Path) -> None:
    file = export(site(tmp_path), CITIZEN_SPACE.replace("Response ID", "Antwort"))
    code, said = on_a_terminal(tmp_path, file, "yes\ny\n")
    assert code == 0, said
    assert "This looks like an export of Citizen Space." in said
    ideas = register(tmp_path).ideas
    assert [str(idea.submitted) for idea in ideas] == ["2024-02-13", "2024-02-14", "2024-02-15"]
    assert [idea.source.id for idea in ideas if idea.source] == [
        "ANON-8JHM-4KXT-Q",
        "ANON-8JHM-4KXV-S",
        "BHLF-8JHM-4KX1-5",
    ]
    more = "ANON-8JHM-4KZZ-1,16/02/2024 08:00,A slide for children by the mill.,,,Individual,\n"
    renamed = (CITIZEN_SPACE + more).replace("Response ID", "Antwort")
    assert "1 imported + 3 already there" in run(tmp_path, export(tmp_path, renamed)).output


@pytest.mark.parametrize("word", ["ANON-8JHM-4KXT", "anon-8jhm-4kxt-q", "x ANON-8JHM-4KXT-Q"])
def test_what_only_looks_like_response_ids_is_no_such_export(tmp_path: Path, word: str) -> None:
    others = CITIZEN_SPACE.replace("ANON-8JHM-4KXT-Q", word)
    result = run(tmp_path, export(site(tmp_path), others), "--guess", "--dry-run")
    assert "Citizen Space" not in result.output


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"idd": "x"}, "'recognised_by_values' must be a field of ideas or decisions"),
        ({"id": "["}, "'id' must be a regular expression"),
        ({"id": 3}, "'id' must be a regular expression"),
    ],
)
def test_what_a_preset_says_of_values_is_checked(values: dict[str, object], says: str) -> None:
    data = {"title": "A tool", "recognised_by_values": values, "mapping": {}}
    preset, problems = shape(Preset, data, FilePlaces("tool.yaml"))
    assert preset is None
    assert [problem.must for problem in problems] == [says]
