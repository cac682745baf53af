"""What stands on a plane of days and amounts: points, lines, keys, the upright axis."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 820, 400


@dataclass(frozen=True)
class Point:
    """One mark at a day and an amount: ``said`` is spoken, ``label`` drawn beside it, if any.

    ``colour`` is the name of a token, ``low`` and ``high`` bound an interval, ``weak`` draws it
    small. ``shape_of`` draws another shape than the camp's.
    """

    day: datetime.date
    value: float
    said: str
    href: str = ""
    camp: str = ""
    colour: str = "other"
    label: str = ""
    low: float | None = None
    high: float | None = None
    weak: bool = False
    shape_of: str = ""


@dataclass(frozen=True)
class Line:
    """A line through (day, value) in order of days; ``stepped`` holds each value to the next.

    A line without a name is not labelled; ``thin`` draws it behind the marks it joins.
    """

    name: str
    colour: str
    path: tuple[tuple[datetime.date, float], ...]
    dashed: bool = False
    stepped: bool = True
    thin: bool = False


@dataclass(frozen=True)
class Key:
    """One sign of the key above the picture: a camp's shape (or another), a line, or a colour."""

    words: str
    colour: str
    camp: str | None = None
    dashed: bool = False
    weak: bool = False
    shape_of: str = ""


@dataclass(frozen=True)
class Axis:
    """The upright axis: its unit in words, its bounds, and whether it grows by factors of ten.

    Amounts of money (``is_money``) are written as in sentences: 5 bn, not 5B.
    """

    title: str
    low: float
    high: float
    log: bool = False
    is_money: bool = False

    def down(self, value: float) -> float:
        """Return how far below the top an amount stands, in pixels."""
        low, high, at = self.low, self.high, value
        if self.log:
            low, high, at = math.log10(low), math.log10(high), math.log10(max(value, self.low))
        return HEIGHT - (at - low) / ((high - low) or 1.0) * HEIGHT


def axis_of(points: Sequence[Point], unit: str, *, logarithmic: str, bounded: bool = False) -> Axis:
    """Return the axis that holds all points and intervals with some room.

    Amounts without an upper bound that lie more than fiftyfold apart stand on a logarithmic axis,
    whose title is ``logarithmic``.
    """
    values = [point.value for point in points] or [0.0, 1.0]
    bounds = [bound for point in points for bound in (point.low, point.high) if bound is not None]
    if not bounded and 0 < min(values) < max(values) / 50:
        values += [bound for bound in bounds if bound > 0]
        return Axis(logarithmic, min(values) * 0.8, max(values) * 1.3, log=True)
    low, high = min(values + bounds), max(values + bounds)
    room = (high - low or 1.0) * 0.06
    return Axis(unit, low - room, high + room)
