"""The same commit on the same day makes the same bytes, wherever and by whomever it is built."""

import locale
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import ROOT, build, differences

# Languages whose dates, order of letters or upper and lower case differ from English.
FOREIGN = ("tr_TR.UTF-8", "de_DE.UTF-8", "cy_GB.UTF-8", "fr_FR.UTF-8", "sv_SE.UTF-8", "C")


def _foreign_locale() -> str:
    """A locale that this machine has; the plain C locale is on every one."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in FOREIGN:
            try:
                locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return "C"


@pytest.mark.slow
def test_another_folder_locale_time_zone_and_hash_seed_make_the_same_bytes(
    example_site: Path, tmp_path: Path
) -> None:
    elsewhere = {
        "LC_ALL": _foreign_locale(),
        "LANGUAGE": "tr",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4711",
        "PYTHONUTF8": "0",
    }
    build(ROOT, tmp_path / "output", cwd=tmp_path, env=elsewhere)
    assert differences(example_site, tmp_path / "output") == []


@pytest.mark.slow
def test_building_over_an_older_site_makes_the_same_bytes(
    example_site: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    build(ROOT, output, as_of="2020-01-01", check=False)
    build(ROOT, output)
    assert differences(example_site, output) == []


def test_differences_are_named(tmp_path: Path, make_site: Callable[..., Path]) -> None:
    one = make_site({"same": "s", "changed": "a", "gone": "g"}, settings=None, name="one")
    two = make_site({"same": "s", "changed": "b", "new": "n"}, settings=None, name="two")
    assert differences(one, two) == ["changed: differs", "gone: missing", "new: not expected"]
