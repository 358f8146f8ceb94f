"""The house: which room imports which, who touches files and clocks, and how large things are.

Data flows one way, read → check → derive → render → write. A room imports rooms on lower floors,
and its own modules; rooms on one floor do not know each other.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests import support

PACKAGE = support.ROOT / "plugins" / "reportback"

# Lowest first. A room is a package or a module directly below reportback.
FLOORS = (
    ("places",),
    ("problems", "terms"),
    ("model",),
    ("reading", "composing", "as_of", "addresses", "schemas"),
    ("checking",),
    ("ledger",),
    ("similarity",),
    ("importing", "drafting", "starting"),
    ("intake",),
    ("language", "theming", "policy"),
    ("phrases", "prose"),
    ("site",),
    ("exports", "feeds", "calendars", "deciding", "searching", "sharing", "charts"),
    ("pages",),
    ("sitemaps", "rendering", "contents", "form", "printing", "hosting"),
    ("publication",),
    ("comparing", "restoring"),
    ("writing",),
    ("pipeline", "proposing", "serving"),
    ("attach", "cli", "pelican_settings"),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

MOST_LINES = 250
MOST_IN_A_FUNCTION = 40
FILES = {"reading", "writing"}
CLOCK = {"as_of.py"}
PELICAN = {"attach"}

# What touches files: functions by name, methods by name.
OPENERS = {"open", "fdopen"}
METHODS = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "open", "unlink", "mkdir", "rmdir"),
    *("rename", "symlink_to", "touch", "iterdir", "glob", "rglob", "chmod"),
}
FILE_MODULES = {"os", "shutil", "tempfile", "subprocess", "glob", "filecmp"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    return name(path).split("/")[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, as dotted names."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def rooms_of(path: Path) -> set[str]:
    """The rooms of the house that a file imports."""
    own = (module.split(".") for module in imported(path))
    return {parts[1] for parts in own if parts[0] == "reportback" and parts[1:2]} & set(FLOOR)


every_module = pytest.mark.parametrize("path", modules(), ids=name)


def test_every_room_is_on_a_floor_and_every_floor_has_its_rooms() -> None:
    assert {room(path) for path in modules()} - {"__init__"} == set(FLOOR)


@every_module
def test_a_room_imports_only_lower_floors(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        assert rooms_of(path) <= {"attach"}
        return
    others = rooms_of(path) - {here}
    assert {other for other in others if FLOOR[other] >= FLOOR[here]} == set()


def test_no_module_leads_back_to_itself() -> None:
    files = {f"reportback.{name(p)[:-3].replace('/', '.')}": p for p in modules()}
    files = {module.removesuffix(".__init__"): path for module, path in files.items()}
    ahead = {
        module: {other for other in imported(path) if other in files and other != module}
        for module, path in files.items()
        if path.name != "__init__.py"
    }
    while free := [module for module, others in ahead.items() if not others & set(ahead)]:
        for module in free:
            del ahead[module]
    assert ahead == {}


@every_module
def test_only_one_room_knows_pelican(path: Path) -> None:
    knows = any(module.split(".")[0] == "pelican" for module in imported(path))
    assert not knows or room(path) in PELICAN


@every_module
def test_only_reading_and_writing_touch_files(path: Path) -> None:
    if room(path) in FILES:
        return
    assert {module.split(".")[0] for module in imported(path)} & FILE_MODULES <= ALLOWED.get(
        name(path), set()
    )
    assert list(file_calls(path)) == []


# The day that the site speaks for may come from outside; commands build in another process; the
# index of the search is made by a program, which hands its files over and writes none.
ALLOWED: dict[str, set[str]] = {
    "as_of.py": {"os"},
    "cli/building.py": {"subprocess"},
    "cli/serve.py": {"subprocess"},
    "searching/program.py": {"subprocess"},
}


def file_calls(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in OPENERS:
            yield f"{called.id} in line {node.lineno}"
        if isinstance(called, ast.Attribute) and called.attr in METHODS:
            yield f"{called.attr} in line {node.lineno}"


@every_module
def test_only_one_place_asks_the_clock(path: Path) -> None:
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    asked = {
        (call.value.id, call.attr)
        for call in calls
        if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name)
    }
    assert not asked & CLOCKS or name(path) in CLOCK
    assert "time" not in set(imported(path))


@every_module
def test_modules_and_functions_are_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    functions = (
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= MOST_IN_A_FUNCTION]
    assert long == []
