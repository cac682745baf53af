"""What happened to models, on lanes and as a table, zoomed by year and quarter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from models_tracker.charts import MOST_MARKS, Chart
from models_tracker.charts.timeline import SORT, Told, columns_of, timeline_chart
from models_tracker.exports.base import json_text
from models_tracker.filters.ai_model import ModelFilter
from models_tracker.filters.query import AsOf, read_sort
from models_tracker.filters.timeline import ALSO, ARTICLES, CLAIMS, LANES, OWN, Window, read_window
from models_tracker.models import Availability, Claim, DataRevision, Source, Standing
from models_tracker.rules.events import events
from models_tracker.rules.stories import articles_with, claims_about
from models_tracker.views import charting
from models_tracker.views.days import day_of


@dataclass(frozen=True)
class Reading:
    """What a request means: the day, the window, the filters, and what is told, newest first."""

    as_of: AsOf
    window: Window
    filters: ModelFilter
    every: list[Told]
    sort: str

    @property
    def shown(self) -> list[Told]:
        """What is told in the window, MOST_MARKS at most."""
        return [one for one in self.every if self.window.holds(one.when)][:MOST_MARKS]

    @property
    def years(self) -> list[int]:
        """The years in which anything happened."""
        return sorted({one.when.first.year for one in self.every})

    @property
    def chart(self) -> Chart:
        """The picture of the events."""
        shown, window = self.shown, self.window
        first = min((one.when.first for one in shown), default=self.as_of.told)
        whole = (
            first.replace(month=1, day=1),
            max(self.as_of.told, datetime.date(first.year, 12, 31)),
        )
        days = window.days or whole
        return timeline_chart(shown, window.lanes, self.sort, days, labelled=bool(window.year))


def timeline(request: HttpRequest) -> HttpResponse:
    """Answer the events on lanes, and the same as a table."""
    found = _read(request)
    query = request.GET.urlencode()
    shown = charting.show(found.chart, "timeline", query, sort=found.sort, opened=False)
    context = {
        "as_of": found.as_of,
        "window": found.window,
        "lane_kinds": LANES,
        "also_kinds": ALSO,
        "filters": found.filters,
        "facets": found.filters.drawn(),
        "chips": found.filters.chips(),
        "years": found.years,
        "found": len(shown.chart.rows),
        "shown": shown,
    }
    return charting.page(request, "models_tracker/timeline.html", context, [shown])


def timeline_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer the events as SVG, PNG or CSV."""
    return charting.files(request, kind, _read(request).chart)


def timeline_json(request: HttpRequest) -> HttpResponse:
    """Answer the same events as JSON."""
    found = _read(request)
    chart = found.chart
    text = json_text(
        charting.columns_of(chart),
        chart.rows,
        table="timeline",
        as_of=found.as_of.day.isoformat(),
        data_revision=DataRevision.objects.number(),
    )
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _read(request: HttpRequest) -> Reading:
    as_of = day_of(request)
    rows = Standing.objects.at(as_of.day).published().with_model()
    filters = ModelFilter.read(request.GET, rows, extra=OWN)
    window = read_window(request.GET, as_of.day.year)
    sort = read_sort(request.GET, [one.name for one in columns_of() if one.shown], SORT)
    standings = {row.model_id: row for row in filters.qs}
    told = [*_events(as_of.day, standings), *_stories(as_of.day, window, filters, standings)]
    told.sort(key=lambda one: one.when.first, reverse=True)
    return Reading(as_of, window, filters, told, sort)


def _events(day: datetime.date, standings: dict[int, Standing]) -> list[Told]:
    """Return the events of the models left, each with the camp its model had once it happened."""
    periods: dict[int, list[Standing]] = {}
    for row in Standing.objects.published().by_period():
        periods.setdefault(row.model_id, []).append(row)
    return [
        Told(one.when, event=one, camp=_camp(periods.get(one.model.pk, []), one.when.last))
        for one in events(Availability.objects.for_events(), day)
        if one.model.pk in standings
    ]


def _camp(periods: list[Standing], day: datetime.date) -> str:
    """Return the camp of the period that holds a day, else of the first."""
    held = [row for row in periods if row.since <= day < row.until]
    return (held or periods)[0].camp if periods else ""


def _stories(
    day: datetime.date, window: Window, filters: ModelFilter, standings: dict[int, Standing]
) -> list[Told]:
    """Return the claims and articles asked for: all, or those about the models a filter leaves."""
    if not window.also:
        return []
    claims = list(Claim.objects.published().for_timeline(day))
    articles = list(Source.objects.published().for_timeline(day))
    if filters.chips():
        claims = claims_about(claims, [row.model for row in standings.values()])
        articles = articles_with(articles, claims)
    told = [Told(one.published, article=one) for one in articles if window.tells(ARTICLES)]
    return told + [Told(one.said, claim=one) for one in claims if window.tells(CLAIMS)]
