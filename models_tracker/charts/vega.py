"""The parts of a Vega specification of points and lines over time: scales, axes, marks.

Each kind of mark reads one of the data that plane.py writes: points, lines, labels, ends, keys.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import get_language

from models_tracker.charts.palette import token
from models_tracker.charts.points import Axis

# A day is written before its month, in every language of the site.
DAYS: dict[str, Any] = {
    "scale": "x",
    "tickCount": 9,
    "labelOverlap": True,
    "formatType": "utc",
    "format": {"week": "%-d %b", "date": "%-d %b"},
}
SHARED: dict[str, Any] = {
    "labelColor": token("muted"),
    "labelFontSize": 12,
    "domainColor": token("control"),
    "tickColor": token("control"),
    "aria": False,
}


def milliseconds(day: datetime.date) -> int:
    """Return the start of a day in UTC, as Vega counts time."""
    return (day - datetime.date(1970, 1, 1)).days * 86_400_000


def scales(axis: Axis, window: tuple[datetime.date, datetime.date]) -> list[dict[str, Any]]:
    """Return the scale of days and that of amounts."""
    kind: dict[str, Any] = {"type": "log"} if axis.log else {"type": "linear", "zero": False}
    return [
        {
            "name": "x",
            "type": "utc",
            "domain": [milliseconds(day) for day in window],
            "range": "width",
        },
        {"name": "y", "domain": [axis.low, axis.high], "range": "height", "clamp": True, **kind},
    ]


def axes(axis: Axis) -> list[dict[str, Any]]:
    """Return the axis of days and the upright one; big amounts are written 10k, 5B (5 Md)."""
    short = "format(datum.value, '~s')"
    for prefix, words in _units(axis):
        short = f"replace({short}, '{prefix}', '{words}')"
    upright: dict[str, Any] = {"tickCount": 6}
    if axis.log:
        upright = {"values": _powers(axis.low, axis.high)}
    if axis.high >= 10_000:
        upright["encode"] = {"labels": {"update": {"text": {"signal": short}}}}
    return [
        {"orient": "bottom", **DAYS, **SHARED},
        {
            "orient": "left",
            "scale": "y",
            "grid": True,
            "gridColor": token("rule"),
            "domain": False,
            "ticks": False,
            "labelPadding": 8,
            **upright,
            **SHARED,
        },
    ]


def _units(axis: Axis) -> Sequence[tuple[str, str]]:
    """Return what stands for the prefixes of big amounts in the reader's language."""
    if get_language() == "fr":
        return (("G", " Md"), ("T", " mille Md"))
    if axis.is_money:
        return (("M", " m"), ("G", " bn"), ("T", " tn"))
    return (("G", "B"),)


def days() -> list[dict[str, Any]]:
    """Return the axis of days above and below tall pictures, with a line at each tick."""
    grid = {"grid": True, "gridColor": token("rule")}
    return [
        {"orient": side, **DAYS, **more, **SHARED} for side, more in (("top", {}), ("bottom", grid))
    ]


def _powers(low: float, high: float) -> list[float]:
    """Return the round amounts between two: powers of ten, with 2 and 5 times them if few."""
    exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = (1, 2, 5) if len(exponents) < 5 else (1,)
    found = [step * 10.0**exponent for exponent in exponents for step in steps]
    return [amount for amount in found if low <= amount <= high]


def symbols() -> dict[str, Any]:
    """Return the marks of points: the only ones that speak and lead anywhere."""
    encode = {
        "x": {"scale": "x", "field": "t"},
        "y": {"scale": "y", "field": "y"},
        "shape": {"field": "shape"},
        "size": {"field": "size"},
        "fill": {"field": "fill"},
        "stroke": {"field": "stroke"},
        "strokeWidth": {"value": 1.6},
        "href": {"field": "href"},
        "description": {"field": "said"},
    }
    return {
        "type": "symbol",
        "name": "marks",
        "from": {"data": "points"},
        "encode": {"enter": encode},
    }


