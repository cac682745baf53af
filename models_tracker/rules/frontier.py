"""How far one group is behind another: best-so-far curves, a gap in points, a lag in months.

The method is the one Epoch AI publishes ("Open-weight models lag state-of-the-art by around 3
months on average", 30 October 2025, epoch.ai/data-insights/open-weights-vs-closed-weights-models):
the lag is the horizontal distance between the two curves, averaged over the levels that both
reach; the gap is the vertical distance, averaged over the days on which both have a score. A
score within the tolerance of a level counts as having caught up with it. Epoch AI found 3.5 months
(90 % interval 1.1 to 5.3) and 7 points (0 to 14) from January 2023 to October 2025.

Our intervals are the 5th and 95th percentiles of a bootstrap: models are drawn anew with
replacement within each group, and both curves made again. It says how much the answer hangs on
single models, not how well each was measured; levels that only the front has reached so far are
in neither average, so a lag that is growing shows late.
"""

from __future__ import annotations

import datetime
import itertools
import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models_tracker.partial_dates import PartialDate

VERSION = "frontier-1"
DAYS_A_MONTH = 30.4375
RESAMPLES = 400
SHARE = 0.90


@dataclass(frozen=True)
class Point:
    """One model's score from the day it counts: ``low`` and ``high`` bound it where known.

    A partial day counts from its last day. A model may have several, one for each build.
    """

    slug: str
    name: str
    day: datetime.date | PartialDate
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def on(self) -> datetime.date:
        """The day from which it counts."""
        return self.day.last if isinstance(self.day, PartialDate) else self.day


@dataclass(frozen=True)
class Record:
    """A model that was the best of its group from ``since`` until the next record."""

    point: Point
    since: datetime.date


@dataclass(frozen=True)
class Lag:
    """Months that one curve is behind another, and their interval; None: no level in common.

    ``levels`` are the lowest and highest level averaged over. Negative: it is ahead.
    """

    months: float | None
    low: float | None = None
    high: float | None = None
    levels: tuple[float, float] | None = None


@dataclass(frozen=True)
class Gap:
    """Points that one curve is behind another, and their interval; None: no day in common.

    ``days`` are the first and last day averaged over. Negative: it is ahead.
    """

    points: float | None
    low: float | None = None
    high: float | None = None
    days: tuple[datetime.date, datetime.date] | None = None


@dataclass(frozen=True)
class Distance:
    """Both groups on one day: who holds each record, and the points from one to the other."""

    day: datetime.date
    front: Record
    behind: Record
    points: Decimal


def distances(
    front: Sequence[Record],
    behind: Sequence[Record],
    days: Iterable[datetime.date],
    *,
    higher_is_better: bool = True,
) -> list[Distance]:
    """Return the vertical distance on each of ``days`` on which both groups have a record.

    Negative: the group expected behind is ahead.
    """
    sign = 1 if higher_is_better else -1
    found = []
    for day in days:
        one, other = _holder(front, day), _holder(behind, day)
        if one is not None and other is not None:
            points = sign * (one.point.value - other.point.value)
            found.append(Distance(day, one, other, points))
    return found


def _holder(records: Sequence[Record], day: datetime.date) -> Record | None:
    place = bisect_right(records, day, key=lambda record: record.since)
    return records[place - 1] if place else None


Steps = list[tuple[int, float]]


def curve(points: Iterable[Point], *, higher_is_better: bool = True) -> tuple[Record, ...]:
    """Return the records of a group, oldest first: each better than all before it.

    Of two on the same day only the better counts; of two equal ones the first by slug.
    """
    sign = 1 if higher_is_better else -1
    found: list[Record] = []
    for point in sorted(points, key=lambda one: (one.on, -sign * one.value, one.slug)):
        if not found or sign * point.value > sign * found[-1].point.value:
            found.append(Record(point, point.on))
    return tuple(found)


