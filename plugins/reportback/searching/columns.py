"""What the script narrows down and sorts by: a few numbers for each idea, as small as can be."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportback.ledger import IdeaFacts
from reportback.searching.facets import FACETS, shared_names, values
from reportback.searching.program import Files, NoIndex
from reportback.searching.records import Entry
from reportback.site import Site

_FRAGMENT = "fragment/"
_SIGNATURE = "pagefind_dcd"
_FEW = 10  # of fewer texts, half is too little to go by


def columns(site: Site, entries: Sequence[Entry], files: Files) -> bytes:
    """One column a fact, the newest idea first. Raises NoIndex.

    `id`: what the index calls an idea. A facet's column holds places in its `values`, a list where
    an idea has not just one. `number`: see `_numbers`. `answered`: 0 while somebody still waits.
    `common`: words that are not worth looking up beside others.
    """
    called = _called(files)
    names = [called.get(entry["url"]) for entry in entries]
    if None in names:
        raise NoIndex(f"it left out {names.count(None)} of {len(names)} ideas")
    ideas, shared = site.ledger.ideas, shared_names(site)
    held = [values(facts, shared) for facts in ideas]
    given = {name: [some.get(name, []) for some in held] for name in FACETS}
    known = {name: sorted({one for some in given[name] for one in some}) for name in FACETS}
    made: dict[str, Any] = {
        "values": known,
        "id": names,
        **{name: _placed(given[name], known[name]) for name in FACETS},
        "supporters": [facts.idea.supporters or 0 for facts in ideas],
        "waited": [facts.days_waited for facts in ideas],
        "answered": [int(not facts.waiting) for facts in ideas],
        "number": _numbers(ideas),
        "common": common_words(entry["content"] for entry in entries),
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def common_words(texts: Iterable[str]) -> list[str]:
    """The words of more than half of many texts, in the script's spelling: they tell nothing."""
    held = [set(map(_folded, re.findall(r"[^\W_]+", text))) for text in texts]
    counts = Counter(word for words in held for word in words)
    return sorted(word for word, count in counts.items() if count > len(held) / 2 >= _FEW)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()


def _placed(given: list[list[str]], known: list[str]) -> list[int | list[int]]:
    place = {value: number for number, value in enumerate(known)}
    return [place[some[0]] if len(some) == 1 else [place[one] for one in some] for some in given]


def _numbers(ideas: tuple[IdeaFacts, ...]) -> list[int]:
    """How much smaller each number is than the one before it in its campaign: mostly 1."""
    last: dict[str, int] = {}
    steps = []
    for facts in ideas:
        steps.append(last.get(facts.campaign.id, 0) - facts.number)
        last[facts.campaign.id] = facts.number
    return steps


def _called(files: Files) -> Mapping[str, str]:
    """What the index calls each of its entries, by the entry's address."""
    called = {}
    for path, data in files.items():
        if path.startswith(_FRAGMENT):
            told = json.loads(gzip.decompress(data).decode().removeprefix(_SIGNATURE))
            called[told["url"]] = path.removeprefix(_FRAGMENT).rpartition(".")[0]
    return called
