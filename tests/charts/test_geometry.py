"""Where things lie: parts sum to the whole, nothing leaves the frame, and order is kept."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import hypothesis
from hypothesis import given
from hypothesis import strategies as some

from reportback.charts import (
    AreaBar,
    area_bars,
    delivery_chart,
    flow_chart,
    histogram,
    map_chart,
    phase_chart,
)
from reportback.charts.axis import axis
from reportback.charts.flow import GAP
from reportback.charts.maps import MOST_POINTS
from reportback.language import Language
from reportback.ledger.flow import Flow, Gate, Way
from reportback.ledger.phases import schedule
from reportback.ledger.timeliness import Timeliness
from reportback.model import AreaMap, MapShape, Unit
from reportback.phrases import Phrases
from reportback.terms import Outcome, Stage, Vocabulary
from tests.ledger.records import campaign, day, decision, facts, idea, record

SAY = Phrases(Language("en", "GB"))
NEAR = 0.5  # percent: what rounding may add up to
OUTCOMES = (
    *Vocabulary(),
    *(Outcome(f"own-{n}", f"Own {n}", "Own", Stage.ENDED) for n in range(29)),
)
FEW = hypothesis.settings(max_examples=25)
# Nothing is weighed or agreed to without an answer.
GATES = some.frozensets(some.sampled_from(Gate)).map(
    lambda gates: gates and gates | {Gate.ANSWERED}
)
ways = some.dictionaries(
    some.tuples(GATES, some.sampled_from(OUTCOMES)), some.integers(1, 5000), min_size=1, max_size=60
)


def _flow(counts: dict[tuple[frozenset[Gate], Outcome], int]) -> Flow:
    order = {outcome: place for place, outcome in enumerate(OUTCOMES)}
    found = [Way(gates, outcome, count) for (gates, outcome), count in counts.items()]
    found.sort(key=lambda way: order[way.outcome])
    return Flow(sum(counts.values()), tuple(found))


@FEW
@given(ways)
def test_the_flow_loses_nobody(counts: dict[tuple[frozenset[Gate], Outcome], int]) -> None:
    flow = _flow(counts)
    drawn = flow_chart(flow)
    assert drawn.levels[0].count == sum(part.count for part in drawn.parts) == flow.received
    assert abs(sum(part.width for part in drawn.parts) - 100) < NEAR
    for level in drawn.levels:
        gap = GAP if level.count < flow.received else 0
        above = sum(band.above_end - band.above for band in level.ribbons)
        assert abs(above - (100 - gap)) < NEAR
        for band in level.ribbons:
            assert 0 <= band.above < band.above_end + NEAR <= 100 + 2 * NEAR
            assert 0 <= band.below < band.below_end + NEAR <= 100 + 2 * NEAR
        for first, second in pairwise(
            sorted(level.ribbons, key=lambda band: (band.below, band.below_end))
        ):
            assert second.below >= first.below_end - 0.02  # no band lies on another
        for first, second in pairwise(level.ribbons):
            assert second.above >= first.above_end - 0.02
    for first, second in pairwise(drawn.parts):
        assert abs(first.x + first.width - second.x) <= 0.02


@FEW
@given(ways)
def test_every_bar_is_as_wide_as_its_share(
    counts: dict[tuple[frozenset[Gate], Outcome], int],
) -> None:
    flow = _flow(counts)
    levels = flow_chart(flow).levels
    assert levels[0].gate is None
    for level in levels[1:]:
        assert level.gate
        assert 0 < level.count == flow.passed(level.gate)
        assert abs(level.width - level.count / flow.received * (100 - GAP)) < 0.02
    told = {level.count for level in levels}
    assert {flow.passed(gate) for gate in Gate} - told <= {0}


PROMISE = facts(
    campaign({"kind": "answer", "within": "20 working days"}), [idea()], on=day(9)
).promises[0]


@FEW
@given(
    some.lists(some.integers(-400, 4000), min_size=5, max_size=200),
    some.sampled_from([Unit.DAYS, Unit.WORKING_DAYS]),
    some.sampled_from([None, 10, 20, 84]),
    some.booleans(),
)
def test_bins_hold_every_answer_on_its_side_of_the_promise(
    margins: list[int], unit: Unit, within: int | None, promised: bool
) -> None:
    if not promised:
        margins, unit, within = [abs(margin) for margin in margins], Unit.DAYS, None
    margins = [max(margin, -within) if within else margin for margin in margins]
    about = Timeliness(PROMISE if promised else None, unit, tuple(sorted(margins)), within)
    drawn = histogram(about)
    assert sum(one.count for one in drawn.bins) == len(margins)
    assert sum(one.count for one in drawn.bins if one.late) == (about.late if promised else 0)
    assert len(drawn.bins) <= 24
    assert max(one.height for one in drawn.bins) == 100
    assert abs(sum(one.width for one in drawn.bins) - 100) < NEAR
    assert (drawn.promise is not None) is promised
    for one in drawn.bins:
        assert drawn.promise is None or (one.x >= drawn.promise - 0.02) is one.late
        assert 0 <= one.top <= 100
    assert drawn.ticks
    if drawn.promise is not None:
        assert 0 < drawn.promise < 100
        assert [tick.margin for tick in drawn.ticks].count(0) == 1
    for first, second in pairwise(drawn.ticks):
        assert second.x - first.x >= 20


DAYS = some.dates(date(1990, 1, 1), date(2060, 12, 31))


@FEW
@given(some.lists(DAYS, min_size=1, max_size=30))
def test_an_axis_holds_its_days_in_order(days: list[date]) -> None:
    line = axis(days)
    places = [line.x(on) for on in sorted(days)]
    assert places == sorted(places)
    assert 0 < places[0] <= places[-1] < 100
    ticks = line.ticks
    assert all(tick.day.day == 1 and 0 <= tick.x <= 100 for tick in ticks)
    for first, second in pairwise(ticks):
        assert second.x - first.x > 20
    assert line.x(days[0] + timedelta(1)) > line.x(days[0]) or line.days > 9000


def test_no_day_of_the_calendar_breaks_an_axis() -> None:
    for days in ([date.min], [date.max], [date.min, date.max]):
        line = axis(days)
        assert all(0 <= line.x(on) <= 100 for on in days)
        assert len(line.ticks) < 12


def test_phases_lie_in_the_frame_and_one_without_an_end_goes_on() -> None:
    phases = (
        {"name": "Ideas", "starts": day(0), "ends": day(30)},
        {"name": "Building", "starts": day(31)},
    )
    of = campaign(phases=phases)
    drawn = phase_chart(schedule(of, (), day(50)))
    ideas, building = drawn.spans
    assert abs(ideas.x + ideas.width - building.x) < 0.02
    assert building.x + building.width == 100
    assert building.x < drawn.today < 100


def test_sixty_yeses_are_capped_and_what_is_overdue_comes_first() -> None:
    ideas = [idea(number) for number in range(1, 61)]
    records = [
        record(day(9), decision(list(range(1, 61)), "taken-forward", due=day(20))),
        record(day(15), decision([n for n in range(1, 61) if n != 42], "delivered"), name="done"),
    ]
    found = facts(campaign(), ideas, records, on=day(40))
    drawn = delivery_chart(found.deliveries, day(40))
    assert drawn.tracks[0].delivery.idea.number == 42
    assert drawn.tracks[0].delivery.overdue == 20
    assert len(drawn.tracks) + drawn.hidden == 60
    for track in drawn.tracks:
        marks = [track.x, track.x + track.width, *track.slips, track.due, track.end]
        assert all(0 <= mark <= 100 for mark in marks if mark is not None)


def test_a_yes_without_a_day_has_no_track_and_is_told_in_words() -> None:
    ideas = [idea(number) for number in range(1, 13)]
    yes = record(day(9), decision(list(range(1, 13)), "taken-forward"))
    none = facts(campaign(), ideas, [yes], on=day(40)).deliveries
    assert delivery_chart(none, day(40)).tracks == ()
    assert SAY.not_shown(none, 0) == "12 have no day set for them."
    named = record(day(12), decision([11, 12], "in-progress", due=day(60)), name="news")
    some_have = facts(campaign(), ideas, [yes, named], on=day(40)).deliveries
    drawn = delivery_chart(some_have, day(40))
    assert [track.delivery.idea.number for track in drawn.tracks] == [11, 12]
    assert SAY.not_shown(some_have, drawn.hidden) == "10 have no day set for them."


@FEW
@given(some.lists(some.integers(0, 9), min_size=1, max_size=12))
def test_the_longest_bar_fills_the_frame(counts: list[int]) -> None:
    of = campaign(areas={f"a{n}": f"Area {n}" for n in range(len(counts))})
    ideas = [
        idea(number, area=area)
        for number, area in enumerate(
            (f"a{n}" for n, count in enumerate(counts) for _ in range(count)), start=1
        )
    ]
    found = facts(of, ideas, on=day(5))
    bars = area_bars(found.areas)
    widths = [sum(part.width for part in bar.parts) for bar in bars]
    assert sum(bar.area.count for bar in bars) == len(ideas)
    assert not ideas or abs(max(widths) - 100) < NEAR
    ranked = sorted(zip((bar.area.count for bar in bars), widths, strict=True))
    assert [width for _, width in ranked] == sorted(width for _, width in ranked)


# --- maps ------------------------------------------------------------------------


def _square(
    west: float, south: float, size: float, steps: int = 1
) -> tuple[tuple[float, float], ...]:
    """The outline of a square, closed, with as many points a side."""
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    points = (
        (a[0] + (b[0] - a[0]) * n / steps, a[1] + (b[1] - a[1]) * n / steps)
        for a, b in pairwise(corners)
        for n in range(steps)
    )
    return (*((west + size * x, south + size * y) for x, y in points), (west, south))


def _bars(*areas: str) -> tuple[AreaBar, ...]:
    of = campaign(areas={area: area.title() for area in areas})
    found = facts(of, [idea(1, area=areas[0])], on=day(5))
    return area_bars(found.areas)


@FEW
@given(some.floats(-179, 170), some.floats(-85, 80), some.floats(0.001, 5), some.integers(1, 900))
def test_a_map_keeps_to_its_budget_and_its_frame(
    west: float, south: float, size: float, steps: int
) -> None:
    shapes = (
        MapShape(("north",), (_square(west, south + size, size, steps),)),
        MapShape(("south",), (_square(west, south, size, steps),)),
        MapShape(("elsewhere",), (_square(west + size, south, size, 1),)),
    )
    drawn = map_chart(AreaMap("map", shapes), _bars("north", "south"))
    spots = [spot for region in drawn.regions for ring in region.rings for spot in ring]
    assert 0 < len(spots) <= MOST_POINTS
    assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in spots)
    elsewhere, north, south_ = drawn.regions
    assert elsewhere.bar is None  # it lies below the areas
    assert north.y < 50 < south_.y  # north is up
    assert (north.shade, south_.shade) == (4, 0)
    assert set(north.rings[0]) & set(south_.rings[0]), "neighbours keep their border"


def test_a_number_stands_inside_a_crooked_area() -> None:
    around = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (8.0, 9.0), (8.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    drawn = map_chart(AreaMap("map", (MapShape(("l",), (around,)),)), _bars("l"))
    region = drawn.regions[0]
    assert region.y > 88 or region.x > 88


def test_a_map_of_one_point_is_drawn_as_nothing() -> None:
    ring = ((1.0, 1.0),) * 4
    drawn = map_chart(AreaMap("map", (MapShape(("l",), (ring,)),)), _bars("l"))
    assert drawn.regions[0].rings == ()
