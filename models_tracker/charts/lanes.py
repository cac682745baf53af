"""Marks on lanes over time as a Vega specification: what a timeline is.

In a lane each mark takes the lowest level that is free from where it stands to the end of its
label, so that marks and labels never meet, however many there are; a lane is as high as it needs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from models_tracker.charts import vega
from models_tracker.charts.labels import width_of
from models_tracker.charts.palette import token
from models_tracker.charts.plane import SCHEMA, drawn_keys, drawn_point
from models_tracker.charts.points import WIDTH, Axis, Key, Point

MARK, EDGE = 12.0, 7.0
BARE, LABELLED = 12.0, 16.0


@dataclass
class _Lane:
    """A lane while it fills: how far right each of its levels is taken."""

    ends: list[float] = field(default_factory=list)

    def level(self, left: float, right: float) -> int:
        """Return the lowest level that is free from ``left`` and take it up to ``right``."""
        for level, end in enumerate(self.ends):
            if end <= left:
                self.ends[level] = right
                return level
        self.ends.append(right)
        return len(self.ends) - 1


def lanes(
    found: Sequence[tuple[str, Point]],
    order: Sequence[str],
    window: tuple[datetime.date, datetime.date],
    keys: Sequence[Key] = (),
) -> dict[str, Any]:
    """Return the specification of points, each with the name of its lane, in a window of days.

    ``order`` names the lanes from the top down. Where any point has a label, all marks stand in
    the wider rows that labels need.
    """
    step = LABELLED if any(point.label for _name, point in found) else BARE
    drawn: dict[int, tuple[float, str]] = {}
    names: list[dict[str, Any]] = []
    top = 0.0
    for name in order:
        lane = _Lane()
        for point in sorted((point for of, point in found if of == name), key=lambda one: one.day):
            left, right, align = _taken(point, window)
            drawn[id(point)] = top + EDGE + step * (lane.level(left, right) + 0.5), align
        below = top + 2 * EDGE + step * max(len(lane.ends), 1)
        names.append({"name": name, "y": (top + below) / 2, "edge": below})
        top = below
    points = [(point, *drawn[id(point)]) for _name, point in found]
    marks = [drawn_point(point) | {"y": y} for point, y, _align in points]
    labels = [_label(*one) for one in points if one[0].label]
    return _specification(marks, labels, names, top, window, keys)


def _label(point: Point, y: float, align: str) -> dict[str, Any]:
    shift = 9 if align == "left" else -9
    where = {"t": vega.milliseconds(point.day), "y": y, "dx": shift, "dy": 0}
    return {**where, "align": align, "label": point.label}


def _taken(point: Point, window: tuple[datetime.date, datetime.date]) -> tuple[float, float, str]:
    """Return from where to where a mark and its label reach, and the side the label is on."""
    first, last = window
    x = (point.day - first).days / max((last - first).days, 1) * WIDTH
    wide = width_of(point.label) + 8 if point.label else 0.0
    half = MARK / 2
    if wide and x + half + wide > WIDTH + 40:
        return x - half - wide, x + half, "right"
    return x - half, x + half + wide, "left"


def _specification(
    marks: list[dict[str, Any]],
    labels: list[dict[str, Any]],
    names: list[dict[str, Any]],
    height: float,
    window: tuple[datetime.date, datetime.date],
    keys: Iterable[Key],
) -> dict[str, Any]:
    upright = Axis("", height, 0.0)
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": height,
        "padding": 5,
        "data": [
            {"name": "points", "values": marks},
            {"name": "labels", "values": labels},
            {"name": "lanes", "values": names},
            {"name": "keys", "values": drawn_keys(keys)},
        ],
        "scales": vega.scales(upright, window),
        "axes": vega.days(),
        "marks": [
            *_lane_marks(),
            vega.symbols(),
            *(vega.labels() if labels else ()),
            *vega.key_marks(),
        ],
    }


def _lane_marks() -> Iterable[dict[str, Any]]:
    """Give the line under each lane and its name, left of the picture."""
    data = {"data": "lanes"}
    line = {
        "x": {"value": -140},
        "x2": {"value": WIDTH},
        "y": {"field": "edge"},
        "stroke": {"value": token("rule")},
    }
    name = {
        "x": {"value": -12},
        "y": {"field": "y"},
        "align": {"value": "right"},
        "baseline": {"value": "middle"},
        "limit": {"value": 160},
        "text": {"field": "name"},
        "fill": {"value": token("text")},
        "fontSize": {"value": 12},
    }
    for kind, encode in (("rule", line), ("text", name)):
        yield {"type": kind, "from": data, "aria": False, "encode": {"enter": encode}}
