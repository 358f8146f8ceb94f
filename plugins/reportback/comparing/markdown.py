"""A comparison as Markdown for a pull request: one sentence, cautions, then all the rest.

A comment of GitHub's holds 65,536 characters: each group has its bound, so that all of them
together stay below, and says how much it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportback.comparing.changes import Change, Comparison, Note, Topic
from reportback.comparing.harmless import harmless, in_code
from reportback.comparing.telling import Telling
from reportback.phrases import Phrases

_MOST_LINES = 40
_MOST_CHANGED = 10
_MOST_CHARACTERS = 7_000
_GROUPS = (Topic.DECISIONS, Topic.PROMISES, Topic.IDEAS, Topic.CAMPAIGNS, Topic.SITE)


def markdown(found: Comparison, say: Phrases, *, fresh: bool = False) -> str:
    """The whole comparison in words."""
    tell = Telling(say)
    parts = [f"**{say.change_summary(summed(found))}**"]
    if not found.empty:
        parts += [say.nothing_before()] if fresh else []
        cautions = [change for change in found.changes if change.caution]
        parts += _group(say, Topic.CAUTIONS, _lines(tell, cautions))
        for topic in _GROUPS:
            told = [c for c in found.changes if c.topic is topic and not c.caution]
            parts += _group(say, topic, _lines(tell, told))
        parts += _group(say, "balance", [("", line) for line in _balances(found, say)])
        parts += _group(say, Topic.PAGES, [("", line) for line in _pages(found, say)])
        parts.append(f"<sub>{say.spoken_for(found.as_of)}</sub>")
    return "\n\n".join(parts) + "\n"


def summed(found: Comparison) -> Mapping[str, int]:
    """What the first sentence counts, the weightiest first."""
    changes = found.changes
    rewritten = ("record-changed", "record-gone", "decision-changed", "decision-gone")
    broken = ("promise-broken", "promise-more-broken")
    outcomes = sum(len(c.ideas) for c in changes if c.kind == "decided")
    words = {c.ideas for c in changes if c.kind in ("idea-title", "idea-words", "idea-by")}
    follows = "campaign-state"  # mostly from what was decided
    campaigns = {c.campaign for c in changes if c.topic is Topic.CAMPAIGNS and c.kind != follows}
    lost = [c for c in changes if c.kind == "campaign-gone"]
    counts = {
        "outcomes": outcomes,
        "moved": sum(len(c.ideas) for c in changes if c.kind == "moved"),
        "rewritten": found.count(*rewritten),
        "broken": found.count(*broken),
        "new": sum(len(c.ideas) for c in changes if c.kind == "ideas-new"),
        "words": len(words),
        "withheld": found.count("idea-withheld"),
        "gone": found.count("idea-gone") + sum(c.values["count"] for c in lost),
        "campaigns": len(campaigns),
        "site": sum(c.topic is Topic.SITE for c in changes),
    }
    if not any(counts.values()) and not found.empty:
        pages = found.pages
        counts["pages"] = len(pages.new) + len(pages.changed) + len(pages.gone) + pages.others
    return counts


def _group(say: Phrases, topic: str, lines: Sequence[tuple[str, str]]) -> list[str]:
    """A heading and its lists, one for each campaign and record, as far as there is room."""
    shown: list[str] = []
    room, count, here = _MOST_CHARACTERS, 0, ""
    for where, line in lines[:_MOST_LINES]:
        head = f"\n**{where}**\n\n" if where else "\n"
        head = head if where != here else ""
        room -= len(line) + len(head) + 3
        if room < 0:
            break
        shown.append(f"{head}- {line}")
        count, here = count + 1, where
    if left := len(lines) - count:
        shown.append(f"- {say.left_out(left)}")
    return [f"### {say.topic(topic)}", "\n".join(shown).strip()] if lines else []


def _lines(tell: Telling, changes: Sequence[Change]) -> list[tuple[str, str]]:
    return [(_where(tell, change), _sentence(tell, change)) for change in changes]


def _where(tell: Telling, change: Change) -> str:
    """The campaign and the record that a change belongs to."""
    record = tell.say.record(harmless(change.record, 80)) if change.record else ""
    named = [harmless(change.campaign, 120), record]
    return ", ".join(filter(None, named))


def _sentence(tell: Telling, change: Change) -> str:
    given = dict(change.values)
    values: dict[str, Any] = {
        name: tell.text(value) if name in ("reason", "question") else tell.value(value)
        for name, value in given.items()
        if name != "count"
    }
    if "key" in given:
        key = str(given["key"])
        values["key"] = tell.say.changed_key(key) or harmless(key)
        values["change"] = tell.change(key, given["before"], given["after"])
    values["ideas"] = tell.ideas(change.ideas)
    kind = "decided-new" if change.kind == "decided" and not given["before"] else change.kind
    count = given.get("count", len(change.ideas))
    said = [tell.say.change(kind, values, count)]
    said += [_note(tell, note) for note in change.notes]
    if change.kind.startswith("decided"):
        said.append(_reason(tell, change))
    return " ".join(filter(None, said))


def _reason(tell: Telling, change: Change) -> str:
    if change.values["no_reason"]:
        return tell.say.no_reason()
    reason = tell.text(change.values["reason"])
    return tell.say.change("reason", {"reason": reason}) if reason else ""


def _note(tell: Telling, note: Note) -> str:
    values = dict(note.values)
    if note.kind == "cost":
        values = {"cost": tell.say.language.money(values["amount"], values["currency"])}
    said = {name: tell.value(value) for name, value in values.items()}
    return tell.say.change(note.kind, said)


def _balances(found: Comparison, say: Phrases) -> Iterator[str]:
    for balance in found.balances:
        taken = say.taken_before_and_after(balance.before[:2], balance.after[:2])
        open_ = say.undecided_before_and_after(balance.before[2], balance.after[2])
        yield f"{harmless(balance.campaign, 120)}: {taken}; {open_}."


def _pages(found: Comparison, say: Phrases) -> Iterator[str]:
    """Counts, then the vanished ones (always first), the new ones and the changed ones."""
    pages = found.pages
    if pages.new or pages.changed or pages.gone:
        yield say.pages_counted(len(pages.new), len(pages.changed), len(pages.gone))
    if pages.others:
        yield say.files_changed(pages.others)
    for title, address, target in pages.gone:
        leads = None if target is None else in_code(f"/{target}")
        yield say.page_gone(harmless(title, 120), in_code(f"/{address}"), leads)
    for title, address in pages.new:
        yield say.page_new(harmless(title, 120), in_code(f"/{address}"))
    for title, address in pages.changed[:_MOST_CHANGED]:
        yield say.page_changed(harmless(title, 120), in_code(f"/{address}"))
    if left := len(pages.changed[_MOST_CHANGED:]):
        yield say.left_out(left)
