"""Every kind of problem has a fixture, and each fixture yields exactly the lines it expects."""

import re
from pathlib import Path

import pytest

from reportback.problems import KINDS
from tests.checking.making import MAKERS
from tests.checking.sites import PROBLEMS, checked, copy, variants

LINE = re.compile(
    r"[^:]+:\d+:\d+: (?:warning: )?(?:.+ )?(?:must|should) .+; found .+; .+ \[([a-z-]+)\]"
)


def test_every_kind_of_problem_has_a_fixture() -> None:
    assert {name.split("/")[0] for name in variants(PROBLEMS)} == set(KINDS)


def test_no_maker_without_its_fixture() -> None:
    assert set(MAKERS) <= set(variants(PROBLEMS))


@pytest.mark.parametrize("fixture", variants(PROBLEMS))
def test_golden_of_problems(fixture: str, tmp_path: Path, *, update_golden: bool) -> None:
    result = checked(copy(fixture, tmp_path))
    expected = PROBLEMS / fixture / "expected.txt"
    if update_golden:
        expected.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == expected.read_text(encoding="utf-8")
    said = [LINE.fullmatch(line) for line in result.stdout.splitlines()]
    assert all(said), result.stdout
    assert fixture.split("/", maxsplit=1)[0] in {match[1] for match in said if match}
    severe = any(": warning: " not in line for line in result.stdout.splitlines())
    assert result.exit_code == int(severe)
