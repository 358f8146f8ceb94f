"""What the pages say of each answer: why, into what, whether in time, and where to hear more."""

from pathlib import Path

from bs4 import BeautifulSoup, Tag

RIVER = "campaigns/river-for-everyone"


def _main(site: Path, address: str) -> Tag:
    html = (site / RIVER / address / "index.html").read_text(encoding="utf-8")
    main = BeautifulSoup(html, "lxml").main
    assert main
    return main


def _said(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def test_the_report_says_into_what_an_idea_was_combined(example_site: Path) -> None:
    (combined,) = (
        answer
        for answer in _main(example_site, "report").select(".answers > li")
        if "It is the same gate." in answer.text
    )
    told = _said(combined)
    assert told.startswith("RIVER-12 That gate at the allotments into RIVER-5 I can't get past")
    assert combined.select_one("a[href='../5/']")


def test_the_report_has_the_first_words_of_every_idea_in_their_language(
    example_site: Path,
) -> None:
    voices = _main(example_site, "report").select(".voices > li")
    assert len(voices) == 36
    assert "You cannot have a riverside without a toilet." in _said(voices[1])
    words = {words["lang"] for words in voices[9].select("p.theirs[lang]")}
    assert words == {"cy"}
    (withheld,) = (voice for voice in voices if "withheld" in voice.text)
    assert withheld.select("p") == []


def test_a_decided_idea_leads_to_its_answer_at_once(example_site: Path) -> None:
    page = _main(example_site, "7")
    (link,) = (link for link in page.select(".page-head a") if "Why" in link.text)
    place = page.find(id=str(link["href"]).removeprefix("#"))
    assert isinstance(place, Tag)
    assert "Declined" in place.text


def test_a_card_of_a_closed_idea_has_the_reason(example_site: Path) -> None:
    cards = _main(example_site, "ideas/declined").select(".entries > li")
    (boats,) = (card for card in cards if "Slow the boats down" in card.text)
    assert "First, we are sorry" in _said(boats)


def test_an_idea_page_says_what_was_kept(example_site: Path) -> None:
    ahead = _main(example_site, "1").select_one("#next")
    assert ahead
    answered = "Answered in time: promised by 3 March 2025, answered on 25 February 2025."
    decided = "Decided in time: promised by 22 June 2025, decided on 12 June 2025."
    assert f"{answered} {decided} News always came in time." in _said(ahead)


def test_a_closed_idea_offers_its_feed_for_the_case_that_it_is_opened_again(
    example_site: Path,
) -> None:
    closed, going_on = (_said(_main(example_site, number)) for number in ("1", "2"))
    assert "This idea is closed." in closed
    assert "To be told when this idea changes" not in closed
    assert "To be told when this idea changes" in going_on


def test_a_list_shows_its_ideas_before_the_other_lists(example_site: Path) -> None:
    page = _main(example_site, "ideas/harbour")
    assert [_said(heading) for heading in page.select("section > h2")] == [
        "7 ideas",
        "The same in other campaigns",
        "Other lists of this campaign",
    ]
    assert page.select_one(".page-head a[href='#lists']")
    assert page.select_one("#lists .facets")


def test_the_records_before_the_newest_eight_are_there_on_request(example_site: Path) -> None:
    page = _main(example_site, ".")
    (older,) = (one for one in page.select("details") if "older records" in one.text)
    heading = older.find_previous("h3")
    assert isinstance(heading, Tag)
    shown = heading.find_next("ul")
    assert isinstance(shown, Tag)
    assert len(shown.select("li")) == 8
    assert _said(older).startswith(f"{len(older.select('li'))} older records")
