"""Files are written whole or not at all, and only where something changed."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportback import writing
from tests.support import files_below, write_tree


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "a/b.txt"
    assert writing.put(path, b"one")
    os.utime(path, (1, 1))
    assert not writing.put(path, b"one")
    assert path.stat().st_mtime == 1
    assert writing.put(path, b"two")
    assert list(path.parent.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", broken)
    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        writing.put(path, b"new")
    assert files_below(tmp_path) == {"a.txt": b"old"}


def test_new_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        writing.put_new({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert files_below(tmp_path) == {"b": b"mine"}


TREES = st.dictionaries(
    st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"]), st.binary(max_size=3), max_size=5
)


@given(old=TREES, new=TREES)
def test_the_delivered_site_is_the_staged_one(
    old: dict[str, bytes], new: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("deliver")
    output, staging = root / "output", root / "staging"
    write_tree(output, {"CNAME": "theirs"})
    for site in (old, new):
        staging.mkdir()
        write_tree(staging, site)
        writing.deliver(staging, output)
        listed = "".join(f"{name}\n" for name in sorted(site)).encode()
        own = {"CNAME": b"theirs", writing.DELIVERED: listed}
        assert files_below(output) == {**site, **own}
    assert not staging.exists()
    assert all(any(folder.iterdir()) for folder in output.rglob("*") if folder.is_dir())


def test_what_is_alike_keeps_its_time(tmp_path: Path) -> None:
    write_tree(tmp_path / "output", {"same": "s", "other": "o"})
    write_tree(tmp_path / "staging", {"same": "s", "other": "n"})
    os.utime(tmp_path / "output/same", (1, 1))
    assert writing.deliver(tmp_path / "staging", tmp_path / "output") == 1
    assert (tmp_path / "output/same").stat().st_mtime == 1


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    for site in ({"a": "file", "b/c": "x"}, {"a/index.html": "x", "b": "file"}):
        write_tree(tmp_path / "staging", site)
        writing.deliver(tmp_path / "staging", tmp_path / "output")
    found = files_below(tmp_path / "output")
    del found[writing.DELIVERED]
    assert found == {"a/index.html": b"x", "b": b"file"}


def test_a_list_of_files_that_leads_outside_is_not_believed(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mine": "m", "output/.delivered": "../mine\n", "staging/a": "x"})
    writing.deliver(tmp_path / "staging", tmp_path / "output")
    assert (tmp_path / "mine").exists()
