"""Personal data and ideas that may be one: shown, masked or left out, and known again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportback.checking.personal import personal_data
from tests.importing.sites import HEAD, MAP, checked, export, register, run, site, tree

PRIVATE = (
    f"{HEAD}a1,Seats for Ann,Write to ann@example.org or ring +44 20 7946 0958. "
    "My name is Ann Example and I walk.,2024-02-01\n"
    "a2,Lamps,It is dark.,2024-02-02\n"
)
TWINS = (
    f"{HEAD}a1,Benches along the river path,People want to rest there.,2024-02-01\n"
    "a2,Benches along the river paths,One could sit.,2024-02-02\n"
    "a3,Lights at P.S. 11 for all,It is dark.,2024-02-02\n"
    "a4,Lights at P.S. 12 for all,So dark.,2024-02-02\n"
)
WITH_ID = (*MAP, "--map", "id=Id", "--source", "form")


@pytest.mark.parametrize("flags", [(*MAP, "--source", "form"), WITH_ID])
def test_redacted_rows_hold_nothing_and_are_known_again(
    tmp_path: Path, flags: tuple[str, ...]
) -> None:
    file = export(site(tmp_path), PRIVATE)
    result = run(tmp_path, file, *flags, "--redact")
    assert result.exit_code == 0, result.output
    assert "row 2, 'Text': e-mail address in" in result.output
    before = tree(tmp_path)
    kept = "".join(data.decode() for data in before.values())
    assert not any(word in kept for word in ("ann@", "7946", "Ann Example"))
    assert "███" in register(tmp_path).ideas[0].body
    assert "personal-data" not in checked(tmp_path).output
    for again in ((), ("--redact",)):
        assert "Nothing changed." in run(tmp_path, file, *flags, *again).output
    assert tree(tmp_path) == before


def test_rows_that_came_in_as_written_are_known_when_redacted(tmp_path: Path) -> None:
    file = export(site(tmp_path), PRIVATE)
    result = run(tmp_path, file, *MAP)
    assert "left as it is; --redact masks it" in result.output
    assert "Nothing changed." in run(tmp_path, file, *MAP, "--redact").output


def test_the_identity_of_a_redacted_row_does_not_hang_on_what_was_masked(tmp_path: Path) -> None:
    ids = []
    for name, number in (("one", "7946 0958"), ("two", "7946 0123")):
        root = tmp_path / name
        root.mkdir()
        file = export(site(root), PRIVATE.replace("7946 0958", number))
        run(root, file, *MAP, "--redact")
        ids.append([idea.source.id for idea in register(root).ideas if idea.source])
    assert ids[0] == ids[1]


def test_an_id_with_an_address_is_refused_when_redacted(tmp_path: Path) -> None:
    file = export(site(tmp_path), f"{HEAD}ann@example.org,Seats,Please.,2024-02-01\n")
    result = run(tmp_path, file, *WITH_ID, "--redact")
    assert result.exit_code == 1
    assert "its id holds personal data" in result.output
    assert not register(tmp_path).ideas


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello, my name is Ann Example and", "Ann Example"),
        ("Fy enw i yw Siân ac", "Siân"),
        ("Ich heiße Jörg Müller und", "Jörg Müller"),
        ("Je m'appelle Zoé et", "Zoé"),
        ("Me llamo María José.", "María José"),
        ("Nazywam się Łukasz Żak.", "Łukasz Żak"),
    ],
)
def test_names_after_a_clear_phrase(text: str, name: str) -> None:
    assert [(what, said) for _, what, said in personal_data(text, None)] == [("the name", name)]


@pytest.mark.parametrize(
    "text", ["my name is mud", "the name is Bond Street", "Ich heiße Sie willkommen", "I am Ann"]
)
def test_no_name_without_one(text: str) -> None:
    assert not list(personal_data(text, None))


def test_look_alikes_are_pointed_out_and_come_in(tmp_path: Path) -> None:
    result = run(tmp_path, export(site(tmp_path), TWINS), *WITH_ID)
    assert result.exit_code == 0, result.output
    assert "row 3 (id a2) 'Benches along the river paths' and row 2 'Benches along" in (
        result.output
    )
    assert "P.S. 12" not in result.output  # another number is another thing
    assert len(register(tmp_path).ideas) == 4
    later = export(tmp_path, f"{HEAD}a9,Benches along a river path,Rest.,2024-02-03\n")
    again = run(tmp_path, later, *WITH_ID, "--dry-run")
    assert "and idea 1 of 'Riverside' 'Benches along the river path'" in again.output


def test_a_row_that_is_left_out_stays_out(tmp_path: Path) -> None:
    file = export(site(tmp_path), TWINS)
    result = run(tmp_path, file, *WITH_ID, "--leave-out", "a2", "--save-mapping")
    assert "it is under 'leave_out' in the mapping" in result.output
    assert "May be the same idea" not in result.output
    again = run(tmp_path, file)
    assert again.exit_code == 0
    assert "0 imported + 3 already there + 0 refused + 1 skipped by rule" in again.output
