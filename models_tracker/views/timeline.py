"""What happened to models, on lanes and as a table, zoomed by year and quarter."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from models_tracker.exports.base import csv_lines, json_text
from models_tracker.exports.timeline import COLUMNS
from models_tracker.filters.ai_model import ModelFilter
from models_tracker.filters.query import AsOf
from models_tracker.filters.timeline import LANES, OWN, Window, read_window
from models_tracker.models import Availability, DataRevision, Standing
from models_tracker.rules.events import Event, events
from models_tracker.tables.timeline import columns, lanes, within
from models_tracker.views.days import day_of


@dataclass(frozen=True)
class Reading:
    """What a request means: the day, the window, the filters, and the events, newest first."""

    as_of: AsOf
    window: Window
    filters: ModelFilter
    standings: dict[int, Standing]
    every: list[Event]
    shown: list[Event]


def timeline(request: HttpRequest) -> HttpResponse:
    """Answer the events on lanes, and the same as a table."""
    found = _read(request)
    window = found.window
    spans = columns(found.shown, window.year, window.quarter)
    context = {
        "as_of": found.as_of,
        "window": window,
        "lane_kinds": LANES,
        "lane_label": LANES[window.lanes],
        "filters": found.filters,
        "facets": found.filters.drawn(),
        "years": sorted({event.when.first.year for event in found.every}),
        "spans": spans,
        "lanes": lanes(found.shown, window.lanes, spans, found.standings),
        "events": found.shown,
        "query": request.GET.urlencode(),
    }
    return render(request, "models_tracker/timeline.html", context)


def timeline_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same events as CSV."""
    found = _read(request)
    response = StreamingHttpResponse(
        csv_lines(COLUMNS, found.shown), content_type="text/csv; charset=utf-8"
    )
    name = f"timeline-{found.as_of.day.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def timeline_json(request: HttpRequest) -> HttpResponse:
    """Answer the same events as JSON."""
    found = _read(request)
    text = json_text(
        COLUMNS,
        found.shown,
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
    standings = {row.model_id: row for row in filters.qs}
    histories = Availability.objects.for_events()
    every = [one for one in events(histories, as_of.day) if one.model.pk in standings]
    shown = within(every, window.year, window.quarter)
    return Reading(as_of, window, filters, standings, every, shown)
