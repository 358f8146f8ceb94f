"""Sentences about facts, in the reader's language: the same on pages, in feeds and calendars."""

from __future__ import annotations

from dataclasses import dataclass

from reportback.language import Language
from reportback.ledger import Duty, IdeaFacts, PromiseFacts
from reportback.model import (
    AnswerPromise,
    DecidePromise,
    Idea,
    Period,
    Promise,
    Unit,
    UpdatePromise,
)
from reportback.terms import PHASE_LABELS, STANDING_LABELS, Outcome, Phase, Standing


@dataclass(frozen=True)
class Phrases:
    """Sentences in one language."""

    language: Language

    def _(self, message: str, **values: object) -> str:
        return self.language.gettext(message) % values if values else self.language.gettext(message)

    def _n(self, one: str, many: str, count: int, **values: object) -> str:
        said = self.language.ngettext(one, many, count)
        return said % {"count": self.language.number(count), **values}

    def outcome(self, outcome: Outcome) -> str:
        """An outcome's label."""
        return self._(outcome.label)

    def meaning(self, outcome: Outcome) -> str:
        """What an outcome means, in one line."""
        return self._(outcome.meaning)

    def standing(self, standing: Standing) -> str:
        """'Kept', 'Broken' or 'Still open'."""
        return self._(STANDING_LABELS[standing])

    def phase(self, phase: Phase) -> str:
        """What a campaign is doing."""
        return self._(PHASE_LABELS[phase])

    def author(self, idea: Idea) -> str:
        """A contributor's display name."""
        return idea.by or self._("Anonymous")

    def title(self, idea: Idea) -> str:
        """An idea's title; a withheld one has none of its own."""
        return idea.title or self._("Idea %(number)s (withheld)", number=idea.number)

    def days(self, count: int, unit: Unit = Unit.DAYS) -> str:
        """'3 working days'."""
        if unit is Unit.WORKING_DAYS:
            return self._n("%(count)s working day", "%(count)s working days", count)
        return self._n("%(count)s day", "%(count)s days", count)

    def period(self, period: Period) -> str:
        """A promised length of time."""
        match period.unit:
            case Unit.WEEKS:
                return self._n("%(count)s week", "%(count)s weeks", period.count)
            case Unit.MONTHS:
                return self._n("%(count)s month", "%(count)s months", period.count)
        return self.days(period.count, period.unit)

    def promise(self, promise: Promise) -> str:
        """A promise in its campaign's own words, else in ours."""
        return promise.text or self.plain_promise(promise)

    def plain_promise(self, promise: Promise) -> str:
        """What a promise says, as the program understands it."""
        match promise:
            case AnswerPromise():
                within = self.period(promise.within)
                if promise.of == "submitted":
                    return self._("A first answer to every idea within %(within)s", within=within)
                return self._(
                    "A first answer to every idea within %(within)s of closing", within=within
                )
            case UpdatePromise():
                every = self.period(promise.every)
                return self._("News at least every %(every)s on every idea taken forward", every=every)
            case DecidePromise(by=day) if day is not None:
                return self._("A decision on every idea by %(day)s", day=self.language.day(day))
            case DecidePromise(within=period, of="submitted") if period is not None:
                within = self.period(period)
                return self._("A decision on every idea within %(within)s", within=within)
            case DecidePromise(within=period) if period is not None:
                within = self.period(period)
                return self._("A decision on every idea within %(within)s of closing", within=within)
        raise ValueError(f"not a promise that can be said: {promise!r}")

    def late(self, duty: Duty) -> str:
        """'12 working days late'."""
        return self._("%(days)s late", days=self.days(duty.late, duty.unit))

    def how_it_stands(self, facts: PromiseFacts) -> str:
        """One sentence on how a promise stands, with its numbers."""
        parts = []
        if facts.kept:
            parts.append(self._n("kept for %(count)s idea", "kept for %(count)s ideas", len(facts.kept)))
        if facts.broken:
            parts.append(
                self._n("broken for %(count)s idea", "broken for %(count)s ideas", len(facts.broken))
            )
        if facts.open:
            parts.append(
                self._n("still open for %(count)s idea", "still open for %(count)s ideas", len(facts.open))
            )
        if not parts:
            return self._("No idea has come under this promise yet.")
        sentence = self.language.list(parts)
        return sentence[0].upper() + sentence[1:] + "."

    def waited(self, idea: IdeaFacts) -> str:
        """'Nobody has answered yet: 34 days.'"""
        return self._("Nobody has answered yet: %(days)s.", days=self.days(idea.days_waited))

    def taken_forward(self, taken: int, received: int) -> str:
        """'41 of 84 ideas were taken forward.'"""
        return self._n(
            "%(taken)s of %(count)s idea was taken forward.",
            "%(taken)s of %(count)s ideas were taken forward.",
            received,
            taken=self.language.number(taken),
        )
