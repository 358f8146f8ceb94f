"""The register in the words of one edition.

What has a translation is replaced by a copy with the translated words, whose `lang` says which
language they are in; all else stays as it is. Facts are never touched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from reportback.model.campaign import Campaign
from reportback.model.idea import Idea
from reportback.model.promise import Promise
from reportback.model.record import Decision, Record
from reportback.model.register import Register
from reportback.model.translation import CampaignTranslation, IdeaTranslation, PromiseWords
from reportback.model.values import Matter

M = TypeVar("M", bound=Matter)


def spoken(register: Register, tag: str, own: str) -> Register:
    """The register in the language `tag`, on a site whose own language is `own`."""
    campaigns = {each.campaign: each for each in register.translations if each.lang == tag}
    ideas = {(i.campaign, i.number): i for i in register.idea_translations if i.lang == tag}
    tongues = {campaign.id: campaign.lang or own for campaign in register.campaigns}
    if not campaigns and not ideas and not _records_speak(register, tag):
        return register
    around = {name: tongues.get(name, own) for name in campaigns}
    return replace(
        register,
        campaigns=tuple(_campaign(c, campaigns.get(c.id), own) for c in register.campaigns),
        ideas=tuple(
            _idea(each, ideas.get((each.campaign, each.number)), around.get(each.campaign))
            for each in register.ideas
        ),
        records=tuple(_record(each, tag, around.get(each.campaign)) for each in register.records),
    )


def _records_speak(register: Register, tag: str) -> bool:
    return any(
        tag in record.translations or any(tag in each.translations for each in record.decisions)
        for record in register.records
    )


def _campaign(campaign: Campaign, words: CampaignTranslation | None, own: str) -> Campaign:
    if words is None:
        return campaign
    phases = zip(campaign.phases, words.phases, strict=False)
    changes = zip(campaign.changes, words.changes, strict=False)
    promises = zip(campaign.promises, words.promises, strict=False)
    lists: dict[str, Any] = {
        "phases": tuple(_with(each, name=w.name, what=w.what) for each, w in phases),
        "changes": tuple(_with(each, what=w.what, why=w.why) for each, w in changes),
        "promises": tuple(_promise(*pair) for pair in promises) or campaign.promises,
    }
    texts = {name: getattr(words, name) for name in _TEXTS}
    contact = words.contact or campaign.contact
    tongue = {"lang": words.lang, "original": campaign.lang or own}
    return _with(campaign, **texts, **lists, **tongue, contact=contact)


_TEXTS = (
    "title summary question owner decider criteria in_scope out_of_scope themes areas body"
).split()


def _promise(promise: Promise, words: PromiseWords) -> Promise:
    reasons = zip(promise.extended, words.extended, strict=False)
    extended = tuple(_with(each, reason=w.reason) for each, w in reasons)
    return _with(promise, text=words.text, extended=extended)


def _idea(idea: Idea, words: IdeaTranslation | None, around: str | None) -> Idea:
    """`around`: the language that the campaign was written in, if it speaks another one here."""
    changed: dict[str, Any] = {"translation": words} if words else {}
    if around and not idea.lang:
        changed["lang"] = around
    return _with(idea, **changed) if changed else idea


def _record(record: Record, tag: str, around: str | None) -> Record:
    words = record.translations.get(tag)
    changed: dict[str, Any] = {"lang": around} if around else {}
    if words:
        changed = {"by": words.by, "summary": words.summary, "lang": tag}
    decisions = tuple(_decision(each, tag, around) for each in record.decisions)
    if any(new is not old for new, old in zip(decisions, record.decisions, strict=True)):
        changed["decisions"] = decisions
    return _with(record, **changed) if changed else record


def _decision(decision: Decision, tag: str, around: str | None) -> Decision:
    words = decision.translations.get(tag)
    if words is None:
        return _with(decision, lang=around) if around and not decision.lang else decision
    papers = zip(decision.evidence, words.evidence, strict=False)
    evidence = tuple(_with(paper, title=title) for paper, title in papers)
    return _with(
        decision,
        reason=words.reason,
        owner=words.owner,
        evidence=evidence or decision.evidence,
        lang=tag,
    )


def _with(value: M, **changed: Any) -> M:
    """A frozen value with some of its parts changed."""
    return value.model_copy(update=changed)
