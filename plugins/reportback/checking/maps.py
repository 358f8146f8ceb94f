"""Rules for maps of areas."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.checking.subject import Subject
from reportback.places import Place
from reportback.problems import Problem, choose, nearest, quoted


def maps_have_every_area(subject: Subject) -> Iterator[Problem]:
    """A campaign's map shows all of its areas."""
    for campaign in subject.register.campaigns:
        drawn = subject.register.maps.get(campaign.id)
        if drawn is None:
            continue
        named = [name for shape in drawn.shapes if shape.rings for name in shape.names]
        free = sorted(set(named) - campaign.areas.keys())
        for area in campaign.areas:
            if area not in named:
                place = subject.at(campaign.path).key("areas", area)
                must = f"must be a feature of {drawn.path}, by its 'id' or 'area'"
                near = nearest(area, free)
                todo = f"did you mean {quoted(near)}?" if near else "draw it there, or rename it"
                yield Problem(place, "map-area", must, f"found no {quoted(area)} there", todo)


def maps_have_their_campaign(subject: Subject) -> Iterator[Problem]:
    """A map is named after a campaign, and this campaign has areas."""
    register = subject.register
    campaigns = {
        name.removeprefix("content/campaigns/").removesuffix(".md") for name in register.files
    }
    for name, drawn in sorted(register.maps.items()):
        campaign = register.campaign.get(name)
        if name not in campaigns:
            must, found = "must have the name of a campaign", f"found {quoted(name)}"
            yield Problem(
                Place(drawn.path), "map-area", must, found, choose(name, register.campaign)
            )
        elif campaign and not campaign.areas:
            must, found = (
                f"must be for a campaign with areas, and {campaign.path} has none",
                "found a map",
            )
            todo = "write the campaign's 'areas', or delete the map"
            yield Problem(Place(drawn.path), "map-area", must, found, todo)
