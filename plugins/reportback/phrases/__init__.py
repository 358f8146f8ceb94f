"""Sentences about facts, in the reader's language: the same on pages, in feeds and calendars."""

from reportback.phrases.campaigns import CampaignPhrases
from reportback.phrases.changes import ChangePhrases
from reportback.phrases.pictures import PicturePhrases
from reportback.phrases.promises import PromisePhrases

__all__ = ["Phrases"]


class Phrases(CampaignPhrases, PicturePhrases, PromisePhrases, ChangePhrases):
    """Every sentence, in one language."""
