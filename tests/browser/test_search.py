"""The search of all ideas, used as people use it, in a real browser on the built example."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from reportback.ledger import IdeaFacts, Ledger
from reportback.pipeline import read_and_check
from reportback.reading.configuration import read_settings
from tests.browser.test_accessibility import OVERFLOWING, RULES
from tests.browser.visits import Served, Visit, listen, serving
from tests.conftest import Once
from tests.support import ROOT, SMALL_SETTINGS, build, write_site

pytestmark = pytest.mark.browser

SearchFor = Callable[..., Page]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """What the example says, without the site."""
    settings, _ = read_settings(ROOT)
    return read_and_check(ROOT, settings, settings.as_of or date(2026, 10, 16)).ledger()


@pytest.fixture
def page(contexts: Callable[..., BrowserContext], served: Served) -> Iterator[Page]:
    visit = Visit(contexts("light", True).new_page())
    listen(visit, served)
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    yield visit.page
    visit.page.close()
    assert visit.outside == []
    assert visit.complaints == []


@pytest.fixture
def search(page: Page, served: Served) -> SearchFor:
    """`search("bench", outcome="declined")`: the page that a shared address of these shows."""

    def go(query: str = "") -> Page:
        page.goto(f"{served.url}ideas/{query}")
        return page

    return go


def words(page: Page) -> str:
    return page.get_by_role("searchbox").input_value()


def write(page: Page, text: str) -> None:
    page.get_by_role("searchbox").press_sequentially(text, delay=20)


def found(page: Page, count: int | None = None) -> list[str]:
    """The references of all ideas that are shown, once this many are found."""
    heading = page.locator("[data-count]")
    if count is not None:
        expect(heading).to_have_text(f"{count} idea{'' if count == 1 else 's'} found")
    expect(heading).to_be_visible()
    while page.get_by_role("button", name="Show more").is_visible():
        before = page.locator("[data-list] > li").count()
        page.get_by_role("button", name="Show more").click()
        expect(page.locator("[data-list] > li")).not_to_have_count(before)
    return page.locator("[data-list] .ref").all_inner_texts()


def box(page: Page, name: str, value: str) -> None:
    """Open a filter and choose one of its values, as a hand does."""
    chosen = page.locator(f"input[name={name}][value='{value}']")
    filter_ = page.locator(".filters details", has=chosen)
    if filter_.get_attribute("open") is None:
        filter_.locator("summary").click()
    chosen.check()


# --- words -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "reference"),
    [
        ("kissi", "RIVER-5"),  # the beginning of a word
        ("benches", "RIVER-1"),  # another form of it
        ("OTTER", "RIVER-6"),
        ('"the kissing gate"', "RIVER-5"),
    ],
)
def test_a_half_remembered_word_is_enough(search: SearchFor, said: str, reference: str) -> None:
    page = search()
    write(page, said)
    assert reference in found(page)


@pytest.mark.parametrize("said", ["benches", "the benches by the river", "wedkow"])
def test_every_edition_finds_the_same(page: Page, served: Served, said: str) -> None:
    shown = []
    for edition in ("", "cy/", "ar/"):
        page.goto(f"{served.url}{edition}ideas/?q={said}")
        page.locator("[data-list] > li").first.wait_for()
        shown.append(page.locator("[data-list] .ref").all_inner_texts())
    assert shown[0] == shown[1] == shown[2]


def test_words_that_nearly_all_ideas_hold_are_left_out(search: SearchFor) -> None:
    page = search()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    write(page, "the kissing gate")
    assert "RIVER-5" in found(page)
    assert len([url for url in asked if url.endswith(".pf_index")]) <= 2


def test_an_idea_in_another_language_is_found_by_its_words(search: SearchFor) -> None:
    page = search()
    write(page, "wedkow")
    assert "RIVER-18" in found(page)
    title = page.locator("[data-list] a.entry-title", has_text=re.compile("wędk", re.IGNORECASE))
    assert title.first.get_attribute("lang") == "pl"


def test_the_words_that_were_found_are_marked(search: SearchFor) -> None:
    page = search("?q=bench")
    assert "RIVER-1" in found(page)
    marked = page.locator("[data-list] mark").all_inner_texts()
    assert marked
    assert all("bench" in text.lower() for text in marked)


def test_a_result_shows_what_the_card_of_the_lists_shows(
    search: SearchFor, page: Page, served: Served
) -> None:
    page.goto(f"{served.url}campaigns/river-for-everyone/ideas/")
    card = page.locator(".entries > li", has_text="RIVER-1").last
    assert card.locator(".ref").inner_text() == "RIVER-1"
    parts = [".ref", "h3", ".outcome", ".line > span.aside", "time"]
    listed = [card.locator(part).inner_text().strip() for part in parts]
    page = search("?q=weir&campaign=river-for-everyone")
    found(page)
    result = page.locator("[data-list] > li", has=page.get_by_text("RIVER-1", exact=True))
    assert [result.locator(part).inner_text().strip() for part in parts] == listed
    assert "Charter" in result.locator("h3 a").evaluate("one => getComputedStyle(one).fontFamily")
    assert result.locator("a.aside").inner_text() == "A river for everyone"


def test_more_that_is_asked_for_twice_comes_once(search: SearchFor) -> None:
    page = search("?campaign=river-for-everyone")
    expect(page.locator("[data-list] > li")).to_have_count(8)
    page.get_by_role("button", name="Show more").evaluate("one => { one.click(); one.click(); }")
    expect(page.locator("[data-list] > li")).to_have_count(28)
    page.wait_for_timeout(300)  # for what should not come
    references = page.locator("[data-list] .ref").all_inner_texts()
    assert len(references) == len(set(references)) == 28


def test_a_link_within_the_page_leaves_what_is_shown(search: SearchFor) -> None:
    page = search("?campaign=river-for-everyone")
    found(page, 36)
    page.get_by_role("link", name="Go to the content").press("Enter")
    page.wait_for_url("**#main")
    page.wait_for_timeout(300)  # for what should not come
    expect(page.locator("[data-list] > li")).to_have_count(36)
    page.locator("[data-list] .entry-title").nth(30).click()
    page.go_back()
    expect(page.locator("[data-list] > li")).to_have_count(36)
    expect(page.locator("[data-list] .entry-title").nth(30)).to_be_focused()


def test_eight_are_shown_at_once_and_then_twenty_more(search: SearchFor) -> None:
    page = search("?campaign=river-for-everyone")
    expect(page.locator("[data-count]")).to_have_text("36 ideas found")
    assert page.locator("[data-list] > li").count() == 8
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("[data-list] > li")).to_have_count(28)
    expect(page.locator("[data-list] > li").nth(8).locator("a.entry-title")).to_be_focused()
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("[data-list] > li")).to_have_count(36)
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


@pytest.mark.parametrize(
    "said", ["the gate with the wheelbarrow", "wheelbarrow axolotl gate", "bridge lights"]
)
def test_a_half_remembered_phrase_finds_what_holds_most_of_it(search: SearchFor, said: str) -> None:
    page = search(f"?q={said}")
    expect(page.locator("[data-count]")).to_have_text(
        re.compile(r"No idea holds all of these words. \d+ holds? some of them.")
    )
    first = page.locator("[data-list] > li").first
    held = [word for word in said.split() if len(word) > 4 and word in first.inner_text().lower()]
    assert held
    assert page.locator("[data-list] > li").count() <= 20


def test_the_rarest_words_come_first(search: SearchFor) -> None:
    page = search("?q=the+gate+with+the+wheelbarrow")
    assert found(page)[0] == "RIVER-12"


@pytest.mark.parametrize(
    ("edition", "said", "meant"),
    [
        ("", "orchrad", "orchard"),  # two letters swapped
        ("", "allotmnets", "allotments"),
        ("", "pavments", "pavements"),
        ("", "Libarry", "library"),
        ("", "pidgeon", "pigeons"),  # of a word that only stands in its plural
        ("", "hedgehog", "hedge"),  # found by its beginning, and said to be
        ("ar/", "اناره", "إنارة"),  # another last letter and another first, as people write
        ("ar/", "عائلات", "العائلات"),  # without its article
        ("ar/", "نهر", "النهر"),
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(
    search: SearchFor, page: Page, served: Served, edition: str, said: str, meant: str
) -> None:
    page.goto(f"{served.url}{edition}ideas/?q={quote(said)}")
    count = page.locator("[data-count]")
    expect(count).to_contain_text(said)
    expect(count).to_contain_text(meant)
    assert page.locator("[data-list] > li").count()


@pytest.mark.parametrize("said", ["weel", "weelc"])
def test_a_short_word_at_the_beginning_of_a_slip_is_no_result(search: SearchFor, said: str) -> None:
    expect(search(f"?q={said}").locator("[data-count]")).to_contain_text("No ideas found")


@pytest.mark.parametrize("said", ['"gate kissing"', "“gate kissing”", "«gate kissing»"])
def test_words_in_any_quotation_marks_stand_together(search: SearchFor, said: str) -> None:
    expect(search(f"?q={quote(said)}").locator("[data-count]")).to_contain_text("No ideas found")


@pytest.mark.parametrize(
    "said", ["librari", "librarie", "benches", "libraries", "swimmin", "trees"]
)
def test_another_form_of_a_word_is_no_slip(search: SearchFor, said: str) -> None:
    count = search(f"?q={said}").locator("[data-count]")
    expect(count).to_have_text(re.compile(r"^\d+ ideas? found$"))


def test_what_a_slip_is_held_against_is_not_fetched_for_other_words(
    search: SearchFor, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found(search("?q=orchard"))
    assert not [url for url in asked if "/search/words/" in url]
    found(search("?q=orchrad"))
    assert [url for url in asked if "/search/words/6f.json" in url]


def test_a_word_that_is_nearly_so_is_offered_and_named(search: SearchFor) -> None:
    page = search("?q=wheelbarow")
    expect(page.locator("[data-count]")).to_have_text(
        "Nothing for “wheelbarow”; near it, “wheelbarrow”: 1 idea"
    )
    assert found(page) == ["RIVER-12"]


def test_each_card_says_how_long_where_that_is_the_order(search: SearchFor, ledger: Ledger) -> None:
    page = search("?sort=waited")
    references = found(page)
    lines = page.locator("[data-list] [data-wait]").all_inner_texts()
    facts = {facts.reference: facts for facts in ledger.ideas}
    said = [
        f"{'waiting' if one.waiting else 'waited'} {one.days_waited} day"
        + ("" if one.days_waited == 1 else "s")
        for one in (facts[reference] for reference in references)
    ]
    assert lines == said
    assert said[0].startswith("waiting")
    page = search("?q=bench")
    found(page)
    assert page.locator("[data-list] [data-wait]").count() == 0


def test_on_a_phone_enter_leads_to_what_is_found(
    contexts: Callable[..., BrowserContext], served: Served
) -> None:
    page = contexts("light", True).new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{served.url}ideas/")
    expect(page.locator(".filters")).to_be_hidden()
    write(page, "bench")
    expect(page.locator("[data-count]")).to_contain_text("found")
    expect(page.locator("[data-count]")).to_be_in_viewport()
    expect(page.locator("[data-list] > li").first).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("[data-count]")).to_be_focused()
    expect(page.locator("[data-count]")).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_choice_of_a_filter_can_be_seen_and_leads_on(
    page: Page, search: SearchFor, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    search()
    if width == 320:
        page.locator(".narrowing > summary").click()
    for facet in page.locator(".filters details").all():
        facet.locator("summary").click()
    for choices in page.locator(".choices").all():
        assert choices.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.locator("input[name=outcome][value=declined]").check()
    heading, onward = page.locator("[data-count]"), page.locator("[data-onward] button")
    expect(heading).to_be_visible()
    for edge in ("start", "end"):  # wherever the page was, what was found comes into sight
        heading.evaluate("(one, edge) => one.scrollIntoView({ block: edge })", edge)
        onward.evaluate("one => one.focus({ preventScroll: true })")
        page.keyboard.press("Enter")
        expect(heading).to_be_focused()
        expect(page.locator("[data-list] > li").first).to_be_in_viewport()


@pytest.mark.parametrize("said", ["12", "#12", "no. 12", "Number 12"])
def test_a_number_alone_finds_that_idea_of_each_campaign(search: SearchFor, said: str) -> None:
    page = search()
    write(page, said)
    first = found(page)[:4]
    assert set(first) == {"HALL-12", "STREETS-12", "RIVER-12", "LIB-12"}
    box(page, "campaign", "river-for-everyone")
    expect(page.locator("[data-list] .ref").first).to_have_text("RIVER-12")


def test_an_areas_list_leads_to_that_area_of_all_campaigns(
    search: SearchFor, page: Page, served: Served
) -> None:
    page.goto(f"{served.url}campaigns/streets-to-walk/ideas/cwmteg/")
    page.get_by_role("link", name="All of them together, in the search").click()
    references = found(page)
    assert {reference.split("-")[0] for reference in references} == {"RIVER", "STREETS"}
    assert len(references) == 12


def test_a_number_of_a_named_campaign_goes_straight_there(search: SearchFor) -> None:
    page = search()
    write(page, "river no 12")
    page.keyboard.press("Enter")
    page.wait_for_url("**/campaigns/river-for-everyone/12/")


def test_words_that_ideas_write_as_one_are_found(search: SearchFor) -> None:
    joined = search("?q=wheelchair")
    wanted = found(joined)
    assert wanted
    assert found(search("?q=wheel+chair")) == wanted


@pytest.mark.parametrize(
    "asked", ["allotments dog", "crossing otter", "pavement bats", "towpath bin", "toilets bats"]
)
def test_words_of_different_ideas_are_not_glued_together(search: SearchFor, asked: str) -> None:
    page = search(f"?q={asked.replace(' ', '+')}")
    expect(page.locator("[data-count]")).to_contain_text("No idea holds all of these words.")
    words = [text.casefold() for text in page.locator("[data-list] > li mark").all_inner_texts()]
    for word in asked.split():
        assert any(one.startswith(word[:4]) for one in words), (word, words)


def test_what_is_too_short_to_be_searched_for_says_so(page: Page, served: Served) -> None:
    page.goto(f"{served.url}ideas/")
    write(page, "ba")
    said = "Type one more letter, or press “Search”."
    expect(page.locator("[data-tally]")).to_have_text(said)
    expect(page.get_by_role("status")).to_have_text(said)
    write(page, "t")
    expect(page.locator("[data-count]")).to_contain_text("found")
    expect(page.locator("[data-tally]")).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[data-lists]")).to_be_visible()
    expect(page.locator("[data-tally]")).to_be_hidden()


def test_what_is_marked_is_the_word_without_its_signs(search: SearchFor) -> None:
    page = search("?q=bench")
    found(page)
    marks = page.locator("[data-list] mark").all_inner_texts()
    assert marks
    assert all(re.fullmatch(r"\w+", text) for text in marks)


@pytest.mark.parametrize("said", ["£elephant", "<elephant>", "elephant+"])
def test_a_sign_beside_a_word_makes_no_other_word_of_it(search: SearchFor, said: str) -> None:
    expect(search(f"?q={quote(said)}").locator("[data-count]")).to_contain_text("No ideas found")


def test_what_is_far_from_a_word_is_not_offered(search: SearchFor) -> None:
    expect(search("?q=Margret").locator("[data-count]")).to_contain_text("No ideas found")


def test_another_language_keeps_the_search(search: SearchFor) -> None:
    page = search("?q=bench&outcome=declined")
    found(page)
    page.get_by_role("link", name="Cymraeg").click()
    page.wait_for_url("**/cy/ideas/?q=bench&outcome=declined")
    assert words(page) == "bench"


def test_a_slow_search_says_that_it_is_at_work(
    contexts: Callable[..., BrowserContext], served: Served
) -> None:
    page = contexts("light", True).new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/columns.json", hold)
    page.goto(f"{served.url}ideas/?q=bench")
    expect(page.locator("[data-tally]")).to_have_text("Searching …")
    expect(page.get_by_role("status")).to_have_text("Searching …")
    for route in held:
        route.continue_()
    expect(page.locator("[data-count]")).to_contain_text("found")
    expect(page.locator("[data-tally]")).to_be_hidden()
    page.close()


def test_the_results_can_be_taken_away_as_the_open_data_has_them(
    search: SearchFor, example_site: Path
) -> None:
    page = search("?q=bench&sort=oldest")
    shown = found(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these as a spreadsheet (CSV)").click()
    taken = waiting.value.path().read_text(encoding="utf-8-sig")
    whole = (example_site / "data" / "ideas.csv").read_text(encoding="utf-8-sig")
    rows, every = (list(csv.reader(text.splitlines(keepends=True))) for text in (taken, whole))
    assert rows[0] == every[0]
    assert [row[rows[0].index("reference")] for row in rows[1:]] == shown
    assert all(row in every for row in rows)


def test_paper_says_what_was_asked(search: SearchFor) -> None:
    page = search("?q=bench&campaign=river-for-everyone")
    found(page)
    page.emulate_media(media="print")
    asked = page.locator("[data-asked]")
    expect(asked).to_be_visible()
    assert asked.inner_text().split("\n")[:2] == ["Searched for", "bench"]
    assert "A river for everyone" in asked.inner_text()
    page.emulate_media(media="screen")
    expect(asked).to_be_hidden()


# --- filters, counts, order --------------------------------------------------------


def _as_in(facts: IdeaFacts, **chosen: str) -> bool:
    has: dict[str, set[str | None]] = {
        "campaign": {facts.campaign.id},
        "outcome": {facts.outcome.id},
        "theme": {facts.campaign.themes[theme] for theme in facts.idea.themes},
        "area": {facts.campaign.areas.get(facts.idea.area or "")},
        "year": {str(facts.idea.submitted.year)},
    }
    return all(value in has[name] for name, value in chosen.items())


def _counts(page: Page) -> dict[tuple[str, str], int]:
    """The figure beside every choice that can be seen once its filter is open.

    A theme or an area goes by its label, as ideas of several campaigns share it.
    """
    return {
        (name, label if name in {"theme", "area"} else value): int(count)
        for name, value, label, count in page.locator(".choices li:not([hidden])").evaluate_all(
            """lines => lines.map((line) => [line.querySelector("input").name,
                 line.querySelector("input").value,
                 line.querySelector("[data-label]").textContent,
                 line.querySelector(".count").textContent])"""
        )
    }


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"outcome": "declined"},
        {"campaign": "river-for-everyone", "year": "2025"},
        {"campaign": "our-libraries", "outcome": "delivered"},
    ],
)
def test_counts_are_those_of_the_ledger(
    search: SearchFor, ledger: Ledger, chosen: dict[str, str]
) -> None:
    page = search("?" + "&".join(f"{name}={value}" for name, value in chosen.items()))
    if chosen:
        expected = {facts.reference for facts in ledger.ideas if _as_in(facts, **chosen)}
        assert set(found(page, len(expected))) == expected
    counts = _counts(page)
    assert {name for name, _ in counts} == {"campaign", "outcome", "theme", "area", "year"}
    for (name, value), count in counts.items():
        others = {other: wanted for other, wanted in chosen.items() if other != name}
        there = [f for f in ledger.ideas if _as_in(f, **others, **{name: value})]
        assert count == len(there), (name, value)


def test_two_of_one_filter_are_either_and_two_filters_are_both(
    search: SearchFor, ledger: Ledger
) -> None:
    page = search()
    box(page, "outcome", "declined")
    declined = sum(_as_in(facts, outcome="declined") for facts in ledger.ideas)
    found(page, declined)
    box(page, "outcome", "merged")
    merged = sum(_as_in(facts, outcome="merged") for facts in ledger.ideas)
    found(page, declined + merged)
    box(page, "campaign", "river-for-everyone")
    both = [
        facts.reference
        for facts in ledger.campaign["river-for-everyone"].ideas
        if facts.outcome.id in {"declined", "merged"}
    ]
    assert sorted(found(page, len(both))) == sorted(both)
    page.get_by_role("button", name="Remove filter: Combined").click()
    found(
        page,
        sum(_as_in(f, campaign="river-for-everyone", outcome="declined") for f in ledger.ideas),
    )
    assert "merged" not in page.url


ORDERS: dict[str, Callable[[IdeaFacts], int]] = {
    "newest": lambda facts: -facts.idea.submitted.toordinal(),
    "oldest": lambda facts: facts.idea.submitted.toordinal(),
    "supporters": lambda facts: -(facts.idea.supporters or 0),
    "waited": lambda facts: -facts.days_waited - (1_000_000 if facts.waiting else 0),
}


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_is_that_of_the_data(search: SearchFor, ledger: Ledger, order: str) -> None:
    page = search("?q=path")
    expect(page.locator("[data-results]")).to_be_visible()
    page.get_by_label("Order").select_option(order)
    page.wait_for_url(f"**sort={order}")
    expect(page.locator("[data-list] > li").first).to_be_visible()
    facts = {facts.reference: facts for facts in ledger.ideas}
    page.reload()
    keys = [ORDERS[order](facts[reference]) for reference in found(page)]
    assert len(keys) > 3
    assert keys == sorted(keys)


# --- references ----------------------------------------------------------------------


@pytest.mark.parametrize("said", ["RIVER-12", "river 12", "RIVER-١٢", "river-for-everyone 12"])
def test_a_reference_leads_straight_to_its_idea(search: SearchFor, said: str) -> None:
    page = search()
    write(page, said)
    page.keyboard.press("Enter")
    page.wait_for_url("**/campaigns/river-for-everyone/12/")


def test_a_reference_is_offered_first_while_it_is_written(search: SearchFor) -> None:
    page = search()
    write(page, "river 12")
    expect(page.locator("[data-list] .ref").first).to_have_text("RIVER-12")


def test_a_reference_that_no_idea_has_is_said_to_be_none(search: SearchFor) -> None:
    page = search()
    write(page, "river-999")
    page.keyboard.press("Enter")
    expect(page.locator("[data-count]")).to_have_text(
        "There is no RIVER-999. A river for everyone has 36 ideas."
    )
    assert page.locator("[data-list] > li").count() == 0
    assert "/ideas/?q=river-999" in page.url


def test_the_code_of_a_campaign_is_no_word_of_its_ideas(search: SearchFor, ledger: Ledger) -> None:
    page = search("?q=river")
    expect(page.locator("[data-results]")).to_be_visible()
    told = {
        facts.reference
        for facts in ledger.ideas
        if re.search(r"\briver", f"{facts.idea.title} {facts.idea.body} {facts.idea.by}".lower())
    }
    assert set(found(page)) == told
    assert 0 < len(told) < len(ledger.campaign["river-for-everyone"].ideas)


def test_the_start_page_leads_straight_to_a_reference(page: Page, served: Served) -> None:
    page.goto(served.url)
    write(page, "river 12")
    page.keyboard.press("Enter")
    page.wait_for_url("**/campaigns/river-for-everyone/12/")
    page.go_back()
    assert page.url == served.url
    page.goto(f"{served.url}ideas/?q=RIVER-12&sort=newest")
    assert found(page) == ["RIVER-12"]


def test_a_withheld_idea_is_found_by_reference_and_outcome_only(
    search: SearchFor, ledger: Ledger
) -> None:
    withheld = [facts for facts in ledger.ideas if facts.idea.withheld]
    page = search("?outcome=withheld")
    assert sorted(found(page, len(withheld))) == sorted(f.reference for f in withheld)
    page = search("?q=neighbour%20health")
    expect(page.locator("[data-results]")).to_be_visible()
    assert not {f.reference for f in withheld} & set(found(page))
    page = search("?q=river%2019&sort=newest")
    expect(page.locator("[data-list] .ref").first).to_have_text("RIVER-19")


# --- the address ---------------------------------------------------------------------


def test_an_address_can_be_shared(search: SearchFor, page: Page, browser: Browser) -> None:
    search()
    write(page, "bench")
    box(page, "campaign", "river-for-everyone")
    page.get_by_label("Order").select_option("oldest")
    page.wait_for_url("**sort=oldest")
    here = found(page)
    other = browser.new_context().new_page()
    other.goto(page.url)
    assert found(other) == here
    assert words(other) == "bench"
    assert other.locator("input[value='river-for-everyone']").is_checked()
    assert other.get_by_label("Order").input_value() == "oldest"
    other.context.close()


def test_back_goes_through_the_searches(search: SearchFor) -> None:
    page = search()
    write(page, "bench")
    expect(page.locator("[data-results]")).to_be_visible()
    first = found(page)
    box(page, "outcome", "declined")
    page.wait_for_url("**outcome=declined")
    page.go_back()
    expect(page.locator("[data-count]")).to_have_text(f"{len(first)} ideas found")
    assert found(page) == first
    assert not page.locator("input[value=declined]").is_checked()
    page.go_back()
    expect(page.locator("[data-lists]")).to_be_visible()
    assert words(page) == ""
    page.go_forward()
    assert found(page, len(first)) == first


def test_back_from_an_idea_the_list_is_as_it_was(search: SearchFor) -> None:
    page = search("?campaign=river-for-everyone")
    everything = found(page, 36)
    chosen = page.locator("[data-list] a.entry-title").nth(24)
    title = chosen.inner_text()
    chosen.click()
    page.wait_for_url("**/campaigns/**")
    page.go_back()
    expect(page.locator("[data-list] > li")).to_have_count(36)
    assert page.locator("[data-list] .ref").all_inner_texts() == everything
    expect(page.locator(":focus")).to_have_text(title)
    expect(page.locator(":focus")).to_be_in_viewport()


def test_the_start_page_leads_to_what_is_found(page: Page, served: Served) -> None:
    page.goto(served.url)
    write(page, "otter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ideas/?q=otter")
    assert "RIVER-6" in found(page)


# --- saying it -----------------------------------------------------------------------

LISTEN = """() => {
  window.heard = [];
  const status = document.querySelector("[role=status]");
  new MutationObserver(() => window.heard.push(status.textContent))
    .observe(status, {childList: true, characterData: true, subtree: true});
}"""


def test_a_screen_reader_hears_the_number_once_the_keys_are_still(search: SearchFor) -> None:
    page = search()
    page.evaluate(LISTEN)
    page.get_by_role("searchbox").press_sequentially("benches by the weir", delay=60)
    expect(page.get_by_role("status")).to_contain_text("idea", timeout=10_000)
    heard = page.evaluate("window.heard.filter(Boolean)")
    assert [text for text in heard if text != "Searching …"] == [
        page.locator("[data-count]").inner_text()
    ]
    assert page.get_by_role("status").get_attribute("aria-live") in {None, "polite"}


@pytest.mark.parametrize("said", ["axolotl", "zzxqv", "daycare", '"gate kissing the"'])
def test_a_word_that_nobody_wrote_finds_nothing(search: SearchFor, said: str) -> None:
    page = search(f"?q={said}")
    expect(page.locator("[data-count]")).to_have_text(f"No ideas found for “{said}”")


def test_nothing_found_helps(search: SearchFor) -> None:
    page = search("?q=zzxqv&outcome=declined&year=2025")
    expect(page.locator("[data-count]")).to_have_text("No ideas found for “zzxqv”")
    said = page.locator("[data-nothing]")
    assert "spelling" in said.inner_text()
    assert said.get_by_role("link", name="All ideas, in lists").is_visible()
    assert page.get_by_role("button", name="Remove filter: Declined").is_visible()
    assert page.get_by_role("button", name="Remove filter: 2025").is_visible()
    page = search("?q=otter&campaign=our-libraries")
    expect(page.locator("[data-fewer]")).to_contain_text(
        re.compile(r"Without the filters, \d+ idea")
    )
    page.get_by_role("button", name="Take all filters away").click()
    assert "RIVER-6" in found(page)
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_keyboard_alone_is_enough(search: SearchFor) -> None:
    page = search()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("bench", delay=20)
    expect(page.locator("[data-results]")).to_be_visible()
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")  # the first filter
    expect(page.locator(".filters summary").first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.matches('ul')"):  # a list that scrolls is a stop
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**campaign=**")
    expect(page.locator("[data-filters] button")).to_have_count(1)
    expect(page.locator("details input:focus")).to_have_count(1)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-list] a.entry-title')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/campaigns/*/*/")


# --- everywhere ------------------------------------------------------------------------

STATES = {
    "empty": "",
    "results": "?q=bench",
    "filtered": "?outcome=declined&campaign=river-for-everyone",
    "no-results": "?q=zzxqv&outcome=declined",
}


@pytest.mark.parametrize(
    ("state", "scheme"), [*((state, "light") for state in STATES), ("results", "dark")]
)
def test_axe_finds_nothing_in_any_state(
    contexts: Callable[..., BrowserContext], served: Served, state: str, scheme: str
) -> None:
    page = contexts(scheme, True).new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{served.url}ideas/{STATES[state]}")
    if STATES[state]:
        expect(page.locator("[data-results]")).to_be_visible()
    page.locator(".narrowing > summary").click()
    for summary in page.locator(".filters summary").all():
        summary.click()
    report = Axe().run(page, options=RULES)
    assert report.violations_count == 0, report.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(OVERFLOWING)
    page.close()


def test_without_scripts_there_is_no_dead_control(
    contexts: Callable[..., BrowserContext], served: Served
) -> None:
    page = contexts("light", False).new_page()
    page.goto(served.url)
    assert page.get_by_role("searchbox").count() == 0
    page.goto(f"{served.url}ideas/?q=otter")
    assert not page.locator("main").get_by_role("searchbox").is_visible()
    assert "scripts" in page.locator(".search-absent").inner_text()
    assert page.locator("[data-lists] a").count() > 20
    assert page.locator("main :is(button, input, select):visible").count() == 0
    page.close()


def test_from_a_folder_the_page_says_so_and_offers_the_lists(
    contexts: Callable[..., BrowserContext], example_site: Path
) -> None:
    page = contexts("light", True).new_page()
    page.goto((example_site / "ideas" / "index.html").as_uri())
    expect(page.locator(".search-absent")).to_be_visible(timeout=5000)
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("[data-lists] a").first.is_visible()
    page.close()


def test_a_search_that_cannot_be_loaded_says_so(
    contexts: Callable[..., BrowserContext], served: Served
) -> None:
    page = contexts("light", True).new_page()
    page.route(f"{served.url}search/**", lambda route: route.abort())
    page.goto(f"{served.url}ideas/?q=bench")
    expect(page.locator("[data-trouble]")).to_be_visible()
    expect(page.locator("[data-lists]")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute(f"{served.url}search/**")
    page.get_by_role("searchbox").fill("benches")
    assert found(page) != []
    page.close()


# --- hostile, and other writing ---------------------------------------------------------

CAMPAIGN = """\
    ---
    title: "Parks & <b>'quotes\\"</b>"
    summary: A test.
    question: What now?
    owner: Parks
    decider: The board
    opens: 2026-01-01
    closes: 2026-02-01
    code: PARK
    promises: []
    themes: {odd: "<i>Odd</i>", even: Even}
    ---
    """
HOSTILE = {
    "content/campaigns/parks.md": CAMPAIGN,
    "ideas/parks/1-a.md": """\
        ---
        title: "<script>document.title='owned'</script> & \\"quotes\\" '"
        submitted: 2026-01-02
        by: "<img src=x onerror=document.title='owned'>"
        themes: [odd]
        ---

        Words with `<img src=x onerror="document.title='owned'">` and <mark>marks</mark> wombat.
        """,
    "ideas/parks/2-b.md": """\
        ---
        title: حديقة جديدة للأطفال
        submitted: 2026-01-03
        lang: ar
        themes: [even]
        ---

        نريد حديقة جديدة قرب المدرسة wombat
        """,
    "ideas/parks/3-c.md": "---\ntitle: Only a face\nsubmitted: 2026-01-04\n---\n\n🙂 …\n",
    "ideas/parks/4-d.md": "---\ntitle: No words at all\nsubmitted: 2026-01-05\n---\n",
    "ideas/parks/5-e.md": """\
        ---
        title: Llwybr at y llyn
        submitted: 2026-01-06
        lang: cy
        ---

        Mae'r ŵyl yn dod ar y trên i'r tŷ.
        """,
}


@pytest.fixture(scope="module")
def hostile(once: Once) -> Iterator[Served]:
    def make(root: Path) -> object:
        write_site(root, HOSTILE, SMALL_SETTINGS)
        return build(root, root / "output")

    with serving(once("hostile-search", make) / "output") as served:
        yield served


def test_titles_that_are_hostile_are_text(
    contexts: Callable[..., BrowserContext], hostile: Served
) -> None:
    page = contexts("light", True).new_page()
    page.goto(f"{hostile.url}ideas/?q=wombat&theme=odd")
    assert found(page, 1) == ["PARK-1"]
    item = page.locator("[data-list] > li")
    assert item.locator("a.entry-title").inner_text().startswith("<script>document.title=")
    assert "<img src=x" in item.locator("[data-author]").inner_text()
    assert "<img src=x onerror=" in item.locator("[data-words]").inner_text()
    assert item.locator("script, img").count() == 0
    assert item.locator("mark").all_inner_texts() == ["wombat"]
    assert page.get_by_role("button", name="Remove filter: <i>Odd</i>").is_visible()
    assert "owned" not in page.title()
    page.goto(f"{hostile.url}ideas/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&outcome=%3Cb%3E&sort=x")
    expect(page.locator("[data-results], [data-lists]").first).to_be_attached()
    assert "alert" in words(page)
    page.close()


def test_writing_from_right_to_left_keeps_its_direction(
    contexts: Callable[..., BrowserContext], hostile: Served
) -> None:
    page = contexts("light", True).new_page()
    page.goto(f"{hostile.url}ideas/")
    write(page, "حدي")
    assert found(page, 1) == ["PARK-2"]
    title = page.locator("[data-list] a.entry-title")
    assert (title.get_attribute("lang"), title.get_attribute("dir")) == ("ar", "rtl")
    page.close()


@pytest.mark.parametrize("said", ["wyl", "ŵyl", "tren", "TRÊN"])
def test_accents_may_be_left_out(
    contexts: Callable[..., BrowserContext], hostile: Served, said: str
) -> None:
    page = contexts("light", True).new_page()
    page.goto(f"{hostile.url}ideas/")
    write(page, said)
    assert found(page, 1) == ["PARK-5"]
    page.close()


def test_an_idea_without_words_is_found_by_its_title(
    contexts: Callable[..., BrowserContext], hostile: Served
) -> None:
    page = contexts("light", True).new_page()
    page.goto(f"{hostile.url}ideas/?q=words+all")
    assert "PARK-4" in found(page)
    page.goto(f"{hostile.url}ideas/?q=face")
    assert found(page, 1) == ["PARK-3"]
    page.close()
