"""New files: what `reportback new` writes, and how it judges what it is told."""

from reportback.drafting.answers import numbers_in, told
from reportback.drafting.drafts import (
    Draft,
    new_campaign,
    new_idea,
    new_record,
    record_matter,
    record_name,
)
from reportback.drafting.suggestions import next_number, suggested_code

__all__ = [
    "Draft",
    "new_campaign",
    "new_idea",
    "new_record",
    "next_number",
    "numbers_in",
    "record_matter",
    "record_name",
    "suggested_code",
    "told",
]
