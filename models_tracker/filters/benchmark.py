"""Choosing benchmarks, and choosing the scores of one."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Camp
from models_tracker.countries import Country, Region, members
from models_tracker.filters.ai_model import (
    NOT_ESTABLISHED,
    WEIGHTS,
    DayFilter,
    TextFilter,
)
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.kinds import ChoicesFilter, SlugsFilter
from models_tracker.filters.query import read_words
from models_tracker.folding import fold
from models_tracker.models import Benchmark, Lab, Standing

REPORTED = (("others", _("others")), ("lab", _("the lab itself")))
SETTINGS = (("all", _("every setting and build")),)


class BenchmarkFilter(StrictFilterSet):
    """The filters of /benchmarks/ and its files."""

    extra = ("as_of",)

    q = django_filters.CharFilter(label=_("Name"), method="filter_text")

    class Meta:
        model = Benchmark
        fields: list[str] = []

    def filter_text(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(sort_name__contains=fold(read_words(value)))


class ScoreFilter(StrictFilterSet):
    """The filters of /benchmarks/<slug>/ over the standings of the models scored.

    ``reported`` and ``settings`` choose among the scores of a model and are applied to those.
    """

    extra = ("as_of", "sort")
    facets = {
        "camp": "camp",
        "country": "model__lab__counts_as",
        "lab": "model__lab__slug",
    }

    q = TextFilter(label=_("Name"))
    camp = ChoicesFilter(
        field_name="camp", choices=[*Camp.choices, NOT_ESTABLISHED], label=_("Openness")
    )
    weights = django_filters.ChoiceFilter(
        choices=WEIGHTS, method="filter_weights", label=_("Weights")
    )
    region = django_filters.ChoiceFilter(
        choices=Region.choices, method="filter_region", label=_("Region")
    )
    country = ChoicesFilter(
        field_name="model__lab__counts_as",
        choices=[*Country.choices, NOT_ESTABLISHED],
        label=_("Country"),
    )
    lab = SlugsFilter(
        field_name="model__lab__slug", rows=lambda: Lab.objects.published(), label=_("Lab")
    )
    released_from = DayFilter(
        field_name="model__released_on", lookup_expr="gte", label=_("Released from")
    )
    released_to = DayFilter(
        field_name="model__released_on", lookup_expr="lte", label=_("Released to")
    )
    reported = django_filters.ChoiceFilter(choices=REPORTED, method="leave", label=_("Measured by"))
    settings = django_filters.ChoiceFilter(choices=SETTINGS, method="leave", label=_("Scores"))

    class Meta:
        model = Standing
        fields: list[str] = []

    def filter_weights(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.open_weights() if value == "open" else queryset.closed()

    def filter_region(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(model__lab__counts_as__in=members(value))

    def leave(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset
