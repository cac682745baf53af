"""Stacked bars over time, a panel for each group one below the other, on one axis of days.

Pixels are worked out here, so that a test can hold them against the numbers; the axis of days is
Vega's, in the reader's language. The whole height of a bar is one mark that speaks and leads on;
what it is stacked of says nothing aloud.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from models_tracker.charts import vega
from models_tracker.charts.dressing import HERE
from models_tracker.charts.labels import width_of
from models_tracker.charts.palette import token

WIDTH = 820
_HEAD, _BETWEEN, _KEYS = 26, 20, 34


@dataclass(frozen=True)
class Kind:
    """What a part of a bar stands for: its words, its filling and its outline, as tokens."""

    words: str
    fill: str
    stroke: str


@dataclass(frozen=True)
class Stack:
    """One bar from ``start`` to ``end``: its parts from below, in the order of the kinds.

    One that is ``thin`` rests on little and is drawn at half the width.
    """

    start: datetime.date
    end: datetime.date
    parts: tuple[float, ...]
    said: str
    href: str = ""
    label: str = ""
    thin: bool = False


@dataclass(frozen=True)
class Panel:
    """The bars of one group, its name and what is said beside the name."""

    name: str
    words: str
    stacks: tuple[Stack, ...]


@dataclass(frozen=True)
class Frame:
    """What all panels share: days, height in pixels, the amount at their top, its ticks."""

    window: tuple[datetime.date, datetime.date]
    tall: int
    top: float
    ticks: tuple[tuple[float, str], ...]

    def across(self, day: datetime.date) -> float:
        """Return how far right the start of a day stands, in pixels."""
        first, last = self.window
        return (day - first).days / max((last - first).days, 1) * WIDTH

    def up(self, amount: float) -> float:
        """Return how many pixels high an amount is."""
        return amount / (self.top or 1) * self.tall

    def floor(self, place: int) -> float:
        """Return where the bars of the panel at ``place`` stand on."""
        return place * (self.tall + _HEAD + _BETWEEN) + _HEAD + self.tall


def panels(groups: Sequence[Panel], kinds: Sequence[Kind], frame: Frame) -> dict[str, Any]:
    """Return the specification of panels of stacked bars."""
    numbered = list(enumerate(groups))
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": WIDTH,
        "height": frame.floor(max(len(groups) - 1, 0)),
        "padding": 5,
        "data": [
            {
                "name": "lines",
                "values": [row for at, _group in numbered for row in _lines(at, frame)],
            },
            {"name": "parts", "values": list(_parts(numbered, kinds, frame))},
            {"name": "bars", "values": [_bar(at, one, frame) for at, one in _stacks(numbered)]},
            {"name": "heads", "values": [_head(at, group, frame) for at, group in numbered]},
            {"name": "keys", "values": list(_keys(kinds))},
        ],
        "scales": [
            {
                "name": "x",
                "type": "utc",
                "domain": [vega.milliseconds(day) for day in frame.window],
                "range": "width",
            }
        ],
        "axes": [_axis()],
        "marks": [
            _rules(),
            _rects("parts", aria=False),
            _texts("lines", "tick", 11, "muted", align="right"),
            _texts("bars", "label", 10, "muted", align="center"),
            _texts("heads", "name", 13, "text", weight="bold"),
            _texts("heads", "words", 12, "muted"),
            _rects("keys", aria=False),
            _texts("keys", "words", 12, "text"),
            _rects("bars", aria=True),
        ],
    }


def _stacks(numbered: Iterable[tuple[int, Panel]]) -> Iterable[tuple[int, Stack]]:
    return ((at, stack) for at, group in numbered for stack in group.stacks)


def _sides(stack: Stack, frame: Frame) -> dict[str, float]:
    """Return the left and right edge of a bar, a pixel off its neighbours."""
    left = frame.across(stack.start) + 1
    right = frame.across(stack.end + datetime.timedelta(days=1)) - 1
    if stack.thin:
        left, right = left + (right - left) / 4, right - (right - left) / 4
    return {"x": left, "x2": max(right, left + 2)}


def _parts(
    numbered: Iterable[tuple[int, Panel]], kinds: Sequence[Kind], frame: Frame
) -> Iterable[dict[str, Any]]:
    for at, stack in _stacks(numbered):
        bottom = frame.floor(at)
        edges = [bottom - frame.up(sum(stack.parts[:n])) for n in range(len(kinds) + 1)]
        for kind, (low, high) in zip(kinds, itertools.pairwise(edges), strict=True):
            if low != high:
                look = {"fill": kind.fill, "stroke": kind.stroke}
                yield {**_sides(stack, frame), "y": high, "y2": low, **look}


def _bar(at: int, stack: Stack, frame: Frame) -> dict[str, Any]:
    """Return the whole of a bar: what speaks, where it leads, the number above it."""
    found: dict[str, Any] = _sides(stack, frame)
    bottom = frame.floor(at)
    top = bottom - frame.up(sum(stack.parts))
    found |= {"y": top, "y2": bottom, "said": stack.said, "label": stack.label}
    found |= {"at": (found["x"] + found["x2"]) / 2, "down": top - 6}
    if stack.href:
        found["href"] = HERE + stack.href
    return found


def _lines(at: int, frame: Frame) -> Iterable[dict[str, Any]]:
    for amount, words in frame.ticks:
        y = frame.floor(at) - frame.up(amount)
        yield {"y": y, "at": -8, "down": y, "tick": words, "base": amount == 0}


def _head(at: int, group: Panel, frame: Frame) -> dict[str, Any]:
    down = frame.floor(at) - frame.tall - _HEAD + 4
    beside = width_of(group.name, 13, bold=True) + 10
    return {"at": 0, "down": down, "name": group.name, "beside": beside, "words": group.words}


def _keys(kinds: Iterable[Kind]) -> Iterable[dict[str, Any]]:
    left = 0.0
    for kind in kinds:
        box = {"x": left, "x2": left + 14, "y": -_KEYS - 5, "y2": -_KEYS + 5}
        yield {**box, "fill": kind.fill, "stroke": kind.stroke, "at": left + 20, "down": -_KEYS} | {
            "words": kind.words
        }
        left += 40 + width_of(kind.words, 12)


def _axis() -> dict[str, Any]:
    return {
        "orient": "bottom",
        "scale": "x",
        "tickCount": 9,
        "labelOverlap": True,
        "labelColor": token("muted"),
        "labelFontSize": 12,
        "domainColor": token("control"),
        "tickColor": token("control"),
        "aria": False,
    }


def _rules() -> dict[str, Any]:
    encode = {
        "x": {"value": 0},
        "x2": {"value": WIDTH},
        "y": {"field": "y"},
        "stroke": {"signal": f"datum.base ? '{token('control')}' : '{token('rule')}'"},
    }
    return {"type": "rule", "from": {"data": "lines"}, "aria": False, "encode": {"enter": encode}}


def _rects(data: str, *, aria: bool) -> dict[str, Any]:
    encode: dict[str, Any] = {side: {"field": side} for side in ("x", "x2", "y", "y2")}
    if aria:
        encode |= {
            "fill": {"value": token("ground")},
            "fillOpacity": {"value": 0},
            "href": {"field": "href"},
            "description": {"field": "said"},
        }
    else:
        encode |= {"fill": {"field": "fill"}, "stroke": {"field": "stroke"}}
    mark: dict[str, Any] = {"type": "rect", "from": {"data": data}, "encode": {"enter": encode}}
    return mark | ({"name": "marks"} if aria else {"aria": False})


def _texts(
    data: str, field: str, size: int, colour: str, *, align: str = "left", weight: str = "normal"
) -> dict[str, Any]:
    across: dict[str, Any] = {"field": "at"}
    if (data, field) == ("heads", "words"):
        across = {"field": "beside"}
    encode = {
        "x": across,
        "y": {"field": "down"},
        "text": {"field": field},
        "fill": {"value": token(colour)},
        "fontSize": {"value": size},
        "fontWeight": {"value": weight},
        "align": {"value": align},
        "baseline": {"value": "middle"},
    }
    return {"type": "text", "from": {"data": data}, "aria": False, "encode": {"enter": encode}}
