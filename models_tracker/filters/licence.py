"""Choosing licences."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Grant, LicenceKind, OsiReview
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.kinds import ChoicesFilter
from models_tracker.filters.query import read_words
from models_tracker.filters.roll import UNKNOWN
from models_tracker.models import Licence

NOT_ESTABLISHED = (UNKNOWN, _("not established"))


class LicenceFilter(StrictFilterSet):
    """The filters of /licences/ and its files."""

    extra = ("as_of",)
    facets = {
        "kind": "kind",
        "commercial_use": "commercial_use",
        "outputs_train": "outputs_train",
        "osi": "osi_approved",
    }

    q = django_filters.CharFilter(label=_("Name"), method="filter_text")
    kind = ChoicesFilter(
        field_name="kind", choices=[*LicenceKind.choices, NOT_ESTABLISHED], label=_("Kind")
    )
    commercial_use = ChoicesFilter(
        field_name="commercial_use",
        choices=[*Grant.choices, NOT_ESTABLISHED],
        label=_("Commercial use"),
    )
    outputs_train = ChoicesFilter(
        field_name="outputs_train",
        choices=[*Grant.choices, NOT_ESTABLISHED],
        label=_("Training on outputs"),
    )
    osi = ChoicesFilter(
        field_name="osi_approved",
        choices=[*OsiReview.choices, NOT_ESTABLISHED],
        label=_("Open Source Initiative"),
    )
    family = django_filters.CharFilter(field_name="family", lookup_expr="exact", label=_("Family"))

    class Meta:
        model = Licence
        fields: list[str] = []

    def filter_text(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.named(read_words(value))
