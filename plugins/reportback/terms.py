"""The vocabulary: outcomes, their order and the moves between them.

Every word that the public reads about where an idea stands is defined here and nowhere else.
A site may relabel the outcomes and add its own (`Vocabulary.extended`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for 'mark, translate later'
    """Mark a message for translation; it is translated where it is shown."""
    return message


class Stage(StrEnum):
    """How far an idea has come, whatever its outcome is called."""

    WAITING = "waiting"
    REVIEW = "review"
    AHEAD = "ahead"
    DONE = "done"
    ENDED = "ended"


_TONES: Mapping[Stage, str] = {
    Stage.WAITING: "waiting",
    Stage.REVIEW: "review",
    Stage.AHEAD: "forward",
    Stage.DONE: "done",
    Stage.ENDED: "no",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where an idea stands.

    `final`: nothing follows it without `reopens`. `reason`: a decision for it must give one.
    `decides`: it fulfils a promise to decide (a decision beyond review).
    `after`: one of these outcomes must have come before it (empty: none needed).
    `recorded`: a record may give it (`received` is derived, `withheld` stands in the idea's file).
    """

    id: str
    label: str
    meaning: str
    stage: Stage
    final: bool = False
    reason: bool = True
    decides: bool = True
    after: frozenset[str] = frozenset()
    recorded: bool = True
    own_tone: str | None = None

    @property
    def tone(self) -> str:
        """How it looks: a word that the theme gives a colour and a pattern."""
        return self.own_tone or _TONES[self.stage]


RECEIVED = Outcome(
    "received",
    N_("Waiting for an answer"),
    N_("The idea has arrived. Nobody has answered it yet."),
    Stage.WAITING,
    reason=False,
    decides=False,
    recorded=False,
)
UNDER_REVIEW = Outcome(
    "under-review",
    N_("Under review"),
    N_("Somebody is looking at the idea. Nothing has been decided."),
    Stage.REVIEW,
    reason=False,
    decides=False,
)
SHORTLISTED = Outcome(
    "shortlisted",
    N_("Shortlisted"),
    N_("The idea passed the first look and is among those still being weighed up."),
    Stage.REVIEW,
    decides=False,
    own_tone="near",
)
TAKEN_FORWARD = Outcome(
    "taken-forward",
    N_("Taken forward"),
    N_("The answer is yes: it will be done, or work on it will be planned."),
    Stage.AHEAD,
)
IN_PROGRESS = Outcome(
    "in-progress",
    N_("In progress"),
    N_("Work on the idea has begun."),
    Stage.AHEAD,
    after=frozenset({"taken-forward"}),
    own_tone="doing",
)
DELIVERED = Outcome("delivered", N_("Delivered"), N_("It is done."), Stage.DONE, final=True)
DECLINED = Outcome(
    "declined",
    N_("Declined"),
    N_("The answer is no."),
    Stage.ENDED,
    final=True,
)
MERGED = Outcome(
    "merged",
    N_("Combined"),
    N_("The idea was joined with another one like it, and goes on there."),
    Stage.ENDED,
    final=True,
    own_tone="folded",
)
STOPPED = Outcome(
    "stopped",
    N_("Stopped"),
    N_("The answer was yes, and then it was given up."),
    Stage.ENDED,
    final=True,
    after=frozenset({"taken-forward"}),
)
WITHDRAWN = Outcome(
    "withdrawn",
    N_("Withdrawn"),
    N_("The person who sent the idea took it back."),
    Stage.ENDED,
    final=True,
    own_tone="gone",
)
WITHHELD = Outcome(
    "withheld",
    N_("Withheld"),
    N_("The words are not published."),
    Stage.ENDED,
    final=True,
    own_tone="gone",
    recorded=False,
)

DEFAULT_OUTCOMES = (
    RECEIVED,
    UNDER_REVIEW,
    SHORTLISTED,
    TAKEN_FORWARD,
    IN_PROGRESS,
    DELIVERED,
    DECLINED,
    MERGED,
    STOPPED,
    WITHDRAWN,
    WITHHELD,
)

# What others call an outcome: proposed to whoever writes it, never read as one.
_OTHERS_SAY = {
    UNDER_REVIEW: "pending|open|evaluating|in review|reviewing|considered|deferred",
    TAKEN_FORWARD: "accepted|approved|agreed|adopted|selected|winner|yes",
    IN_PROGRESS: "started|ongoing|underway|under way|doing",
    DELIVERED: "done|completed|complete|implemented|finished|built",
    DECLINED: "rejected|refused|not selected|unsuccessful|turned down|no",
    STOPPED: "cancelled|canceled|abandoned|dropped|given up",
}
_MEANT = {word: outcome.id for outcome, said in _OTHERS_SAY.items() for word in said.split("|")}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The outcomes of one site, in the order in which pages list them."""

    outcomes: tuple[Outcome, ...] = DEFAULT_OUTCOMES

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.outcomes)

    def __contains__(self, outcome_id: object) -> bool:
        return any(outcome.id == outcome_id for outcome in self.outcomes)

    def __getitem__(self, outcome_id: str) -> Outcome:
        for outcome in self.outcomes:
            if outcome.id == outcome_id:
                return outcome
        raise KeyError(outcome_id)

    @property
    def recorded(self) -> tuple[Outcome, ...]:
        """The outcomes that a record may give."""
        return tuple(outcome for outcome in self.outcomes if outcome.recorded)

    def meant(self, word: str) -> str | None:
        """The id of the outcome that a word most likely names: its label, or a common word."""
        said = " ".join(word.casefold().split())
        labels = {outcome.label.casefold(): outcome.id for outcome in self.recorded}
        return (_MEANT | labels).get(said)

    def extended(self, own: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
        """This vocabulary with a site's own labels and outcomes (id to changed attributes).

        Known ids keep their rules: a site may change their `label` and `meaning` only.
        """
        known = {outcome.id: outcome for outcome in self.outcomes}
        for outcome_id, given in own.items():
            if outcome_id in known:
                known[outcome_id] = replace(known[outcome_id], **given)
            else:
                known[outcome_id] = Outcome(id=outcome_id, **given)
        return Vocabulary(tuple(known.values()))


class Standing(StrEnum):
    """How a promise stands, for one idea or as a whole. Void: it asked nothing of any idea."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    VOID = "void"


STANDING_LABELS: Mapping[Standing, str] = {
    Standing.KEPT: N_("Kept"),
    Standing.BROKEN: N_("Broken"),
    Standing.OPEN: N_("Still open"),
    Standing.VOID: N_("Nothing was due"),
}


class State(StrEnum):
    """What a campaign is doing on the as-of date, in the order in which pages list them."""

    OPEN = "open"
    COMING = "coming"
    DECIDING = "deciding"
    DELIVERING = "delivering"
    FINISHED = "finished"


STATE_LABELS: Mapping[State, str] = {
    State.OPEN: N_("Open now"),
    State.COMING: N_("Opens soon"),
    State.DECIDING: N_("Being decided"),
    State.DELIVERING: N_("Being delivered"),
    State.FINISHED: N_("Finished"),
}
