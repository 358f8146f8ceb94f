"""Values before and after, in words: made harmless, and short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from reportback.comparing.changes import About
from reportback.comparing.harmless import harmless
from reportback.ledger import PromiseFacts
from reportback.model import AnswerPromise, Cost, DecidePromise, UpdatePromise
from reportback.model.values import Matter
from reportback.phrases import Phrases
from reportback.prose import to_plain
from reportback.terms import Outcome, State

MOST_IDEAS = 12
_MOST_WORDS = 3_000
_MOST_SPOTS = 6
_AROUND = 4
_LONG = {"body", "summary", "question", "reason"}
_PROMISES = (AnswerPromise, DecidePromise, UpdatePromise)


@dataclass(frozen=True)
class Telling:
    """What values are called in the words of the site."""

    say: Phrases

    def idea(self, idea: About) -> str:
        """'RIVER-12 *Reed beds*'."""
        title = f" *{harmless(idea.title, 120)}*" if idea.title else ""
        return f"{harmless(idea.reference, 80)}{title}"

    def ideas(self, ideas: tuple[About, ...]) -> str:
        """Ideas in one line, and how many more there are."""
        said = [self.idea(idea) for idea in ideas[:MOST_IDEAS]]
        if more := len(ideas) - len(said):
            said.append(self.say.ideas_more(more))
        return self.say.language.list(said)

    def value(self, value: Any) -> str:
        """Any value of a file or setting in one line; nothing for none."""
        match value:
            case PromiseFacts():
                return harmless(self.say.promise(value.promise), 200)
            case Outcome():
                return harmless(self.say.within(value), 80)
            case State():
                return self.say.state_label(value)
            case date():
                return self.say.day(value)
            case About():
                return self.idea(value)
        return harmless(self._plain(value))

    def _plain(self, value: Any) -> str:
        match value:
            case AnswerPromise() | DecidePromise() | UpdatePromise():
                own, plain = value.text, self.say.plain_promise(value)
                return f"{own} ({plain})" if own else plain
            case Cost():
                return self.say.language.money(value.amount, value.currency)
            case Matter():
                kept = value.model_dump(exclude_none=True, exclude={"own"}).values()
                return ", ".join(filter(None, map(self._plain, kept)))
            case Mapping():
                return "; ".join(f"{key}: {self._plain(inner)}" for key, inner in value.items())
            case list() | tuple():
                return "; ".join(map(self._plain, value))
        return self._single(value)

    def _single(self, value: Any) -> str:
        match value:
            case bool():
                return self.say.switch(on=value)
            case date():
                return self.say.day(value)
        return "" if value is None else str(value)

    def text(self, markdown: str | None, limit: int = 300) -> str:
        """A text in Markdown as plain words."""
        return harmless(to_plain(markdown or ""), limit)

    def change(self, key: str, before: Any, after: Any) -> str:
        """A value before and after; of a longer text only the words that differ."""
        if key in _LONG and before and after:
            return self._words(str(before), str(after))
        if isinstance(before, tuple) and isinstance(after, tuple) and before and after:
            return self._items(before, after)
        was, now = self.value(before), self.value(after)
        kind = "replaced" if was and now else "added" if now else "removed"
        return self.say.change(kind, {"before": was, "after": now})

    def _items(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
        """The items of a list that are gone and those that came; all of it where only moved."""
        gone = tuple(item for item in before if item not in after)
        come = tuple(item for item in after if item not in before)
        if not gone and not come:
            values = {"before": self.value(before), "after": self.value(after)}
            return self.say.change("replaced", values)
        return " ".join(
            filter(None, (_marked("del", self.value(gone)), _marked("ins", self.value(come))))
        )

    def _words(self, before: str, after: str) -> str:
        """The words that differ, each with a few around it."""
        old, new = before.split(), after.split()
        if max(len(old), len(new)) > _MOST_WORDS:
            return self.say.words_replaced()
        spots = [
            spot
            for spot in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
            if spot[0] != "equal"
        ]
        said = [_spot(old, new, spot[1:]) for spot in spots[:_MOST_SPOTS]]
        if more := len(spots) - len(said):
            said.append(self.say.left_out(more))
        return " / ".join(said) or self.say.words_replaced()


def _marked(tag: str, text: str) -> str:
    return f"<{tag}>{text}</{tag}>" if text else ""


def _spot(old: list[str], new: list[str], where: tuple[int, int, int, int]) -> str:
    start, end, first, last = where
    lead = " ".join(old[max(0, start - _AROUND) : start])
    tail = " ".join(old[end : end + _AROUND])
    gone, come = " ".join(old[start:end]), " ".join(new[first:last])
    parts = (
        harmless(f"… {lead}") if lead else "",
        _marked("del", harmless(gone, 200)),
        _marked("ins", harmless(come, 200)),
        harmless(f"{tail} …") if tail else "",
    )
    return " ".join(filter(None, parts))
