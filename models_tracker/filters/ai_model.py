"""Choosing models: over the standings of one day."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Access, Camp, G7Label, Grant, LicenceKind, Modality, Task
from models_tracker.countries import Country, Region, members
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.kinds import BoundFilter, ChoicesFilter, SlugsFilter
from models_tracker.filters.query import read_words
from models_tracker.filters.roll import UNKNOWN, Bound
from models_tracker.models import Lab, Licence, Standing
from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import whole_number

NOT_ESTABLISHED = (UNKNOWN, _("not established"))
WEIGHTS = (("open", _("weights to be had")), ("closed", _("closed")))


class QuantityField(forms.CharField):
    """A whole number as readers write it: 70B, 128k, 117000000."""

    def clean(self, value: str) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return whole_number(text)
        except ValueError as error:
            raise forms.ValidationError(_("Write a whole number such as 70B or 128k.")) from error


class DayField(forms.CharField):
    """A day, a month or a year: 2024-03-05, 2024-03, 2024."""

    def clean(self, value: str) -> PartialDate | None:
        text = super().clean(value)
        try:
            return PartialDate.parse(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(
                _("Write a date as 2024-03-05, 2024-03 or 2024.")
            ) from error


class DayFilter(BoundFilter):
    """A bound on a date: from the first day of what is written, or to its last."""

    field_class = DayField

    def bound(self, value: PartialDate) -> Bound:
        day = value.first if self.lookup_expr == "gte" else value.last
        return Bound(self.field_name, self.lookup_expr, day)


class QuantityFilter(BoundFilter):
    """A bound on a whole number."""

    field_class = QuantityField


class TextFilter(django_filters.CharFilter):
    """Names and aliases that a text means."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.named(read_words(value)) if value else qs


class ModelFilter(StrictFilterSet):
    """The filters of /models/, its files and its API."""

    extra = ("as_of",)
    facets = {
        "camp": "camp",
        "g7": "g7_label",
        "country": "model__lab__counts_as",
        "licence_kind": "licence__kind",
        "commercial_use": "licence__commercial_use",
        "task": "model__task",
        "lab": "model__lab__slug",
        "licence": "licence__slug",
    }

    q = TextFilter(label=_("Name"))
    camp = ChoicesFilter(
        field_name="camp", choices=[*Camp.choices, NOT_ESTABLISHED], label=_("Openness")
    )
    weights = django_filters.ChoiceFilter(
        choices=WEIGHTS, method="filter_weights", label=_("Weights")
    )
    g7 = ChoicesFilter(
        field_name="g7_label", choices=[*G7Label.choices, NOT_ESTABLISHED], label=_("G7 label")
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
    licence = SlugsFilter(
        field_name="licence__slug", rows=lambda: Licence.objects.published(), label=_("Licence")
    )
    licence_kind = ChoicesFilter(
        field_name="licence__kind",
        choices=[*LicenceKind.choices, NOT_ESTABLISHED],
        label=_("Kind of licence"),
    )
    commercial_use = ChoicesFilter(
        field_name="licence__commercial_use",
        choices=[*Grant.choices, NOT_ESTABLISHED],
        label=_("Commercial use"),
    )
    access = ChoicesFilter(field_name="access", choices=Access.choices, label=_("Access"))
    task = ChoicesFilter(field_name="model__task", choices=Task.choices, label=_("Task"))
    family = django_filters.CharFilter(
        field_name="model__family", lookup_expr="exact", label=_("Family")
    )
    reads = django_filters.MultipleChoiceFilter(
        choices=[kind for kind in Modality.choices if kind[0] != Modality.EMBEDDING],
        method="filter_reads",
        label=_("Reads"),
        widget=forms.CheckboxSelectMultiple,
    )
    makes = django_filters.MultipleChoiceFilter(
        choices=[kind for kind in Modality.choices if kind[0] != Modality.DOCUMENT],
        method="filter_makes",
        label=_("Makes"),
        widget=forms.CheckboxSelectMultiple,
    )
    parameters_min = QuantityFilter(
        field_name="model__parameters_total", lookup_expr="gte", label=_("Parameters from")
    )
    parameters_max = QuantityFilter(
        field_name="model__parameters_total", lookup_expr="lte", label=_("Parameters to")
    )
    context_min = QuantityFilter(
        field_name="model__context_tokens", lookup_expr="gte", label=_("Context from")
    )
    released_from = DayFilter(
        field_name="model__released_on", lookup_expr="gte", label=_("Released from")
    )
    released_to = DayFilter(
        field_name="model__released_on", lookup_expr="lte", label=_("Released to")
    )

    class Meta:
        model = Standing
        fields: list[str] = []

    def filter_weights(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.open_weights() if value == "open" else queryset.closed()

    def filter_region(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(model__lab__counts_as__in=members(value))

    def filter_reads(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        return queryset.filter(**{f"model__reads_{kind}": True for kind in value})

    def filter_makes(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        return queryset.filter(**{f"model__makes_{kind}": True for kind in value})
