"""Models: the list, its files, and the whole story of one."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from models_tracker.choices import EventKind
from models_tracker.exports.ai_model import COLUMNS
from models_tracker.filters.ai_model import ModelFilter
from models_tracker.filters.query import refuse_unknown
from models_tracker.kept import kept
from models_tracker.models import AIModel, Derivation, Standing
from models_tracker.rules.descents import descents, in_conflict
from models_tracker.rules.events import events
from models_tracker.tables.ai_model import ModelTable
from models_tracker.tables.derivation import told
from models_tracker.tables.fact import Citations, licence_facts, model_facts
from models_tracker.tables.licence_story import sentences
from models_tracker.tables.story import components, history, lenses, scores
from models_tracker.views.answering import answers_moved_and_gone
from models_tracker.views.days import day_of
from models_tracker.views.finding import find
from models_tracker.views.listing import Listing, list_csv, list_json, list_page


def _rows(day: datetime.date) -> QuerySet[Standing]:
    return Standing.objects.at(day).published().with_model()


def _dress(table: ModelTable, day: datetime.date) -> None:
    bound = Derivation.objects.published().with_standings()
    table.conflicting = kept(("in conflict", day), lambda: in_conflict(bound, day))


MODELS = Listing(
    name="models",
    rows=_rows,
    filters=ModelFilter,
    table=ModelTable,
    columns=COLUMNS,
    sort="-released",
    template="models_tracker/model_list.html",
    compared="models",
    dress=_dress,
)


def model_list(request: HttpRequest) -> HttpResponse:
    """Answer the table of models as they stood on a day."""
    return list_page(request, MODELS)


def model_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same rows as CSV."""
    return list_csv(request, MODELS)


def model_json(request: HttpRequest) -> HttpResponse:
    """Answer the same rows as JSON."""
    return list_json(request, MODELS)


@answers_moved_and_gone
def model(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the whole story of one model, as of a day."""
    refuse_unknown(request.GET, ("as_of",))
    as_of = day_of(request)
    found = find(AIModel.objects.for_page(), slug, "model")
    standing = found.standings.at(as_of.day).select_related("licence").first()
    if standing is None and as_of.chosen:
        raise Http404(_("This model was not yet known on that day."))
    citations = Citations()
    licence = standing.licence if standing else None
    derivations = Derivation.objects.published().with_standings()
    happened = events(found.availabilities.all(), as_of.day)
    context = {
        "model": found,
        "standing": standing,
        "as_of": as_of,
        "facts": model_facts(found, citations),
        "lenses": lenses(standing),
        "relicensed": [event for event in happened if event.kind == EventKind.LICENCE_CHANGED],
        "history": history(found, as_of.day, citations),
        "licence_facts": (terms := licence_facts(licence, citations) if licence else []),
        "told": sentences(licence, terms) if licence else {},
        "made_from": told(derivations.filter(model=found).with_clauses(), as_of.day, citations),
        "made_of_it": descents(derivations.filter(base=found), as_of.day),
        "components": components(found, as_of.day, citations),
        "scores": scores(found, as_of.day, citations),
        "statements": found.statements.all(),
        "sources": citations.sources,
    }
    return render(request, "models_tracker/model.html", context)
