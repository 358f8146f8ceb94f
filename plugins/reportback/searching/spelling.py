"""The words of all ideas, by their first letter: what a misspelt word is held against."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reportback import addresses
from reportback.searching.records import Entry

_WORD = re.compile(r"[^\W\d_]+")
_LEAST, _MOST = 4, 30  # letters of a word whose spelling can be mended
_ARTICLE = re.compile("^ال(?=...)")  # Arabic writes 'the' as one word with what it belongs to
# Scripts that write no spaces, or whose letters are whole words.
_NOT_SPELT = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")


def folded(word: str) -> str:
    """A word without its accents and in small letters, as the script folds it."""
    plain = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M")).lower()


def initial(word: str) -> str:
    """The letter under which a word is kept, as the script finds it."""
    return _ARTICLE.sub("", folded(word))[:1]


def initials(entries: Iterable[Entry]) -> str:
    """Every letter under which there are words."""
    return "".join(sorted({initial(word) for word in _counted(entries)}))


def words(entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """For each letter the words that begin with it, those of most ideas first, with its address."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    counts = _counted(entries)
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        by_letter[initial(word)].append(word)
    for letter, found in sorted(by_letter.items()):
        made = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        yield addresses.search_words(letter), made.encode()


def _counted(entries: Iterable[Entry]) -> Mapping[str, int]:
    """In how many ideas each word is; of spellings that differ in accents, the most frequent."""
    counts = Counter(word for entry in entries for word in _said(entry))
    best: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        best.setdefault(folded(word), word)
    return {word: counts[word] for word in best.values()}


def _said(entry: Entry) -> set[str]:
    """The words that find an idea, in small letters, as they are written."""
    text = " ".join((entry["content"], *entry["meta"].values())).lower()
    found = set(_WORD.findall(unicodedata.normalize("NFC", text)))
    return {word for word in found if _LEAST <= len(word) <= _MOST and _is_spelt(word)}


def _is_spelt(word: str) -> bool:
    return not unicodedata.name(word[0], "").startswith(_NOT_SPELT)
