"""Sentences about ideas and their outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportback.ledger import IdeaFacts, Share
from reportback.model import Idea, Unit
from reportback.phrases.words import Words
from reportback.terms import Outcome


class IdeaPhrases(Words):
    """Who wrote, where an idea stands, and how long it has waited."""

    def outcome(self, outcome: Outcome) -> str:
        """An outcome's label."""
        return self.gettext(outcome.label)

    def within(self, outcome: Outcome) -> str:
        """An outcome's label within a sentence: 'taken forward'; German keeps its capitals."""
        label = self.outcome(outcome)
        if self.language.locale.language == "de" or label[1:2].isupper():
            return label
        return label[:1].lower() + label[1:]

    def share(self, share: Share) -> str:
        """How many ideas have an outcome, within a sentence: '3 delivered'."""
        count = self.language.number(share.count)
        return self.gettext(
            "%(count)s %(outcome)s", count=count, outcome=self.within(share.outcome)
        )

    def meaning(self, outcome: Outcome) -> str:
        """What an outcome means, in one line."""
        return self.gettext(outcome.meaning)

    def answered(self, outcome: Outcome, day: date, reason: str) -> str:
        """An answer in one line: 'Declined, 8 October 2026: The verge belongs to the county.'"""
        label, told = self.outcome(outcome), self.day(day)
        return self.gettext(
            "%(outcome)s, %(day)s: %(reason)s", outcome=label, day=told, reason=reason
        )

    def past_due(self, days: int) -> str:
        """How late what was announced for a day is: '10 days late'."""
        return self.gettext("%(days)s late", days=self.days(days, Unit.DAYS))

    def author(self, idea: Idea) -> str:
        """A contributor's display name."""
        return idea.by or self.gettext("Anonymous")

    def supporters(self, count: int) -> str:
        """'12 supporters'."""
        return self.ngettext("%(count)s supporter", "%(count)s supporters", count)

    def credit(self, ideas: Iterable[IdeaFacts]) -> str:
        """Who gave these ideas: each name once, then how many gave none."""
        given = [facts.idea.by for facts in ideas]
        names = list(dict.fromkeys(filter(None, given)))
        if nameless := given.count(None):
            names.append(
                self.ngettext(
                    "%(count)s person who gave no name",
                    "%(count)s people who gave no name",
                    nameless,
                )
            )
        return self.language.list(names)

    def title(self, idea: Idea) -> str:
        """An idea's title; a withheld one has none of its own."""
        return idea.title or self.gettext("Idea %(number)s (withheld)", number=idea.number)

    def announced(self, due: date, as_of: date) -> str:
        """The day for which delivery is announced; one that has passed is no promise any more."""
        if due >= as_of:
            return self.gettext("The work should be finished by %(day)s.", day=self.day(due))
        return self.gettext(
            "The last date named for it was %(day)s. That day has passed; no new one was named.",
            day=self.day(due),
        )

    def first_announced(self, first: date) -> str:
        """The day that was announced in the first place."""
        return self.gettext("First announced for %(day)s.", day=self.day(first))

    def no_day(self, on: date) -> str:
        """That what was said last names no day any more."""
        return self.gettext("The news of %(day)s names no day for it.", day=self.day(on))

    def no_reason(self) -> str:
        """That whoever decided gave no reason."""
        return self.gettext("No reason was given.")

    def waited(self, idea: IdeaFacts) -> str:
        """'Nobody has answered for 34 days.'"""
        if not idea.days_waited:
            return self.gettext("Nobody has answered yet.")
        return self.gettext("Nobody has answered for %(days)s.", days=self.days(idea.days_waited))

    def corrected_outcome(self, outcome: Outcome) -> str:
        """An outcome that was given once and no longer stands."""
        return self.gettext("%(outcome)s (corrected later)", outcome=self.outcome(outcome))

    def corrected(self, on: date, references: list[str]) -> str:
        """That a decision was corrected, for all its ideas or for these."""
        if not references:
            return self.gettext("This was corrected on %(day)s.", day=self.day(on))
        return self.gettext(
            "For %(ideas)s this was corrected on %(day)s.",
            ideas=self.language.list(references),
            day=self.day(on),
        )

    def entry_title(self, outcome: str, first: IdeaFacts, others: int) -> str:
        """'Declined: Reed beds (RIVER-12) and 3 more ideas', in a list of decisions."""
        values = {"outcome": outcome, "idea": self.title(first.idea), "reference": first.reference}
        if not others:
            return self.gettext("%(outcome)s: %(idea)s (%(reference)s)", **values)
        return self.ngettext(
            "%(outcome)s: %(idea)s (%(reference)s) and %(count)s more idea",
            "%(outcome)s: %(idea)s (%(reference)s) and %(count)s more ideas",
            others,
            **values,
        )

    def list_title(self, name: str, campaign: str) -> str:
        """The title of a campaign's list of one outcome or theme: 'Declined: The river'."""
        return self.gettext("%(list)s: %(campaign)s", list=name, campaign=campaign)
