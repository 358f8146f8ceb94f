"""Two sides of a change, compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportback.comparing.campaigns import balances, campaigns
from reportback.comparing.changes import Change, Comparison
from reportback.comparing.decisions import decisions
from reportback.comparing.ideas import ideas
from reportback.comparing.promises import promises
from reportback.comparing.published import pages
from reportback.comparing.site import site
from reportback.reading.surroundings import Surroundings
from reportback.site import Site


@dataclass(frozen=True)
class Side:
    """A site as the public would see it at one commit. `fresh`: there was none yet."""

    site: Site
    around: Surroundings
    fresh: bool = False


def compare(before: Side, after: Side) -> Comparison:
    """Everything that the public would see differently. Both sides speak for the same day."""
    same_frame = replace(before.site, settings=after.site.settings)
    return Comparison(
        after.site.as_of,
        tuple(_changes(before, after)),
        pages(same_frame, after.site),
        tuple(balances(before.site.ledger, after.site.ledger)),
    )


def _changes(before: Side, after: Side) -> Iterator[Change]:
    ledgers = before.site.ledger, after.site.ledger
    yield from decisions(*ledgers)
    yield from promises(*ledgers)
    yield from ideas(*ledgers)
    yield from campaigns(*ledgers)
    settings = after.site.settings if before.fresh else before.site.settings
    yield from site((settings, before.around), (after.site.settings, after.around))
