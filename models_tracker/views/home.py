"""The first page: one sentence and its curve, one box, three doors, who is best, what is new."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from models_tracker.charts.distance import Told, distance_chart, finding
from models_tracker.choices import FactKind
from models_tracker.countries import Region
from models_tracker.filters.frontier import BENCHMARK, START
from models_tracker.filters.query import AsOf, refuse_unknown
from models_tracker.models import Benchmark, Claim, Horizon, Standing
from models_tracker.rules.checks import Facts
from models_tracker.rules.contest import side_of
from models_tracker.rules.distance import SIDES, Best, bests, distances
from models_tracker.rules.group import Group
from models_tracker.tables.ai_model import ModelTable
from models_tracker.tables.claim import answer_mark
from models_tracker.views import charting
from models_tracker.views.days import day_of

NEWEST, MOST_CHANGED = 8, 6
ADDRESS = "distance"
PLACES = (Region.CHINA, Region.UNITED_STATES, Region.EUROPE)
# The day of the article whose claims this tracker began with.
THEN = datetime.date(2025, 8, 21)
A_YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Reading:
    """The day, the facts, and what is told of one benchmark; None where there is no benchmark."""

    as_of: AsOf
    told: Told | None
    bests: list[tuple[Region, Best, Best]]


def read(request: HttpRequest) -> Reading:
    """Return what the first page tells as of a day; raises BadQuery."""
    refuse_unknown(request.GET, ("as_of",))
    as_of, facts = day_of(request), Facts.load()
    first = next(iter(facts.benchmarks.values()), None)
    benchmark = facts.benchmarks.get(BENCHMARK, first)
    if benchmark is None:
        return Reading(as_of, None, [])
    latest = min(as_of.told, facts.reach([FactKind.SCORES]) or as_of.told)
    found = bests(facts, benchmark, latest, PLACES)
    return Reading(as_of, _told(facts, benchmark, latest), found)


def home(request: HttpRequest) -> HttpResponse:
    """Answer the first page as of a day."""
    reading = read(request)
    as_of, told = reading.as_of, reading.told
    chart = distance_chart(told) if told and told.distances else None
    shown = charting.show(chart, ADDRESS, request.GET.urlencode()) if chart else None
    newest = Standing.objects.at(as_of.day).published().with_model().released(as_of.day)
    changed = Claim.objects.published().changed_since().for_table().by_date()[:MOST_CHANGED]
    context = {
        "as_of": as_of,
        "finding": finding(told) if told else "",
        "benchmark": told.benchmark if told else None,
        "latest": told.latest if told else None,
        "bests": reading.bests,
        "shown": shown,
        "changed": [
            (one, answer_mark(one.answer_then), answer_mark(one.answer_now)) for one in changed
        ],
        "table": ModelTable(
            newest.by_release()[:NEWEST], orderable=False, exclude=("active", "context", "g7")
        ),
        "horizons": Horizon.objects.all(),
    }
    return charting.page(request, "models_tracker/home.html", context, [shown] if shown else [])


def distance_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer the curve of the first page as SVG or PNG, or its rows as CSV."""
    told = read(request).told
    if told is None or not told.distances:
        raise Http404(_("There is no such page."))
    return charting.files(request, kind, distance_chart(told))


def _told(facts: Facts, benchmark: Benchmark, latest: datetime.date) -> Told:
    behind, front = (side_of(facts, benchmark, Group(camp), latest) for camp in SIDES)
    better = benchmark.higher_is_better
    found = distances(front.records, behind.records, higher_is_better=better)
    then = THEN if latest > THEN else latest - A_YEAR
    kept = tuple(one for one in found if one.since >= START) or found
    return Told(benchmark, kept, then, latest, facts.models)
