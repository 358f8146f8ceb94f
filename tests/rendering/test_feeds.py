"""The feeds, read back by a feed reader."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import feedparser
from bs4 import BeautifulSoup
from lxml import etree

from reportback import addresses
from reportback.feeds import feed_files
from reportback.feeds.feed import NEWEST
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


def test_there_are_two_for_all_and_one_for_each_campaign(example: Site) -> None:
    wanted = {addresses.feed(facts.campaign) for facts in example.ledger.campaigns}
    wanted |= {addresses.NEWS_FEED, addresses.DECISIONS_FEED}
    assert wanted <= {address for address, _ in feed_files(example)}


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
    first = min(example.ledger.records[0].record.decisions[0].ideas)
    assert newest.link.endswith(f"#idea-{first}")


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


def test_a_decision_that_is_put_in_before_another_takes_nobodys_id() -> None:
    """Feed readers would miss it, and show the other as new; shared links would lead astray."""
    old, new = decision([3, 2], "declined"), decision(1, "taken-forward")

    def links(*decisions: dict[str, Any]) -> set[str]:
        ideas = [idea(1), idea(2), idea(3)]
        found = ledger(campaign(), ideas, [record(day(50), *decisions)], on=day(80))
        entries = _parsed(Site(Settings(), found), addresses.DECISIONS_FEED).entries
        assert all(entry.link.endswith(f"#{entry.id.partition('#')[2]}") for entry in entries)
        return {entry.link for entry in entries}

    assert len(links(new, old) - links(old)) == 1
    assert links(old) < links(new, old)


def _parsed(site: Site, address: str) -> Any:
    return feedparser.parse(dict(feed_files(site))[address])


def test_every_list_of_a_campaign_and_every_idea_has_its_feed(example: Site) -> None:
    made = {address for address, _ in feed_files(example)}
    for facts in example.ledger.campaigns:
        parts = [share.outcome.id for share in facts.tally.all_shares]
        parts += [theme.id for theme in facts.themes]
        wanted = {addresses.list_feed(facts.campaign, part) for part in (None, *parts)}
        wanted |= {addresses.idea_feed(idea.idea) for idea in facts.ideas}
        assert wanted <= made


def test_ids_are_unique_in_a_feed_and_mean_the_same_in_every_feed(example: Site) -> None:
    seen: dict[str, Any] = {}
    for address, data in feed_files(example):
        feed = feedparser.parse(data)
        ids = [entry.id for entry in feed.entries]
        assert len(set(ids)) == len(ids), address
        for entry in feed.entries:
            told = (entry.title, entry.link, entry.summary, entry.published, entry.updated)
            goes_on = "feed.atom" in entry.summary  # only its own feed says where it goes on
            assert goes_on or seen.setdefault(entry.id, told) == told


def test_ids_stay_when_the_words_and_the_day_change(example: Site) -> None:
    ledger_ = example.ledger
    facts = ledger_.campaigns[0]
    renamed = facts.campaign.model_copy(update={"title": "Renamed", "question": "Anew?"})
    later = replace(
        example,
        ledger=replace(
            ledger_,
            as_of=example.as_of + timedelta(days=3),
            campaigns=(replace(facts, campaign=renamed), *ledger_.campaigns[1:]),
        ),
    )
    was, now = (
        {name: {e.id for e in feedparser.parse(data).entries} for name, data in feed_files(site)}
        for site in (example, later)
    )
    assert was.keys() == now.keys()
    assert all(ids <= now[name] for name, ids in was.items() if len(ids) < NEWEST)


def test_no_feed_holds_more_than_the_newest() -> None:
    ideas = [idea(number, themes=("green",)) for number in range(1, NEWEST + 31)]
    records = [record(day(60), *(decision(one.number, "declined") for one in ideas))]
    park = campaign(themes={"green": "Green"})
    made = dict(feed_files(Site(Settings(), ledger(park, ideas, records, on=day(80)))))
    counts = {name: len(feedparser.parse(data).entries) for name, data in made.items()}
    assert max(counts.values()) == NEWEST
    for part in (None, "green", "declined", "received"):
        assert counts[addresses.list_feed(park, part)] == NEWEST


def test_everything_tells_of_ideas_decisions_campaigns_and_broken_promises() -> None:
    promise = {"kind": "answer", "within": "10 days", "of": "submitted", "text": "We answer."}
    park = campaign(promise, title="The park", code="PARK")
    found = ledger(park, [idea(1)], [record(day(50), decision(1, "declined"))], on=day(60))
    entries = _parsed(Site(Settings(), found), addresses.NEWS_FEED).entries
    told = [(entry.title, entry.published[:10]) for entry in entries]
    assert told == [
        ("Declined: A bench (PARK-1)", "2026-02-20"),
        ("Closed for ideas: The park", "2026-02-01"),
        ("Promise broken: We answer.", "2026-01-12"),
        ("Open for ideas: The park", "2026-01-01"),
        ("New idea: A bench (PARK-1)", "2026-01-01"),
    ]


def test_nothing_is_told_before_it_happens() -> None:
    found = ledger(campaign(), [], on=day(-5))
    made = dict(feed_files(Site(Settings(), found)))
    assert feedparser.parse(made[addresses.NEWS_FEED]).entries == []
    assert feedparser.parse(made[addresses.NEWS_FEED]).feed.updated[:10] == "2025-12-27"


def test_an_ideas_feed_is_its_story_and_says_where_it_goes_on() -> None:
    records = [
        record(day(40), decision(2, "declined"), name="first"),
        record(day(50), decision(2, "under-review", reopens=True), name="again"),
        record(day(60), decision(2, "merged", into=1), name="merged"),
    ]
    two = idea(2, title="Benches", by="Mair")
    found = ledger(campaign(code="PARK"), [idea(1), two], records, on=day(70))
    feed = _parsed(Site(Settings(), found), addresses.idea_feed(two))
    assert feed.feed.title == "Benches (PARK-2)"
    merged, again, declined, sent = feed.entries
    assert [entry.title.split(":")[0] for entry in feed.entries] == [
        *("Combined", "Under review", "Declined", "New idea")
    ]
    assert "It goes on as PARK-1: A bench" in merged.summary
    assert "http://localhost:8000/campaigns/park/1/feed.atom" in merged.summary
    assert merged.link == merged.id
    assert "With this it is open again" in again.summary
    assert declined.id == "http://localhost:8000/campaigns/park/2/#2026-02-10-first"
    assert (sent.id, sent.author) == ("http://localhost:8000/campaigns/park/2/", "Mair")


def test_a_withheld_idea_is_told_without_words() -> None:
    held = {"date": "2026-01-20", "by": "Clerk", "reason": "It names a person."}
    one = idea(1, title=None, withheld=held)
    site = Site(Settings(), ledger(campaign(), [one], on=day(70)))
    for address in (addresses.NEWS_FEED, addresses.idea_feed(one)):
        told = _parsed(site, address).entries[-1 if "1/" in address else 0]
        assert "not published" in "".join(entry.summary for entry in _parsed(site, address).entries)
        assert told.title
    (entry,) = _parsed(site, addresses.list_feed(site.ledger.campaigns[0].campaign, "withheld"))[
        "entries"
    ]
    assert (entry.published[:10], entry.author) == ("2026-01-20", "Clerk")
    assert "It names a person." in entry.summary


HOSTILE = "</title>]]><script>alert(1)</script>&lt;b onclick=x\u202e"


def test_hostile_words_stay_words() -> None:
    one = idea(1, title=HOSTILE, by=HOSTILE, body=f"{HOSTILE}\n\n[x](javascript:alert(1))")
    two = record(day(50), decision(1, "declined", reason=f"<script>alert(2)</script> {HOSTILE}"))
    made = ledger(campaign(title=HOSTILE, themes={"green": HOSTILE}), [one], [two], on=day(60))
    for address, data in feed_files(Site(Settings(), made)):
        tree = etree.fromstring(data)
        assert {str(part.tag).rpartition("}")[2] for part in tree.iter()} <= ATOM, address
        for summary in tree.iter("{*}summary"):
            html = BeautifulSoup(summary.text or "", "lxml")
            assert not html.select("script, [onclick], [href^=javascript]")


ATOM = set("feed title link id updated author name entry published summary category".split())


def test_feeds_keep_the_rules_of_atom(example: Site) -> None:
    """RFC 4287: each feed and entry has one id, title and updated, and every link is whole."""
    for address, data in feed_files(example):
        feed = etree.fromstring(data)
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == example.language.tag
        for part in (feed, *feed.iter("{*}entry")):
            for name in ("id", "title", "updated"):
                assert len(part.findall(f"{{*}}{name}")) == 1, (address, name)
            assert all(link.get("href").startswith("https://") for link in part.iter("{*}link"))
        days = [entry.findtext("{*}updated") for entry in feed.iter("{*}entry")]
        assert feed.findtext("{*}updated") == max(days, default=feed.findtext("{*}updated"))


def test_words_in_another_language_are_marked(example: Site) -> None:
    welsh = example.ledger.campaign["cae-chwarae-cwmteg"].ideas[0]
    entry = _parsed(example, addresses.idea_feed(welsh.idea)).entries[-1]
    assert BeautifulSoup(entry.summary, "lxml").select_one("[lang=cy][dir=ltr]")
