"""Real exports that nobody here wrote: imported, imported again, checked, and built.

They are not part of this repository: REPORTBACK_REAL_DATA names their folder.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import frictionless
import pandas as pd
import pytest
from click.testing import CliRunner

from reportback.cli import main
from reportback.model import Register
from reportback.problems import errors
from reportback.prose import to_html
from reportback.reading import read_site
from tests.hosting.weight import LIMIT, idea_pages, weight
from tests.opendata.sites import again, ledger_of, publish, site_of
from tests.support import ROOT, run

HERE = Path(__file__).parent
DATA = Path(os.environ.get("REPORTBACK_REAL_DATA", ROOT.parent / "shared" / "data"))
IMPORTS = (
    ("us-nyc-participatory-budgeting/projects.csv", "us-nyc-participatory-budgeting.yaml"),
    ("eu-citizens-initiatives/initiatives.csv", "eu-citizens-initiatives.yaml"),
    ("eu-citizens-initiatives/commission_responses.csv", "eu-commission-responses.yaml"),
)

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.slow,
    pytest.mark.xdist_group("realdata"),
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no real data in {DATA}"),
]


def imported(root: Path) -> list[str]:
    """Run every import; what each of them said."""
    said = []
    for export, mapping in IMPORTS:
        given = ["--root", str(root), "--mapping", str(HERE / mapping), "--as-of", "2026-06-30"]
        result = CliRunner().invoke(main, ["import", str(DATA / export), *given])
        assert result.exit_code == 0, result.output
        said.append(result.output)
    return said


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[str]]]:
    """A site that holds nothing but the real exports."""
    root = tmp_path_factory.mktemp("real")
    for name in ("pelicanconf.py", "publishconf.py"):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, root / name)
    for name in ("theme", "plugins"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    for name in ("pages", "images"):
        shutil.copytree(ROOT / "content" / name, root / "content" / name)
    (root / "ideas").mkdir()
    yield root, imported(root)
    shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(scope="module")
def register(made: tuple[Path, list[str]]) -> Register:
    """What came in, without errors."""
    reading = read_site(made[0])
    assert not errors(reading.problems)
    return reading.register


def test_every_row_came_in(made: tuple[Path, list[str]]) -> None:
    new_york, initiatives, responses = made[1]
    assert "1,491 rows read = 1,491 imported + 0 already there + 0 refused" in new_york
    assert "126 rows read = 126 imported + 0 already there + 0 refused" in initiatives
    assert "11 rows read = 0 imported + 11 already there + 0 refused" in responses
    assert "Wrote 11 records with decisions on 11 ideas" in responses
    assert "8 invisible characters were removed" in new_york
    assert "'signatures_collected_by_country'" in initiatives


def test_a_second_run_changes_nothing(made: tuple[Path, list[str]]) -> None:
    before = {path: path.read_bytes() for path in made[0].glob("ideas/**/*.*")}
    for said in imported(made[0]):
        assert "Nothing changed." in said
        assert "Changed in the export" not in said
    assert {path: path.read_bytes() for path in made[0].glob("ideas/**/*.*")} == before


def test_new_york(register: Register) -> None:
    years = [name for name in register.campaign if name.startswith("pbnyc-")]
    ideas = [idea for year in years for idea in register.ideas_of[year]]
    records = [record for year in years for record in register.records_of[year]]
    decisions = [decision for record in records for decision in record.decisions]
    by_outcome = {
        outcome: sum(len(d.ideas) for d in decisions if d.outcome == outcome)
        for outcome in ("taken-forward", "declined")
    }
    assert years == [f"pbnyc-{year}" for year in range(2012, 2018)]
    assert by_outcome == {"taken-forward": 539, "declined": 952}
    assert all(decision.no_reason_given for decision in decisions)
    assert sum(1 for idea in ideas if idea.supporters is None) == 372
    assert max(idea.supporters or 0 for idea in ideas) > 2000
    assert {theme for idea in ideas for theme in idea.themes} <= set(
        register.campaign["pbnyc-2012"].themes
    )
    funded = [decision for decision in decisions if decision.cost]
    assert {decision.cost.currency for decision in funded if decision.cost} == {"USD"}
    assert not any(idea.title is None or idea.title.startswith(" ") for idea in ideas)


def test_european_initiatives(register: Register) -> None:
    ideas = register.ideas_of["eu-citizens-initiatives"]
    decisions = register.decisions_of["eu-citizens-initiatives"]
    by_id = {idea.source.id: idea for idea in ideas if idea.source}
    stop_games = next(idea for idea in ideas if idea.title == "Stop Destroying Videogames")
    assert len(decisions) == 111
    assert by_id["2012/000003"].supporters == 1_659_543
    assert decisions[by_id["2012/000003"].number][0][0].date.isoformat() == "2014-03-19"
    assert stop_games.number not in decisions
    assert max(len(idea.body) for idea in ideas) > 6000
    assert not any("<pre>" in to_html(idea.body) for idea in ideas)


def test_they_pass_every_check(made: tuple[Path, list[str]]) -> None:
    given = ["check", "--root", str(made[0]), "--as-of", "2026-06-30"]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_their_open_data_is_a_package_and_makes_them_again(
    made: tuple[Path, list[str]], tmp_path: Path, kind: str
) -> None:
    site = site_of(made[0], date(2026, 6, 30))
    data = publish(site, tmp_path / "published")
    if kind == "csv":
        report = frictionless.validate(str(data / "data" / "datapackage.json"))
        assert report.valid, report.flatten(["type", "message"])
        ideas = pd.read_csv(data / "data" / "ideas.csv", keep_default_na=False, na_values=[""])
        assert len(ideas) == 1491 + 126
        assert ideas.groupby("outcome").size()["taken-forward"] >= 539
    again(data, kind, tmp_path / "again")
    was, _ = ledger_of(made[0], site.as_of)
    now, _ = ledger_of(tmp_path / "again", site.as_of)
    assert now == was


@pytest.mark.skipif(not (ROOT / "pelicanconf.py").is_file(), reason="no site settings yet")
def test_they_become_a_site(made: tuple[Path, list[str]], register: Register) -> None:
    root, output = made[0], made[0] / "output"
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"]
    flags = ["-o", str(output), "--fatal=errors", "--log-handler", "plain"]
    done = run([*command, *flags], cwd=root, env={"REPORTBACK_AS_OF": "2026-06-30"})
    assert done.returncode == 0, done.stderr
    missing = [
        idea.path
        for idea in register.ideas
        if not (output / f"campaigns/{idea.campaign}/{idea.number}/index.html").is_file()
    ]
    assert not missing
    heavy = [path for path in idea_pages(output) if weight(path) > LIMIT]
    assert not heavy
