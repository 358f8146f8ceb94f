"""Sentences about facts, in the reader's language: the same on pages, in feeds and calendars."""

from reportback.phrases.campaigns import CampaignPhrases
from reportback.phrases.changes import ChangePhrases
from reportback.phrases.data import DataPhrases
from reportback.phrases.promises import PromisePhrases

__all__ = ["Phrases"]


class Phrases(CampaignPhrases, PromisePhrases, ChangePhrases, DataPhrases):
    """Every sentence, in one language."""
