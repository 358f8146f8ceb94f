"""Sentences for those who follow a site: what feeds are called, and what stands in them."""

from __future__ import annotations

from reportback.ledger import IdeaFacts
from reportback.phrases.ideas import IdeaPhrases


class FollowingPhrases(IdeaPhrases):
    """The names of feeds, and news of ideas."""

    def all_news(self, site: str) -> str:
        """The feed of everything that happens on a site."""
        return self.gettext("All news: %(site)s", site=site)

    def decisions_of(self, what: str) -> str:
        """The feed of decisions of a site, or of a campaign."""
        return self.gettext("Decisions: %(campaign)s", campaign=what)

    def new_ideas_of(self, campaign: str) -> str:
        """The feed of a campaign's new ideas."""
        return self.gettext("New ideas: %(campaign)s", campaign=campaign)

    def named(self, facts: IdeaFacts) -> str:
        """'Reed beds (RIVER-12)', which is what its feed is called too."""
        values = {"idea": self.title(facts.idea), "reference": facts.reference}
        return self.gettext("%(idea)s (%(reference)s)", **values)

    def new_idea(self, facts: IdeaFacts) -> str:
        """That an idea came in; a withheld one as well, without its title."""
        values = {"idea": self.title(facts.idea), "reference": facts.reference}
        return self.gettext("New idea: %(idea)s (%(reference)s)", **values)

    def more_ideas(self, count: int) -> str:
        """How many ideas are not named."""
        return self.ngettext("and %(count)s more idea", "and %(count)s more ideas", count)

    def words_withheld(self) -> str:
        """That a withheld idea has no words here."""
        return self.gettext("The words of this idea are not published, and they are not kept here.")

    def opened_again(self) -> str:
        """That a final outcome was taken back."""
        return self.gettext("The idea was closed before. With this it is open again.")

    def goes_on(self, into: IdeaFacts) -> str:
        """Where an idea lives on that was combined with another."""
        values = {"idea": self.title(into.idea), "reference": into.reference}
        return self.gettext("It goes on as %(reference)s: %(idea)s", **values)

    def follow_on(self, into: IdeaFacts) -> str:
        """Which feed tells the rest of the story of a combined idea."""
        return self.gettext("The feed of %(reference)s tells the rest.", reference=into.reference)
