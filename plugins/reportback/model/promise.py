"""What a campaign commits to, in a form that a program can judge."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from reportback.model.rejection import Rejected
from reportback.model.values import Day, Line, Matter, Text, Within


class Extension(Matter):
    """A promise's deadline moved to a later day; both days stay visible."""

    to: Day
    on: Day
    reason: Text


class _Promise(Matter):
    text: Line | None = None
    extended: tuple[Extension, ...] = ()


class AnswerPromise(_Promise):
    """Every idea gets a first decision of any kind in this time."""

    kind: Literal["answer"]
    within: Within
    of: Literal["submitted", "closes"] = "submitted"


class DecidePromise(_Promise):
    """Every idea gets a decision beyond review by a day, or within a time."""

    kind: Literal["decide"]
    by: Day | None = None
    within: Within | None = None
    of: Literal["submitted", "closes"] | None = None

    @model_validator(mode="after")
    def _one_deadline(self) -> DecidePromise:
        must = "must say 'by' a day, or 'within' a time"
        if self.by and (self.within or self.of):
            raise Rejected("key-unwanted", must, "found both", "take one of them out")
        if not self.by and not self.within:
            raise Rejected("key-missing", must, "found neither", "add 'by: 2026-05-29'")
        return self


class UpdatePromise(_Promise):
    """Every idea taken forward has news at least this often until it is final."""

    kind: Literal["update"]
    every: Within


Promise = Annotated[AnswerPromise | DecidePromise | UpdatePromise, Field(discriminator="kind")]
