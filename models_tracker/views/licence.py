"""Licences: the list, its files, and one licence term by term."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from models_tracker.exports.licence import COLUMNS
from models_tracker.filters.licence import LicenceFilter
from models_tracker.filters.query import refuse_unknown
from models_tracker.models import Availability, Derivation, Licence
from models_tracker.rules.descents import descents
from models_tracker.tables.fact import Citations, licence_facts
from models_tracker.tables.licence import LicenceTable
from models_tracker.tables.licence_story import family, gate, sentences, spellings, stays
from models_tracker.views.answering import answers_moved_and_gone
from models_tracker.views.days import day_of
from models_tracker.views.finding import find
from models_tracker.views.listing import Listing, list_csv, list_json, list_page


def _rows(day: datetime.date) -> QuerySet[Licence]:
    return Licence.objects.published().with_models(day)


LICENCES = Listing(
    name="licences",
    rows=_rows,
    filters=LicenceFilter,
    table=LicenceTable,
    columns=COLUMNS,
    sort="-models",
    template="models_tracker/licence_list.html",
    compared="licences",
)


def licence_list(request: HttpRequest) -> HttpResponse:
    """Answer the table of licences."""
    return list_page(request, LICENCES)


def licence_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same rows as CSV."""
    return list_csv(request, LICENCES)


def licence_json(request: HttpRequest) -> HttpResponse:
    """Answer the same rows as JSON."""
    return list_json(request, LICENCES)


@answers_moved_and_gone
def licence(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer one licence: every term with its clause, and the models under it on a day."""
    refuse_unknown(request.GET, ("as_of",))
    as_of = day_of(request)
    found = find(Licence.objects.for_page(), slug, "licence")
    citations = Citations()
    facts = licence_facts(found, citations)
    rows = Availability.objects.of_models_under(found)
    derived = Derivation.objects.published().over(found).with_standings()
    versions = Licence.objects.published().versions_of(found)
    context = {
        "licence": found,
        "as_of": as_of,
        "facts": facts,
        "spellings": spellings(found),
        "told": sentences(found, facts),
        "family": family(found, versions),
        "stays": (under := stays(found, rows, as_of.day)),
        "gate": gate(under),
        "derived": [row for row in descents(derived, as_of.day) if row.base_licence == found],
        "sources": citations.sources,
    }
    return render(request, "models_tracker/licence.html", context)
