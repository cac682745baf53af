"""Two groups on one benchmark over time: who was of which group when, and how far one is behind.

A model belongs to a group from the first day on which it was released and stood so: weights opened
later are closed until then, and a record that a closed model set stays the closed group's. A build
counts from the day it was available; one measured after the day asked of is left out (D29). What
labs report of their own models counts only where nobody else measured that benchmark.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models_tracker.models import AIModel, Benchmark, Score, Standing
from models_tracker.rules.checks.facts import Facts
from models_tracker.rules.checks.scoring import joined
from models_tracker.rules.coverage import Scored, scored
from models_tracker.rules.frontier import (
    Distance,
    Gap,
    Lag,
    Point,
    Record,
    curve,
    distances,
    gap,
    lag,
)
from models_tracker.rules.group import Group
from models_tracker.rules.summary import is_out

SEED = 20251030


@dataclass(frozen=True)
class Entry:
    """One build of a model in a group: its score, the day it counts there, its standing then."""

    point: Point
    score: Score
    model: AIModel
    standing: Standing


@dataclass(frozen=True)
class Side:
    """One group: its builds in order of days, its records, and how much of it is scored.

    The coverage counts the models of the group on the last day, of those tasks (language, image
    generation...) that the benchmark scores at all.
    """

    group: Group
    entries: tuple[Entry, ...]
    records: tuple[Record, ...]
    coverage: Scored

    @property
    def points(self) -> list[Point]:
        """The points of all builds."""
        return [entry.point for entry in self.entries]

    @property
    def setters(self) -> list[Entry]:
        """The builds that set the records, oldest first."""
        by_point = {id(entry.point): entry for entry in self.entries}
        return [by_point[id(record.point)] for record in self.records]

    def shown(self, *, higher_is_better: bool) -> list[Entry]:
        """Return the builds that set records and the best build of every other model."""
        sign = 1 if higher_is_better else -1
        kept = {id(record.point) for record in self.records}
        best: dict[str, Entry] = {}
        for entry in self.entries:
            slug = entry.point.slug
            if slug not in best or sign * entry.point.value > sign * best[slug].point.value:
                best[slug] = entry
        kept |= {id(entry.point) for entry in best.values()}
        return [entry for entry in self.entries if id(entry.point) in kept]


@dataclass(frozen=True)
class Contest:
    """What two groups did on one benchmark from ``start`` to ``end``."""

    benchmark: Benchmark
    front: Side
    behind: Side
    start: datetime.date
    end: datetime.date
    tolerance: float
    lag: Lag
    gap: Gap

    @property
    def over_time(self) -> list[Distance]:
        """The gap on the last day of each quarter of the window, and on its last day."""
        better = self.benchmark.higher_is_better
        records = self.front.records, self.behind.records
        return distances(*records, quarters(self.start, self.end), higher_is_better=better)

    @property
    def lack(self) -> str:
        """Why the present best of a group cannot be judged, "" when both can (decision D17)."""
        return self.front.coverage.lack or self.behind.coverage.lack


def hold(
    facts: Facts,
    benchmark: Benchmark,
    groups: tuple[Group, Group],
    window: tuple[datetime.date, datetime.date],
    tolerance: float | None = None,
) -> Contest:
    """Return the contest of two groups, the one expected in front first, in a window of days.

    ``tolerance`` is the benchmark's margin of a tie unless given. The intervals depend on nothing
    but the facts: their seed is fixed.
    """
    start, end = window
    if tolerance is None:
        tolerance = float(benchmark.tie_margin or 0)
    front, behind = (side_of(facts, benchmark, group, end) for group in groups)
    shared: dict[str, Any] = {
        "start": start,
        "end": end,
        "higher_is_better": benchmark.higher_is_better,
        "seed": SEED,
    }
    points = front.points, behind.points
    return Contest(
        benchmark,
        front,
        behind,
        start,
        end,
        tolerance,
        lag(*points, tolerance=tolerance, **shared),
        gap(*points, **shared),
    )


def quarters(start: datetime.date, end: datetime.date) -> list[datetime.date]:
    """Return the last days of the quarters from ``start`` to before ``end``, and ``end``."""
    found: list[datetime.date] = []
    year, month = start.year, (start.month - 1) // 3 * 3 + 4
    while True:
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        last = datetime.date(year, month, 1) - datetime.timedelta(days=1)
        if last >= end:
            return [*found, end]
        found.append(last)
        month += 3


def side_of(facts: Facts, benchmark: Benchmark, group: Group, end: datetime.date) -> Side:
    """Return one group on a benchmark: its builds by ``end``, its records, how much is scored."""
    entries = sorted(
        _entries(facts, benchmark, group, end), key=lambda one: (one.point.on, one.point.slug)
    )
    records = curve((one.point for one in entries), higher_is_better=benchmark.higher_is_better)
    tasks = {facts.models[slug].task for _day, slug, _score in facts.counting(benchmark)}
    members = [
        one
        for one in facts.members(end)
        if one.model.task in tasks and group.holds(one) and is_out(one, end)
    ]
    released = {one.model.slug: one.model.released_on or end for one in members}
    return Side(group, tuple(entries), records, scored(released, {e.point.slug for e in entries}))


def _entries(
    facts: Facts, benchmark: Benchmark, group: Group, end: datetime.date
) -> Iterator[Entry]:
    for day, score, model, standing in joined(facts, benchmark, end, group.holds):
        point = Point(model.slug, model.name, day, score.value, score.ci_low, score.ci_high)
        yield Entry(point, score, model, standing)
