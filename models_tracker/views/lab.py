"""Labs: the list, its files, and one lab with its models."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from models_tracker.choices import EventKind
from models_tracker.exports.lab import COLUMNS
from models_tracker.filters.lab import LabFilter
from models_tracker.filters.query import refuse_unknown
from models_tracker.models import Availability, Lab, Standing
from models_tracker.rules.events import events
from models_tracker.tables.ai_model import ModelTable
from models_tracker.tables.event import several
from models_tracker.tables.fact import Citations, lab_facts
from models_tracker.tables.lab import LabTable
from models_tracker.views.answering import answers_moved_and_gone
from models_tracker.views.days import day_of
from models_tracker.views.finding import find
from models_tracker.views.listing import Listing, list_csv, list_json, list_page


def _rows(day: datetime.date) -> QuerySet[Lab]:
    return Lab.objects.published().releasing().with_models(day)


LABS = Listing(
    name="labs",
    rows=_rows,
    filters=LabFilter,
    table=LabTable,
    columns=COLUMNS,
    sort="-models",
    template="models_tracker/lab_list.html",
    compared="labs",
)


def lab_list(request: HttpRequest) -> HttpResponse:
    """Answer the table of labs."""
    return list_page(request, LABS)


def lab_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same rows as CSV."""
    return list_csv(request, LABS)


def lab_json(request: HttpRequest) -> HttpResponse:
    """Answer the same rows as JSON."""
    return list_json(request, LABS)


@answers_moved_and_gone
def lab(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer one lab: facts, its models as they stood on a day, its figures."""
    refuse_unknown(request.GET, ("as_of",))
    as_of = day_of(request)
    found = find(Lab.objects.for_page(), slug, "lab")
    citations = Citations()
    standings = Standing.objects.at(as_of.day).published().with_model().filter(model__lab=found)
    figures = [row for row in found.figures.all() if row.as_of.happened_by(as_of.day)]
    table = ModelTable(standings.by_release(), exclude=("lab", "country"), orderable=False)
    table.compared = "models"
    history = events(Availability.objects.for_events().filter(model__lab=found), as_of.day)
    context = {
        "lab": found,
        "licence_months": several(history, least=1),
        "relicensed": [event for event in history if event.kind == EventKind.LICENCE_CHANGED],
        "as_of": as_of,
        "facts": lab_facts(found, citations),
        "table": table,
        "figures": [(row, citations.number(row.source)) for row in figures],
        "sources": citations.sources,
    }
    return render(request, "models_tracker/lab.html", context)
