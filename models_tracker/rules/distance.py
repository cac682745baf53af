"""How far apart two curves are on each day, and who is best where: what the first page tells."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models_tracker.countries import Region
from models_tracker.models import Benchmark
from models_tracker.rules.checks.facts import Facts, Member
from models_tracker.rules.checks.scope import ScopeCamp
from models_tracker.rules.contest import Entry, side_of
from models_tracker.rules.coverage import Scored
from models_tracker.rules.frontier import Record
from models_tracker.rules.group import Group

SIDES = (ScopeCamp.OPEN_WEIGHTS.value, ScopeCamp.CLOSED.value)


@dataclass(frozen=True)
class Distance:
    """How many points one group's best is behind another's from ``since`` until the next change.

    Negative: it is ahead. ``front`` and ``behind`` are the records that stand then.
    """

    since: datetime.date
    front: Record
    behind: Record
    points: Decimal


def distances(
    front: Sequence[Record], behind: Sequence[Record], *, higher_is_better: bool = True
) -> tuple[Distance, ...]:
    """Return the distance on every day on which it may change, from the first both have a record.

    Records come oldest first, as frontier.curve returns them.
    """
    if not front or not behind:
        return ()
    first = max(front[0].since, behind[0].since)
    days = sorted({first, *(one.since for one in (*front, *behind) if one.since > first)})
    sign = 1 if higher_is_better else -1
    found = []
    for day in days:
        ahead, after = _standing_on(front, day), _standing_on(behind, day)
        found.append(Distance(day, ahead, after, sign * (ahead.point.value - after.point.value)))
    return tuple(found)


def on(found: Sequence[Distance], day: datetime.date) -> Distance | None:
    """Return the distance that stands on a day; None before the first."""
    place = bisect_right(found, day, key=lambda one: one.since) - 1
    return found[place] if place >= 0 else None


def _standing_on(records: Sequence[Record], day: datetime.date) -> Record:
    return records[bisect_right(records, day, key=lambda one: one.since) - 1]


@dataclass(frozen=True)
class Best:
    """The best scored model of a group on a day, if any is scored, and how much of it is."""

    entry: Entry | None
    coverage: Scored


def bests(
    facts: Facts, benchmark: Benchmark, day: datetime.date, regions: Iterable[Region]
) -> list[tuple[Region, Best, Best]]:
    """Return for each region its best open-weight and its best closed model as they stand then."""
    found = []
    for region in regions:
        first, second = (
            _best(facts, benchmark, day, Group(camp, (region.value,))) for camp in SIDES
        )
        found.append((region, first, second))
    return found


def _best(facts: Facts, benchmark: Benchmark, day: datetime.date, group: Group) -> Best:
    """A model that has left the group by ``day`` (weights opened since) is not its best."""
    side = side_of(facts, benchmark, group, day)
    sign = 1 if benchmark.higher_is_better else -1
    best: Entry | None = None
    for entry in side.entries:
        standing = facts.standing(entry.model, day)
        if standing is None or not group.holds(Member(entry.model, standing)):
            continue
        if best is None or sign * entry.point.value > sign * best.point.value:
            best = entry
    return Best(best, side.coverage)
