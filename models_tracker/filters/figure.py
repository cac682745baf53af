"""Choosing figures: one kind of number at a time unless several are asked for."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Camp, FigureKind, FigureStatus, Unit
from models_tracker.countries import Country, Region, members
from models_tracker.filters.ai_model import DayFilter
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.kinds import ChoicesFilter, SlugsFilter
from models_tracker.filters.query import read_words
from models_tracker.models import Figure, Lab
from models_tracker.models.base import named

OF = (("lab", _("companies and labs")), ("model", _("models")), ("country", _("countries")))


class FigureFilter(StrictFilterSet):
    """The filters of /figures/ and its files; ``camp`` is applied to models by the view."""

    extra = ("as_of", "sort")

    kind = ChoicesFilter(field_name="kind", choices=FigureKind.choices, label=_("Kind"))
    of = django_filters.ChoiceFilter(choices=OF, method="filter_of", label=_("Of"))
    unit = django_filters.ChoiceFilter(field_name="unit", choices=Unit.choices, label=_("Unit"))
    period = django_filters.CharFilter(
        field_name="period", lookup_expr="exact", max_length=80, label=_("Period")
    )
    status = ChoicesFilter(field_name="status", choices=FigureStatus.choices, label=_("Status"))
    region = django_filters.ChoiceFilter(
        choices=Region.choices, method="filter_region", label=_("Region")
    )
    country = django_filters.ChoiceFilter(
        choices=Country.choices, method="filter_country", label=_("Country")
    )
    camp = django_filters.ChoiceFilter(
        choices=Camp.choices, method="filter_camp", label=_("Openness")
    )
    lab = SlugsFilter(rows=lambda: Lab.objects.published(), method="filter_lab", label=_("Lab"))
    q = django_filters.CharFilter(method="filter_text", label=_("Name"))
    since = DayFilter(field_name="as_of_on", lookup_expr="gte", label=_("As of, from"))
    until = DayFilter(field_name="as_of_on", lookup_expr="lte", label=_("As of, to"))

    class Meta:
        model = Figure
        fields: list[str] = []

    def filter_of(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        empty = {"lab": Q(lab__isnull=False), "model": Q(model__isnull=False)}
        return queryset.filter(empty.get(value, ~Q(country="")))

    def filter_country(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return self._inside(queryset, frozenset({value}))

    def filter_region(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return self._inside(queryset, members(value))

    def _inside(self, queryset: QuerySet, inside: frozenset[str]) -> QuerySet:
        return queryset.filter(
            Q(lab__counts_as__in=inside)
            | Q(model__lab__counts_as__in=inside)
            | Q(country__in=inside - {""})
        )

    def filter_camp(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(model__isnull=False)

    def filter_lab(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        if not value:
            return queryset
        return queryset.filter(Q(lab__slug__in=value) | Q(model__lab__slug__in=value))

    def filter_text(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        text = read_words(value)
        return queryset.filter(named(text, "lab__") | named(text, "model__"))
