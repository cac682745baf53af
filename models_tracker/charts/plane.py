"""Points and lines over time as a Vega specification: what most charts of this site are.

Time is UTC milliseconds and amounts are plain floats: nothing in a specification is localised;
vl-convert writes the axes in the reader's language. Every point is drawn by the shape and the
filling of its camp, so that it is told without colour. Labels give way to later ones and are left
out where there is no room.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from models_tracker.charts import vega
from models_tracker.charts.dressing import HERE
from models_tracker.charts.labels import Box, placed, width_of
from models_tracker.charts.palette import fill, shape, token
from models_tracker.charts.points import HEIGHT, WIDTH, Axis, Key, Line, Point, axis_of

__all__ = ["Axis", "Key", "Line", "Point", "axis_of", "plane"]

SCHEMA = "https://vega.github.io/schema/vega/v5.json"
_APART = 15.0


def plane(
    points: Sequence[Point],
    lines: Sequence[Line],
    axis: Axis,
    window: tuple[datetime.date, datetime.date],
    keys: Sequence[Key] = (),
) -> dict[str, Any]:
    """Return the specification of points and lines in a window of days."""
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": HEIGHT,
        "padding": 5,
        "data": [
            {"name": "points", "values": [drawn_point(point) for point in points]},
            {"name": "lines", "values": list(_path(lines))},
            {"name": "labels", "values": _placed(points, lines, axis, window)},
            {"name": "ends", "values": _ends(lines, axis)},
            {"name": "keys", "values": drawn_keys(keys)},
        ],
        "scales": vega.scales(axis, window),
        "axes": vega.axes(axis),
        "marks": [
            *(vega.intervals() if any(point.low is not None for point in points) else ()),
            *(vega.lines() if lines else ()),
            vega.symbols(),
            *(vega.labels() if any(point.label for point in points) else ()),
            *(vega.line_names() if any(line.name for line in lines) else ()),
            *vega.key_marks(),
            vega.unit(axis),
        ],
    }


def drawn_point(point: Point) -> dict[str, Any]:
    """Return one point as the marks of vega.symbols read it."""
    found: dict[str, Any] = {
        "t": vega.milliseconds(point.day),
        "y": point.value,
        "shape": point.shape_of or shape(point.camp),
        "fill": fill(point.camp, point.colour),
        "stroke": token(point.colour),
        "size": 38 if point.weak else 84,
        "said": point.said,
    }
    if point.href:
        found["href"] = HERE + point.href
    if point.low is not None and point.high is not None:
        found |= {"low": point.low, "high": point.high}
    return found


def _placed(
    points: Sequence[Point],
    lines: Sequence[Line],
    axis: Axis,
    window: tuple[datetime.date, datetime.date],
) -> list[dict[str, Any]]:
    """Return the labels that have room, with where they stand from their marks."""
    pixels = [(_across(point.day, window), axis.down(point.value)) for point in points]
    taken = [Box(x - 5, y - 5, x + 5, y + 5) for x, y in pixels]
    crossed = [box for line in lines for box in _covered(line, axis, window)]
    named = [place for place, point in enumerate(points) if point.label]
    named.sort(key=lambda place: points[place].day, reverse=True)
    wanted = [(*pixels[place], points[place].label) for place in named]
    frame = Box(0, -8, WIDTH + 30, HEIGHT)
    found = []
    for place, spot in zip(named, placed(wanted, taken, crossed, frame), strict=True):
        if spot is not None:
            point = points[place]
            where = {"dx": spot.dx, "dy": spot.dy, "align": spot.align, "label": point.label}
            found.append({"t": vega.milliseconds(point.day), "y": point.value, **where})
    return found


def _covered(line: Line, axis: Axis, window: tuple[datetime.date, datetime.date]) -> Iterable[Box]:
    """Give small rectangles that cover a line."""
    corners = [(_across(day, window), axis.down(value)) for day, value in line.path]
    for (left, high), (right, low) in itertools.pairwise(corners):
        if line.stepped:
            yield Box(left, high - 1, right, high + 1)
            yield Box(right - 1, min(high, low), right + 1, max(high, low))
        else:
            pieces = max(int(right - left) // 8, 1)
            for piece in range(pieces):
                x = left + (right - left) * (piece + 0.5) / pieces
                y = high + (low - high) * (piece + 0.5) / pieces
                yield Box(x - 4, y - 3, x + 4, y + 3)


def _across(day: datetime.date, window: tuple[datetime.date, datetime.date]) -> float:
    """Return how far right a day stands, in pixels."""
    first, last = window
    return (day - first).days / max((last - first).days, 1) * WIDTH


def _path(lines: Iterable[Line]) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(lines):
        for day, value in line.path:
            yield {
                "line": number,
                "t": vega.milliseconds(day),
                "y": value,
                "stroke": token(line.colour),
                "dash": [6, 4] if line.dashed else [1, 0],
                "shape": "step-after" if line.stepped else "linear",
                "width": 1 if line.thin else 2,
            }


def _ends(lines: Iterable[Line], axis: Axis) -> list[dict[str, Any]]:
    """Return where the names of lines stand: at their ends, moved apart where they would meet."""
    named = [line for line in lines if line.name and line.path]
    named.sort(key=lambda line: line.path[-1][1])
    found, below = [], -_APART
    for line in named:
        day, value = line.path[-1]
        place = HEIGHT - axis.down(value)
        moved = max(place, below + _APART)
        below = moved
        found.append(
            {
                "t": vega.milliseconds(day),
                "y": value,
                "dy": place - moved,
                "name": line.name,
                "fill": token(line.colour),
            }
        )
    return found


def drawn_keys(keys: Iterable[Key]) -> list[dict[str, Any]]:
    """Return the keys in rows above the picture, as vega.key_marks reads them."""
    found, left, row = [], 0.0, 0
    for key in keys:
        wide = 40 + width_of(key.words, 12)
        if left and left + wide > WIDTH:
            left, row = 0.0, row + 1
        found.append(
            {
                "x": left,
                "row": row,
                "words": key.words,
                "size": 0 if key.camp is None else 38 if key.weak else 84,
                "shape": key.shape_of or shape(key.camp or ""),
                "fill": fill(key.camp or "", key.colour),
                "stroke": token(key.colour),
                "dash": [6, 4] if key.dashed else [1, 0],
            }
        )
        left += wide
    for key_found in found:
        key_found["row"] -= row
    return found
