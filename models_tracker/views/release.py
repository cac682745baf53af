"""Openness over time: how open releases were, quarter by quarter, by region, country and lab."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import partial

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from models_tracker.charts import Chart
from models_tracker.charts.release import Drawn, release_chart, title
from models_tracker.exports.base import json_text
from models_tracker.filters.ai_model import ModelFilter
from models_tracker.filters.query import AsOf
from models_tracker.filters.release import CHOICES, OWN, Shape, read_shape
from models_tracker.models import DataRevision, Standing
from models_tracker.rules.checks import Facts
from models_tracker.rules.coverage import tally
from models_tracker.rules.release import By, Course, Per, Release, course, releases
from models_tracker.views import charting
from models_tracker.views.days import day_of

ADDRESS = "openness/over-time"
FACETS = ("country", "lab", "task", "licence_kind")


@dataclass(frozen=True)
class Reading:
    """What a request means: the day, the filters, the shape, and the releases that are left."""

    as_of: AsOf
    filters: ModelFilter
    shape: Shape
    releases: list[Release]
    undated: int
    labs: dict[str, str]

    @property
    def course(self) -> Course:
        """The releases counted."""
        counted = self.releases, self.shape.by, self.shape.per, self.as_of.told
        return course(*counted, undated=self.undated)

    @property
    def drawn(self) -> Drawn:
        """What the chart draws."""
        shape = self.shape
        address = partial(_models, self.filters.data, shape.by)
        told = self.as_of.told
        return Drawn(shape.by, shape.per, shape.how, shape.share, told, self.labs, address)

    def chart(self, name: str = "openness-over-time") -> Chart:
        """The picture of the releases."""
        return release_chart(self.course, self.drawn, name)


def read(request: HttpRequest) -> Reading:
    """Return what an address asks for; raises BadQuery."""
    as_of = day_of(request)
    rows = Standing.objects.at(as_of.day).published()
    filters = ModelFilter.read(request.GET, rows, extra=OWN)
    shape, facts = read_shape(request.GET), Facts.load()
    kept = set(filters.qs.values_list("model", flat=True))
    found, undated = releases(facts, as_of.day, kept, shape.how)
    labs = {slug: lab.name for slug, lab in facts.labs.items()}
    return Reading(as_of, filters, shape, found, undated, labs)


def over_time(request: HttpRequest) -> HttpResponse:
    """Answer the openness of releases by group, then each lab's course, year by year."""
    reading = read(request)
    query = request.GET.copy()
    shown = [charting.show(reading.chart(), ADDRESS, query.urlencode())]
    if reading.shape.by != By.LAB:
        labs = replace(reading, shape=replace(reading.shape, by=By.LAB.value, per=Per.YEAR.value))
        query["by"], query["per"] = By.LAB.value, Per.YEAR.value
        shown.append(charting.show(labs.chart("openness-of-labs"), ADDRESS, query.urlencode()))
    counted = reading.filters.qs.values_list("camp", "has_weights", "model__lab__counts_as")
    context = {
        "as_of": reading.as_of,
        "filters": reading.filters,
        "facets": [one for one in reading.filters.drawn() if one.name in FACETS],
        "chips": reading.filters.chips(),
        "shape": reading.shape,
        "choices": [(name, kind, getattr(reading.shape, name)) for name, kind in CHOICES.items()],
        "finding": title(reading.course, reading.drawn),
        "undated": reading.course.undated,
        "found": len(reading.releases),
        "tally": tally(counted),
        "shown": shown[0],
        "labs": shown[1] if len(shown) > 1 else None,
    }
    return charting.page(request, "models_tracker/openness_over_time.html", context, shown)


def over_time_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer the chart as SVG or PNG, or its rows as CSV."""
    return charting.files(request, kind, read(request).chart())


def over_time_json(request: HttpRequest) -> HttpResponse:
    """Answer the rows as JSON."""
    reading = read(request)
    chart = reading.chart()
    text = json_text(
        charting.columns_of(chart),
        chart.rows,
        **vars(reading.shape),
        undated=reading.course.undated,
        as_of=reading.as_of.day.isoformat(),
        data_revision=DataRevision.objects.number(),
    )
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _models(
    chosen: QueryDict, by: str, group: str, start: datetime.date, end: datetime.date
) -> str:
    """Return the address of the models released by a group from ``start`` to ``end``."""
    query = chosen.copy()
    for name in OWN:
        query.pop(name, None)
    if by != By.ALL:
        query[by] = group or "unknown"
    query["released_from"], query["released_to"] = f"{start:%Y-%m}", f"{end:%Y-%m}"
    return f"{reverse('model_list')}?{query.urlencode()}"
