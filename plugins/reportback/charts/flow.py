"""The flow of ideas: a bar for all, a bar for each gate, and one for where they stand now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from reportback.charts.scale import Part, percent, stacked
from reportback.ledger.flow import Flow, Gate, Way
from reportback.terms import Stage


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band of ideas from one bar to the next: where it leaves, where it arrives, how wide it is.

    `yes`: whether these ideas stand at a yes today.
    """

    above: float
    below: float
    width: float
    yes: bool


@dataclass(frozen=True, slots=True)
class Level:
    """One bar: all ideas (no gate), or those that passed a gate, and the ribbons below it."""

    gate: Gate | None
    count: int
    width: float
    ribbons: tuple[Ribbon, ...]


@dataclass(frozen=True, slots=True)
class FlowChart:
    """The bars from the top down, then the parts of the last one."""

    received: int
    levels: tuple[Level, ...]
    parts: tuple[Part, ...]


def flow_chart(flow: Flow) -> FlowChart:
    """Where the bars and ribbons lie.

    A gate that none passed, or all that stand above it, tells nothing and has no bar.
    """
    gates = list(_telling(flow))
    orders = [_order(flow, gate) for gate in gates]
    orders = [orders[0] if orders else list(flow.ways), *orders, list(flow.ways)]
    levels = tuple(
        Level(gate, count, percent(count, flow.received), tuple(_ribbons(flow, above, below)))
        for gate, (above, below) in zip([None, *gates], pairwise(orders), strict=True)
        for count in [flow.passed(gate) if gate else flow.received]
    )
    counts = [
        (outcome, sum(way.count for way in ways))
        for outcome, ways in groupby(flow.ways, key=lambda way: way.outcome)
    ]
    return FlowChart(flow.received, levels, stacked(counts, flow.received))


def _telling(flow: Flow) -> Iterator[Gate]:
    above = flow.received
    for gate in Gate:
        if flow.passed(gate) not in (0, above):
            above = flow.passed(gate)
            yield gate


def _order(flow: Flow, gate: Gate) -> list[Way]:
    """Those that passed the gate come first; the rest goes by."""
    return sorted(flow.ways, key=lambda way: gate not in way.gates)


def _ribbons(flow: Flow, above: Sequence[Way], below: Sequence[Way]) -> Iterator[Ribbon]:
    """One for each run of ways that lie side by side at both ends and have the same tint."""
    arrivals = _starts(below)
    run: list[int] = []  # leaves at, arrives at, count, yes
    for way, leaves in _starts(above).items():
        yes = way.outcome.stage in (Stage.AHEAD, Stage.DONE)
        arrives = arrivals[way]
        if run and (run[0] + run[2], run[1] + run[2], run[3]) == (leaves, arrives, yes):
            run[2] += way.count
            continue
        if run:
            yield _ribbon(flow, *run)
        run = [leaves, arrives, way.count, yes]
    if run:
        yield _ribbon(flow, *run)


def _starts(ways: Sequence[Way]) -> dict[Way, int]:
    """How many ideas lie before each way."""
    before = 0
    starts = {}
    for way in ways:
        starts[way] = before
        before += way.count
    return starts


def _ribbon(flow: Flow, leaves: int, arrives: int, count: int, yes: int) -> Ribbon:
    whole = flow.received
    return Ribbon(percent(leaves, whole), percent(arrives, whole), percent(count, whole), bool(yes))
