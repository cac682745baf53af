"""Which figures may stand on one axis: those counted in one unit over one period.

A valuation is not a revenue, and downloads of 30 days are not downloads ever; figures of several
kinds share an axis only when a reader asks for it, and then the page says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from models_tracker.models import Figure


@dataclass(frozen=True)
class Measure:
    """A unit and a period, and how many figures are counted so."""

    unit: str
    period: str
    count: int

    def holds(self, figure: Figure) -> bool:
        """Whether a figure is counted so."""
        return (figure.unit, figure.period) == (self.unit, self.period)


def measures(figures: Iterable[Figure]) -> list[Measure]:
    """Return the measures of figures, the most frequent first."""
    counts = Counter((figure.unit, figure.period) for figure in figures)
    found = [Measure(unit, period, count) for (unit, period), count in counts.items()]
    return sorted(found, key=lambda one: (-one.count, one.unit, one.period))
