"""Wheels and environments, each made once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.packaging.adopting import ANSWERS, BEFORE, Environment, source_at, wheel_of
from tests.support import ROOT


@pytest.fixture(scope="session")
def wheel(once: Once) -> Path:
    """The wheel of this checkout."""
    return next(once("wheel", lambda folder: wheel_of(ROOT, folder)).glob("*.whl"))


@pytest.fixture(scope="session")
def wheel_before(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of version 0.1.0."""
    source = tmp_path_factory.mktemp("before")
    if not source_at(BEFORE, source):
        pytest.skip(f"git does not have {BEFORE} here: this is a shallow clone or no clone at all")
    return next(once("wheel-before", lambda folder: wheel_of(source, folder)).glob("*.whl"))


@pytest.fixture
def installed(tmp_path: Path) -> Callable[[Path], Environment]:
    """`installed(wheel)`: an environment with it."""

    def install(wheel: Path) -> Environment:
        place = Environment.made(tmp_path / f"env-{wheel.name}")
        done = place.pip_install("--no-deps", wheel)
        assert done.returncode == 0, done.stdout + done.stderr
        return place

    return install


@pytest.fixture
def new_site(
    wheel: Path, installed: Callable[[Path], Environment], tmp_path: Path
) -> tuple[Environment, Path]:
    """A site made by `reportback init` of the wheel, and the environment with it."""
    place, site = installed(wheel), tmp_path / "our-site"
    place.run("init", site, *ANSWERS, cwd=tmp_path)
    return place, site
