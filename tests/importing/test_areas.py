"""Words among the themes that the campaign knows as areas."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.sites import CAMPAIGN, export, mapping, register, run, site, tree

PLACES = CAMPAIGN.replace(
    "  water: Water\n",
    "  water: Water\n  mills: The mills\n"
    "areas:\n  harbour: The harbour\n  north: North bank\n  mill: The mills\n",
)
HEAD = (
    "id,component/id,taxonomies/1/en,taxonomies/2/en,taxonomies/3/en,taxonomies/4/en,title/en,"
    "body/en,state,reference,published_at\n"
)


def row(number: int, *taxonomies: str) -> str:
    cells = [*taxonomies, *("" for _ in range(4 - len(taxonomies)))]
    return f"{number},3,{','.join(cells)},A bench {number},Wood,,X,2024-02-01 10:00:00 UTC\n"


def test_a_taxonomy_that_is_an_area_is_the_ideas_area(tmp_path: Path) -> None:
    rows = row(1, "Water", "The Harbour") + row(2, "north") + row(3, "", "", "The mills")
    file = export(site(tmp_path, PLACES), HEAD + rows)
    before = tree(tmp_path)["content/campaigns/river.md"]
    result = run(tmp_path, file, "--like", "decidim-proposals", "--add-themes")
    assert result.exit_code == 0, result.output
    assert [(idea.themes, idea.area) for idea in register(tmp_path).ideas] == [
        (("water",), "harbour"),
        ((), "north"),
        (("mills",), None),  # a theme of that name goes before the area
    ]
    assert tree(tmp_path)["content/campaigns/river.md"] == before


def test_of_several_areas_the_first_is_taken_and_said(tmp_path: Path) -> None:
    rows = row(1, "The harbour", "North bank") + row(2, "North bank")
    file = export(site(tmp_path, PLACES), HEAD + rows)
    result = run(tmp_path, file, "--like", "decidim-proposals")
    assert [idea.area for idea in register(tmp_path).ideas] == ["harbour", "north"]
    assert "In several areas; an idea has one:" in result.output
    assert "'harbour' and not 'north' in 1 row: row 2" in result.output


@pytest.mark.parametrize(
    ("more", "areas"),
    [
        ("columns: {title: A, submitted: D, themes: T, area: W}", ["north", "harbour", None]),
        (
            "columns: {title: A, submitted: D, themes: T}\nset: {area: mill}",
            ["harbour", "harbour", "mill"],
        ),
    ],
)
def test_a_column_for_areas_goes_first_and_a_constant_last(
    tmp_path: Path, more: str, areas: list[str | None]
) -> None:
    mapping(site(tmp_path, PLACES), f"{more}\n")
    file = export(
        tmp_path,
        "A,D,T,W\nSeats,2024-02-01,The harbour,north\nLamps,2024-02-02,The harbour,\n"
        "A ferry,2024-02-03,Water,\n",
    )
    result = run(tmp_path, file)
    assert result.exit_code == 0, result.output
    ideas = register(tmp_path).ideas
    assert [idea.area for idea in ideas] == areas
    assert [idea.themes for idea in ideas] == [(), (), ("water",)]
    assert ("In several areas" in result.output) is (areas[0] == "north")


def test_an_area_that_is_not_known_is_still_a_theme_to_settle(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path, PLACES), HEAD + row(1, "The moor")), "--guess")
    assert result.exit_code == 1
    assert "1 theme of the export not known here" in result.output
