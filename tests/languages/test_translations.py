"""A translation changes words and nothing else, whatever it says."""

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reportback.ledger import derive
from reportback.model import (
    Campaign,
    CampaignTranslation,
    Decision,
    Idea,
    IdeaTranslation,
    Record,
    Register,
    Settings,
    spoken,
)
from reportback.model.values import Matter
from tests.ledger.records import campaign, day, decision, idea, record, register

SETTINGS = Settings.model_validate({"lang": "en", "languages": ("cy",)})
SAID = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1).filter(
    str.strip
)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Three ideas decided at random, with translations of whatever was drawn."""
    of = campaign(
        {"kind": "answer", "within": "20 working days", "text": "Soon."},
        {"kind": "decide", "within": "12 weeks", "of": "closes"},
        criteria=("It helps",),
        themes={"seats": "Seats"},
        lang=draw(st.sampled_from([None, "en", "fr"])),
    )
    ideas = [idea(n, day(n), lang=draw(st.sampled_from([None, "pl", "cy"]))) for n in (1, 2, 3)]
    records = []
    for n in draw(st.lists(st.sampled_from([1, 2, 3]), unique=True)):
        outcome = draw(st.sampled_from(["under-review", "taken-forward", "declined"]))
        words = {"cy": {"reason": draw(SAID)}} if draw(st.booleans()) else {}
        made = record(day(40 + n), decision(n, outcome, translations=words), name=f"r{n}")
        own = {"cy": {"by": draw(SAID)}} if draw(st.booleans()) else {}
        records.append(
            Record.model_validate({**made.model_dump(by_alias=True), "translations": own})
        )
    plain = register(of, ideas, records)
    translations = (_campaign(draw),) if draw(st.booleans()) else ()
    told = tuple(_idea(n, draw(SAID)) for n in draw(st.sets(st.sampled_from([1, 2, 3]))))
    return Register(
        plain.campaigns,
        plain.ideas,
        plain.records,
        plain.numbered,
        translations=translations,
        idea_translations=told,
    )


def _campaign(draw: st.DrawFn) -> CampaignTranslation:
    keys = ("title", "summary", "question", "owner", "decider", "body")
    promises = ({"kind": "answer", "text": "Cyn hir."}, {"kind": "decide"})
    return CampaignTranslation.model_validate(
        {key: " ".join(draw(SAID).split()) or "x" for key in keys}
        | {"criteria": ("Mae'n helpu",), "themes": {"seats": "Seddi"}, "promises": promises}
        | {"campaign": "park", "lang": "cy", "path": "content/campaigns/translations/park.cy.md"}
    )


def _idea(number: int, title: str) -> IdeaTranslation:
    return IdeaTranslation.model_construct(
        title=title, by="Us", campaign="park", number=number, lang="cy", path="x", body=title
    )


WORDS = {
    Campaign: {
        *("title", "summary", "question", "owner", "decider", "criteria", "themes", "body"),
        *("promises", "lang", "original"),
    },
    Idea: {"lang", "translation"},
    Record: {"by", "summary", "decisions", "lang"},
    Decision: {"reason", "owner", "evidence", "lang"},
}
# Of an event: who decided, and why.
SAID_OF_EVENTS = {"by", "reason"}


def facts(value: Any) -> Any:
    """Everything that is known, without the words."""
    match value:
        case Matter():
            kept = set(type(value).model_fields) - WORDS.get(type(value), {"text"})
            return {name: facts(getattr(value, name)) for name in sorted(kept)}
        case Enum() | date() | str() | int() | float() | None:
            return value
        case tuple() | list() | frozenset():
            return [facts(inner) for inner in value]
        case dict():
            return {str(key): facts(inner) for key, inner in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        names = {field.name for field in fields(value)} - SAID_OF_EVENTS
        return {name: facts(getattr(value, name)) for name in sorted(names)}
    return repr(value)


@given(registers())
def test_no_fact_of_the_ledger_differs_between_languages(found: Register) -> None:
    on = day(200)
    original = derive(found, SETTINGS, on)
    welsh = derive(spoken(found, "cy", "en"), SETTINGS, on)
    assert facts(welsh) == facts(original)


@given(registers())
def test_every_word_has_the_language_that_it_is_written_in(found: Register) -> None:
    said = spoken(found, "cy", "en")
    own = found.campaigns[0].lang or "en"
    for before, after in zip(found.ideas, said.ideas, strict=True):
        tongue = after.lang or said.campaigns[0].lang or "en"
        assert tongue == (before.lang or own)
        assert (after.title, after.body) == (before.title, before.body)
    for before, after in zip(found.records, said.records, strict=True):
        for old, new in zip(before.decisions, after.decisions, strict=True):
            translated = "cy" in old.translations
            assert (new.lang or said.campaigns[0].lang or "en") == ("cy" if translated else own)
            assert new.reason == (old.translations["cy"].reason if translated else old.reason)


@given(registers())
def test_a_language_without_translations_changes_nothing(found: Register) -> None:
    assert spoken(found, "ar", "en") is found
