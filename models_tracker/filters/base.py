"""The one way a filter form becomes a queryset, its facets and its chips."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from models_tracker.filters.facets import Chip, Facet, Option
from models_tracker.filters.kinds import BoundFilter, SlugsField
from models_tracker.filters.query import BadQuery, refuse_unknown
from models_tracker.filters.roll import Counted, Roll, Rows
from models_tracker.kept import kept

MOST = 40


class FiltersOfSet(dict[str, django_filters.Filter]):
    """The filters of a set by name: each reading gets its own, which share their choices."""

    def __deepcopy__(self, _memo: dict) -> dict[str, django_filters.Filter]:
        return {name: self._twin(one) for name, one in self.items()}

    @staticmethod
    def _twin(one: django_filters.Filter) -> django_filters.Filter:
        twin = copy.copy(one)
        if one.method is not None:
            twin.method = one.method  # bound to the twin, and by it to its own set
        return twin


class StrictFilterSet(django_filters.FilterSet):
    """A filter set that refuses what it does not know and counts what its options would leave.

    Subclasses name in ``facets`` the filters drawn with counts, each a ChoicesFilter of the column
    it is counted by, and in ``extra`` the parameters of the page that are not filters, of which
    ``several`` may be given more than once. ``order`` is that of the rows, and ``question`` names
    all that they and their order hang on but the data, where their roll is to be kept.
    """

    facets: dict[str, str] = {}
    extra: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    order: Callable[[QuerySet], QuerySet] = staticmethod(lambda rows: rows.order_by())
    question: tuple = ()

    @classmethod
    def get_filters(cls) -> FiltersOfSet:
        """Return the filters by name."""
        return FiltersOfSet(super().get_filters())

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
            given = [value for value in values if value != ""]
            if given:
                filled.setlist(name, given)
        read = cls(filled, queryset=queryset)
        if not read.is_valid():
            name, errors = next(iter(read.form.errors.items()))
            raise BadQuery(name, str(errors[0]))
        read._refuse_upside_down()
        return read

    def _refuse_upside_down(self) -> None:
        """Raise BadQuery for a greatest value below the least one of the same column."""
        least: dict[str, tuple[Any, str]] = {}
        given = [(name, self.filters[name]) for name in self.chosen]
        bounds = [
            (name, one, one.bound(self.form.cleaned_data[name]))
            for name, one in given
            if isinstance(one, BoundFilter)
        ]
        for _name, one, bound in bounds:
            if bound.lookup == "gte":
                least[bound.column] = bound.value, str(one.label)
        for name, _one, bound in bounds:
            value, label = least.get(bound.column, (bound.value, ""))
            if bound.lookup == "lte" and bound.value < value:
                raise BadQuery(name, _("It is below “%(label)s”.") % {"label": label})

    def get_form_class(self) -> type[forms.Form]:
        """Return the form of these filters, made once for all that read an address."""
        return _form_class(type(self))

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The filled filters by name."""
        return {name: self.data.getlist(name) for name in self.base_filters if name in self.data}

    @cached_property
    def roll(self) -> Roll:
        """All rows of the list, whatever is chosen."""
        facets = tuple(self.facets.values())
        numbers = [one.field_name for one in self.filters.values() if isinstance(one, BoundFilter)]

        def read() -> Roll:
            return Roll.of(self.order(self.queryset), facets, list(dict.fromkeys(numbers)))

        return kept(("roll", self.question), read) if self.question else read()

    @cached_property
    def _left(self) -> Rows:
        """The rows that pass all filters but the facets."""
        others = {name: self.filters[name] for name in self.chosen if name not in self.facets}
        bounds, rows = [], self.queryset.order_by()
        for name, kind in others.items():
            value = self.form.cleaned_data[name]
            if isinstance(kind, BoundFilter):
                bounds.append(kind.bound(value))
            else:
                rows = kind.filter(rows, value)
        if len(bounds) == len(others):
            return self.roll.choose(bounds)
        return self.roll.choose(bounds, rows.values_list("pk", flat=True))

    @cached_property
    def _counted(self) -> Counted:
        return self.roll.count(self._left, [self.chosen.get(name) for name in self.facets])

    @property
    def found(self) -> int:
        """How many rows pass all filters."""
        return self._counted.passing.bit_count()

    def keys(self, first: int, last: int) -> list[int]:
        """Return the keys of the rows that pass all filters, in their order, from place ``first``
        to before ``last``."""
        return self.roll.keys_of(self._counted.passing, first, last)

    def drawn(self) -> list[Facet]:
        """Return the facets with counts."""
        counted = zip(self.facets, self._counted.options, strict=True)
        return [self._facet(name, counts) for name, counts in counted]

    def _facet(self, name: str, counts: Mapping[str, int]) -> Facet:
        field, chosen = self.form.fields[name], self.data.getlist(name)
        options = [
            Option(value, str(label), counts.get(value, 0), value in chosen)
            for value, label in self._choices(field, counts, chosen)
            if value != "" and (value in chosen or counts.get(value))
        ]
        if isinstance(field, SlugsField):
            options.sort(key=lambda option: (not option.chosen, -option.count))
        return Facet(name, str(field.label), options)

    def _choices(
        self, field: forms.ChoiceField, counts: Mapping[str, int], chosen: list[str]
    ) -> Iterable[tuple[Any, Any]]:
        """Return the options of a facet; of rows by slug only the MOST frequent and the chosen."""
        if not isinstance(field, SlugsField):
            return field.choices
        most = sorted(counts, key=lambda slug: (-counts[slug], slug))[:MOST]
        return field.labels({*most, *chosen})

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
        left.setlist(name, [other for other in left.getlist(name) if other != value])
        left.pop("page", None)
        return left.urlencode()


@functools.cache
def _form_class(kind: type[StrictFilterSet]) -> type[forms.Form]:
    fields = {name: one.field for name, one in kind.base_filters.items()}
    return type(f"{kind.__name__}Form", (forms.Form,), fields)
