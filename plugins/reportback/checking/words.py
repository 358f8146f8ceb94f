"""The words of staff in a record, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportback.model import Record
from reportback.places import Loc


def words_of_record(record: Record) -> Iterator[tuple[Loc, str, str]]:
    """A record's own words in every language: where they stand, their key, and they themselves."""
    told: list[tuple[Loc, Any, tuple[str, ...]]] = [((), record, ("by", "summary"))]
    told += [(("translations", t), w, ("by", "summary")) for t, w in record.translations.items()]
    for index, decision in enumerate(record.decisions):
        told.append((("decisions", index), decision, ("reason", "owner")))
        for tag, words in decision.translations.items():
            told.append((("decisions", index, "translations", tag), words, ("reason", "owner")))
    for loc, value, keys in told:
        for key in keys:
            if text := getattr(value, key):
                yield (*loc, key), key, text
