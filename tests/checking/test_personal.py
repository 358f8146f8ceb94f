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


@pytest.mark.parametrize("country", ["BE", "DE", "GB", "US"])
@pytest.mark.parametrize(
    "text",
    [
        "2022/000002",
        "Registered as 2022/000002.",
        "(2022/000002 and 2019/000016)",
        "2022/000002 2022/000003-2022/000004 2022/000005 2022/000006",
        "the plan of 2024 / 2025",
        "1. 1998/12345678_en",
    ],
)
def test_a_year_a_slash_and_digits_is_no_telephone_number(text: str, country: str) -> None:
    assert list(personal_data(text, country)) == []


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("029 2022/1234", "GB", "029 2022/1234"),
        ("(029) 2022/1234", "GB", "(029) 2022/1234"),
        ("+44 29 2022/1234", "DE", "+44 29 2022/1234"),
        ("2022/000002 or 020 7946 0018", "GB", "020 7946 0018"),
        ("2022/000002 020 7946 0018", "GB", "020 7946 0018"),
        ("Büro 0201/2022111", "DE", "0201/2022111"),
    ],
)
def test_a_telephone_number_is_found_beside_one_and_in_its_likeness(
    text: str, country: str, found: str
) -> None:
    (one,) = personal_data(text, country)
    assert one == (text.index(found), "the telephone number", found)
