"""What the open data is called, and what it holds."""

from __future__ import annotations

from reportback.model import Campaign
from reportback.phrases.words import Words


class DataPhrases(Words):
    """Titles and descriptions for packages, catalogues and search engines."""

    def data_summary(self) -> str:
        """What all of the data is, in a sentence."""
        return self.gettext(
            "Every idea that the public gave. Every decision on it, with its reason. Every promise,"
            " and how it stands."
        )

    def proposals_of(self, campaign: Campaign) -> str:
        """The file of a campaign's ideas for Decidim."""
        return self.gettext(
            "Ideas as Decidim writes proposals: %(campaign)s", campaign=campaign.title
        )

    def organisations(self) -> str:
        """The file of those who asked and decided."""
        return self.gettext("Who asked and who decided, as Popolo")
