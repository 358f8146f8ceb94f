"""How many ideas have which outcome; the numbers always add up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportback.terms import RECEIVED, Outcome, Stage, Vocabulary


@dataclass(frozen=True, slots=True)
class Share:
    """How many ideas have one outcome.

    `percent` is exact, 0 to 100; `rounded` is whole, and those of one tally add up to 100 (the
    method of the largest remainder).
    """

    outcome: Outcome
    count: int
    percent: float
    rounded: int
    before: float


@dataclass(frozen=True)
class Tally:
    """The balance: received = the sum of all shares.

    `all_shares` has every outcome of the vocabulary, those of 0 as well: each has a list.
    """

    received: int
    all_shares: tuple[Share, ...]

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """The outcomes that at least one idea has."""
        return tuple(share for share in self.all_shares if share.count)

    @property
    def adds_up(self) -> bool:
        """Whether every idea is counted exactly once."""
        return self.received == sum(share.count for share in self.all_shares)

    def count(self, *stages: Stage) -> int:
        """How many ideas are in these stages."""
        return sum(share.count for share in self.all_shares if share.outcome.stage in stages)

    @property
    def taken_forward(self) -> int:
        """The ideas with a yes: taken forward, in progress or delivered."""
        return self.count(Stage.AHEAD, Stage.DONE)

    @cached_property
    def waiting(self) -> Share:
        """The ideas that nobody has answered, under the outcome that lists them."""
        return next(share for share in self.all_shares if share.outcome.id == RECEIVED.id)


def tally(outcomes: Iterable[Outcome], received: int, vocabulary: Vocabulary) -> Tally:
    """The tally of these outcomes against the number of ideas that were received."""
    counts = {outcome.id: 0 for outcome in vocabulary}
    for outcome in outcomes:
        counts[outcome.id] += 1
    shares: list[Share] = []
    before = 0
    for outcome, rounded in zip(vocabulary, _rounded(list(counts.values()), received), strict=True):
        count = counts[outcome.id]
        exact, start = _percent(count, received), _percent(before, received)
        shares.append(Share(outcome, count, exact, rounded, start))
        before += count
    return Tally(received, tuple(shares))


def _rounded(counts: Sequence[int], of: int) -> list[int]:
    whole = [100 * count // (of or 1) for count in counts]
    lost = sorted(range(len(counts)), key=lambda at: (-(100 * counts[at] % (of or 1)), at))
    for at in lost[: 100 * sum(counts) // (of or 1) - sum(whole)]:
        whole[at] += 1
    return whole


def _percent(count: int, of: int) -> float:
    return round(100 * count / of, 3) if of else 0.0
