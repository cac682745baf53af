"""The first page: what the data say, the doors, the newest releases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from models_tracker.filters.query import refuse_unknown
from models_tracker.models import Lab, Licence, Standing
from models_tracker.rules.coverage import tally
from models_tracker.tables.ai_model import ModelTable
from models_tracker.views.days import day_of

NEWEST = 10


def home(request: HttpRequest) -> HttpResponse:
    """Answer the first page as of a day."""
    refuse_unknown(request.GET, ("as_of",))
    as_of = day_of(request)
    standings = Standing.objects.at(as_of.day).published()
    newest = standings.with_model().filter(model__released_on__lte=as_of.day).by_release()[:NEWEST]
    context = {
        "as_of": as_of,
        "tally": tally(standings.values_list("camp", "has_weights", "model__lab__counts_as")),
        "labs": Lab.objects.published().releasing().count(),
        "licences": Licence.objects.published().count(),
        "table": ModelTable(newest, orderable=False, exclude=("active", "context", "g7")),
    }
    return render(request, "models_tracker/home.html", context)
