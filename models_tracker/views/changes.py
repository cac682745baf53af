"""What changed: releases, answers, licences, ends, corrections, month by month."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from models_tracker.choices import EventKind
from models_tracker.filters.event import PARAMETERS, Told, read, read_year
from models_tracker.filters.query import refuse_unknown
from models_tracker.models import Lab
from models_tracker.rules.answer_changes import answer_changes
from models_tracker.rules.events import events
from models_tracker.tables.event import by_month, several
from models_tracker.views.days import day_of


def changes(request: HttpRequest) -> HttpResponse:
    """Answer the changes of one year, by lab, family and kind, as of a day."""
    refuse_unknown(request.GET, (*PARAMETERS, "year", "as_of"))
    as_of, wanted = day_of(request), read(request.GET)
    found = events(wanted.rows(), as_of.day)
    kept = wanted.keep(found)
    answers = wanted.keep_answers(answer_changes(wanted.verdicts(), as_of.day))
    years = sorted({one.when.first.year for one in (*kept, *answers)}, reverse=True)
    year = read_year(request.GET, years, as_of.day)
    shown = [event for event in kept if event.when.first.year == year]
    changed = [one for one in answers if one.when.first.year == year]
    chosen = {name: request.GET[name] for name in PARAMETERS if request.GET.get(name)}
    context = {
        "as_of": as_of,
        "wanted": wanted,
        "kinds": Told.choices,
        "labs": Lab.objects.published().releasing().by_name(),
        "years": years,
        "year": year,
        "count": len(shown) + len(changed),
        "relicensed": sum(event.kind == EventKind.LICENCE_CHANGED for event in shown),
        "answered": len(changed),
        "months": by_month(shown, changed),
        "several": several(event for event in found if event.when.first.year == year),
        "feed": f"?{urlencode(chosen)}" if chosen else "",
    }
    return render(request, "models_tracker/changes.html", context)
