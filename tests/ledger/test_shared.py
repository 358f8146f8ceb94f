"""Themes and areas that several campaigns call the same."""

from __future__ import annotations

from reportback.ledger import Ledger, derive
from reportback.ledger.shared import shared
from reportback.model import Register
from tests.ledger.records import WALES, campaign, day, idea

PARK = campaign(themes={"trees": "Trees"}, areas={"mill": "Mill Lane", "quay": "The Quay"})
ROADS = campaign(
    id="roads",
    path="content/campaigns/roads.md",
    themes={"lane": "Mill Lane"},
    areas={"lanes": "MILL LANE", "quay": "Quayside"},
)


def both(*ideas: tuple[str, int, str]) -> Ledger:
    sent = tuple(
        idea(number, campaign=of, path=f"ideas/{of}/{number}.md", area=area)
        for of, number, area in ideas
    )
    numbered = tuple((one.campaign, one.number, one.path) for one in sent)
    return derive(Register((PARK, ROADS), sent, (), numbered), WALES, day(60))


def test_one_label_in_whatever_case_is_one_area() -> None:
    names = shared([PARK, ROADS])
    assert names["area", "park", "mill"] == names["area", "roads", "lanes"] == "mill"


def test_one_id_of_two_labels_is_two_areas_and_a_theme_is_none() -> None:
    names = shared([PARK, ROADS])
    assert names["area", "park", "quay"] == "quay"
    assert names["area", "roads", "quay"] == "roads/quay"
    assert names["theme", "roads", "lane"] == "lane"


def test_a_list_leads_to_the_same_area_of_another_campaign() -> None:
    made = both(("park", 1, "mill"), ("roads", 1, "lanes"), ("roads", 2, "lanes"))
    (other,) = made.elsewhere(made.campaign["park"], "mill")
    assert (other.campaign.campaign.id, other.part.id, other.part.count) == ("roads", "lanes", 2)
    assert list(made.elsewhere(made.campaign["park"], "quay")) == []
    assert list(made.elsewhere(made.campaign["roads"], "lane")) == []


def test_a_list_that_is_empty_elsewhere_is_not_led_to() -> None:
    made = both(("park", 1, "mill"))
    assert list(made.elsewhere(made.campaign["park"], "mill")) == []
    (other,) = made.elsewhere(made.campaign["roads"], "lanes")
    assert other.campaign.campaign.id == "park"
