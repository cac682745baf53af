"""How far one group is behind another on a benchmark: page, picture, numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from models_tracker.charts import Chart
from models_tracker.charts.frontier import finding, frontier_chart, tenth
from models_tracker.charts.gap import gap_chart
from models_tracker.exports.base import json_rows
from models_tracker.filters.frontier import BEHIND, BENCHMARK, FRONT, Asked, read
from models_tracker.filters.query import AsOf
from models_tracker.models import DataRevision
from models_tracker.rules.checks import Facts
from models_tracker.rules.contest import Contest, Entry, Side, hold
from models_tracker.rules.coverage import Scored
from models_tracker.rules.frontier import RESAMPLES, VERSION, Distance, Lag
from models_tracker.rules.published import EPOCH, contains, is_of_these_days
from models_tracker.views import charting
from models_tracker.views.days import day_of


@dataclass(frozen=True)
class Reading:
    """What a request means, and what it found."""

    as_of: AsOf
    asked: Asked
    contest: Contest
    facts: Facts

    @property
    def chart(self) -> Chart:
        """The picture of the contest."""
        return frontier_chart(self.contest, self.asked.front.words, self.asked.behind.words)

    @property
    def gap_chart(self) -> Chart:
        """The picture of the gap over time; its marks lead to the frontier up to their day."""
        asked = self.asked
        given = [("benchmark", asked.benchmark.slug)]
        given += [("behind", asked.behind.text), ("front", asked.front.text)]
        given += [("from", asked.start.isoformat())]

        def address(one: Distance) -> str:
            return f"{reverse('frontier')}?{urlencode([*given, ('to', one.day.isoformat())])}"

        return gap_chart(self.contest, asked.front.words, asked.behind.words, address)

    @property
    def is_published(self) -> bool:
        """Whether Epoch AI's published numbers speak of the same benchmark and groups."""
        asked = self.asked
        return (asked.benchmark.slug, asked.front.text, asked.behind.text) == (
            BENCHMARK,
            FRONT,
            BEHIND,
        )


def _read(request: HttpRequest) -> Reading:
    facts, as_of = Facts.load(), day_of(request)
    asked = read(request.GET, facts, as_of)
    groups = asked.front.group, asked.behind.group
    contest = hold(facts, asked.benchmark, groups, asked.window, asked.tolerance)
    return Reading(as_of, asked, contest, facts)


def frontier(request: HttpRequest) -> HttpResponse:
    """Answer the two curves, the lag and the gap with their intervals, and the method."""
    reading = _read(request)
    asked, contest = reading.asked, reading.contest
    query = request.GET.urlencode()
    shown = charting.show(reading.chart, "frontier", query)
    gap = charting.show(reading.gap_chart, "frontier/gap", query, whole="frontier")
    context = {
        "as_of": reading.as_of,
        "asked": asked,
        "contest": contest,
        "finding": finding(contest, asked.front.words, asked.behind.words),
        "measures": _measures(contest),
        "sides": [(asked.front.words, contest.front), (asked.behind.words, contest.behind)],
        "benchmarks": sorted(reading.facts.benchmarks.values(), key=lambda row: row.sort_name),
        "shown": shown,
        "gap": gap,
        "published": EPOCH if reading.is_published else None,
        "is_same_window": is_of_these_days(asked.window),
        "agrees": contains(contest.lag),
        "resamples": RESAMPLES,
    }
    return charting.page(request, "models_tracker/frontier.html", context, [shown, gap])


def frontier_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer the chart as SVG or PNG, or its rows as CSV."""
    return charting.files(request, kind, _read(request).chart)


def gap_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer the chart of the gap over time as SVG or PNG, or its rows as CSV."""
    return charting.files(request, kind, _read(request).gap_chart)


def frontier_json(request: HttpRequest) -> HttpResponse:
    """Answer lag, gap, their intervals, both curves' record-setters and every mark."""
    reading = _read(request)
    text = json.dumps(_document(reading), ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _measures(contest: Contest) -> dict[str, str]:
    """Return the numbers of the page in the reader's spelling, "" where there is none."""
    lag, gap = contest.lag, contest.gap
    return {
        "lag": tenth(lag.months),
        "lag_low": tenth(lag.low),
        "lag_high": tenth(lag.high),
        **_lead(lag),
        "gap": tenth(gap.points),
        "gap_low": tenth(gap.low),
        "gap_high": tenth(gap.high),
        "level_low": tenth(lag.levels[0]) if lag.levels else "",
        "level_high": tenth(lag.levels[1]) if lag.levels else "",
        "tolerance": tenth(contest.tolerance),
    }


def _lead(lag: Lag) -> dict[str, str]:
    """Return the interval as the finding counts it: months ahead where the group is ahead."""
    low, high = lag.low, lag.high
    if lag.months is not None and lag.months < 0 and low is not None and high is not None:
        low, high = -high, -low
    return {"lead_low": tenth(low), "lead_high": tenth(high)}


def _document(reading: Reading) -> dict[str, Any]:
    asked, contest, chart = reading.asked, reading.contest, reading.chart
    lag, gap = contest.lag, contest.gap
    rows = json_rows(charting.columns_of(chart), chart.rows)
    return {
        "benchmark": asked.benchmark.slug,
        "unit": asked.benchmark.unit,
        "front": asked.front.text,
        "behind": asked.behind.text,
        "from": asked.start.isoformat(),
        "to": asked.end.isoformat(),
        "as_of": reading.as_of.day.isoformat(),
        "tolerance": asked.tolerance,
        "lag_months": _rounded(lag.months),
        "lag_interval": [_rounded(lag.low), _rounded(lag.high)],
        "lag_levels": list(lag.levels) if lag.levels else None,
        "gap_points": _rounded(gap.points),
        "gap_interval": [_rounded(gap.low), _rounded(gap.high)],
        "gap_days": [day.isoformat() for day in gap.days] if gap.days else None,
        "gap_over_time": [
            {"day": one.day.isoformat(), "gap_points": float(one.points)}
            for one in contest.over_time
        ],
        "interval": f"90 %, bootstrap over models, {RESAMPLES} draws",
        "rule_version": VERSION,
        "coverage": {
            "front": _coverage(contest.front.coverage),
            "behind": _coverage(contest.behind.coverage),
        },
        "records": {"front": _setters(contest.front), "behind": _setters(contest.behind)},
        "published": EPOCH if reading.is_published else None,
        "data_revision": DataRevision.objects.number(),
        "count": len(rows),
        "rows": rows,
    }


def _coverage(found: Scored) -> dict[str, Any]:
    return {"scored": found.scored, "models": found.total, "lack": found.lack or None}


def _setters(side: Side) -> list[dict[str, Any]]:
    return [_setter(entry) for entry in side.setters]


def _setter(entry: Entry) -> dict[str, Any]:
    return {
        "model": entry.point.slug,
        "name": entry.point.name,
        "since": entry.point.on.isoformat(),
        "score": float(entry.point.value),
        "as_named": entry.score.as_named,
        "source": entry.score.source.slug,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
