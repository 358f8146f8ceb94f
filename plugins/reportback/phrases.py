"""Sentences about facts, in the reader's language: the same on pages, in feeds and calendars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportback.language import Language
from reportback.ledger import (
    CampaignFacts,
    Duty,
    IdeaFacts,
    PromiseFacts,
    ResponseTimes,
    Tally,
)
from reportback.ledger.duties import unit_of
from reportback.ledger.responses import Band
from reportback.model import (
    AnswerPromise,
    DecidePromise,
    Extension,
    Idea,
    Period,
    Promise,
    Unit,
    UpdatePromise,
)
from reportback.terms import (
    N_,
    PHASE_LABELS,
    STANDING_LABELS,
    Outcome,
    Phase,
    Stage,
    Standing,
)

_Plural = tuple[str, str]


def N_n(one: str, many: str) -> _Plural:  # noqa: N802 - as N_, for words with a count
    """Mark a message with its plural for translation."""
    return one, many


# How a promise of each kind stands: in time, late, late and still waiting, still in time.
_HOW: Mapping[str, tuple[_Plural, ...]] = {
    "answer": (
        N_n("%(count)s idea was answered in time.", "%(count)s ideas were answered in time."),
        N_n("%(count)s was answered late.", "%(count)s were answered late."),
        N_n("%(count)s is late and still waiting.", "%(count)s are late and still waiting."),
        N_n("For %(count)s there is still time.", "For %(count)s there is still time."),
    ),
    "decide": (
        N_n("%(count)s idea was decided in time.", "%(count)s ideas were decided in time."),
        N_n("%(count)s was decided late.", "%(count)s were decided late."),
        N_n("%(count)s is late and still undecided.", "%(count)s are late and still undecided."),
        N_n("For %(count)s there is still time.", "For %(count)s there is still time."),
    ),
    "update": (
        N_n("%(count)s idea always had news in time.", "%(count)s ideas always had news in time."),
        N_n("News came late for %(count)s.", "News came late for %(count)s."),
        N_n("News is late now for %(count)s.", "News is late now for %(count)s."),
        N_n(
            "For %(count)s the next news is not due yet.",
            "For %(count)s the next news is not due yet.",
        ),
    ),
}
_COUNTED: Mapping[Standing, _Plural] = {
    Standing.KEPT: N_n("%(count)s is kept", "%(count)s are kept"),
    Standing.BROKEN: N_n("%(count)s is broken", "%(count)s are broken"),
    Standing.OPEN: N_n("%(count)s is still open", "%(count)s are still open"),
}
_PROMISED: Mapping[str, str] = {
    "answer": N_("A first answer is promised by %(day)s."),
    "decide": N_("A decision is promised by %(day)s."),
    "update": N_("News is promised by %(day)s at the latest."),
}
_OVERDUE: Mapping[str, str] = {
    "answer": N_("A first answer was promised by %(day)s."),
    "decide": N_("A decision was promised by %(day)s."),
    "update": N_("News was promised by %(day)s."),
}
_CAME_LATE: Mapping[str, str] = {
    "answer": N_("The first answer came %(late)s."),
    "decide": N_("The decision came %(late)s."),
    "update": N_("News once came %(late)s."),
}
_WANTED: Mapping[str, str] = {
    "answer": N_("a first answer"),
    "decide": N_("a decision"),
    "update": N_("news"),
}


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

    def _day(self, day: date) -> str:
        return self.language.day(day)

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
                return self._(
                    "News at least every %(every)s on every idea taken forward", every=every
                )
            case DecidePromise(by=day) if day is not None:
                return self._("A decision on every idea by %(day)s", day=self.language.day(day))
            case DecidePromise(within=period, of="submitted") if period is not None:
                within = self.period(period)
                return self._("A decision on every idea within %(within)s", within=within)
            case DecidePromise(within=period) if period is not None:
                within = self.period(period)
                return self._(
                    "A decision on every idea within %(within)s of closing", within=within
                )
        raise ValueError(f"not a promise that can be said: {promise!r}")

    def late(self, duty: Duty) -> str:
        """'12 working days late'."""
        return self._("%(days)s late", days=self.days(duty.late, duty.unit))

    def how_it_stands(self, facts: PromiseFacts) -> str:
        """How a promise stands, with its numbers: in time, late, late and waiting, still open."""
        if not facts.duties:
            return self._("No idea has come under this promise yet.")
        waiting = len(facts.overdue)
        counts = (len(facts.kept), len(facts.broken) - waiting, waiting, len(facts.open))
        said = [
            self._n(one, many, count)
            for (one, many), count in zip(_HOW[facts.promise.kind], counts, strict=True)
            if count
        ]
        return " ".join(said)

    def longest_delay(self, facts: PromiseFacts) -> str:
        """The longest lateness of any idea."""
        days = self.days(facts.latest, unit_of(facts.promise))
        return self._("The longest delay: %(days)s.", days=days)

    def still_to_come(self, facts: PromiseFacts, as_of: date) -> str:
        """Until when there is time, for a promise that is still open; else nothing."""
        if facts.due and facts.due >= as_of and facts.standing is Standing.OPEN:
            left = self.days((facts.due - as_of).days)
            return self._(
                "It is due by %(day)s: %(left)s left.", day=self._day(facts.due), left=left
            )
        if facts.next_due:
            return self._("The next one is due by %(day)s.", day=self._day(facts.next_due))
        return ""

    def extension(self, facts: PromiseFacts, extension: Extension) -> str:
        """That the day was moved, and whether that came in time."""
        days = {"on": self._day(extension.on), "to": self._day(extension.to)}
        if facts.due and extension.to > facts.due:
            return self._(
                "On %(on)s it was said that it would take until %(to)s. "
                "That came after the day had passed, so it does not count.",
                **days,
            )
        if facts.first_due:
            first = self._day(facts.first_due)
            return self._(
                "First promised for %(first)s. On %(on)s this was moved to %(to)s.",
                first=first,
                **days,
            )
        return self._("On %(on)s this was moved to %(to)s.", **days)

    def promise_counts(self, counts: Mapping[Standing, int]) -> str:
        """How many promises are kept, broken and open."""
        total = sum(counts.values())
        if not total:
            return self._("No campaign has made a promise that a program can check.")
        head = self._n("%(count)s promise was made:", "%(count)s promises were made:", total)
        said = [
            self._n(one, many, counts[standing])
            for standing, (one, many) in _COUNTED.items()
            if counts[standing]
        ]
        return f"{head} {self.language.list(said)}."

    def overdue(self, count: int) -> str:
        """How many times somebody waits for longer than was promised."""
        return self._n(
            "%(count)s idea is waiting longer than promised.",
            "%(count)s ideas are waiting longer than promised.",
            count,
        )

    def is_promised(self, promise: Promise, duty: Duty) -> str:
        """What is still to be done for an idea, and by when."""
        return self._(_PROMISED[promise.kind], day=self._day(duty.due))

    def was_promised(self, promise: Promise, duty: Duty) -> str:
        """What should have been done for an idea, and how late it is."""
        said = self._(_OVERDUE[promise.kind], day=self._day(duty.due))
        return f"{said} {self._('It is %(late)s.', late=self.late(duty))}"

    def came_late(self, promise: Promise, duty: Duty) -> str:
        """What was done for an idea, but after its day."""
        return self._(_CAME_LATE[promise.kind], late=self.late(duty))

    def wanted(self, promise: Promise) -> str:
        """What a promise asks for one idea: 'a first answer'."""
        return self._(_WANTED[promise.kind])

    def announced(self, due: date, as_of: date) -> str:
        """The day for which delivery is announced; one that has passed is no promise any more."""
        if due >= as_of:
            return self._("It is announced for %(day)s.", day=self._day(due))
        return self._(
            "The last date named for it was %(day)s. That day has passed; no new one was named.",
            day=self._day(due),
        )

    def state(self, facts: CampaignFacts, as_of: date) -> str:
        """What a campaign is doing, and until when."""
        campaign, phase = facts.campaign, self.phase(facts.phase)
        closes = self._day(campaign.closes)
        if facts.phase is Phase.COMING:
            return self._("Opens on %(day)s.", day=self._day(campaign.opens))
        if facts.phase is Phase.OPEN and campaign.closes == as_of:
            return self._("Open until today, %(day)s.", day=closes)
        if facts.phase is Phase.OPEN:
            left = self.days((campaign.closes - as_of).days)
            return self._("Open until %(day)s: %(left)s left.", day=closes, left=left)
        return self._("%(phase)s. Closed for ideas since %(day)s.", phase=phase, day=closes)

    def outline(self, tally: Tally) -> str:
        """What became of all ideas, in two or three sentences."""
        if not tally.received:
            return self._("No ideas have come in yet.")
        said = [self.taken_forward(tally.taken_forward, tally.received)]
        if done := tally.count(Stage.DONE):
            said.append(self._n("%(count)s of them is done.", "%(count)s of them are done.", done))
        if undecided := tally.count(Stage.WAITING, Stage.REVIEW):
            said.append(
                self._n(
                    "%(count)s has no decision yet.", "%(count)s have no decision yet.", undecided
                )
            )
        return " ".join(said)

    def balance(self, tally: Tally) -> str:
        """'84 received = 6 Declined + …': the numbers add up."""
        said = (
            f"{self.language.number(share.count)} {self.outcome(share.outcome)}"
            for share in tally.shares
        )
        count = self.language.number(tally.received)
        return self._("%(count)s received = %(sum)s.", count=count, sum=" + ".join(said))

    def unreasoned(self, count: int) -> str:
        """How many ideas were decided without a reason."""
        return self._n("%(count)s idea got no reason.", "%(count)s ideas got no reason.", count)

    def no_reason(self) -> str:
        """That whoever decided gave no reason."""
        return self._("No reason was given.")

    def response_times(self, times: ResponseTimes) -> str:
        """How long answers took; no figure on tiny numbers."""
        if times.median is None:
            return self._("Too few answers have been given to say how long they take.")
        return self._(
            "Half of the %(count)s first answers came within %(days)s.",
            count=self.language.number(times.answered),
            days=self.days(times.median),
        )

    def band(self, band: Band) -> str:
        """'8 to 28 days'."""
        over = self.language.number(band.over + 1)
        if band.up_to is None:
            return self._("%(from)s days or more", **{"from": over})
        if not band.over:
            return self._("Up to %(days)s", days=self.days(band.up_to))
        return self._("%(from)s to %(to)s", **{"from": over, "to": self.days(band.up_to)})

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
