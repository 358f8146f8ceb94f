"""What counts as a full postcode, and what only looks like one."""

import pytest

from reportback.checking.personal import personal_data


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We live at SA1 3QW.", ["SA1 3QW"]),
        ("ring me, sw1a1aa", ["sw1a1aa"]),
        ("cf10 3nd", ["cf10 3nd"]),
        ("the flat E2 3rd floor", []),
        ("bus B2 1st stop", []),
        ("row A1 4th seat", []),
        ("the M4 and the A470", []),
    ],
)
def test_a_postcode_is_known_in_small_letters_too(text: str, found: list[str]) -> None:
    assert [said for _, what, said in personal_data(text, "GB") if what == "the postcode"] == found


def test_there_are_none_where_no_country_is_set() -> None:
    assert list(personal_data("SA1 3QW", None)) == []
