"""The feeds, read back by a feed reader."""

import feedparser

from reportback import addresses
from reportback.feeds import feed_files
from reportback.site import Site


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
        days = [entry.updated for entry in feed.entries]
        assert days == sorted(days, reverse=True)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_an_entry_says_what_was_decided_by_whom_and_why(example: Site) -> None:
    feed = feedparser.parse(dict(feed_files(example))[addresses.DECISIONS_FEED])
    newest = feed.entries[0]
    record = example.ledger.records[0].record
    assert newest.author == record.by
    assert newest.title.endswith(f"({_reference(example)})")
    assert newest.summary.startswith("<p>")
    assert newest.link.endswith("#decision-1")


def _reference(site: Site) -> str:
    newest = site.ledger.records[0]
    return newest.campaign.reference(newest.record.decisions[0].ideas[0])
