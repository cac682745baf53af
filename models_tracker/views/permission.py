"""The finder: which models may we use, for what; its files; and the evidence sheet of one model."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from models_tracker.choices import Permission
from models_tracker.exports.base import csv_lines, json_text
from models_tracker.exports.permission import COLUMNS
from models_tracker.filters.permission import NAMES, PERIODS, SEVERAL, SituationForm, read_situation
from models_tracker.filters.query import (
    PAGE_SIZES,
    read_page,
    read_page_size,
    refuse_unknown,
)
from models_tracker.models import AIModel, DataRevision, Derivation
from models_tracker.tables.derivation import told
from models_tracker.tables.fact import Citations, licence_facts
from models_tracker.tables.permission import PermissionTable
from models_tracker.tables.story import history, lenses
from models_tracker.views.answering import answers_moved_and_gone
from models_tracker.views.days import day_of
from models_tracker.views.finding import find as find_row
from models_tracker.views.permitting import Found, find
from models_tracker.views.reasons import answered, cells, grounds, sheet


def finder(request: HttpRequest) -> HttpResponse:
    """Answer what the licences of models say to a situation, granted first, with the clauses."""
    size, number = read_page_size(request.GET), read_page(request.GET)
    found = find(request)
    try:
        page = Paginator(found.lines, size).page(number)
    except EmptyPage as error:
        raise Http404(_("This table has no such page.")) from error
    citations, rows = Citations(), found.rows(page.object_list)
    reasons = grounds(found, rows, citations)
    table = PermissionTable(rows, acts=found.asked.acts)
    table.cell = cells(found, reasons)
    table.query = _query(found)
    counts = found.counts()
    context = {
        "as_of": found.as_of,
        "asked": found.asked,
        "filters": found.filters,
        "chips": found.filters.chips(),
        "benchmarks": found.benchmarks,
        "table": table,
        "sort": found.sort,
        "page": page,
        "page_size": size,
        "page_sizes": PAGE_SIZES,
        "found": counts.total(),
        "counts": [(state, counts[state]) for state in Permission],
        "settling": [(found.asked.form[name], number) for name, number in found.asks().items()],
        "reasons": reasons,
        "sources": citations.sources,
        "permalink": request.get_full_path(),
    }
    return render(request, "models_tracker/finder.html", context)


def _query(found: Found) -> str:
    """Return the situation as the query of an evidence sheet; the day is kept by every link."""
    pairs = urlencode(found.asked.pairs)
    return f"?{pairs}" if pairs else ""


def finder_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same models, one row for each act, as CSV."""
    found = find(request)
    response = StreamingHttpResponse(
        csv_lines(COLUMNS, _rows(request, found)), content_type="text/csv; charset=utf-8"
    )
    name = f"finder-{found.as_of.day.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def finder_json(request: HttpRequest) -> HttpResponse:
    """Answer the same models, one row for each act, as JSON."""
    found = find(request)
    text = json_text(
        COLUMNS,
        _rows(request, found),
        table="finder",
        as_of=found.as_of.day.isoformat(),
        data_revision=DataRevision.objects.number(),
        situation={name: found.asked.form.data.getlist(name) for name in NAMES},
    )
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _rows(request: HttpRequest, found: Found) -> Iterable[Any]:
    read_page_size(request.GET), read_page(request.GET)
    return answered(found, found.rows(found.lines))


@answers_moved_and_gone
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the evidence sheet of one model, to print: what was read, and what it answers."""
    refuse_unknown(request.GET, ("as_of", *NAMES), SEVERAL)
    asked, as_of = read_situation(request.GET), day_of(request)
    model = find_row(AIModel.objects.for_evidence(), slug, "model")
    standing = model.standings.at(as_of.day).with_modality().select_related("licence").first()
    if standing is None and as_of.chosen:
        raise Http404(_("This model was not yet known on that day."))
    citations = Citations()
    licence = standing.licence if standing else None
    bases = Derivation.objects.published().with_standings().filter(model=model).with_clauses()
    context = {
        "model": model,
        "standing": standing,
        "as_of": as_of,
        "asked": asked,
        "said": (said := _said(asked.form)),
        "unsaid": [label for label, value in said if not value],
        "rulings": sheet(asked, as_of.day, model, standing, citations),
        "facts": (facts := licence_facts(licence, citations) if licence else []),
        "unknown": [fact.label for fact in facts if not fact.known] if facts else [_("Licence")],
        "lenses": lenses(standing),
        "history": history(model, as_of.day, citations),
        "made_from": told(bases, as_of.day, citations),
        "sources": citations.sources,
        "permalink": request.get_full_path(),
    }
    return render(request, "models_tracker/evidence.html", context)


def _grouped(value: Decimal | int) -> str:
    """Return a number as readers of the language write it."""
    return number_format(value, use_l10n=True, force_grouping=True)


def _said(form: SituationForm) -> list[tuple[str, str]]:
    """Return every question but the acts with its answer in words, "" where none was given; an
    amount with its currency and period."""
    found = []
    for name in NAMES:
        if name in ("act", "currency", "period"):
            continue
        labels = dict(getattr(form.fields[name], "choices", ()))
        values = [str(labels.get(value, value)) for value in form.data.getlist(name) if value]
        if name == "revenue" and values:
            period = dict(PERIODS)[form.cleaned_data["period"] or "year"]
            currency = form.cleaned_data["currency"] or "USD"
            values = [f"{_grouped(form.cleaned_data[name])} {currency} {period}"]
        elif name in ("users", "users_at_release") and values:
            values = [_grouped(form.cleaned_data[name])]
        found.append((str(form.fields[name].label), ", ".join(values)))
    return found
