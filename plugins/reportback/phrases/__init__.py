"""Sentences about facts, in the reader's language: the same on pages, in feeds and calendars."""

from reportback.phrases.campaigns import CampaignPhrases
from reportback.phrases.changes import ChangePhrases
from reportback.phrases.charts import ChartPhrases
from reportback.phrases.data import DataPhrases
from reportback.phrases.following import FollowingPhrases
from reportback.phrases.promises import PromisePhrases
from reportback.phrases.searching import SearchPhrases

__all__ = ["Phrases"]


class Phrases(
    CampaignPhrases,
    PromisePhrases,
    ChangePhrases,
    DataPhrases,
    FollowingPhrases,
    ChartPhrases,
    SearchPhrases,
):
    """Every sentence, in one language."""
