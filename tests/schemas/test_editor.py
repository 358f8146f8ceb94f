"""What a person sees while typing: a real YAML language server reads what `new` writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportback.schemas import schema_files
from tests.schemas.languageserver import SERVER, LanguageServer
from tests.schemas.test_schemas import OURS

pytestmark = pytest.mark.browser

FIRST = "# yaml-language-server: $schema=../../../.vscode/schemas/record.json\n"
RIGHT = f"""{FIRST}\
date: 2026-02-10
by: The panel
decisions:
  - ideas: [1, 12]
    outcome: taken-forward
    reason: No
    due: 2028-02-29
    cost: {{amount: 1250.50, currency: GBP}}
    x-vote: [7, 2]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    for name, data in schema_files(OURS).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[LanguageServer]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here, which the YAML language server needs")
    if not SERVER.is_dir():
        pytest.skip("no YAML language server here: make tools")
    with LanguageServer(node, site) as running:
        yield running


@pytest.fixture
def says(site: Path, server: LanguageServer) -> Callable[[str, str], list[str]]:
    def of(name: str, text: str) -> list[str]:
        uri = (site / "ideas/park/decisions" / f"{name}.yaml").as_uri()
        return [problem["message"] for problem in server.open(uri, text)]

    return of


def test_a_right_record_gets_no_mark(says: Callable[[str, str], list[str]]) -> None:
    assert says("right", RIGHT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("taken-forward", "approved", "under-review"),
        ("2028-02-29", "2027-02-29", "A day that exists"),
        ("reason: No", "resaon: No", "resaon"),
        ("1250.50", "1250.505", "divisible"),
        ("GBP", "pounds", "GBP"),
        ("[1, 12]", "[1, one]", "integer"),
        ("[1, 12]", "[]", "1"),
        ("[1, 12]", "[1, 1]", "uplicate"),
        ("by: The panel", "by:", "string"),
        ("by: The panel", "by: 12", "string"),
        ("by: The panel\n", "", "by"),
    ],
)
def test_a_wrong_one_does(
    says: Callable[[str, str], list[str]], right: str, wrong: str, said: str
) -> None:
    text = RIGHT.replace(right, wrong)
    assert text != RIGHT
    found = says(f"wrong-{abs(hash(wrong + right))}", text)
    assert any(said in message for message in found), found


def test_outcomes_are_offered_where_one_belongs(site: Path, server: LanguageServer) -> None:
    text = f"{FIRST}date: 2026-02-10\nby: The panel\ndecisions:\n  - ideas: [1]\n    outcome: \n"
    uri = (site / "ideas/park/decisions/new.yaml").as_uri()
    server.open(uri, text)
    offered = {item["label"]: item for item in server.complete(uri, 5, len("    outcome: "))}
    assert {"under-review", "taken-forward", "declined", "delivered"} <= set(offered)
    assert "received" not in offered
    assert "The answer is no." in str(offered["declined"].get("documentation"))
