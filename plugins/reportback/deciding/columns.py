"""The columns of the workbook: what it tells of an idea, and what staff fill in."""

from __future__ import annotations

from dataclasses import dataclass

DECIDE = "Decide"
MEETING = "Meeting"
LISTS = "Lists"
HOW_TO = "How to"

# What staff write as a reason where the body truly gave none.
NO_REASON = "no reason given"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` is the fact or the record's key, `says` what people read about it."""

    key: str
    title: str
    width: int
    says: str


GIVEN = (
    Column("number", "Number", 8, "The idea's number. Do not change it."),
    Column("reference", "Reference", 12, "The idea's public reference."),
    Column("title", "Title", 28, "The idea's title."),
    Column("submitted", "Submitted", 11, "When it was sent."),
    Column("themes", "Themes", 16, "Its themes."),
    Column("area", "Area", 14, "Its area."),
    Column("supporters", "Supporters", 11, "How many people supported it."),
    Column("waited", "Days waited", 8, "Days without any answer."),
    Column("promised", "Promised by", 11, "The day by which the next answer was promised."),
    Column("current", "Present outcome", 15, "Where it stood when this workbook was made."),
    Column("since", "Since", 11, "Since when it stands there."),
    Column("words", "The idea", 54, "The contributor's words, without their layout."),
    Column("address", "Page", 20, "Its page on the site."),
)
FILLED = (
    Column("outcome", "Outcome", 16, "Choose from the list. Leave the row empty to decide later."),
    Column(
        "reason",
        "Reason",
        44,
        f"Why, for a yes as well as for a no: people will read it. If there truly was none, write:"
        f" {NO_REASON}.",
    ),
    Column("into", "Combined with", 12, "Only for 'Combined': the number of the other idea."),
    Column("owner", "Owner", 20, "Who sees to it, if anybody does."),
    Column("due", "Due", 12, "The day announced for delivery."),
    Column("cost", "Cost", 12, "An amount of money, such as 1250.50."),
    Column("currency", "Currency", 10, "Three letters, such as GBP or EUR."),
    Column("evidence_title", "Evidence title", 24, "For 'Delivered': what shows that it is done."),
    Column("evidence_url", "Evidence address", 30, "Its web address, beginning with https://."),
    Column(
        "reopens", "Reopens", 10, "Write yes if an idea with a final outcome is taken up again."
    ),
)
COLUMNS = GIVEN + FILLED
BY_KEY = {column.key: column for column in COLUMNS}

# The form beside: the same for all decisions of a meeting.
FORM = (
    Column("campaign", "Campaign", 40, "The campaign's id. Do not change it."),
    Column("date", "Date", 40, "The day of the decision. Needed."),
    Column("by", "Decided by", 40, "A panel, a cabinet member, an officer. Needed."),
    Column("summary", "Summary", 40, "What was decided, in a sentence or two."),
    Column("minutes", "Minutes", 40, "The web address of the minutes."),
)