def intervals() -> Iterable[dict[str, Any]]:
    """Give the upright strokes of points whose interval is known."""
    data = {"data": "points"}
    encode = {
        "x": {"scale": "x", "field": "t"},
        "y": {"signal": "isValid(datum.low) ? scale('y', datum.low) : scale('y', datum.y)"},
        "y2": {"signal": "isValid(datum.high) ? scale('y', datum.high) : scale('y', datum.y)"},
        "stroke": {"field": "stroke"},
        "strokeOpacity": {"value": 0.55},
        "strokeWidth": {"value": 1.2},
    }
    yield {"type": "rule", "from": data, "aria": False, "encode": {"enter": encode}}


def lines() -> Iterable[dict[str, Any]]:
    """Give the lines, each of its own colour and dash."""
    encode = {
        "x": {"scale": "x", "field": "t"},
        "y": {"scale": "y", "field": "y"},
        "stroke": {"field": "stroke"},
        "strokeWidth": {"field": "width"},
        "strokeDash": {"field": "dash"},
        "interpolate": {"field": "shape"},
    }
    drawn = {"type": "line", "from": {"data": "one"}, "aria": False, "encode": {"enter": encode}}
    facet = {"name": "one", "data": "lines", "groupby": "line"}
    yield {"type": "group", "aria": False, "from": {"facet": facet}, "marks": [drawn]}


def labels() -> Iterable[dict[str, Any]]:
    """Give the names of points, where plane.py found room."""
    encode = {
        "x": {"scale": "x", "field": "t", "offset": {"field": "dx"}},
        "y": {"scale": "y", "field": "y", "offset": {"field": "dy"}},
        "align": {"field": "align"},
        "baseline": {"value": "middle"},
        "text": {"field": "label"},
        "fill": {"value": token("text")},
        "fontSize": {"value": 11},
    }
    yield {"type": "text", "from": {"data": "labels"}, "aria": False, "encode": {"enter": encode}}


def line_names() -> Iterable[dict[str, Any]]:
    """Give the names of lines at their ends."""
    encode = {
        "x": {"scale": "x", "field": "t", "offset": 8},
        "y": {"scale": "y", "field": "y", "offset": {"field": "dy"}},
        "text": {"field": "name"},
        "fill": {"field": "fill"},
        "fontSize": {"value": 12},
        "fontWeight": {"value": "bold"},
        "baseline": {"value": "middle"},
    }
    yield {"type": "text", "from": {"data": "ends"}, "aria": False, "encode": {"enter": encode}}


def key_marks() -> Iterable[dict[str, Any]]:
    """Give the signs and words of the key, in rows above the picture."""
    y = {"field": "row", "mult": 20, "offset": -44}
    symbol = {
        "x": {"field": "x", "offset": 6},
        "y": y,
        "shape": {"field": "shape"},
        "size": {"field": "size"},
        "fill": {"field": "fill"},
        "stroke": {"field": "stroke"},
        "strokeWidth": {"signal": "datum.size ? 1.6 : 0"},
    }
    rule = {
        "x": {"field": "x"},
        "x2": {"field": "x", "offset": 16},
        "y": y,
        "stroke": {"field": "stroke"},
        "strokeWidth": {"signal": "datum.size ? 0 : 2"},
        "strokeDash": {"field": "dash"},
    }
    words = {
        "x": {"field": "x", "offset": 21},
        "y": y,
        "text": {"field": "words"},
        "fill": {"value": token("text")},
        "fontSize": {"value": 12},
        "baseline": {"value": "middle"},
    }
    for kind, encode in (("symbol", symbol), ("rule", rule), ("text", words)):
        yield {"type": kind, "from": {"data": "keys"}, "aria": False, "encode": {"enter": encode}}


def unit(axis: Axis) -> dict[str, Any]:
    """Return the words of the upright axis, at its top."""
    encode = {
        "x": {"value": 0},
        "y": {"value": -16},
        "text": {"value": axis.title},
        "fill": {"value": token("muted")},
        "fontSize": {"value": 12},
    }
    return {"type": "text", "aria": False, "encode": {"enter": encode}}
