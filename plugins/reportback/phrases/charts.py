"""What stands in pictures and beside them. Numbers are sentences first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportback.ledger.deliveries import Deliveries, Delivery
from reportback.ledger.flow import Gate
from reportback.ledger.phases import Promised
from reportback.ledger.tallies import Share
from reportback.ledger.timeliness import Timeliness
from reportback.model import Unit
from reportback.phrases.ideas import IdeaPhrases
from reportback.phrases.words import N_n, Plural
from reportback.terms import N_

# Translators: these stand in a picture, on one line of a phone: 35 characters at most.
_PASSED: Mapping[Gate | None, Plural] = {
    None: N_n("%(count)s idea came in", "%(count)s ideas came in"),
    Gate.ANSWERED: N_n("%(count)s was answered", "%(count)s were answered"),
    Gate.WEIGHED: N_n("%(count)s was looked into", "%(count)s were looked into"),
    Gate.AGREED: N_n("%(count)s got a yes", "%(count)s got a yes"),
}
_BY_DAY: Mapping[str, str] = {
    "answer": N_("Promised: every idea answered"),
    "decide": N_("Promised: every idea decided"),
}
# What numbers below the picture of answers count: from the idea, or to and from the promised day.
_COUNTED: Mapping[tuple[bool, Unit], str] = {
    (True, Unit.DAYS): N_("Days from the idea to its first answer"),
    (True, Unit.WORKING_DAYS): N_("Working days from the idea to its first answer"),
    (False, Unit.DAYS): N_("Days early or late"),
    (False, Unit.WORKING_DAYS): N_("Working days early or late"),
}
_SIDES: Mapping[Unit, tuple[str, str]] = {
    Unit.DAYS: (N_("Days early"), N_("Days late")),
    Unit.WORKING_DAYS: (N_("Working days early"), N_("Working days late")),
}


class ChartPhrases(IdeaPhrases):
    """The words of pictures."""

    def passed(self, gate: Gate | None, count: int) -> str:
        """How many ideas passed a gate, or came in: '35 were answered'."""
        return self.ngettext(*_PASSED[gate], count)

    def promised_day(self, promised: Promised) -> str:
        """What was promised for one day."""
        return self.gettext(_BY_DAY[promised.promise.kind])

    def timely(self, facts: Timeliness) -> str:
        """How many answers came by the promised day, how many later, and which days count."""
        said = [
            self.ngettext(
                "%(in_time)s of %(count)s answer came by the promised day.",
                "%(in_time)s of %(count)s answers came by the promised day.",
                len(facts.margins),
                in_time=self.language.number(facts.in_time),
            )
        ]
        if facts.late:
            late = N_n("%(count)s came later.", "%(count)s came later.")
            said.append(self.ngettext(*late, facts.late))
        if facts.unit is Unit.WORKING_DAYS and not facts.from_idea:
            said.append(
                self.gettext("The picture counts the working days before and after that day.")
            )
        return " ".join(said)

    def answer_day(self, facts: Timeliness) -> str:
        """The promised day, as the line in the picture marks it."""
        if facts.within is None:
            return self.gettext("The promised day")
        days = self.days(facts.within, facts.unit)
        return self.gettext("The promise: %(days)s", days=days)

    def answer_axis(self, facts: Timeliness) -> str:
        """What the numbers below the picture count."""
        return self.gettext(_COUNTED[facts.from_idea, facts.unit])

    def answer_sides(self, facts: Timeliness) -> tuple[str, ...]:
        """What the numbers on either side of the promised day count; nothing if from the idea."""
        return () if facts.from_idea else tuple(map(self.gettext, _SIDES[facts.unit]))

    def answer_tick(self, facts: Timeliness, margin: int) -> str:
        """A number below the picture; on both sides of the promised day they grow outwards."""
        return self.language.number(
            margin + (facts.within or 0) if facts.from_idea else abs(margin)
        )

    def answer_range(self, facts: Timeliness, after: int, up_to: int) -> str:
        """What one bar of the picture counts: '16 to 20', or '1 to 5 late'."""
        number = self.language.number
        if facts.from_idea:
            start = facts.within or 0
            low = after + 1 + start if after + start > 0 else 0
            return self._range(number(low), number(up_to + start))
        if after >= 0:
            return self.gettext("%(days)s late", days=self._range(number(after + 1), number(up_to)))
        early = self._range(number(-up_to), number(-after - 1))
        return self.gettext("%(days)s early", days=early)

    def _range(self, low: str, high: str) -> str:
        return (
            low if low == high else self.gettext("%(from)s to %(to)s", **{"from": low, "to": high})
        )

    def deliveries(self, facts: Deliveries) -> str:
        """What became of every yes, in a few sentences."""
        said = [
            self.ngettext("%(count)s idea got a yes.", "%(count)s ideas got a yes.", len(facts.all))
        ]
        counts = (
            (len(facts.delivered), N_n("%(count)s is done.", "%(count)s are done.")),
            (
                len(facts.in_time),
                N_n(
                    "%(count)s of those was reported done by the day it was first due.",
                    "%(count)s of those were reported done by the day they were first due.",
                ),
            ),
            (len(facts.ahead), N_n("%(count)s is still to do.", "%(count)s are still to do.")),
            (
                len(facts.overdue),
                N_n(
                    "%(count)s of those is late: the day it was due has passed.",
                    "%(count)s of those are late: the day they were due has passed.",
                ),
            ),
            (
                len(facts.given_up),
                N_n(
                    "%(count)s was given up later, so it no longer counts as taken forward.",
                    "%(count)s were given up later, so they no longer count as taken forward.",
                ),
            ),
        )
        said += [self.ngettext(*words, count) for count, words in counts if count]
        return " ".join(said)

    def delivery(self, one: Delivery) -> str:
        """Where one yes stands, with its days."""
        if one.ended and not one.delivered:
            values = {"outcome": self.outcome(one.idea.outcome), "day": self.day(one.ended)}
            return self.gettext("%(outcome)s on %(day)s.", **values)
        if one.ended:
            return self._done(one)
        if not one.announced:
            return self.gettext("No day has been set for it.")
        day = self.day(one.announced[-1])
        if one.overdue:
            passed = self.days(one.overdue)
            return self.gettext("Due on %(day)s. That was %(days)s ago.", day=day, days=passed)
        return self.gettext("Due on %(day)s.", day=day)

    def _done(self, one: Delivery) -> str:
        """That it is done, held against the day first named for it."""
        day = self.day(one.ended) if one.ended else ""
        if one.late is None:
            return self.gettext("Reported done on %(day)s; no day had been set.", day=day)
        if one.late == 0:
            return self.gettext("Reported done on %(day)s, the day it was first due.", day=day)
        days = self.days(abs(one.late))
        if one.late > 0:
            return self.gettext(
                "Reported done on %(day)s, %(days)s after the day it was first due.",
                day=day,
                days=days,
            )
        return self.gettext(
            "Reported done on %(day)s, %(days)s before the day it was first due.",
            day=day,
            days=days,
        )

    def slips(self, one: Delivery) -> str:
        """The days that were named before the last one; nothing where there is only one."""
        if not one.moved:
            return ""
        days = self.language.list([self.day(day) for day in one.announced[:-1]])
        return self.ngettext(
            "Moved once, from %(days)s.",
            "Moved %(count)s times, from %(days)s.",
            one.moved,
            days=days,
        )

    def not_shown(self, facts: Deliveries, hidden: int) -> str:
        """How many yeses the picture leaves out: `hidden` for want of room, others have no day."""
        counts = (
            (
                hidden,
                N_n(
                    "%(count)s more is not in the picture.",
                    "%(count)s more are not in the picture.",
                ),
            ),
            (
                len(facts.without_day),
                N_n("%(count)s has no day set for it.", "%(count)s have no day set for them."),
            ),
        )
        return " ".join(self.ngettext(*words, count) for count, words in counts if count)

    def not_placed(self, count: int) -> str:
        """How many ideas have no place on the map."""
        return self.ngettext(
            "%(count)s idea names no area.", "%(count)s ideas name no area.", count
        )

    def shares(self, shares: Iterable[Share]) -> str:
        """What became of some ideas, in a list: '3 delivered, 2 declined'."""
        return self.language.list([self.share(share) for share in shares])
