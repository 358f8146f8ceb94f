"""Sentences of the search, which its script completes."""

from __future__ import annotations

from collections.abc import Mapping

from reportback.phrases.words import N_n, Words

_FOUND = N_n("%(count)s idea found", "%(count)s ideas found")
_WITHOUT = N_n(
    "Without the filters, %(count)s idea is found.",
    "Without the filters, %(count)s ideas are found.",
)
_CHOSEN = N_n("%(count)s chosen", "%(count)s chosen")


class SearchPhrases(Words):
    """What a search says: how many it found, and what it would find without its filters."""

    @property
    def found(self) -> Mapping[str, str]:
        """How many ideas were found."""
        return self.forms(_FOUND)

    @property
    def none_found(self) -> str:
        """That no idea has these words, which the script puts in for `%(words)s`."""
        return self.gettext("No ideas found for “%(words)s”")

    @property
    def without_filters(self) -> Mapping[str, str]:
        """How many ideas the words alone would find."""
        return self.forms(_WITHOUT)

    @property
    def chosen(self) -> Mapping[str, str]:
        """How many values of one filter are in use."""
        return self.forms(_CHOSEN)
