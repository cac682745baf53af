"""The one way a filter form becomes a queryset, its facets and its chips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import django_filters
from django import forms
from django.db.models import CharField, Count, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import QueryDict

from models_tracker.filters.query import BadQuery, refuse_unknown

UNKNOWN = "unknown"
MOST = 40


class SlugsField(forms.MultipleChoiceField):
    """Slugs of published rows, looked up only when some are chosen."""

    widget = forms.SelectMultiple

    def __init__(self, *, rows: Callable[[], QuerySet], **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(**kwargs)

    def clean(self, value: list[str]) -> list[str]:
        wanted = set(value or ())
        self.choices = self.labels(wanted) if wanted else []
        return super().clean(value)

    def labels(self, slugs: Iterable[str]) -> list[tuple[str, str]]:
        """Return slug and name of published rows."""
        found = self.rows().filter(slug__in=list(slugs))
        return list(found.order_by("sort_name").values_list("slug", "name"))


@dataclass(frozen=True)
class Option:
    """One choice of a facet: its value, its label, how many rows it would leave, if chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter drawn as options with counts."""

    name: str
    label: str
    options: list[Option] = field(default_factory=list)

    @property
    def drawn(self) -> list[Option]:
        """The options that leave a row, and the chosen ones."""
        return [option for option in self.options if option.count or option.chosen]

    @property
    def chosen(self) -> bool:
        """Whether any option is chosen."""
        return any(option.chosen for option in self.options)


@dataclass(frozen=True)
class Chip:
    """One chosen filter in words, and the query that is left without it."""

    label: str
    value: str
    query: str


class ChoicesFilter(django_filters.MultipleChoiceFilter):
    """Any of several values of a column of the row itself or of a joined single row.

    The choice UNKNOWN keeps rows where the value is not established ("" or NULL).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("distinct", False)
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(*args, **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        known = Q(**{f"{self.field_name}__in": [kept for kept in value if kept != UNKNOWN]})
        if UNKNOWN not in value:
            return qs.filter(known)
        unknown = Q(**{self.field_name: ""}) | Q(**{f"{self.field_name}__isnull": True})
        return qs.filter(known | unknown)


class SlugsFilter(ChoicesFilter):
    """Any of several rows by slug: ``rows`` returns the published ones."""

    field_class = SlugsField

    def __init__(self, *args: Any, rows: Callable[[], QuerySet], **kwargs: Any) -> None:
        super().__init__(*args, rows=rows, widget=forms.SelectMultiple, **kwargs)


class StrictFilterSet(django_filters.FilterSet):
    """A filter set that refuses what it does not know and counts what its options would leave.

    Subclasses name in ``facets`` the filters drawn with counts, each with the column to count by,
    and in ``extra`` the parameters of the page that are not filters, of which ``several`` may be
    given more than once. Facets of few values are ``counted_together``, over their combinations in
    one pass, while none of them is chosen.
    """

    facets: dict[str, str] = {}
    extra: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    counted_together = False

    @classmethod
    def read(
        cls, query: QueryDict, queryset: QuerySet, extra: Iterable[str] = ()
    ) -> StrictFilterSet:
        """Return the bound filter set; raises BadQuery for an unknown or impossible parameter."""
        several = [
            name
            for name, kind in cls.base_filters.items()
            if isinstance(kind, django_filters.MultipleChoiceFilter)
        ]
        known = {*cls.base_filters, *cls.extra, *extra}
        refuse_unknown(query, known, [*several, *cls.several])
        filled = QueryDict(mutable=True)
        for name, values in query.lists():
            kept = [value for value in values if value != ""]
            if kept:
                filled.setlist(name, kept)
        read = cls(filled, queryset=queryset)
        if not read.is_valid():
            name, errors = next(iter(read.form.errors.items()))
            raise BadQuery(name, str(errors[0]))
        return read

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The filled filters by name."""
        return {name: self.data.getlist(name) for name in self.base_filters if name in self.data}

    def without(self, name: str) -> QuerySet:
        """Return the rows left by all filters but ``name``: what its options are counted over."""
        queryset = self.queryset.all()
        for other, value in self.form.cleaned_data.items():
            if other != name:
                queryset = self.filters[other].filter(queryset, value)
        return queryset

    def drawn(self) -> list[Facet]:
        """Return the facets with counts, all counted in one query."""
        if not self.facets:
            return []
        counts: Counter[tuple[str, str]] = Counter()
        for name, value, number in self._counted():
            counts[name, value or UNKNOWN] += number
        return [self._facet(name, counts) for name in self.facets]

    def _counted(self) -> Iterable[tuple[str, str, int]]:
        """Yield facet, value and number of rows; a value may come several times."""
        if self.counted_together and not set(self.chosen) & set(self.facets):
            columns = tuple(self.facets.values())
            rows = self.qs.order_by().values_list(*columns).annotate(number=Count("pk"))
            for *values, number in rows:
                yield from (
                    (name, value, number) for name, value in zip(self.facets, values, strict=True)
                )
            return
        parts = [self._counting(name, column) for name, column in self.facets.items()]
        yield from parts[0].union(*parts[1:], all=True)

    def _counting(self, name: str, column: str) -> QuerySet:
        """Return rows of (facet, value, how many rows the option would leave)."""
        left = self.without(name)
        if left.query.annotations:
            left = left.model._default_manager.filter(pk__in=left.order_by().values("pk"))
        return (
            left.order_by()
            .annotate(facet=Value(name, CharField()), option=Cast(column, CharField()))
            .values_list("facet", "option")
            .annotate(number=Count("pk"))
        )

    def _facet(self, name: str, counts: dict[tuple[str, str], int]) -> Facet:
        field, chosen = self.form.fields[name], self.data.getlist(name)
        options = [
            Option(str(value), str(label), counts.get((name, str(value)), 0), str(value) in chosen)
            for value, label in self._choices(name, field, counts)
            if value != ""
        ]
        if isinstance(field, SlugsField):
            options.sort(key=lambda option: (not option.chosen, -option.count))
        return Facet(name, str(field.label), options)

    def _choices(
        self, name: str, field: forms.ChoiceField, counts: dict[tuple[str, str], int]
    ) -> Iterable[tuple[Any, Any]]:
        """Return the options of a facet; of rows by slug only the MOST frequent and the chosen."""
        if not isinstance(field, SlugsField):
            return field.choices
        found = {slug: number for (facet, slug), number in counts.items() if facet == name}
        most = sorted(found, key=lambda slug: -found[slug])[:MOST]
        return field.labels({*most, *self.data.getlist(name)})

    def chips(self) -> list[Chip]:
        """Return every chosen value in words, with the query that drops it."""
        found = []
        for name, values in self.chosen.items():
            labels = dict(getattr(self.form.fields[name], "choices", ()))
            for value in values:
                label = str(labels.get(value, value))
                found.append(
                    Chip(str(self.form.fields[name].label), label, self._without(name, value))
                )
        return found

    def _without(self, name: str, value: str) -> str:
        left = self.data.copy()
        left.setlist(name, [kept for kept in left.getlist(name) if kept != value])
        left.pop("page", None)
        return left.urlencode()
