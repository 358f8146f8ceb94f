"""The charts on a campaign's page and in its report, as far as there is something to show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportback import charts
from reportback.ledger import CampaignFacts
from reportback.ledger.phases import schedule
from reportback.site import Site


def campaign_charts(site: Site, facts: CampaignFacts) -> Mapping[str, Any]:
    """Where all parts of each picture lie; None for a picture that would be empty."""
    bars = charts.area_bars(facts.areas) if facts.placed else ()
    yes = facts.deliveries
    return {
        "flow": charts.flow_chart(facts.flow) if facts.ideas else None,
        "phases": charts.phase_chart(schedule(facts.campaign, facts.promises, site.as_of)),
        "answers": charts.histogram(facts.timeliness) if facts.timeliness else None,
        "deliveries": charts.delivery_chart(yes, site.as_of) if yes.all else None,
        "areas": bars,
        "map": charts.map_chart(facts.map, bars) if facts.map and bars else None,
    }
