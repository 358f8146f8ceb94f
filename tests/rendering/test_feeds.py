"""The feeds, read back by a feed reader."""

from typing import Any

import feedparser

from reportback import addresses
from reportback.feeds import feed_files
from reportback.model import Record, Settings
from reportback.site import Site
from tests.ledger.records import campaign, day, decision, idea, ledger, record


def test_every_feed_can_be_read(example: Site) -> None:
    for address, data in feed_files(example):
        feed = feedparser.parse(data)
        assert not feed.bozo, (address, feed.get("bozo_exception"))
        assert feed.feed.link.startswith("https://ideas.aberwen.example/")
        assert [link.href for link in feed.feed.links if link.rel == "self"] == [
            example.whole(address)
        ]


def test_there_is_one_for_all_and_one_for_each_campaign(example: Site) -> None:
    wanted = {addresses.feed(facts.campaign) for facts in example.ledger.campaigns}
    assert {address for address, _ in feed_files(example)} == wanted | {addresses.DECISIONS_FEED}


def test_a_campaigns_feed_has_all_its_decisions_newest_first(example: Site) -> None:
    files = dict(feed_files(example))
    for facts in example.ledger.campaigns:
        feed = feedparser.parse(files[addresses.feed(facts.campaign)])
        assert len(feed.entries) == sum(len(record.decisions) for record in facts.records)
        days = [entry.published for entry in feed.entries]
        assert days == sorted(days, reverse=True)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_an_entry_says_what_was_decided_by_whom_and_why(example: Site) -> None:
    feed = feedparser.parse(dict(feed_files(example))[addresses.DECISIONS_FEED])
    newest = feed.entries[0]
    assert newest.author == example.ledger.records[0].record.by
    assert newest.title.endswith(f"({_reference(example)})")
    assert newest.summary.startswith("<p>")
    assert newest.link.endswith("#decision-1")


def _reference(site: Site) -> str:
    newest = site.ledger.records[0]
    return newest.campaign.reference(newest.record.decisions[0].ideas[0])


def test_a_corrected_decision_says_so_and_is_as_new_as_its_correction() -> None:
    wrong = record(day(50), decision([1, 2], "declined"))
    right = record(day(60), decision(1, "taken-forward", corrects=wrong.name), name="right")
    both = record(day(70), decision(2, "taken-forward", corrects=wrong.name), name="both")

    def entry(*records: Record) -> Any:
        found = ledger(campaign(code="PARK"), [idea(1), idea(2)], records, on=day(80))
        files = dict(feed_files(Site(Settings(), found)))
        return feedparser.parse(files[addresses.DECISIONS_FEED]).entries[-1]

    assert "corrected" not in entry(wrong).title + entry(wrong).summary
    half, whole = entry(wrong, right), entry(wrong, right, both)
    assert half.title.startswith("Declined: A bench (PARK-1) and 1 more idea")
    assert "For PARK-1 this was corrected on March 2, 2026." in half.summary
    assert whole.title.startswith("Declined (corrected later): A bench")
    assert (whole.published[:10], whole.updated[:10]) == ("2026-02-20", "2026-03-12")
