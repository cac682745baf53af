"""Openness part by part: the matrix of models and components, and its totals."""

from __future__ import annotations

import datetime

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from models_tracker.choices import Part
from models_tracker.exports.openness import COLUMNS
from models_tracker.filters.ai_model import ModelFilter
from models_tracker.models import Component, Standing
from models_tracker.tables.openness import OpennessTable, totals
from models_tracker.views.listing import Listing, list_csv, list_json, list_page, read

NAMED = (Part.FINAL_PARAMETERS, Part.TRAINING_CODE, Part.DATASETS)


def _rows(day: datetime.date) -> QuerySet[Standing]:
    known = Prefetch("model__components", Component.objects.known_on(day))
    return Standing.objects.at(day).published().with_model().prefetch_related(known)


OPENNESS = Listing(
    name="openness",
    rows=_rows,
    filters=ModelFilter,
    table=OpennessTable,
    columns=COLUMNS,
    sort="-released",
    template="models_tracker/openness.html",
    compared="models",
)


def openness(request: HttpRequest) -> HttpResponse:
    """Answer the matrix with the totals of all filtered models."""
    reading = read(request, OPENNESS)
    models = reading.filters.qs.order_by().values("model")
    known = Component.objects.known_on(reading.as_of.day).filter(model__in=models)
    counted = known.order_by().values_list("part", "published").annotate(number=Count("pk"))
    lines = totals(counted, reading.filters.qs.count())
    named = {line.part: line for line in lines}
    return list_page(request, OPENNESS, totals=lines, told=[named[part] for part in NAMED])


def openness_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same rows as CSV."""
    return list_csv(request, OPENNESS)


def openness_json(request: HttpRequest) -> HttpResponse:
    """Answer the same rows as JSON."""
    return list_json(request, OPENNESS)
