"""Sentences about what a change alters for the public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reportback.phrases.changed import COUNTED, KEYS, SAID, SUMMED, TOPICS
from reportback.phrases.words import Words


class ChangePhrases(Words):
    """What is said of a change, to those who review it."""

    def change(self, kind: str, values: Mapping[str, object], count: int = 0) -> str:
        """The sentence of one kind of change."""
        if kind in COUNTED:
            one, many = COUNTED[kind]
            return self.ngettext(one, many, count, **values)
        return self.gettext(SAID[kind], **values)

    def changed_key(self, key: str) -> str | None:
        """A key of a file or a setting in words; None where only its name can be said."""
        return self.gettext(KEYS[key]) if key in KEYS else None

    def topic(self, topic: str) -> str:
        """The heading of a group of changes."""
        return self.gettext(TOPICS[topic])

    def change_summary(self, counts: Mapping[str, int]) -> str:
        """All in one sentence: 'This change gives 14 ideas an outcome and breaks 1 promise.'"""
        said = [self.ngettext(*SUMMED[what], count) for what, count in counts.items() if count]
        if not said:
            return self.gettext("Nothing changes for the public.")
        return self.gettext("This change %(list)s.", list=self.language.list(said))

    def spoken_for(self, day: date) -> str:
        """The day that both sides of a comparison speak for."""
        return self.gettext("Both sides as they would stand on %(day)s.", day=self.day(day))

    def nothing_before(self) -> str:
        """That everything is new."""
        return self.gettext("There was no site before: everything is new.")

    def left_out(self, count: int) -> str:
        """How many changes a list leaves out."""
        return self.ngettext(
            "… and %(count)s more that is not shown here.",
            "… and %(count)s more that are not shown here.",
            count,
        )

    def ideas_more(self, count: int) -> str:
        """How many ideas a line leaves out."""
        return self.ngettext("%(count)s more idea", "%(count)s more ideas", count)

    def words_replaced(self) -> str:
        """That a text is another one, where the words that differ are too many to show."""
        return self.gettext("too much is different to show it here.")

    def switch(self, *, on: bool) -> str:
        """Whether something is so."""
        return self.gettext("yes") if on else self.gettext("no")

    def record(self, name: str) -> str:
        """The heading of what a record decided."""
        return self.gettext("record %(name)s", name=name)

    def pages_counted(self, new: int, changed: int, gone: int) -> str:
        """How many pages are new, different and gone."""
        said = [
            self.ngettext("%(count)s page is new", "%(count)s pages are new", new),
            self.ngettext("%(count)s changes", "%(count)s change", changed),
            self.ngettext("%(count)s vanishes", "%(count)s vanish", gone),
        ]
        return self.gettext("%(list)s.", list=self.language.list(said))

    def page_gone(self, title: str, address: str, target: str | None) -> str:
        """A page that vanishes, and whether its address leads on."""
        if target is None:
            return self.gettext(
                "*%(title)s* at %(address)s vanishes, and its address leads nowhere.",
                title=title,
                address=address,
            )
        return self.gettext(
            "*%(title)s* at %(address)s leads on to %(target)s.",
            title=title,
            address=address,
            target=target,
        )

    def page_new(self, title: str, address: str) -> str:
        """A page that is new."""
        return self.gettext("New: *%(title)s* at %(address)s", title=title, address=address)

    def page_changed(self, title: str, address: str) -> str:
        """A page that says something else."""
        return self.gettext("Changed: *%(title)s* at %(address)s", title=title, address=address)

    def files_changed(self, count: int) -> str:
        """How much of the open data, the feeds and the calendars is different."""
        return self.ngettext(
            "%(count)s file of the open data, feeds and calendars changes.",
            "%(count)s files of the open data, feeds and calendars change.",
            count,
        )

    def taken_before_and_after(self, before: tuple[int, int], after: tuple[int, int]) -> str:
        """'41 of 84 ideas were taken forward → 43 of 84'."""
        number = self.language.number
        values = {
            "taken": number(before[0]),
            "received": number(before[1]),
            "now": number(after[0]),
            "of": number(after[1]),
        }
        return self.gettext(
            "%(taken)s of %(received)s ideas were taken forward → %(now)s of %(of)s", **values
        )

    def undecided_before_and_after(self, before: int, after: int) -> str:
        """'12 without a decision → 3'."""
        number = self.language.number
        return self.gettext(
            "%(before)s without a decision → %(after)s", before=number(before), after=number(after)
        )
