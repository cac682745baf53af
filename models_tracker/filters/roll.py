"""The rows of a list with the values it is filtered by most: read once, then chosen from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any, Self

from django.db.models import QuerySet

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Bound:
    """A least ("gte") or greatest ("lte") value of a column; unknown values lie beyond it."""

    column: str
    lookup: str
    value: Any

    def mask(self, values: Iterable[Any]) -> list[bool]:
        """Return for each of ``values`` whether it reaches the bound."""
        bound = self.value
        if self.lookup == "gte":
            return [value is not None and value >= bound for value in values]
        return [value is not None and value <= bound for value in values]


@dataclass(frozen=True)
class FacetValues:
    """The value of one facet in each row, UNKNOWN where it is not established."""

    values: list[str]

    @cached_property
    def holding(self) -> dict[str, set[int]]:
        """The numbers of the rows by value."""
        found: dict[str, set[int]] = {}
        for row, value in enumerate(self.values):
            found.setdefault(value, set()).add(row)
        return found

    def any_of(self, options: Iterable[str]) -> set[int]:
        """Return the rows that hold one of ``options``."""
        return set().union(*(self.holding.get(option, ()) for option in options))

    def count(self, rows: Iterable[int]) -> Counter[str]:
        """Return how many of ``rows`` hold each value."""
        return Counter(map(self.values.__getitem__, rows))


@dataclass(frozen=True)
class Roll:
    """The rows of a list, numbered from 0: their ``keys``, their values of each of ``facets``, and
    by column the ``numbers`` that bounds are put on."""

    keys: list[int]
    facets: list[FacetValues]
    numbers: dict[str, list[Any]]

    @classmethod
    def of(cls, rows: QuerySet, facets: Sequence[str], numbers: Sequence[str]) -> Self:
        """Read the roll of ``rows`` from the columns of the facets and those of the numbers."""
        read = list(rows.order_by().values_list("pk", *facets, *numbers))
        keys, *columns = (
            zip(*read, strict=True) if read else [()] * (1 + len(facets) + len(numbers))
        )
        spelt = [FacetValues(list(map(_spelling, column))) for column in columns[: len(facets)]]
        others = map(list, columns[len(facets) :])
        return cls(list(keys), spelt, dict(zip(numbers, others, strict=True)))

    @cached_property
    def numbered(self) -> dict[int, int]:
        """The numbers of the rows by key."""
        return {key: row for row, key in enumerate(self.keys)}

    def choose(self, bounds: Iterable[Bound], among: Iterable[int] | None = None) -> set[int]:
        """Return the rows within all ``bounds`` that have one of the keys ``among``, if given."""
        every = range(len(self.keys))
        left = [set(compress(every, one.mask(self.numbers[one.column]))) for one in bounds]
        if among is not None:
            left.append({self.numbered[key] for key in among if key in self.numbered})
        return left[0].intersection(*left[1:]) if left else set(every)

    def count(self, rows: set[int], chosen: Sequence[Iterable[str] | None]) -> Counted:
        """Return what the options of each facet leave of ``rows``.

        ``chosen`` has the chosen options of each, None where none is. A row counts for a facet
        when it passes all the others.
        """
        passes = {
            place: facet.any_of(options)
            for place, (facet, options) in enumerate(zip(self.facets, chosen, strict=True))
            if options is not None
        }
        passing = rows.intersection(*passes.values())
        left = []
        for place, facet in enumerate(self.facets):
            others = (found for other, found in passes.items() if other != place)
            left.append(facet.count(rows.intersection(*others) if place in passes else passing))
        return Counted(left, passing)


@dataclass(frozen=True)
class Counted:
    """By facet how many rows each option would leave; the rows that pass all facets."""

    options: list[Counter[str]]
    passing: set[int]


@dataclass(frozen=True)
class Order:
    """The keys of a list in the order of one column."""

    keys: list[int]

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each key."""
        return {key: place for place, key in enumerate(self.keys)}

    def sorted(self, keys: Iterable[int]) -> list[int]:
        """Return ``keys`` in this order, without those that are not in it."""
        places = self.places
        return [self.keys[place] for place in sorted(places[key] for key in keys if key in places)]


def _spelling(value: object) -> str:
    return UNKNOWN if value is None or value == "" else str(value)
