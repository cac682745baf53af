"""Money and reach: figures over time, one measure at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse

from models_tracker.charts import MOST_MARKS, Chart
from models_tracker.charts.figure import SORT, columns_of, figure_chart
from models_tracker.choices import FigureKind
from models_tracker.countries import Country
from models_tracker.exports.base import json_text
from models_tracker.filters.figure import FigureFilter
from models_tracker.filters.query import AsOf, read_sort
from models_tracker.folding import sort_key
from models_tracker.models import DataRevision, Figure, Standing
from models_tracker.rules.axis import Measure, measures
from models_tracker.views import charting
from models_tracker.views.days import day_of

FIRST = FigureKind.PRIVATE_VALUATION.value


@dataclass(frozen=True)
class Reading:
    """What a request means: the day, the kinds asked, the figures that share the axis drawn."""

    as_of: AsOf
    filters: FigureFilter
    kinds: list[str]
    figures: list[Figure]
    measures: list[Measure]
    camps: dict[int, str]
    sort: str

    @property
    def chart(self) -> Chart:
        """The picture of the figures."""
        return figure_chart(self.figures, self.camps, self.sort, self.as_of.told)


def read(request: HttpRequest) -> Reading:
    """Return what an address asks for; raises BadQuery.

    Without a kind it is private valuations. Of several measures the most frequent is drawn: the
    others are named, each with its address.
    """
    as_of = day_of(request)
    sort = read_sort(request.GET, [one.name for one in columns_of() if one.shown], SORT)
    known = Figure.objects.published().known_on(as_of.day)
    filters = FigureFilter.read(request.GET, known)
    kinds = filters.data.getlist("kind") or [FIRST]
    rows = list(filters.qs.filter(kind__in=kinds).select_related("lab", "model__lab", "source"))
    camps = dict(Standing.objects.at(as_of.day).published().values_list("model_id", "camp"))
    if camp := filters.data.get("camp"):
        rows = [row for row in rows if camps.get(row.model_id) == camp]
    found = measures(rows)
    drawn = [row for row in rows if found[0].holds(row)]
    newest = sorted(drawn, key=lambda row: row.as_of, reverse=True)[:MOST_MARKS]
    return Reading(as_of, filters, kinds, newest, found, camps, sort)


def figure_list(request: HttpRequest) -> HttpResponse:
    """Answer the figures of one measure as a picture and a table."""
    reading = read(request)
    query = request.GET.urlencode()
    shown = charting.show(reading.chart, "figures", query, sort=reading.sort, opened=True)
    counts = Figure.objects.published().known_on(reading.as_of.day).values_list("kind")
    counted = dict(counts.annotate(number=Count("pk")).order_by())
    context = {
        "offered": _offered(reading),
        "as_of": reading.as_of,
        "filters": reading.filters,
        "chips": reading.filters.chips(),
        "kinds": [(kind, counted[kind.value]) for kind in FigureKind if kind.value in counted],
        "chosen": reading.kinds,
        "drawn": reading.measures[0] if reading.measures else None,
        "others": reading.measures[1:],
        "unlike": len({figure.kind for figure in reading.figures}) > 1,
        "shown": shown,
        "found": len(reading.figures),
    }
    return charting.page(request, "models_tracker/figure_list.html", context, [shown])


def _offered(reading: Reading) -> list[tuple[str, Any, list[tuple[str, str]], str]]:
    """Return the selects of companies and countries that have figures of the kinds shown: the
    parameter, its label, its options, the chosen one.
    """
    labs, countries = set(), set()
    rows = Figure.objects.published().known_on(reading.as_of.day).filter(kind__in=reading.kinds)
    for row in rows.select_related("lab", "model__lab"):
        lab = row.lab or (row.model.lab if row.model else None)
        labs |= {(lab.slug, lab.name)} if lab else set()
        countries.add(lab.counts_as if lab else row.country)
    named = [(code, str(Country(code).label)) for code in countries - {""}]
    chosen = reading.filters.data.get
    return [
        (
            name,
            reading.filters.form.fields[name].label,
            sorted(options, key=_by_label),
            chosen(name),
        )
        for name, options in (("lab", labs), ("country", named))
    ]


def _by_label(option: tuple[str, str]) -> str:
    return sort_key(option[1])


def figure_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer the figures as SVG, PNG or CSV."""
    return charting.files(request, kind, read(request).chart)


def figure_json(request: HttpRequest) -> HttpResponse:
    """Answer the figures as JSON."""
    reading = read(request)
    chart = reading.chart
    text = json_text(
        charting.columns_of(chart),
        chart.rows,
        kinds=reading.kinds,
        as_of=reading.as_of.day.isoformat(),
        data_revision=DataRevision.objects.number(),
    )
    return HttpResponse(text, content_type="application/json; charset=utf-8")
