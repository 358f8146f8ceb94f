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
_SOME = N_n(
    "No idea holds all of these words. %(count)s holds some of them.",
    "No idea holds all of these words. %(count)s hold some of them.",
)
_NEAR = N_n(
    "Nothing for “%(words)s”; near it, “%(near)s”: %(count)s idea",
    "Nothing for “%(words)s”; near it, “%(near)s”: %(count)s ideas",
)
_UNKNOWN = N_n(
    "There is no %(reference)s. %(campaign)s has %(count)s idea.",
    "There is no %(reference)s. %(campaign)s has %(count)s ideas.",
)
_WAITING = N_n("waiting %(count)s day", "waiting %(count)s days")
_WAITED = N_n("waited %(count)s day", "waited %(count)s days")


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

    @property
    def near_found(self) -> Mapping[str, str]:
        """That no idea has these words, and how many have some that are written nearly so."""
        return self.forms(_NEAR)

    @property
    def found_some(self) -> Mapping[str, str]:
        """That no idea has all the words, and how many have those that matter most."""
        return self.forms(_SOME)

    @property
    def unknown_reference(self) -> Mapping[str, str]:
        """That nothing has this reference, and how many ideas its campaign has."""
        return self.forms(_UNKNOWN)

    @property
    def still_waiting(self) -> Mapping[str, str]:
        """How long an idea waits for its first answer."""
        return self.forms(_WAITING)

    @property
    def once_waited(self) -> Mapping[str, str]:
        """How long an idea waited for its first answer."""
        return self.forms(_WAITED)
