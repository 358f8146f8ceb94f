"""Which ideas are about the same: found by their words, so that a reader of one finds the others.

Only ideas of one language are held against each other. Words that few ideas share say most. The
work grows with the number of ideas and no faster: each asks an index for a few of its telling
words, and only for words that a bounded number of ideas have. The same ideas give the same answer
on any machine: what is added up are whole numbers, and ties go to the idea that stands first.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale
from tantivy import (
    Document,
    Filter,
    Index,
    Occur,
    Query,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from reportback.ledger import IdeaFacts, Ledger

Key = tuple[str, int]  # a campaign's id, and the number of one of its ideas

ALIKE = 25  # of 100; below it, pairs of real campaigns share a word, not a subject
MOST = 4
_COMMON = 200  # ideas that share a word by which nothing is looked up
_ASKED = 16  # the most telling words of an idea, by which others are looked up
_FOUND = 24  # ideas that are held against it, the most promising ones
_TITLE = 4  # times what a word says in a text, it says in a title
_LENGTH = 4000  # signs of an idea that are read
_LONGEST = 40  # signs of a word
_MEMORY = 500_000_000  # the most that an index may take, so that it is never cut in two
# The languages of which the library knows how words are bent, and those of which it knows the words
# that say nothing.
_WITHOUT_STOP_WORDS = frozenset("arabic greek romanian tamil turkish".split())
_WITH_STOP_WORDS = frozenset(
    "danish dutch english finnish french german hungarian italian norwegian portuguese russian "
    "spanish swedish".split()
)


@dataclass(frozen=True)
class _Words:
    """The words of all ideas of one language: of each idea, with what each says there."""

    of: Sequence[Mapping[str, int]]
    shared_by: Mapping[str, int]
    whole: Sequence[int]

    def telling(self, place: int) -> list[tuple[str, int]]:
        """The words of an idea by which others are looked up, with their weight."""
        own = self.of[place].items()
        shared = (pair for pair in own if 1 < self.shared_by[pair[0]] <= _COMMON)
        return sorted(shared, key=lambda pair: (-pair[1], pair[0]))[:_ASKED]

    def alike(self, one: int, other: int) -> int:
        """How much two ideas have in common, of 100 (Dice's measure, each word by its weight)."""
        ours, theirs = self.of[one], self.of[other]
        common = sum(min(ours[word], theirs[word]) for word in ours.keys() & theirs.keys())
        return 200 * common // max(1, self.whole[one] + self.whole[other])


def similar_ideas(ledger: Ledger, lang: str) -> Mapping[Key, tuple[Key, ...]]:
    """The ideas most like each idea, the most alike first; an idea that has none is not there.

    Not among them: what is withheld, and what an idea's page shows already, since one went into
    the other or builds on it. `lang`: of ideas and campaigns that name none.
    """
    tongues: dict[str, list[IdeaFacts]] = defaultdict(list)
    for campaign in sorted(ledger.campaigns, key=lambda facts: facts.campaign.id):
        for idea in campaign.ideas:
            if not idea.idea.withheld:
                tag = idea.idea.lang or campaign.campaign.lang or lang
                tongues[tag.split("-")[0]].append(idea)
    return {key: found for tag, ideas in tongues.items() for key, found in _of_one(tag, ideas)}


def _of_one(tag: str, ideas: Sequence[IdeaFacts]) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    words = _words(_analyzer(tag), ideas)
    for place, candidates in enumerate(_candidates(words)):
        beside = _shown_already(ideas[place])
        found = sorted((-words.alike(place, other), other) for other in candidates)
        fit = [_key(ideas[other]) for score, other in found if -score >= ALIKE]
        nearest = tuple(key for key in fit if key not in beside)[:MOST]
        if nearest:
            yield _key(ideas[place]), nearest


def _key(facts: IdeaFacts) -> Key:
    return facts.campaign.id, facts.number


def _shown_already(facts: IdeaFacts) -> frozenset[Key]:
    links = facts.links
    into = (links.into,) if links.into else ()
    numbers = (facts.number, *into, *links.all_merged, *links.builds_on, *links.built_on_by)
    return frozenset((facts.campaign.id, number) for number in numbers)


def _analyzer(tag: str) -> TextAnalyzer:
    plain = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    plain = plain.filter(Filter.remove_long(_LONGEST))
    name = str(Locale.parse(tag).english_name).split()[0].lower()
    if name in _WITH_STOP_WORDS:
        plain = plain.filter(Filter.stopword(name))
    if name in _WITH_STOP_WORDS | _WITHOUT_STOP_WORDS:
        plain = plain.filter(Filter.stemmer(name))
    return plain.build()


def _words(analyzer: TextAnalyzer, ideas: Sequence[IdeaFacts]) -> _Words:
    """A word says more the fewer ideas have it, and more again in a title."""
    titles = [frozenset(analyzer.analyze(str(facts.idea.title))) for facts in ideas]
    bodies = [frozenset(analyzer.analyze(facts.idea.body[:_LENGTH])) for facts in ideas]
    read = list(zip(titles, bodies, strict=True))
    shared_by = Counter(word for title, body in read for word in title | body)
    says = {word: round(100 * math.log2(len(read) / n) ** 2) for word, n in shared_by.items()}
    of = [
        {word: says[word] * (_TITLE if word in title else 1) for word in title | body}
        for title, body in read
    ]
    return _Words(of, shared_by, [sum(weights.values()) for weights in of])


def _candidates(words: _Words) -> Iterator[list[int]]:
    """For each idea the others that share most of its telling words."""
    schema = (
        SchemaBuilder()
        .add_text_field("words", tokenizer_name="whitespace", index_option="basic")
        .add_integer_field("place", fast=True)
        .build()
    )
    index = Index(schema)
    writer = index.writer(heap_size=_MEMORY, num_threads=1)
    for place, own in enumerate(words.of):
        writer.add_document(Document(words=" ".join(sorted(own)), place=place))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    for place in range(len(words.of)):
        asked = [
            (Occur.Should, Query.const_score_query(term, weight))
            for word, weight in words.telling(place)
            for term in [Query.term_query(schema, "words", word, index_option="basic")]
        ]
        hits = searcher.search(Query.boolean_query(asked), limit=_FOUND, count=False).hits
        found = searcher.fast_field_values("place", [address for _, address in hits])
        yield [int(other or 0) for other in found]
