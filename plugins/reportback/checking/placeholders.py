"""What was left to be filled in is not published: the body's own words are words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.checking.words import words_of_record
from reportback.model import Campaign, CampaignTranslation, Record
from reportback.places import FilePlaces, Place
from reportback.problems import Problem, quoted

# Contributors may write what they like; these words are the body's own.
_CAMPAIGN = ("title", "summary", "question", "owner", "decider")
_NOTHING = re.compile(
    r"\W*(?:to ?do|tb[acd]|fixme|x{3,}|n/?a|lorem ipsum\b.*|test)?\W*", re.IGNORECASE | re.DOTALL
)
_MARK = re.compile(r"\bTODO\b")


def nothing_left_to_fill_in(subject: Subject) -> Iterator[Problem]:
    """Campaigns, records and reasons hold no TODO, and more than signs or 'n/a'."""
    for place, key, text in _words(subject):
        match = _NOTHING.fullmatch(text) or _MARK.search(text)
        if match:
            below = text[: match.start()].count("\n")
            must, found = f"{quoted(key)} must be filled in", f"found {quoted(match[0] or text)}"
            todo = "write what people are to read, or take the key out"
            if key == "reason":
                todo = "write the reason, or 'no_reason_given: true' if there truly was none"
            where = place.below(below) if below else place
            yield Problem(where, "placeholder", must, found, todo)


def _words(subject: Subject) -> Iterator[tuple[Place, str, str]]:
    """The words of staff: where they begin, the key that they belong to, and they themselves."""
    for campaign in subject.register.campaigns:
        yield from _of_campaign(campaign, subject.at(campaign.path))
    for words in subject.register.translations:
        yield from _of_campaign(words, subject.at(words.path))
    for record in subject.register.records:
        yield from _of_record(record, subject.at(record.path))


def _of_campaign(
    campaign: Campaign | CampaignTranslation, at: FilePlaces
) -> Iterator[tuple[Place, str, str]]:
    for key in _CAMPAIGN:
        yield at.words(key), key, getattr(campaign, key)
    if campaign.body.strip():
        yield at.body or at.value(), "the text", campaign.body


def _of_record(record: Record, at: FilePlaces) -> Iterator[tuple[Place, str, str]]:
    for loc, key, text in words_of_record(record):
        if key != "owner":
            yield at.words(*loc), key, text
