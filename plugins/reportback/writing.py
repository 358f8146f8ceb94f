"""Writing: what changed, and only that, each file whole or not at all."""

from __future__ import annotations

import atexit
import filecmp
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

# The names of all files that a delivery brought, in the output itself, so that it travels along.
DELIVERED = ".delivered"
STAGING = ".staging-"


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
    written = []
    for name, data in files:
        put(folder / name, data)
        written.append(name)
    return written


def rework(folder: Path, change: Callable[[bytes], bytes]) -> None:
    """Write each page below `folder` anew, with what `change` makes of it."""
    for name in sorted(name for name in names(folder) if name.endswith(".html")):
        put(folder / name, change((folder / name).read_bytes()))


def pack(folder: Path, archive: Path) -> int:
    """The files below `folder` as a ZIP, in a folder of that name; return how many.

    The same files make the same archive: no clock, no owner, one order.
    """
    kept = sorted(name for name in names(folder) if name != DELIVERED)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        for name in kept:
            entry = zipfile.ZipInfo(f"{folder.name}/{name}")  # its time is that of ZIP's first day
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            into.writestr(entry, (folder / name).read_bytes(), zipfile.ZIP_DEFLATED)
    put(archive, packed.getvalue())
    return len(kept)


def copy_all(root: Path, folder: Path, files: Iterable[tuple[str, str]]) -> list[str]:
    """Copy each file from below `root` to below `folder`; return their new names."""
    return put_all(folder, ((target, (root / source).read_bytes()) for source, target in files))


def staging_beside(output: Path) -> Path:
    """A new empty folder beside the output, on the same disk, gone when the program ends."""
    output.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{STAGING}{output.name}-", dir=output.parent))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def scratch() -> Path:
    """A new empty folder for what nobody keeps, gone when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="reportback-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


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


def deliver(staging: Path, output: Path) -> int:
    """Make the site in `output` the one in `staging`; return how many files changed.

    Files that are alike keep their place and time. Files that an earlier delivery brought and the
    new site does not have are removed; what somebody else put there is left alone. Until this is
    called the old site stands untouched.
    """
    fresh = set(names(staging))
    stale = {name for name in _delivered(output) - fresh if (output / name).is_file()}
    for name in sorted(stale):
        (output / name).unlink()
        _remove_empty_folders(output, (output / name).parent)
    changed = len(stale)
    for name in sorted(fresh):
        changed += _move_if_changed(staging / name, output / name)
    put(output / DELIVERED, "".join(f"{name}\n" for name in sorted(fresh)).encode())
    shutil.rmtree(staging)
    return changed


def _delivered(output: Path) -> set[str]:
    """What the last delivery brought; names that lead out of the folder are not believed."""
    try:
        said = (output / DELIVERED).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in said if (output / name).resolve().is_relative_to(output.resolve())}


def names(folder: Path) -> Iterator[str]:
    """The names of all files below a folder."""
    for parent, _, files in os.walk(folder):
        for name in files:
            yield (Path(parent) / name).relative_to(folder).as_posix()


def _move_if_changed(source: Path, target: Path) -> bool:
    if target.is_file() and not target.is_symlink() and filecmp.cmp(source, target, shallow=False):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    return True


def _remove_empty_folders(output: Path, folder: Path) -> None:
    """Remove a folder that is empty now, and those above it, up to the output."""
    while folder != output and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
