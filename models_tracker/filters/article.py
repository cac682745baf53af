"""Choosing articles."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_tracker.filters.ai_model import DayFilter
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.kinds import ChoicesFilter
from models_tracker.filters.query import read_words
from models_tracker.filters.roll import UNKNOWN
from models_tracker.models import Source

LANGUAGES = (
    ("en", _("English")),
    ("fr", _("French")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("zh", _("Chinese")),
    ("ko", _("Korean")),
)


class ArticleFilter(StrictFilterSet):
    """The filters of /articles/ and its files."""

    facets = {"language": "language"}

    q = django_filters.CharFilter(label=_("Words"), method="filter_text")
    language = ChoicesFilter(
        field_name="language",
        choices=[*LANGUAGES, (UNKNOWN, _("not established"))],
        label=_("Language"),
    )
    published_from = DayFilter(
        field_name="published_on", lookup_expr="gte", label=_("Published from")
    )
    published_to = DayFilter(field_name="published_on", lookup_expr="lte", label=_("Published to"))

    class Meta:
        model = Source
        fields: list[str] = []

    def filter_text(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.telling(read_words(value))
