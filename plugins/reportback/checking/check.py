"""All rules, and every problem that they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportback.checking import (
    addresses,
    campaigns,
    corrections,
    ideas,
    links,
    maps,
    moves,
    numbers,
    papers,
    personal,
    placeholders,
    records,
    translations,
)
from reportback.checking.subject import Subject
from reportback.problems import Problem

Rule = Callable[[Subject], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    campaigns.has_campaign,
    campaigns.codes_differ,
    campaigns.dates_in_order,
    campaigns.explained_in_time,
    campaigns.themes_are_not_outcomes,
    campaigns.areas_are_not_themes,
    campaigns.extensions_move_forward,
    campaigns.changes_are_explained,
    maps.maps_have_every_area,
    maps.maps_have_their_campaign,
    numbers.own_number,
    numbers.no_gaps,
    numbers.own_source,
    ideas.has_title,
    ideas.themes_and_area_known,
    ideas.dated_in_time,
    ideas.withheld_without_words,
    ideas.withheld_in_time,
    ideas.withheld_for_good,
    links.builds_on_known_ideas,
    links.decisions_name_known_ideas,
    links.merged_into_another,
    links.no_merge_cycle,
    records.named_by_date,
    records.decided_once,
    records.not_in_the_future,
    records.not_before_its_ideas,
    records.outcomes_known,
    records.reasons_given,
    records.reasons_agree,
    records.due_lies_ahead,
    records.evidence_of_delivery,
    moves.legal,
    corrections.corrects_an_earlier_record,
    papers.papers_exist,
    papers.pictures_can_be_shown,
    papers.papers_are_safe,
    papers.papers_name_nobody,
    papers.published_under_own_names,
    papers.evidence_leads_somewhere,
    personal.no_personal_data,
    translations.begun,
    translations.of_something,
    translations.in_a_language_of_the_site,
    translations.word_for_word,
    translations.withheld_in_every_language,
    placeholders.nothing_left_to_fill_in,
    addresses.kept,
    addresses.redirects_lead_somewhere,
)


def check(subject: Subject) -> list[Problem]:
    """Every problem that the rules find, sorted by place."""
    return sorted({problem for rule in RULES for problem in rule(subject)})
