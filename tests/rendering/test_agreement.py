"""Pages that say the same thing say the same number, and a lost idea stops the build."""

from dataclasses import replace

import pytest
from jinja2 import Environment

from reportback import publication, rendering
from reportback.exports import TABLES
from reportback.ledger import Ledger, derive
from reportback.model import Settings
from reportback.pages import all_pages
from reportback.site import Site
from tests.ledger.records import campaign, day, idea, register
from tests.support import ROOT

ANSWER = {"kind": "answer", "within": "20 days"}
DECIDE = {"kind": "decide", "within": "30 days", "of": "submitted"}


def two_duties_late_for_each_of_two_ideas() -> Ledger:
    found = register(campaign(ANSWER, DECIDE), [idea(1), idea(2)])
    return derive(found, Settings(), day(60))


def environment(site: Site) -> Environment:
    env = rendering.environment([ROOT / "theme" / "templates"], site.settings)
    rendering.speak_for(env, site)
    return env


def test_home_and_promises_name_one_number_of_overdue_ideas() -> None:
    site = Site(Settings(), two_duties_late_for_each_of_two_ideas())
    assert (len(site.ledger.overdue), site.ledger.overdue_ideas) == (4, 2)
    env, sentence = environment(site), site.phrases.overdue(2)
    pages = {page.address: page for page in all_pages(site, {table.name: 0 for table in TABLES})}
    for address in ("", "promises/"):
        assert sentence in rendering.render(env, pages[address]).decode()


def test_an_idea_that_the_program_lost_stops_the_build() -> None:
    whole = register(campaign(), [idea(1), idea(2), idea(3)])
    lost = derive(replace(whole, ideas=whole.ideas[:2]), Settings(), day(60))
    site = Site(Settings(), lost)
    with pytest.raises(publication.DoesNotAddUp):
        next(publication.files(environment(site), site))


def test_every_outcome_and_theme_has_its_list_and_a_link_to_it() -> None:
    found = register(campaign(themes={"play": "Play"}), [idea(1)])
    site = Site(Settings(), derive(found, Settings(), day(60)))
    pages = {page.address: page for page in all_pages(site, {table.name: 0 for table in TABLES})}
    lists = rendering.render(environment(site), pages["campaigns/park/ideas/"]).decode()
    for part in (*(outcome.id for outcome in site.ledger.vocabulary), "play"):
        assert f"campaigns/park/ideas/{part}/" in pages
        assert f'href="{part}/"' in lists
    empty = rendering.render(environment(site), pages["campaigns/park/ideas/declined/"]).decode()
    assert "No idea is at this stage today." in empty
