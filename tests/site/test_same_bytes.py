"""The same commit on the same day makes the same bytes, wherever and by whomever it is built."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import ROOT, build, differences, run

LATER = "2027-01-15"  # the example speaks for a day before


def _turkish(folder: Path) -> dict[str, str]:
    """An environment with Turkish dates, order and letters; the plain C locale where none is."""
    maker = shutil.which("localedef")
    name = "tr_TR.UTF-8"
    if maker and run([maker, "-i", "tr_TR", "-f", "UTF-8", folder / name]).returncode == 0:
        return {"LOCPATH": str(folder), "LC_ALL": name}
    return {"LC_ALL": "C"}


@pytest.mark.slow
def test_another_folder_locale_time_zone_and_hash_seed_make_the_same_bytes(
    example_site: Path, tmp_path: Path
) -> None:
    elsewhere = {
        **_turkish(tmp_path),
        "LANGUAGE": "tr",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4711",
        "PYTHONUTF8": "0",
    }
    build(ROOT, tmp_path / "output", cwd=tmp_path, env=elsewhere)
    assert differences(example_site, tmp_path / "output") == []


@pytest.mark.slow
def test_building_over_the_site_of_another_day_makes_the_same_bytes(
    example_site: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    build(ROOT, output, as_of=LATER)
    assert differences(example_site, output) != []
    build(ROOT, output)
    assert differences(example_site, output) == []


def test_differences_are_named(tmp_path: Path, make_site: Callable[..., Path]) -> None:
    one = make_site({"same": "s", "changed": "a", "gone": "g"}, settings=None, name="one")
    two = make_site({"same": "s", "changed": "b", "new": "n"}, settings=None, name="two")
    assert differences(one, two) == ["changed: differs", "gone: missing", "new: not expected"]
