"""All derived facts, in one place. Everything here takes the as-of date; nothing asks the clock."""

from reportback.ledger.deadlines import Deadlines
from reportback.ledger.derive import derive
from reportback.ledger.duties import Duty
from reportback.ledger.facts import CampaignFacts, Ledger
from reportback.ledger.history import Event
from reportback.ledger.ideas import IdeaFacts
from reportback.ledger.responses import ResponseTimes
from reportback.ledger.standings import PromiseFacts
from reportback.ledger.tallies import Share, Tally

__all__ = [
    "CampaignFacts",
    "Deadlines",
    "Duty",
    "Event",
    "IdeaFacts",
    "Ledger",
    "PromiseFacts",
    "ResponseTimes",
    "Share",
    "Tally",
    "derive",
]
