"""How many models a statement speaks of: by camp and region, and how many of them are scored."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from models_tracker.choices import Camp
from models_tracker.countries import Region, broad_region

UNSETTLED = "unsettled"


@dataclass(frozen=True, kw_only=True)
class States:
    """How many models stand in each state; ``unsettled``: weights to be had, licence unknown."""

    open_licence: int = 0
    restricted: int = 0
    unsettled: int = 0
    closed: int = 0

    @classmethod
    def count(cls, states: Iterable[str]) -> Self:
        """Count states as state_of names them."""
        found = Counter(states)
        return cls(
            open_licence=found[Camp.OPEN_LICENCE],
            restricted=found[Camp.RESTRICTED],
            unsettled=found[UNSETTLED],
            closed=found[Camp.CLOSED],
        )

    @property
    def total(self) -> int:
        """All of them."""
        return self.open_licence + self.restricted + self.unsettled + self.closed

    @property
    def with_weights(self) -> int:
        """Those whose weights are to be had."""
        return self.total - self.closed


@dataclass(frozen=True, kw_only=True)
class RegionTally(States):
    """The models of one region by state."""

    region: Region


@dataclass(frozen=True)
class Tally:
    """The counts of all regions, largest first, and their sums."""

    regions: list[RegionTally]

    @property
    def total(self) -> int:
        """All models."""
        return sum(row.total for row in self.regions)

    @property
    def with_weights(self) -> int:
        """Those whose weights are to be had."""
        return sum(row.with_weights for row in self.regions)

    @property
    def open_licence(self) -> int:
        """Those under an open licence."""
        return sum(row.open_licence for row in self.regions)


def state_of(camp: str, has_weights: bool) -> str:
    """Return the state of a standing: its camp, or UNSETTLED for weights of unknown licence."""
    return camp or (UNSETTLED if has_weights else Camp.CLOSED.value)


def tally(rows: Iterable[tuple[str, bool, str]]) -> Tally:
    """Count rows of (camp, has_weights, country counted in) by region."""
    counts: dict[Region, list[str]] = {}
    for camp, has_weights, country in rows:
        counts.setdefault(broad_region(country), []).append(state_of(camp, has_weights))
    found = [
        RegionTally(region=region, **vars(States.count(states)))
        for region, states in counts.items()
    ]
    return Tally(sorted(found, key=lambda row: (-row.total, row.region)))


LEAST_SCORED = 3
LEAST_SHARE = Decimal("0.1")
FAR_BEHIND = datetime.timedelta(days=180)


@dataclass(frozen=True)
class Scored:
    """How much of a group a benchmark scores: counts and the newest on either side of the line."""

    scored: int
    total: int
    newest_scored: datetime.date | None = None
    newest_unscored: datetime.date | None = None

    @property
    def lack(self) -> str:
        """Why the group cannot be judged by its best score, "" when it can (decision D17).

        Fewer than three scored models (all of them, in a smaller group), less than a tenth of
        the group, or a newest unscored model more than 180 days younger than the newest scored.
        """
        if self.scored < min(LEAST_SCORED, self.total) or not self.scored:
            return "too-few-scored"
        if self.scored < self.total * LEAST_SHARE:
            return "too-small-share"
        if self.newest_scored and self.newest_unscored:
            if self.newest_unscored - self.newest_scored > FAR_BEHIND:
                return "newest-unscored"
        return ""


def scored(released: Mapping[str, datetime.date], with_score: Container[str]) -> Scored:
    """Count a group, given as slugs with their days of release, by whether each has a score."""
    have = [day for slug, day in released.items() if slug in with_score]
    lack = [day for slug, day in released.items() if slug not in with_score]
    return Scored(len(have), len(released), max(have, default=None), max(lack, default=None))
