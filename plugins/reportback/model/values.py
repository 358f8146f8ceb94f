"""The kinds of value that front matter and records are made of: each its rule, and beside it what
the JSON Schema says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema

from reportback.model import days, rules
from reportback.model.periods import Period, period
from reportback.model.spellings import (
    ANY_ADDRESS,
    CAMPAIGN,
    CODE,
    DAY,
    LINE,
    PERIOD,
    TEXT,
    WEB_ADDRESS,
    WEB_OR_PAPER,
    WORD,
)

T = TypeVar("T")


class Matter(BaseModel):
    """Keys with values, read strictly and frozen; keys that begin with `x-` are a site's own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    own: Mapping[str, Any] = Field(default_factory=dict, alias="x-")

    @model_validator(mode="before")
    @classmethod
    def _gather_own_keys(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        own = {key: value for key, value in data.items() if str(key).startswith("x-")}
        return {key: value for key, value in data.items() if key not in own} | {"x-": own}


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """What the JSON Schema says of a value beside its rule; `later` is only worked out for it."""

    says: Mapping[str, Any] = field(default_factory=dict)
    later: Callable[[], Mapping[str, Any]] = dict
    whole: bool = True

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The schema: this alone (`whole`), or this beside what pydantic says of the type."""
        around: dict[str, Any] = {} if self.whole else handler(core)
        return {**around, **self.says, **self.later()}


def _string(pattern: str, error: str) -> Saying:
    return Saying({"type": "string", "pattern": pattern, "patternErrorMessage": error})


def _among(words: Callable[[], tuple[str, ...]]) -> Saying:
    return Saying({"type": "string"}, lambda: {"enum": list(words())})


def _between(kind: str, least: int, most: int, **more: Any) -> Saying:
    return Saying({"type": kind, "minimum": least, "maximum": most, **more})


NOT_EMPTY = (AfterValidator(rules.some), Saying({"minItems": 1}, whole=False))
_ONCE = (AfterValidator(rules.unique), Saying({"uniqueItems": True}, whole=False))

_IN_SMALL = "Small letters, digits and hyphens, such as riverside-2026."
_ON_ONE_LINE = "Text on one line, not empty."
_A_DAY = "A day that exists, written yyyy-mm-dd, such as 2026-05-29."
_AN_ADDRESS = "A whole address, such as https://www.example.org/page."
_AN_ADDRESS_OR_PAPER = (
    "A whole address, such as https://www.example.org/page, or a paper, such as minutes.pdf."
)
_A_CODE = "2 to 12 capital letters or digits, a letter first, such as RIVER."
_A_PERIOD = "A number of days, working days, weeks or months, such as 20 working days."

CampaignId = Annotated[str, BeforeValidator(rules.campaign_id), _string(CAMPAIGN, _IN_SMALL)]
Text = Annotated[str, BeforeValidator(rules.text), _string(TEXT, "Text that is not empty.")]
Line = Annotated[str, BeforeValidator(rules.line), _string(LINE, _ON_ONE_LINE)]
Word = Annotated[
    str, BeforeValidator(rules.word), _string(WORD, "A word without blanks around it.")
]
Whole = Annotated[int, BeforeValidator(rules.whole), _between("integer", 0, rules.MOST_WHOLE)]
Number = Annotated[int, BeforeValidator(rules.number), _between("integer", 1, rules.MOST_IDEAS)]
Amount = Annotated[
    Decimal, BeforeValidator(rules.amount), _between("number", 0, rules.MOST_MONEY, multipleOf=0.01)
]
Switch = Annotated[bool, BeforeValidator(rules.switch), Saying({"type": "boolean"})]
Day = Annotated[date, BeforeValidator(days.day), _string(DAY, _A_DAY)]
WebAddress = Annotated[
    str,
    BeforeValidator(rules.address(WEB_ADDRESS, "http", "https")),
    _string(WEB_ADDRESS, _AN_ADDRESS),
]
WebOrPaper = Annotated[
    str, BeforeValidator(rules.web_or_paper), _string(WEB_OR_PAPER, _AN_ADDRESS_OR_PAPER)
]
AnyAddress = Annotated[
    str,
    BeforeValidator(rules.address(ANY_ADDRESS, "http", "https", "mailto")),
    _string(ANY_ADDRESS, _AN_ADDRESS),
]
Language = Annotated[str, BeforeValidator(rules.language), _among(rules.languages)]
Currency = Annotated[str, BeforeValidator(rules.currency), _among(rules.currencies)]
Code = Annotated[str, BeforeValidator(rules.code), _string(CODE, _A_CODE)]
Within = Annotated[Period, BeforeValidator(period), _string(PERIOD, _A_PERIOD)]
Numbers = Annotated[tuple[Number, ...], *_ONCE]
Ids = Annotated[tuple[Word, ...], *_ONCE]
