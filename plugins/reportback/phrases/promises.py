"""Sentences about promises and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reportback.ledger import Duty, PromiseFacts
from reportback.ledger.duties import unit_of
from reportback.model import AnswerPromise, DecidePromise, Extension, Promise, UpdatePromise
from reportback.phrases.words import N_n, Plural, Words
from reportback.terms import N_, STANDING_LABELS, Standing

_LAPSED = N_n(
    "%(count)s idea was taken back after its day had passed.",
    "%(count)s ideas were taken back after their day had passed.",
)
# How a promise of each kind stands: in time, late, late and still waiting, late and then taken
# back by its contributor, still in time.
_HOW: Mapping[str, tuple[Plural, ...]] = {
    "answer": (
        N_n("%(count)s idea was answered in time.", "%(count)s ideas were answered in time."),
        N_n("%(count)s idea was answered late.", "%(count)s ideas were answered late."),
        N_n(
            "%(count)s idea is late and still waiting.",
            "%(count)s ideas are late and still waiting.",
        ),
        _LAPSED,
        N_n(
            "%(count)s idea can still be answered in time.",
            "%(count)s ideas can still be answered in time.",
        ),
    ),
    "decide": (
        N_n("%(count)s idea was decided in time.", "%(count)s ideas were decided in time."),
        N_n("%(count)s idea was decided late.", "%(count)s ideas were decided late."),
        N_n(
            "%(count)s idea is late and still undecided.",
            "%(count)s ideas are late and still undecided.",
        ),
        _LAPSED,
        N_n(
            "%(count)s idea can still be decided in time.",
            "%(count)s ideas can still be decided in time.",
        ),
    ),
    "update": (
        N_n("%(count)s idea always had news in time.", "%(count)s ideas always had news in time."),
        N_n("News came late for %(count)s idea.", "News came late for %(count)s ideas."),
        N_n("News is late now for %(count)s idea.", "News is late now for %(count)s ideas."),
        _LAPSED,
        N_n(
            "For %(count)s idea the next news is not due yet.",
            "For %(count)s ideas the next news is not due yet.",
        ),
    ),
}
_COUNTED: Mapping[Standing, Plural] = {
    Standing.KEPT: N_n("%(count)s is kept", "%(count)s are kept"),
    Standing.BROKEN: N_n("%(count)s is broken", "%(count)s are broken"),
    Standing.OPEN: N_n("%(count)s is still open", "%(count)s are still open"),
    Standing.VOID: N_n("%(count)s asked nothing", "%(count)s asked nothing"),
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
_CAME_IN_TIME: Mapping[str, str] = {
    "answer": N_("Answered in time: promised by %(day)s, answered on %(met)s."),
    "decide": N_("Decided in time: promised by %(day)s, decided on %(met)s."),
    "update": N_("News always came in time."),
}
_WANTED: Mapping[str, str] = {
    "answer": N_("a first answer"),
    "decide": N_("a decision"),
    "update": N_("news"),
}


class PromisePhrases(Words):
    """What is promised, and whether it was kept."""

    def standing(self, standing: Standing) -> str:
        """'Kept', 'Broken' or 'Still open'."""
        return self.gettext(STANDING_LABELS[standing])

    def promise(self, promise: Promise) -> str:
        """A promise in its campaign's own words, else in ours."""
        return promise.text or self.plain_promise(promise)

    def plain_promise(self, promise: Promise) -> str:
        """What a promise says, as the program understands it."""
        match promise:
            case AnswerPromise():
                within = self.period(promise.within)
                if promise.of == "submitted":
                    return self.gettext(
                        "A first answer to every idea within %(within)s", within=within
                    )
                return self.gettext(
                    "A first answer to every idea within %(within)s of closing", within=within
                )
            case UpdatePromise():
                every = self.period(promise.every)
                return self.gettext(
                    "News at least every %(every)s on every idea taken forward", every=every
                )
            case DecidePromise(by=day) if day is not None:
                return self.gettext("A decision on every idea by %(day)s", day=self.day(day))
            case DecidePromise(within=period, of="submitted") if period is not None:
                within = self.period(period)
                return self.gettext("A decision on every idea within %(within)s", within=within)
            case DecidePromise(within=period) if period is not None:
                within = self.period(period)
                return self.gettext(
                    "A decision on every idea within %(within)s of closing", within=within
                )
        raise ValueError(f"not a promise that can be said: {promise!r}")

    def checked(self, facts: PromiseFacts) -> str:
        """What a promise says today: where its day was moved, the new one and then the old."""
        if not facts.due or not facts.first_due or facts.due == facts.first_due:
            return self.plain_promise(facts.promise)
        days = {"day": self.day(facts.due), "first": self.day(facts.first_due)}
        if facts.promise.kind == "answer":
            return self.gettext(
                "A first answer to every idea by %(day)s (first promised: by %(first)s)", **days
            )
        return self.gettext(
            "A decision on every idea by %(day)s (first promised: by %(first)s)", **days
        )

    def late(self, duty: Duty) -> str:
        """'12 working days late'."""
        return self.gettext("%(days)s late", days=self.days(duty.late, duty.unit))

    def how_it_stands(self, facts: PromiseFacts) -> str:
        """How a promise stands, with its numbers: in time, late, late and waiting, still open."""
        if facts.standing is Standing.VOID:
            return self.gettext("It asked nothing of any idea.")
        if not facts.duties:
            return self.gettext("No idea has come under this promise yet.")
        waiting, lapsed = len(facts.overdue), len(facts.lapsed)
        late = len(facts.broken) - waiting - lapsed
        counts = (len(facts.kept), late, waiting, lapsed, len(facts.open))
        said = [
            self.ngettext(one, many, count)
            for (one, many), count in zip(_HOW[facts.promise.kind], counts, strict=True)
            if count
        ]
        return " ".join(said)

    def longest_delay(self, facts: PromiseFacts) -> str:
        """The longest lateness of any idea."""
        days = self.days(facts.latest, unit_of(facts.promise))
        return self.gettext("The longest delay: %(days)s.", days=days)

    def still_to_come(self, facts: PromiseFacts, as_of: date) -> str:
        """Until when there is time, for a promise that is still open; else nothing."""
        if facts.due and facts.due >= as_of and facts.standing is Standing.OPEN:
            left = self.days((facts.due - as_of).days)
            return self.gettext(
                "It is due by %(day)s: %(left)s left.", day=self.day(facts.due), left=left
            )
        if facts.next_due:
            return self.gettext("The next one is due by %(day)s.", day=self.day(facts.next_due))
        return ""

    def extension(self, facts: PromiseFacts, extension: Extension) -> str:
        """That the day was moved, and whether that came in time."""
        days = {"on": self.day(extension.on), "to": self.day(extension.to)}
        if facts.due and extension.to > facts.due:
            return self.gettext(
                "On %(on)s it was said that it would take until %(to)s. "
                "That came after the day had passed, so it does not count.",
                **days,
            )
        if facts.first_due:
            first = self.day(facts.first_due)
            return self.gettext(
                "First promised for %(first)s. On %(on)s this was moved to %(to)s.",
                first=first,
                **days,
            )
        return self.moved(extension)

    def moved(self, extension: Extension) -> str:
        """That the day was moved."""
        on, to = self.day(extension.on), self.day(extension.to)
        return self.gettext("On %(on)s this was moved to %(to)s.", on=on, to=to)

    def promise_counts(self, counts: Mapping[Standing, int]) -> str:
        """How many promises are kept, broken and open."""
        total = sum(counts.values())
        if not total:
            return self.gettext("No campaign has made a promise that a program can check.")
        said = [
            self.ngettext(one, many, counts[standing])
            for standing, (one, many) in _COUNTED.items()
            if counts[standing]
        ]
        return self.ngettext(
            "%(count)s promise was made: %(standings)s.",
            "%(count)s promises were made: %(standings)s.",
            total,
            standings=self.language.list(said),
        )

    def overdue(self, count: int) -> str:
        """How many times somebody waits for longer than was promised."""
        return self.ngettext(
            "%(count)s idea is waiting longer than promised.",
            "%(count)s ideas are waiting longer than promised.",
            count,
        )

    def is_promised(self, promise: Promise, duty: Duty) -> str:
        """What is still to be done for an idea, and by when."""
        return self.gettext(_PROMISED[promise.kind], day=self.day(duty.due))

    def was_promised(self, promise: Promise, duty: Duty) -> str:
        """What should have been done for an idea, and how late it is."""
        late = self.gettext("It is %(late)s.", late=self.late(duty))
        return f"{self.gettext(_OVERDUE[promise.kind], day=self.day(duty.due))} {late}"

    def came_late(self, promise: Promise, duty: Duty) -> str:
        """What was done for an idea, but after its day; or that it was taken back before."""
        if duty.lapsed:
            lapsed = self.gettext("The idea was taken back after that day.")
            return f"{self.gettext(_OVERDUE[promise.kind], day=self.day(duty.due))} {lapsed}"
        return self.gettext(_CAME_LATE[promise.kind], late=self.late(duty))

    def came_in_time(self, promise: Promise, due: date, met: date) -> str:
        """What was done for an idea by its day."""
        return self.gettext(_CAME_IN_TIME[promise.kind], day=self.day(due), met=self.day(met))

    def wanted(self, promise: Promise) -> str:
        """What a promise asks for one idea: 'a first answer'."""
        return self.gettext(_WANTED[promise.kind])
