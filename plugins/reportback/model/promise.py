"""What a campaign commits to, in a form that a program can judge."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from reportback.model.rejection import Rejected
from reportback.model.values import Day, Line, Matter, Text, Within


class Extension(Matter):
    """A promise's deadline moved to a later day; both days stay visible."""

    to: Day = Field(description="the new day")
    on: Day = Field(description="the day on which you said so")
    reason: Text = Field(description="why it takes longer")


_OF = "what the time is counted from: the day of the idea, or the campaign's last day"
_WITHIN = "the time it may take: days, working days, weeks or months"


class _Promise(Matter):
    text: Line | None = Field(None, description="the promise in your own words")
    extended: tuple[Extension, ...] = Field(
        (), description="list of `to`, `on` and `reason`: the day was moved"
    )


class AnswerPromise(_Promise):
    """Every idea gets a first decision of any kind in this time."""

    kind: Literal["answer"] = Field(description="every idea gets a first answer in time")
    within: Within = Field(description=_WITHIN, examples=["20 working days"])
    of: Literal["submitted", "closes"] = Field("submitted", description=_OF)


# Either 'by' a day, alone, or 'within' a time; what is null is not said.
_ONE_DEADLINE: JsonDict = {
    "anyOf": [
        {
            "required": ["by"],
            "properties": {
                "by": {"type": "string"},
                "within": {"type": "null"},
                "of": {"type": "null"},
            },
        },
        {
            "required": ["within"],
            "properties": {"within": {"type": "string"}, "by": {"type": "null"}},
        },
    ]
}


class DecidePromise(_Promise):
    """Every idea gets a decision beyond review by a day, or within a time."""

    model_config = ConfigDict(json_schema_extra=_ONE_DEADLINE)

    kind: Literal["decide"] = Field(description="every idea is decided in time")
    by: Day | None = Field(None, description="the last day for it", examples=["2026-05-29"])
    within: Within | None = Field(None, description=_WITHIN, examples=["12 weeks"])
    of: Literal["submitted", "closes"] | None = Field(None, description=_OF)

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

    kind: Literal["update"] = Field(description="every idea taken forward has news in time")
    every: Within = Field(description="how often there is news", examples=["90 days"])


Promise = Annotated[AnswerPromise | DecidePromise | UpdatePromise, Field(discriminator="kind")]
