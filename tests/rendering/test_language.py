"""Dates and numbers are written as people write them, whatever the machine's locale."""

from datetime import date
from decimal import Decimal

import pytest

from reportback import addresses
from reportback.language import Language, direction


def test_dates_are_written_out() -> None:
    assert Language("en", "GB").day(date(2026, 5, 29)) == "29 May 2026"
    assert Language("en", "US").day(date(2026, 5, 29)) == "May 29, 2026"
    assert Language("cy").day(date(2026, 5, 29)) == "29 Mai 2026"


@pytest.mark.parametrize(
    ("amount", "written"),
    [("18000", "£18,000"), ("1250.50", "£1,250.50"), ("0", "£0"), ("99.9", "£99.90")],
)
def test_pence_only_where_there_are_any(amount: str, written: str) -> None:
    assert Language("en", "GB").money(Decimal(amount), "GBP") == written


@pytest.mark.parametrize(
    ("tag", "country", "digits"),
    [("ar", "EG", "٠١٢٣٤٥٦٧٨٩"), ("fa", "IR", "۰۱۲۳۴۵۶۷۸۹"), ("bn", "BD", "০১২৩৪৫৬৭৮৯")],
)
def test_every_figure_is_in_the_digits_of_the_country(tag: str, country: str, digits: str) -> None:
    """One page never writes 2026 in two ways."""
    tongue, day = Language(tag, country), date(2026, 5, 29)
    said = (
        *(write(day) for write in (tongue.day, tongue.month, tongue.year)),
        *(tongue.size(1_300), tongue.size(1_250_000), tongue.number(1234.5), tongue.percent(40)),
        tongue.money(Decimal("1250.50"), "EUR"),
    )
    for text in said:
        assert any(figure in text for figure in digits), text
        assert not any(figure in text for figure in "0123456789"), text
    assert tongue.bcp47.startswith(f"{tag}-{country}-u-nu-")


def test_arabic_runs_from_right_to_left() -> None:
    assert (direction("ar"), direction("cy")) == ("rtl", "ltr")


@pytest.mark.parametrize(
    ("target", "here", "way"),
    [
        ("", "", "./"),
        ("ideas/", "", "ideas/"),
        ("", "campaigns/river/12/", "../../../"),
        ("campaigns/river/12/", "campaigns/river/ideas/", "../12/"),
        ("data/ideas.csv", "data/", "ideas.csv"),
        ("theme/css/base.css", "news/one.html", "../theme/css/base.css"),
    ],
)
def test_links_lead_from_page_to_page(target: str, here: str, way: str) -> None:
    assert addresses.relative(target, here) == way
