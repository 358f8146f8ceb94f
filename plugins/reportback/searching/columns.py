"""What the script narrows down by, sorts by, and knows references by: a few numbers an idea."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportback.ledger import IdeaFacts
from reportback.searching.facets import FACETS, values
from reportback.searching.program import Files, NoIndex
from reportback.searching.records import Entry
from reportback.searching.spelling import folded, initials
from reportback.site import Site

_FRAGMENT = "fragment/"
_SIGNATURE = "pagefind_dcd"
_PAD = "."
_FEW = 10  # of fewer texts, half is too little to go by


def columns(site: Site, entries: Sequence[Entry], files: Files) -> bytes:
    """What every search needs: one column a fact, the newest idea first. Raises NoIndex.

    `id`: what the index calls the ideas, see `_packed`. A facet's column holds places in its
    `values`, a list where an idea has not just one. `common`: words that are not worth looking up
    beside others. `initials`: the letters for which there are words (see `spelling`).
    """
    called = _called(files)
    names = [called.get(entry["url"]) for entry in entries]
    if None in names:
        raise NoIndex(f"it left out {names.count(None)} of {len(names)} ideas")
    ideas, shared = site.ledger.ideas, site.ledger.shared
    held = [values(facts, shared) for facts in ideas]
    given = {name: [some.get(name, []) for some in held] for name in FACETS}
    known = {name: sorted({one for some in given[name] for one in some}) for name in FACETS}
    made: dict[str, Any] = {
        "values": known,
        "id": _packed([name for name in names if name]),
        **{name: _placed(given[name], known[name]) for name in FACETS},
        "common": common_words(entry["content"] for entry in entries),
        "initials": initials(entries),
    }
    return _written(made)


def order(site: Site) -> bytes:
    """What ideas are sorted by, in the same order. `answered`: 0 while somebody still waits."""
    ideas = site.ledger.ideas
    return _written(
        {
            "supporters": [facts.idea.supporters or 0 for facts in ideas],
            "waited": [facts.days_waited for facts in ideas],
            "answered": [int(not facts.waiting) for facts in ideas],
        }
    )


def numbers(site: Site) -> bytes:
    """The ideas' numbers, in the same order: see `_steps`."""
    return _written({"number": _steps(site.ledger.ideas)})


def _written(made: Mapping[str, Any]) -> bytes:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(names: Sequence[str]) -> Mapping[str, str | int]:
    """Names (of one beginning, as one index has one language) filled up to one width, end to end.

    A fifth smaller than a list. Bytes of a hash do not compress.
    """
    stem = names[0][: names[0].find("_") + 1]
    ends = [name.removeprefix(stem) for name in names]
    width = max(map(len, ends))
    return {"stem": stem, "width": width, "of": "".join(end.ljust(width, _PAD) for end in ends)}


def common_words(texts: Iterable[str]) -> list[str]:
    """The words of more than half of many texts, in the script's spelling: they tell nothing."""
    held = [set(map(folded, re.findall(r"[^\W_]+", text))) for text in texts]
    counts = Counter(word for words in held for word in words)
    return sorted(word for word, count in counts.items() if count > len(held) / 2 >= _FEW)


def _placed(given: list[list[str]], known: list[str]) -> list[int | list[int]]:
    place = {value: number for number, value in enumerate(known)}
    return [place[some[0]] if len(some) == 1 else [place[one] for one in some] for some in given]


def _steps(ideas: tuple[IdeaFacts, ...]) -> list[int]:
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
