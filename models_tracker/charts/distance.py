"""The distance between open and closed models over time: the small chart of the first page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from models_tracker.charts import vega
from models_tracker.charts.chart import Chart, Column, Row, spoken
from models_tracker.charts.dressing import HERE
from models_tracker.charts.frontier import tenth
from models_tracker.charts.palette import token
from models_tracker.charts.plane import SCHEMA
from models_tracker.charts.points import Axis
from models_tracker.models import AIModel, Benchmark
from models_tracker.partial_dates import PartialDate, spoken_day
from models_tracker.rules.distance import Distance, on

WIDTH, HEIGHT = 400, 190


@dataclass(frozen=True)
class Told:
    """What is told: a benchmark, the distances, the day then and the latest, the models by slug."""

    benchmark: Benchmark
    distances: Sequence[Distance]
    then: datetime.date
    latest: datetime.date
    models: dict[str, AIModel]


def distance_chart(told: Told) -> Chart:
    """Return the chart of a distance that is known on the latest day."""
    columns = _columns(told)
    rows = tuple(_row(one, told) for one in told.distances)
    return Chart(
        "distance",
        finding(told),
        _spec(told, [(row, spoken(columns, row)) for row in rows]),
        columns,
        rows,
        _description(told),
        _("Source: %(sources)s") % {"sources": told.benchmark.source.title},
    )


def finding(told: Told) -> str:
    """Return the sentence that says the distance then and by the latest data."""
    before, now = on(told.distances, told.then), on(told.distances, told.latest)
    if now is None:
        return _("Our data do not yet say how far open models are behind closed ones.")
    numbers = {"latest": spoken_day(told.latest), "now": _points(now, told)}
    if before is None:
        sentence = _(
            "On %(latest)s, as far as our scores reach, the best open-weight model was %(now)s the "
            "best closed one."
        )
        return sentence % numbers
    numbers |= {"then": spoken_day(told.then), "before": _points(before, told)}
    sentence = _(
        "On %(then)s the best open-weight model was %(before)s the best closed one; on %(latest)s, "
        "as far as our scores reach, %(now)s it."
    )
    return sentence % numbers


def _points(distance: Distance, told: Told) -> str:
    """Return a distance in words."""
    numbers = {"points": tenth(abs(distance.points)), "unit": told.benchmark.unit}
    if distance.points < 0:
        return _("%(points)s %(unit)s ahead of") % numbers
    return _("%(points)s %(unit)s behind") % numbers


def _columns(told: Told) -> tuple[Column, ...]:
    unit = told.benchmark.unit
    return (
        Column("name", _("New record"), "name"),
        Column("slug", _("Slug"), told=False, shown=False),
        Column("day", _("Since"), "day"),
        Column("behind", _("Best open weights")),
        Column("behind_score", _("Its score"), "number"),
        Column("front", _("Best closed model")),
        Column("front_score", _("Its score"), "number"),
        Column("distance", f"{_('Distance')} ({unit})", "number"),
    )


def _row(one: Distance, told: Told) -> Row:
    newest = one.behind if one.behind.since == one.since else one.front
    values = (
        newest.point.name,
        newest.point.slug,
        PartialDate(one.since),
        one.behind.point.name,
        one.behind.point.value,
        one.front.point.name,
        one.front.point.value,
        one.points,
    )
    return Row(values, told.models[newest.point.slug].get_absolute_url())


def _spec(told: Told, said: Sequence[tuple[Row, str]]) -> dict[str, Any]:
    values = [float(one.points) for one in told.distances]
    axis = Axis(told.benchmark.unit, min(0.0, *values) * 1.2, max(values) * 1.4 or 1.0)
    window = told.distances[0].since, told.latest
    points = [_mark(one, *words) for one, words in zip(told.distances, said, strict=True)]
    path = [*((one.since, float(one.points)) for one in told.distances), (told.latest, values[-1])]
    line = {"line": 0, "stroke": token("closed"), "dash": [1, 0], "shape": "step-after", "width": 2}
    lines = [{**line, "t": vega.milliseconds(day), "y": value} for day, value in path]
    axes = vega.axes(axis)
    axes[0] |= {"tickCount": 4}
    axes[1] |= {"tickCount": 4}
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": HEIGHT,
        "padding": 5,
        "data": [
            {"name": "points", "values": points},
            {"name": "lines", "values": lines},
            {"name": "labels", "values": list(_labels(told))},
        ],
        "scales": vega.scales(axis, window),
        "axes": axes,
        "marks": [*vega.lines(), *_flags(), vega.symbols(), vega.unit(axis)],
    }


def _mark(one: Distance, row: Row, said: str) -> dict[str, Any]:
    by_open = one.behind.since == one.since
    colour = token("open" if by_open else "closed")
    return {
        "t": vega.milliseconds(one.since),
        "y": float(one.points),
        "shape": "circle" if by_open else "square",
        "fill": colour if by_open else token("ground"),
        "stroke": colour,
        "size": 22,
        "said": said,
        "href": HERE + row.href,
    }


def _labels(told: Told) -> Iterator[dict[str, Any]]:
    """Give the two days told, each with its distance, one above the other."""
    for day, down in ((told.then, 26), (told.latest, 6)):
        if (found := on(told.distances, day)) is not None:
            words = _("%(label)s: %(value)s") % {
                "label": spoken_day(day),
                "value": tenth(found.points),
            }
            at = {"t": vega.milliseconds(day), "y": float(found.points), "down": down}
            yield {**at, "label": words}


def _flags() -> list[dict[str, Any]]:
    """Return the strokes that rise from the line to the words of the two days, and the words."""
    stroke = {
        "x": {"scale": "x", "field": "t"},
        "y": {"field": "down"},
        "y2": {"scale": "y", "field": "y"},
        "stroke": {"value": token("text")},
    }
    words = {
        "x": {"scale": "x", "field": "t", "offset": -5},
        "y": {"field": "down"},
        "text": {"field": "label"},
        "align": {"value": "right"},
        "baseline": {"value": "middle"},
        "fontSize": {"value": 13},
        "fontWeight": {"value": "bold"},
        "fill": {"value": token("text")},
    }
    return [
        {"type": kind, "from": {"data": "labels"}, "aria": False, "encode": {"enter": encode}}
        for kind, encode in (("rule", stroke), ("text", words))
    ]


def _description(told: Told) -> str:
    sentence = _(
        "The distance from the best open-weight model to the best closed one on %(benchmark)s, "
        "from %(first)s to %(last)s; it falls when an open model sets a record (filled circle) and "
        "rises when a closed one does (hollow square)."
    )
    return sentence % {
        "benchmark": told.benchmark.name,
        "first": spoken_day(told.distances[0].since),
        "last": spoken_day(told.latest),
    }
