"""The flow of ideas: a bar for all, a bar for each gate, and one for where they stand now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from reportback.charts.scale import Part, percent, stacked
from reportback.ledger.flow import Flow, Gate, Way
from reportback.terms import Outcome

GAP = 4  # percent between those that passed a gate and the rest


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band of ideas from one bar to the next: where it leaves and arrives, how wide it is there.

    `outcome`: where all of these ideas stand today, so that a band has one look along its whole
    way. `by`: whether they go by, without having passed the gate above or the one below.
    """

    above: float
    above_end: float
    below: float
    below_end: float
    outcome: Outcome
    by: bool


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

    A gate that none passed, or all, or those that stand above it, tells nothing: it has no bar.
    """
    gates = list(_telling(flow))
    passing = [_Row(flow, gate, gates[place:]) for place, gate in enumerate(gates)]
    rows = [_Row(flow, None, gates), *passing, _Row(flow, None, [])]
    levels = tuple(
        Level(row.gate, row.passed, row.place(0, row.passed)[1], tuple(_ribbons(row, below)))
        for row, below in pairwise(rows)
    )
    counts = [
        (outcome, sum(way.count for way in ways))
        for outcome, ways in groupby(flow.ways, key=lambda way: way.outcome)
    ]
    return FlowChart(flow.received, levels, stacked(counts, flow.received))


def _telling(flow: Flow) -> Iterator[Gate]:
    above = flow.received
    for gate in Gate:
        if flow.passed(gate) not in (0, above, flow.received):
            above = flow.passed(gate)
            yield gate


class _Row:
    """The ways in their order across one bar: those that passed its gate, a gap, the rest."""

    def __init__(self, flow: Flow, gate: Gate | None, ahead: Sequence[Gate]) -> None:
        """`ahead`: this gate and those to come; what will part from the rest lies next to it."""
        self.gate = gate
        self.received = flow.received
        self.passed = flow.passed(gate) if gate else flow.received
        self.ways = sorted(flow.ways, key=lambda way: [gate not in way.gates for gate in ahead])
        counts = accumulate((way.count for way in self.ways), initial=0)
        self.starts = dict(zip(self.ways, counts, strict=False))

    def through(self, way: Way) -> bool:
        """Whether a way is among those before the gap."""
        return self.gate is None or self.gate in way.gates

    def place(self, start: int, end: int) -> tuple[float, float]:
        """Where a run of ideas begins and ends, in percent."""
        gap = GAP if self.gate and self.passed < self.received else 0
        shift = gap if start >= self.passed else 0
        scale = (100 - gap) / 100
        begins, ends = percent(start, self.received), percent(end, self.received)
        return round(begins * scale + shift, 2), round(ends * scale + shift, 2)


def _ribbons(above: _Row, below: _Row) -> Iterator[Ribbon]:
    """One for each run of ways that lie side by side at both ends and share their outcome."""
    run: list[Way] = []
    for way in above.ways:
        if run and not _goes_on(run[-1], way, above, below):
            yield _ribbon(run, above, below)
            run = []
        run.append(way)
    if run:
        yield _ribbon(run, above, below)


def _goes_on(last: Way, way: Way, *rows: _Row) -> bool:
    beside = all(row.starts[last] + last.count == row.starts[way] for row in rows)
    together = all(row.through(last) == row.through(way) for row in rows)
    return beside and together and last.outcome == way.outcome


def _ribbon(run: Sequence[Way], above: _Row, below: _Row) -> Ribbon:
    count = sum(way.count for way in run)
    leaves, arrives = above.starts[run[0]], below.starts[run[0]]
    by = not (above.through(run[0]) and below.through(run[0]))
    places = (*above.place(leaves, leaves + count), *below.place(arrives, arrives + count))
    return Ribbon(*places, run[0].outcome, by)
