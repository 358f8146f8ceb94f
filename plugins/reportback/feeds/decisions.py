"""Decisions as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from markupsafe import Markup

from reportback import addresses, prose
from reportback.feeds.feed import Entry, in_tongue
from reportback.ledger.decisions import DecisionFacts, RecordFacts
from reportback.site import Site
from reportback.terms import Outcome

Pair = tuple[RecordFacts, DecisionFacts]

_NAMED = 20  # ideas that an entry names
_LONG = 5000  # signs of a reason; of a longer one the beginning


def newest(records: Iterable[RecordFacts]) -> Iterator[Pair]:
    """Every decision of these records, in their order."""
    return ((facts, decision) for facts in records for decision in facts.decisions)


def entries(site: Site, decisions: Iterable[Pair], most: int) -> Iterator[Entry]:
    """The first of these decisions."""
    return (entry(site, *pair) for pair in islice(decisions, most))


def entry(site: Site, facts: RecordFacts, decision: DecisionFacts) -> Entry:
    """A decision that was corrected says so, and is as new as its correction."""
    address = site.whole(f"{addresses.record(facts.record)}#{decision.anchor}")
    days = [facts.record.date, *(later.date for _, later in decision.corrected)]
    return Entry(
        address,
        _title(site, decision),
        address,
        _summary(site, facts, decision),
        facts.record.by,
        facts.record.date,
        max(days),
        (decision.outcome.id, facts.campaign.id),
    )


def reason(
    site: Site, given: str | None, outcome: Outcome, *tags: str | None, unreasoned: bool
) -> Markup:
    """Why, in the words of those who decided, or plainly that no reason was given."""
    if given:
        whole = len(given) <= _LONG
        told = prose.to_html(given) if whole else paragraph(prose.excerpt(given, _LONG))
        return in_tongue(site, told, *tags)
    say = site.phrases
    return paragraph(say.no_reason() if unreasoned else say.meaning(outcome))


def paragraph(words: str) -> Markup:
    """Words that are no HTML."""
    return Markup("<p>{}</p>").format(words)


def linked(address: str, words: str) -> Markup:
    """A paragraph that leads to a whole address."""
    return Markup('<p><a href="{}">{}</a></p>').format(address, words)


def _title(site: Site, facts: DecisionFacts) -> str:
    """'Declined: Reed beds (RIVER-12)', or with the number of ideas; and if it no longer stands."""
    say, (first, *others) = site.phrases, facts.ideas
    outcome = say.outcome(facts.outcome) if facts.stands else say.corrected_outcome(facts.outcome)
    return say.entry_title(outcome, first, len(others))


def _summary(site: Site, facts: RecordFacts, decision: DecisionFacts) -> Markup:
    given = decision.decision
    tags, silent = (given.lang, facts.campaign.lang), given.no_reason_given
    why = reason(site, given.reason, decision.outcome, *tags, unreasoned=silent)
    return Markup().join((*_corrections(site, decision), why, _ideas(site, decision)))


def _corrections(site: Site, facts: DecisionFacts) -> Iterator[Markup]:
    """What corrected the decision, once for all of its ideas or for those that it was about."""
    by_record = sorted(facts.corrected, key=lambda pair: (pair[1].date, pair[1].name))
    for later, pairs in groupby(by_record, key=lambda pair: pair[1]):
        ideas = [idea.reference for idea, _ in pairs]
        whole = len(ideas) == len(facts.ideas)
        said = site.phrases.corrected(later.date, [] if whole else ideas)
        yield linked(site.whole(addresses.record(later)), said)


def _ideas(site: Site, facts: DecisionFacts) -> Markup:
    """The ideas that it was about, each with the way to its page."""
    item = Markup('<li><a href="{}">{}</a></li>')
    items = [
        item.format(site.whole(addresses.idea(idea.idea)), site.phrases.named(idea))
        for idea in facts.ideas[:_NAMED]
    ]
    if more := len(facts.ideas) - len(items):
        address = site.whole(f"{addresses.record(facts.record)}#{facts.anchor}")
        items.append(item.format(address, site.phrases.more_ideas(more)))
    return Markup("<ul>{}</ul>").format(Markup().join(items))
