"""A site's settings: the REPORTBACK group of pelicanconf.py, with what Pelican's own say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any
from zoneinfo import available_timezones

import holidays
from babel import Locale
from pydantic import AfterValidator, BeforeValidator, model_validator

from reportback.model.editing import Editing
from reportback.model.open_data import OpenData
from reportback.model.organisation import Organisation, OutcomeWords, SiteWords
from reportback.model.rejection import Rejected, found
from reportback.model.rules import unique
from reportback.model.sources import sources
from reportback.model.spellings import ID
from reportback.model.values import (
    Day,
    Language,
    Line,
    Matter,
    Switch,
    Text,
    Whole,
)
from reportback.problems import nearest
from reportback.terms import DEFAULT_OUTCOMES, Stage, Vocabulary

_SMALLEST_PAGE = 5


def _stage(value: Any) -> Stage:
    """Any stage but waiting: an idea with a decision waits for none."""
    decided = [stage for stage in Stage if stage is not Stage.WAITING]
    if value not in decided:
        must, todo = "must be a stage", f"use one of: {', '.join(decided)}"
        raise Rejected("value-choice", must, found(value), todo)
    return Stage(value)


def _page_size(value: int) -> int:
    if value < _SMALLEST_PAGE:
        must = f"must be {_SMALLEST_PAGE} or more"
        raise Rejected("settings", must, found(value), "write a larger number")
    return value


def _timezone(value: Any) -> str:
    if value not in available_timezones():
        near = nearest(str(value), sorted(available_timezones()))
        must, todo = "must be a known time zone", f"write it as {near or 'Europe/London'}"
        raise Rejected("settings", must, found(value), todo)
    return str(value)


# Names that lie beside an outcome's page already.
_TAKEN = frozenset({"page"})


def _site_url(value: Any) -> str:
    if value and not re.fullmatch(r"https?://[^\s/]+(/[^\s?#]*)?", str(value)):
        must, todo = "must be the site's whole address", "write it as https://ideas.example.org"
        raise Rejected("value-address", must, found(value), todo)
    return str(value)


class OwnOutcome(Matter):
    """A site's own words for an outcome, or an outcome of its own (then with its rules)."""

    label: Line | None = None
    meaning: Line | None = None
    stage: Annotated[Stage, BeforeValidator(_stage)] | None = None
    final: Switch | None = None
    reason: Switch | None = None
    decides: Switch | None = None


def _country_meant(said: str) -> str:
    """What to write for a country under another name, such as UK."""
    if said in holidays.list_supported_countries(include_aliases=True):
        return f"write '{holidays.country_holidays(said).country}'"
    names = {str(name).casefold(): code for code, name in Locale("en").territories.items()}
    code = names.get(said.casefold(), said.upper())
    known = code in holidays.list_supported_countries(include_aliases=False)
    return f"write '{code}'" if known else "write 'GB' or 'DE', say"


class Holidays(Matter):
    """Whose bank holidays working days leave out; without a country, weekends only.

    The country also says how dates and money are written, and what a telephone number looks like.
    """

    country: Line | None = None
    region: Line | None = None

    @model_validator(mode="after")
    def _known(self) -> Holidays:
        supported = holidays.list_supported_countries(include_aliases=False)
        if self.country is not None and self.country not in supported:
            must = "must name a country by its two letters in ISO 3166"
            raise Rejected("value-choice", must, found(self.country), _country_meant(self.country))
        regions = supported.get(self.country or "", [])
        if self.region is not None and self.region not in regions:
            must = "must name a region of the country"
            todo = f"use one of: {', '.join(regions) or 'none'}"
            raise Rejected("value-choice", must, found(self.region), todo)
        return self


