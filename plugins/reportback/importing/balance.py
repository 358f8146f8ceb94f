"""What became of every row: read = imported + already there + refused + skipped by rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """The count of rows, and where they went."""

    read: int
    imported: int
    there: int
    refused: int
    skipped: int

    @property
    def adds_up(self) -> bool:
        """Whether no row was lost or counted twice."""
        return self.read == self.imported + self.there + self.refused + self.skipped

    def __str__(self) -> str:
        return (
            f"{self.read:,} rows read = {self.imported:,} imported"
            f" + {self.there:,} already there + {self.refused:,} refused"
            f" + {self.skipped:,} skipped by rule"
        )
