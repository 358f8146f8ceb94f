"""What the wheel carries, and that the versions it asks for are the locked ones."""

import hashlib
import re
import sys
import zipfile
from collections.abc import Callable
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.packaging.adopting import Environment, wheel_of
from tests.support import ROOT, run

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wants(wheel: Path) -> list[Requirement]:
    """All that the wheel requires, its extra included."""
    with zipfile.ZipFile(wheel) as packed:
        name = next(name for name in packed.namelist() if name.endswith("dist-info/METADATA"))
        metadata = Parser().parsestr(packed.read(name).decode())
    return [Requirement(line) for line in metadata.get_all("Requires-Dist", [])]


def _locked(wants: list[Requirement]) -> list[Requirement]:
    return [want for want in wants if "extra ==" in str(want.marker)]


def test_the_wheel_carries_the_dotfiles_of_a_new_site(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    starter = ROOT / "plugins/reportback/starter"
    files = (p for p in starter.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    wanted = {f"reportback/starter/{p.relative_to(starter).as_posix()}" for p in files}
    dotfiles = {".gitignore", ".gitattributes", ".editorconfig", "ideas/.gitkeep"}
    assert {f"reportback/starter/{name}" for name in dotfiles} <= wanted
    assert wanted <= packed
    assert "reportback/py.typed" in packed


def test_the_extra_pins_all_that_is_needed_as_the_lock_has_it(wants: list[Requirement]) -> None:
    pins = dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", LOCK, re.MULTILINE))
    locked = {(want.name, str(want.specifier).removeprefix("==")) for want in _locked(wants)}
    names = {name for name, _ in locked}
    assert {want.name for want in wants if "extra ==" not in str(want.marker)} <= names
    assert {name for name, _ in locked} <= set(pins)
    assert {f"{name}=={version}" for name, version in locked} <= set(
        re.findall(r"^[a-z0-9][a-z0-9._-]*==[^\s;\\]+", LOCK, re.MULTILINE)
    )
    assert names.isdisjoint({"pytest", "ruff", "mypy", "playwright", "uv", "hatchling"})


@pytest.mark.slow
def test_pip_finds_the_extra_whole(
    wheel: Path, wants: list[Requirement], installed: Callable[[Path], Environment]
) -> None:
    """The libraries are here in the locked versions: pip must find that nothing is lacking."""
    place = installed(wheel)
    done = place.pip_install(f"reportback[locked] @ {wheel.as_uri()}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(_locked(wants)) > len(re.findall(r"reportback \(pyproject", LOCK)) / 2


@pytest.mark.slow
def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    done = run(
        [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, ROOT]
    )
    assert done.returncode == 0, done.stderr
    done = run([sys.executable, "-m", "tarfile", "-e", next(tmp_path.glob("*.gz")), tmp_path])
    assert done.returncode == 0, done.stderr
    source = next(path for path in tmp_path.iterdir() if path.is_dir())
    again = wheel_of(source, tmp_path / "again")
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (wheel, again)}
    assert len(digests) == 1
