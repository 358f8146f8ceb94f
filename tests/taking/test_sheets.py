"""Each list can be taken away as CSV: the rows that it shows, all of them, in its order."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

Soup = Callable[[Path], BeautifulSoup]


def rows(path: Path) -> list[dict[str, str]]:
    """A table's rows. Excel knows by the mark at the beginning of a list that it is UTF-8."""
    assert path.read_bytes().startswith(BOM_UTF8) == ("data" not in path.parts)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def pages(folder: Path) -> list[Path]:
    """A list's pages in their order."""
    later = folder.glob("page/*/index.html")
    by_number = sorted(later, key=lambda path: int(path.parent.name))
    return [folder / "index.html", *by_number]


def offered(page: BeautifulSoup) -> list[str]:
    """The addresses of the lists that a page offers, in its order."""
    return [str(link["href"]) for link in page.select('a[type="text/csv"][download]')]


def shown(page: BeautifulSoup) -> Iterator[str]:
    """The references of the ideas that a page lists, in its order."""
    for card in page.select("ol.entries > li"):
        reference = card.select_one(".ref")
        assert isinstance(reference, Tag)
        yield reference.get_text(strip=True)


def lists_of_ideas(site: Path) -> list[Path]:
    every = [site / "ideas", *site.glob("campaigns/*/ideas"), *site.glob("campaigns/*/ideas/*")]
    return sorted(folder for folder in every if folder.is_dir() and folder.name != "page")


def test_a_list_of_ideas_and_its_csv_have_the_same_rows_in_the_same_order(
    short_lists: Path, soup: Soup
) -> None:
    lengths = []
    for folder in lists_of_ideas(short_lists):
        parts = [soup(page) for page in pages(folder)]
        listed = [reference for part in parts for reference in shown(part)]
        assert [row["reference"] for row in rows(folder / "ideas.csv")] == listed, folder
        lengths.append((len(parts), len(listed)))
    assert max(lengths)[0] > 10, "no list runs over several pages"
    assert (1, 0) in lengths, "no list is empty"


def test_every_page_of_a_list_offers_the_whole_list(short_lists: Path, soup: Soup) -> None:
    for folder in lists_of_ideas(short_lists):
        for page in pages(folder):
            links = [(page.parent / address).resolve() for address in offered(soup(page))]
            assert links == [(folder / "ideas.csv").resolve()], page


def test_the_rows_are_those_of_the_open_data(short_lists: Path) -> None:
    data = {row["address"]: row for row in rows(short_lists / "data/ideas.csv")}
    for folder in lists_of_ideas(short_lists):
        for row in rows(folder / "ideas.csv"):
            assert row == data[row["address"]]


def test_the_log_of_decisions_is_taken_away_in_its_order(short_lists: Path, soup: Soup) -> None:
    made = rows(short_lists / "decisions/decisions.csv")
    assert len(made) == len(rows(short_lists / "data/decisions.csv"))
    cards = [
        card
        for page in pages(short_lists / "decisions")
        for card in soup(page).select("ol.entries > li")
    ]
    listed = [str(card.select("h3 a")[0]["href"]).rstrip("/").split("/")[-1] for card in cards]
    assert list(dict.fromkeys(row["record"] for row in made)) == list(dict.fromkeys(listed))
    for card, record in zip(cards, listed, strict=True):
        numbers = [row["number"] for row in made if row["record"] == record]
        named = [str(link["href"]).rstrip("/").split("/")[-1] for link in card.select("bdi a")]
        assert [number for number in numbers if number in named] == named, record


@pytest.mark.parametrize(("name", "column"), [("overdue", "reference"), ("promises", "campaign")])
def test_the_page_of_promises_offers_both_of_its_lists(
    short_lists: Path, soup: Soup, name: str, column: str
) -> None:
    page = soup(short_lists / "promises/index.html")
    assert offered(page) == ["promises.csv", "overdue.csv"]
    late = [cell.get_text(strip=True) for cell in page.select("table.stack .ref")]
    made = [
        str(item["id"]).removeprefix("promise-").rsplit("-", 1)[0]
        for item in page.select("ol.promises > li")
    ]
    assert [row[column] for row in rows(short_lists / f"promises/{name}.csv")] == (
        late if name == "overdue" else made
    )


def test_a_hostile_title_is_no_formula(hostile_site: Path) -> None:
    (row,) = rows(hostile_site / "campaigns/bad/ideas/ideas.csv")
    assert row["title"].startswith('"><script>')
    assert not any(str(cell).startswith(("=", "+", "-", "@")) for cell in row.values())
