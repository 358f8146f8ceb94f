"""Writing: what changed, and only that, each file whole or not at all."""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path


def put(path: Path, data: bytes) -> bool:
    """Write a file whole; return whether anything changed. A reader never sees half of it."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise
    return True


def put_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write each file below `folder`; return their names."""
    names = []
    for name, data in files:
        put(folder / name, data)
        names.append(name)
    return names


def copy_all(root: Path, folder: Path, files: Iterable[tuple[str, str]]) -> list[str]:
    """Copy each file from below `root` to below `folder`; return their new names."""
    return put_all(folder, ((target, (root / source).read_bytes()) for source, target in files))


def remove(folder: Path) -> None:
    """Remove a folder that an earlier run left behind, if it did."""
    if folder.is_dir():
        shutil.rmtree(folder)


def put_new(files: Mapping[Path, bytes]) -> None:
    """Write files that must not exist yet: all of them, or none.

    Raises FileExistsError (with the name) when one exists already; nothing is overwritten, and
    what this call had written until then is taken back.
    """
    written: list[Path] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                written.append(path)
                stream.write(data)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def take_back(path: Path) -> None:
    """Remove a file that this program has just written, and its folder if that is empty now."""
    path.unlink()
    if not any(path.parent.iterdir()):
        path.parent.rmdir()


def deliver(staging: Path, output: Path) -> int:
    """Make `output` the same as `staging`, and remove `staging`; return how many files changed.

    Files that are alike keep their place and time; files that the new site does not have are
    removed. Until this is called the old site stands untouched.
    """
    fresh = set(_files(staging))
    stale = set(_files(output)) - fresh
    for name in sorted(stale):
        (output / name).unlink()
    _remove_empty_folders(output)
    changed = len(stale)
    for name in sorted(fresh):
        changed += _move_if_changed(staging / name, output / name)
    shutil.rmtree(staging)
    return changed


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield (Path(parent) / name).relative_to(folder).as_posix()


def _move_if_changed(source: Path, target: Path) -> bool:
    if target.is_file() and not target.is_symlink() and filecmp.cmp(source, target, shallow=False):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    return True


def _remove_empty_folders(folder: Path) -> None:
    for name, _, _ in os.walk(folder, topdown=False):
        parent = Path(name)
        if parent != folder and not any(parent.iterdir()):
            parent.rmdir()