class Settings(Matter):
    """What a site sets. `site_name`, `site_url`, `lang` and `timezone` are Pelican's own.

    `offline`: this build is a copy to be read from a folder, without a server.
    """

    site_name: Text = "Reportback"
    site_url: Annotated[str, BeforeValidator(_site_url)] = ""
    lang: Language = "en"
    languages: Annotated[tuple[Language, ...], AfterValidator(unique)] = ()
    translations: Mapping[Language, SiteWords] = {}
    timezone: Annotated[str, BeforeValidator(_timezone)] = "UTC"
    as_of: Day | None = None
    organisation: Organisation = Organisation()
    holidays: Holidays = Holidays()
    outcomes: Mapping[str, OwnOutcome] = {}
    page_size: Annotated[Whole, AfterValidator(_page_size)] = 50
    history: Switch = True
    public_since: Day | None = None
    example: Switch = False
    guide: Switch = False
    search: Switch = True
    report_pdf: Switch = False
    editing: Editing = Editing()
    open_data: OpenData = OpenData()
    policy: Annotated[Mapping[str, tuple[str, ...]], BeforeValidator(sources)] = {}
    offline: Switch = False

    @model_validator(mode="after")
    def _outcomes_are_whole(self) -> Settings:
        known = {outcome.id for outcome in DEFAULT_OUTCOMES}
        for outcome_id, own in self.outcomes.items():
            if not re.fullmatch(ID, outcome_id) or outcome_id in _TAKEN:
                must = "must be named in small letters, digits and hyphens"
                raise Rejected("settings", must, found(outcome_id), "rename the outcome")
            given = set(own.model_dump(exclude_none=True, exclude={"own"}))
            if outcome_id in known and given - {"label", "meaning"}:
                must = "must change only the label and meaning of a known outcome"
                raise Rejected("settings", must, f"found more for {outcome_id}", "take it out")
            if outcome_id not in known and not {"label", "meaning", "stage"} <= given:
                must = f"must give label, meaning and stage of the new outcome {outcome_id}"
                raise Rejected("settings", must, f"found {sorted(given)}", "add what is missing")
        return self

    @model_validator(mode="after")
    def _editions_are_others(self) -> Settings:
        if self.lang in self.languages:
            must = "must name in 'languages' those beside the site's own (DEFAULT_LANG)"
            raise Rejected("settings", must, f"found {self.lang} as well", "take it out")
        for tag, words in self.translations.items():
            if tag not in self.languages:
                must, todo = "must be in 'languages' too", "add it there, or take it out"
                raise Rejected("settings", f"a language of 'translations' {must}", found(tag), todo)
            if surplus := sorted(words.outcomes.keys() - self.outcomes.keys()):
                must = "must translate outcomes that 'outcomes' names"
                raise Rejected("settings", must, found(surplus[0]), "take it out")
        return self

    @property
    def editions(self) -> tuple[str, ...]:
        """The languages that the site is published in, its own first."""
        return (self.lang, *self.languages)

    def spoken(self, tag: str) -> Settings:
        """These settings with the site's own words in the language of an edition."""
        words = self.translations.get(tag)
        if words is None:
            return self
        organisation = {
            "name": words.organisation,
            "logo_alt": words.logo_alt,
            "footer": words.footer,
        }
        outcomes = {key: _with(own, words.outcomes.get(key)) for key, own in self.outcomes.items()}
        return self.model_copy(
            update={
                "site_name": words.site_name or self.site_name,
                "organisation": self.organisation.model_copy(update=_given(organisation)),
                "outcomes": outcomes,
            }
        )

    @property
    def as_published(self) -> Settings:
        """The same, without the form for staff where this is a copy to be read offline."""
        if not self.offline:
            return self
        return self.model_copy(update={"editing": self.editing.model_copy(update={"form": False})})

    @property
    def vocabulary(self) -> Vocabulary:
        """The outcomes of this site."""
        own = {
            outcome_id: outcome.model_dump(exclude_none=True, exclude={"own"})
            for outcome_id, outcome in self.outcomes.items()
        }
        return Vocabulary().extended(own)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _with(own: OwnOutcome, words: OutcomeWords | None) -> OwnOutcome:
    """A site's outcome with its words in another language."""
    translated = {"label": words.label, "meaning": words.meaning} if words else {}
    return own.model_copy(update=_given(translated))
