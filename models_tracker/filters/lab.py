"""Choosing labs."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import LabKind
from models_tracker.countries import Country, Region, members
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.kinds import ChoicesFilter
from models_tracker.filters.query import read_words
from models_tracker.filters.roll import UNKNOWN
from models_tracker.models import Lab


class LabFilter(StrictFilterSet):
    """The filters of /labs/ and its files."""

    extra = ("as_of",)
    facets = {"country": "counts_as", "kind": "kind"}

    q = django_filters.CharFilter(label=_("Name"), method="filter_text")
    region = django_filters.ChoiceFilter(
        choices=Region.choices, method="filter_region", label=_("Region")
    )
    country = ChoicesFilter(
        field_name="counts_as",
        choices=[*Country.choices, (UNKNOWN, _("not established"))],
        label=_("Country"),
    )
    kind = ChoicesFilter(
        field_name="kind",
        choices=[choice for choice in LabKind.choices if choice[0] != LabKind.HOLDING],
        label=_("Kind"),
    )

    class Meta:
        model = Lab
        fields: list[str] = []

    def filter_text(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.named(read_words(value))

    def filter_region(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(counts_as__in=members(value))
