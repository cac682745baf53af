"""The kinds of filters that facets and bounds are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from models_tracker.filters.roll import UNKNOWN, Bound
from models_tracker.kept import kept


class SlugsField(forms.MultipleChoiceField):
    """Slugs of the published rows of a noun, looked up only when some are chosen."""

    widget = forms.SelectMultiple

    def __init__(self, *, rows: Callable[[], QuerySet], **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(**kwargs)

    def clean(self, value: list[str]) -> list[str]:
        wanted = set(value or ())
        self.choices = self.labels(wanted) if wanted else []
        return super().clean(value)

    def labels(self, slugs: Iterable[str]) -> list[tuple[str, str]]:
        """Return slug and name of published rows, by name."""
        wanted, rows = set(slugs), self.rows().order_by("sort_name").values_list("slug", "name")
        known = kept(("labels", rows.model.__name__), lambda: list(rows))
        return [label for label in known if label[0] in wanted]


class ChoicesFilter(django_filters.MultipleChoiceFilter):
    """Any of several values of a column of the row itself or of a joined single row.

    The choice UNKNOWN keeps rows where the value is not established ("" or NULL).
    """

    def __init__(self, *args: Any, choices: Iterable = (), **kwargs: Any) -> None:
        kwargs["choices"] = lambda: choices  # a function is not copied with each form
        kwargs.setdefault("distinct", False)
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(*args, **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        known = Q(**{f"{self.field_name}__in": [known for known in value if known != UNKNOWN]})
        if UNKNOWN not in value:
            return qs.filter(known)
        unknown = Q(**{self.field_name: ""}) | Q(**{f"{self.field_name}__isnull": True})
        return qs.filter(known | unknown)


class SlugsFilter(ChoicesFilter):
    """Any of several rows by slug: ``rows`` returns the published ones."""

    field_class = SlugsField

    def __init__(self, *args: Any, rows: Callable[[], QuerySet], **kwargs: Any) -> None:
        super().__init__(*args, rows=rows, widget=forms.SelectMultiple, **kwargs)


class BoundFilter(django_filters.Filter):
    """A least ("gte") or greatest ("lte") value of a column."""

    def bound(self, value: Any) -> Bound:
        """Return the bound that a cleaned value sets."""
        return Bound(self.field_name, self.lookup_expr, value)

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        if value is None:
            return qs
        bound = self.bound(value)
        return qs.filter(**{f"{bound.column}__{bound.lookup}": bound.value})
