"""What an adopter installs, and what a newcomer's `make` relies on."""

import re
import subprocess
import sys
import tomllib
import zipfile

import pytest

from tests.support import ROOT, run

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    done = run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def _tracked(folder: str) -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}


def test_the_wheel_carries_the_plugin_and_the_theme(wheel: zipfile.ZipFile) -> None:
    packed = set(wheel.namelist())
    plugin = {name.removeprefix("plugins/") for name in _tracked("plugins/reportback")}
    theme = {f"reportback/{name}" for name in _tracked("theme")}
    assert plugin
    assert theme
    assert plugin | theme <= packed


@pytest.mark.browser
def test_the_wheel_carries_the_forms_script_and_its_licences(wheel: zipfile.ZipFile) -> None:
    if not (ROOT / "plugins/reportback/form/vendor/decap-cms.js").is_file():
        pytest.skip("the form's script is not here: run 'make tools'")
    packed = {name.removeprefix("reportback/form/"): name for name in wheel.namelist()}
    vendor = {"vendor/decap-cms.js", "vendor/decap-cms.js.LICENSE.txt", "vendor/yaml/LICENSE"}
    assert vendor | {"vendor/yaml/index.js", "static/LICENSE.decap-cms.txt"} <= set(packed)
    size = sum(wheel.getinfo(name).compress_size for name in packed.values())
    assert size < 3_000_000


def test_the_wheel_carries_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"reportback", f"reportback-{PROJECT['project']['version']}.dist-info"}


def test_the_wheel_brings_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    info = f"reportback-{PROJECT['project']['version']}.dist-info"
    assert "reportback = reportback.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()
    assert "License-Expression: AGPL-3.0-or-later" in wheel.read(f"{info}/METADATA").decode()
    licence = wheel.read(f"{info}/licenses/LICENSE").decode()
    assert licence.lstrip().startswith("GNU AFFERO GENERAL PUBLIC LICENSE")


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().replace("_", "-")


def _wanted() -> set[str]:
    project = PROJECT["project"]
    groups = [project["dependencies"]]
    groups += PROJECT["dependency-groups"].values()
    return {_name(requirement) for group in groups for requirement in group}


def test_the_lock_pins_every_requirement_with_hashes() -> None:
    pinned = dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==\S+ (.*)$", LOCK, re.MULTILINE))
    assert _wanted() <= set(pinned), "make lock"
    assert all(rest.endswith("\\") for rest in pinned.values()), "a pin has no hash"


@pytest.mark.parametrize("name", ["requirements.lock", "tests/tools/package-lock.json"])
def test_a_lock_names_no_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index-url|--find-links|\"resolved\"", text)


def test_each_library_says_why_it_is_here() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text[text.index("\ndependencies = [") : text.index("[project.scripts]")]
    lines = [line for line in listed.splitlines() if line.startswith('  "')]
    assert len(lines) >= len(PROJECT["project"]["dependencies"])
    assert [line for line in lines if not re.search(r"# \S+", line)] == []


def test_make_explains_every_target() -> None:
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (\S+)$", rules, re.MULTILINE))
    told = run(["make", "--no-print-directory"], cwd=ROOT).stdout
    assert {line.split()[0] for line in told.splitlines() if line.startswith("  ")} == phony


def test_no_file_of_the_frame_is_left_out_of_git() -> None:
    frame = {"LICENSE", "Makefile", "pyproject.toml", "requirements.lock", ".ci/run"}
    assert frame <= _tracked(".")
