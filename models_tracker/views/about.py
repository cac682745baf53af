"""What the tracker is made of: method, data, legal notice."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from models_tracker.choices import LISTS
from models_tracker.exports import (
    ai_model,
    article,
    benchmark,
    claim,
    lab,
    licence,
    licence_of,
    openness,
)
from models_tracker.filters.query import refuse_unknown
from models_tracker.models import (
    AIModel,
    DataRevision,
    Horizon,
    Lab,
    Licence,
    Score,
    Source,
    Statement,
)
from models_tracker.rules.checks import KINDS
from models_tracker.rules.openness import LENSES


def methodology(request: HttpRequest) -> HttpResponse:
    """Answer the rules and the closed lists, printed from the code."""
    refuse_unknown(request.GET, ())
    lists = [
        {"name": kind.__name__, "title": title, "options": kind.choices} for kind, title in LISTS
    ]
    kinds = [(kind.slug.label, kind) for kind in KINDS.values()]
    context = {"lenses": LENSES, "lists": lists, "kinds": kinds}
    return render(request, "models_tracker/methodology.html", context)


def data(request: HttpRequest) -> HttpResponse:
    """Answer what can be taken away, its fields, its horizon and its licences."""
    refuse_unknown(request.GET, ())
    context = {
        "horizons": Horizon.objects.all(),
        "revision": DataRevision.objects.filter(pk=1).first(),
        "tables": [
            ("models", ai_model.COLUMNS),
            ("openness", openness.COLUMNS),
            ("labs", lab.COLUMNS),
            ("licences", licence.COLUMNS),
            ("claims", claim.COLUMNS),
            ("articles", article.COLUMNS),
            ("benchmarks", benchmark.COLUMNS),
        ],
        "licence_of": licence_of.COLUMNS,
        "counts": {
            "models": AIModel.objects.published().count(),
            "labs": Lab.objects.published().releasing().count(),
            "licences": Licence.objects.published().count(),
            "statements": Statement.objects.count(),
            "scores": Score.objects.count(),
            "sources": Source.objects.published().count(),
        },
    }
    return render(request, "models_tracker/data.html", context)


def legal(request: HttpRequest) -> HttpResponse:
    """Answer who publishes this site, from the settings."""
    refuse_unknown(request.GET, ())
    return render(request, "models_tracker/legal.html", {"publisher": settings.SITE_PUBLISHER})