def lag(
    front: Sequence[Point],
    behind: Sequence[Point],
    *,
    start: datetime.date,
    end: datetime.date,
    tolerance: float = 0.0,
    higher_is_better: bool = True,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Lag:
    """Return the horizontal distance in months, averaged over the levels both curves reach.

    Levels are those that both curves first reach between the worse of their levels on ``start``
    and the worse of their best by ``end``. ``tolerance`` is in the unit of the scores.
    """
    sign = 1 if higher_is_better else -1

    def months(one: Sequence[Point], other: Sequence[Point]) -> float | None:
        found = _lag_days(_steps(one, sign, end), _steps(other, sign, end), start, tolerance)
        return None if found is None else found[0] / DAYS_A_MONTH

    found = _lag_days(_steps(front, sign, end), _steps(behind, sign, end), start, tolerance)
    if found is None:
        return Lag(None)
    low, high = _interval(months, front, behind, seed, resamples)
    levels = sorted((sign * found[1], sign * found[2]))
    return Lag(found[0] / DAYS_A_MONTH, low, high, (levels[0], levels[1]))


def gap(
    front: Sequence[Point],
    behind: Sequence[Point],
    *,
    start: datetime.date,
    end: datetime.date,
    higher_is_better: bool = True,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Gap:
    """Return the vertical distance in points, averaged over the days both curves have a level."""
    sign = 1 if higher_is_better else -1

    def points(one: Sequence[Point], other: Sequence[Point]) -> float | None:
        found = _gap(_steps(one, sign, end), _steps(other, sign, end), start, end)
        return None if found is None else found[0]

    found = _gap(_steps(front, sign, end), _steps(behind, sign, end), start, end)
    if found is None:
        return Gap(None)
    low, high = _interval(points, front, behind, seed, resamples)
    return Gap(found[0], low, high, (datetime.date.fromordinal(found[1]), end))


def _steps(points: Iterable[Point], sign: int, end: datetime.date) -> Steps:
    """Return the records by ``end`` as (day, level), higher always better."""
    found: Steps = []
    days = sorted((point.on.toordinal(), sign * float(point.value)) for point in points)
    for day, level in days:
        if day > end.toordinal():
            break
        if found and found[-1][0] == day and level > found[-1][1]:
            found.pop()
        if not found or level > found[-1][1]:
            found.append((day, level))
    return found


def _lag_days(
    front: Steps, behind: Steps, start: datetime.date, tolerance: float
) -> tuple[float, float, float] | None:
    """Return the mean lag in days and the levels it is averaged over, (low, high]."""
    if not front or not behind:
        return None
    low = max(_level_on(front, start), _level_on(behind, start))
    high = min(front[-1][1], behind[-1][1] + tolerance)
    if high <= low:
        return None
    levels = {level for _day, level in front} | {level for _day, level in behind}
    levels |= {level + tolerance for _day, level in behind}
    bounds = [low, *sorted(level for level in levels if low < level < high), high]
    total = 0.0
    for below, level in itertools.pairwise(bounds):
        total += (level - below) * _lag_at(front, behind, level, tolerance)
    return total / (high - low), low, high


def _lag_at(front: Steps, behind: Steps, level: float, tolerance: float) -> float:
    """Return the days from the front's first reaching a level to the other's catching up.

    Within the tolerance the other has caught up; it is ahead only where it reached the level
    itself first.
    """
    reached = _reached(front, level)
    plain = _reached(behind, level) if level <= behind[-1][1] else None
    if plain is not None and plain <= reached:
        return float(plain - reached)
    return float(max(_reached(behind, level - tolerance) - reached, 0))


def _reached(steps: Steps, level: float) -> int:
    """Return the first day on which a curve is at ``level`` or above; it must get there."""
    return steps[bisect_left(steps, level, key=lambda step: step[1])][0]


def _level_on(steps: Steps, day: datetime.date) -> float:
    """Return a curve's level on a day; before its first record, that record's."""
    place = bisect_right(steps, day.toordinal(), key=lambda step: step[0])
    return steps[max(place - 1, 0)][1]


def _gap(
    front: Steps, behind: Steps, start: datetime.date, end: datetime.date
) -> tuple[float, int] | None:
    """Return the mean distance and the first day it is averaged over."""
    if not front or not behind:
        return None
    first = max(front[0][0], behind[0][0], start.toordinal())
    last = end.toordinal() + 1
    if first >= last:
        return None
    days = {day for day, _level in (*front, *behind) if first < day < last}
    bounds = [first, *sorted(days), last]
    total = 0.0
    for day, until in itertools.pairwise(bounds):
        on = datetime.date.fromordinal(day)
        total += (until - day) * (_level_on(front, on) - _level_on(behind, on))
    return total / (last - first), first


def _interval(
    measure: Callable[[Sequence[Point], Sequence[Point]], float | None],
    front: Sequence[Point],
    behind: Sequence[Point],
    seed: int,
    resamples: int,
) -> tuple[float | None, float | None]:
    """Return the 5th and 95th percentile of ``measure`` over groups drawn anew.

    A draw in which the curves have nothing in common says nothing and is left out; None where
    most draws say nothing or a group has one model only.
    """
    one, other = _by_model(front), _by_model(behind)
    if len(one) < 2 or len(other) < 2 or resamples < 1:
        return None, None
    chance = random.Random(seed)
    drawn = (measure(_drawn(one, chance), _drawn(other, chance)) for _ in range(resamples))
    found = sorted(value for value in drawn if value is not None)
    if len(found) * 2 < resamples:
        return None, None
    edge = int(len(found) * (1 - SHARE) / 2)
    return found[edge], found[len(found) - 1 - edge]


def _by_model(points: Iterable[Point]) -> list[list[Point]]:
    found: dict[str, list[Point]] = {}
    for point in points:
        found.setdefault(point.slug, []).append(point)
    return list(found.values())


def _drawn(models: list[list[Point]], chance: random.Random) -> list[Point]:
    """Return the points of as many models, drawn with replacement."""
    return [point for one in chance.choices(models, k=len(models)) for point in one]
