"""Benchmarks: the list, and the scores of one as a picture, a table and files."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from models_tracker.charts import Chart
from models_tracker.charts.benchmark import SORT, Entry, benchmark_chart, columns_of
from models_tracker.choices import Camp
from models_tracker.countries import Region
from models_tracker.exports.base import json_text
from models_tracker.exports.benchmark import COLUMNS
from models_tracker.filters.benchmark import BenchmarkFilter, ScoreFilter
from models_tracker.filters.query import AsOf, read_sort
from models_tracker.models import Benchmark, DataRevision, Standing
from models_tracker.rules.best import best_scores
from models_tracker.tables.benchmark import BenchmarkTable
from models_tracker.views import charting
from models_tracker.views.days import day_of
from models_tracker.views.listing import Listing, list_csv, list_json, list_page


def _rows(day: datetime.date) -> QuerySet[Benchmark]:
    return Benchmark.objects.with_scores(day).select_related("source")


BENCHMARKS = Listing(
    name="benchmarks",
    rows=_rows,
    filters=BenchmarkFilter,
    table=BenchmarkTable,
    columns=COLUMNS,
    sort="-models",
    template="models_tracker/benchmark_list.html",
)


def benchmark_list(request: HttpRequest) -> HttpResponse:
    """Answer the table of benchmarks."""
    return list_page(request, BENCHMARKS)


def benchmark_list_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same rows as CSV."""
    return list_csv(request, BENCHMARKS)


def benchmark_list_json(request: HttpRequest) -> HttpResponse:
    """Answer the same rows as JSON."""
    return list_json(request, BENCHMARKS)


@dataclass(frozen=True)
class Reading:
    """What a request for the scores of a benchmark means, and what it leaves."""

    benchmark: Benchmark
    as_of: AsOf
    filters: ScoreFilter
    entries: list[Entry]
    sort: str

    @property
    def chart(self) -> Chart:
        """The picture of the scores left."""
        return benchmark_chart(self.benchmark, self.entries, self.sort, self.as_of.told)


def read(request: HttpRequest, slug: str) -> Reading:
    """Return what an address asks for; raises BadQuery, or Http404 for an unknown benchmark."""
    benchmark = Benchmark.objects.filter(slug=slug).select_related("source").first()
    if benchmark is None:
        raise Http404(_("There is no such page."))
    as_of = day_of(request)
    scores = benchmark.scores.known_on(as_of.day)
    standings = Standing.objects.at(as_of.day).published().with_model()
    scored = standings.filter(model__in=scores.values("model"))
    filters = ScoreFilter.read(request.GET, scored)
    names = [column.name for column in columns_of(benchmark) if column.shown]
    sort = read_sort(request.GET, names, SORT)
    if reported := filters.data.get("reported"):
        scores = scores.filter(self_reported=True) if reported == "lab" else scores.independent()
    rows = list(scores.select_related("source").order_by("pk"))
    if filters.data.get("settings") != "all":
        rows = list(best_scores(rows, higher_is_better=benchmark.higher_is_better).values())
    stood = {standing.model_id: standing for standing in filters.qs}
    entries = [(stood[row.model_id], row) for row in rows if row.model_id in stood]
    return Reading(benchmark, as_of, filters, entries, sort)


def benchmark(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the scores of one benchmark as a picture and a table, with what is covered."""
    reading = read(request, slug)
    address = f"benchmarks/{slug}"
    query = request.GET.urlencode()
    shown = charting.show(reading.chart, address, query, sort=reading.sort, opened=True)
    context = {
        "benchmark": reading.benchmark,
        "as_of": reading.as_of,
        "filters": reading.filters,
        "facets": reading.filters.drawn(),
        "chips": reading.filters.chips(),
        "sort": reading.sort,
        "shown": shown,
        "found": len(reading.entries),
        "coverage": _coverage(reading),
    }
    return charting.page(request, "models_tracker/benchmark.html", context, [shown])


def benchmark_file(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Answer the scores as SVG, PNG or CSV."""
    return charting.files(request, kind, read(request, slug).chart)


def benchmark_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the scores as JSON."""
    reading = read(request, slug)
    chart = reading.chart
    text = json_text(
        charting.columns_of(chart),
        chart.rows,
        benchmark=slug,
        unit=reading.benchmark.unit,
        as_of=reading.as_of.day.isoformat(),
        data_revision=DataRevision.objects.number(),
    )
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _coverage(reading: Reading) -> list[tuple[str, int, int]]:
    """Return how many of the models of each camp and region, of the tasks tested, are scored."""
    scored = list(reading.filters.queryset)
    tasks = {standing.model.task for standing in scored}
    known = Standing.objects.at(reading.as_of.day).published().filter(model__task__in=tasks)
    known = list(known.with_model().filter(model__released_on__lte=reading.as_of.day))
    places = (Region.CHINA, Region.UNITED_STATES, Region.EUROPE, Region.OTHER)
    groups = [(str(camp.label), lambda row, camp=camp: row.camp == camp) for camp in Camp]
    groups += [
        (str(region.label), lambda row, region=region: row.model.lab.region == region)
        for region in places
    ]
    return [(label, sum(map(holds, scored)), sum(map(holds, known))) for label, holds in groups]
