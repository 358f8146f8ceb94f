"""A column in which people say whether their name may be shown, and the rule that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reportback.importing.columns import resolved
from reportback.importing.markup import folded
from reportback.reading.tables import Table, text_of

# Words in English, Welsh, German, French, Spanish and Polish, folded.
_YES = frozenset("yes|y|true|1|ydw|cewch|oes|ie|ja|oui|sí|si|tak".split("|"))
_NO = frozenset("no|n|false|0|nac ydw|na chewch|nac oes|na|nage|nein|non|nie".split("|"))
_SHOWN = re.compile(
    r"publish|\bshow|\bdisplay|\bcyhoedd|\bdangos|veröffentlich|\banzeig|\bpubli|\baffich"
    r"|\bmostrar|\bpokaz|\bujawni"
)
_A_NAME = re.compile(r"\b(?:names?|enw|namen?|noms?|nombres?|nazwisk\w*|imi\w+)\b")
_NAMES_OF_NAMES = (  # the name that somebody chose to show, before a whole one, before a part
    re.compile(r".*\b(?:display name|nickname|username|anzeigename|pseudo\w*|alias)\b.*"),
    re.compile(
        r".*\b(?:(?:your|full) name|eich enw|ihr name|votre nom|su nombre|imię i nazwisko)\b.*"
    ),
    re.compile(r"names?|enw|nom|nombre|first name|vorname|prénom|imię"),
)


def with_consent(table: Table, data: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping's keys, in which a name is taken only where people said that it may be shown.

    Nothing is added where somebody has said already what is to be done with names, or where more
    than one column could be the permission.
    """
    taken = data.get("columns", {})
    if "by" in data.get("set", {}) or "by" in data.get("only_if", {}):
        return dict(data)
    consents = [place for place in range(len(table.columns)) if _is_consent(table, place)]
    name = taken.get("by") or _name(table, data)
    if len(consents) != 1 or not name:
        return dict(data)
    column = table.columns[consents[0]]
    said = [text for text in _texts(table, consents[0]) if folded(text) in _YES]
    rule = {"column": column, "values": list(dict.fromkeys(said))}
    only_if = {**data.get("only_if", {}), "by": rule}
    return {**data, "columns": {**taken, "by": name}, "only_if": only_if}


def _is_consent(table: Table, place: int) -> bool:
    """Whether a column's name speaks of showing a name, and somebody said yes to it."""
    name = folded(table.columns[place])
    spoken = _SHOWN.search(name) and _A_NAME.search(name)
    said = any(folded(text) in _YES for text in _texts(table, place))
    return bool(spoken and said and _yes_or_no(table, place))


def _yes_or_no(table: Table, place: int) -> bool:
    """Whether all that a column holds is yes or no; one that is empty holds nothing else."""
    return all(folded(text) in _YES | _NO for text in _texts(table, place))


def _texts(table: Table, place: int) -> Iterator[str]:
    """What a column says, without what is empty."""
    return (text for row in table.rows if (text := text_of(row.cells[place]).strip()))


def _name(table: Table, data: Mapping[str, Any]) -> str | None:
    """The column of people's names that nothing else uses: a shown name before a full one."""
    used = {
        resolved(name, table.columns)
        for names in (*data.get("columns", {}).values(), data.get("drop", ()))
        for name in ([names] if isinstance(names, str) else names)
    }
    left = [i for i in range(len(table.columns)) if i not in used and not _yes_or_no(table, i)]
    for pattern in _NAMES_OF_NAMES:
        for place in left:
            if pattern.fullmatch(folded(table.columns[place])):
                return table.columns[place]
    return None
