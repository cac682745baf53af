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
    """The value of one facet in each combination, UNKNOWN where it is not established; and the
    combinations that hold a value."""

    values: list[str]

    @cached_property
    def holding(self) -> dict[str, set[int]]:
        """The places of the combinations by value."""
        found: dict[str, set[int]] = {}
        for place, value in enumerate(self.values):
            found.setdefault(value, set()).add(place)
        return found

    def any_of(self, options: Iterable[str]) -> set[int]:
        """Return the combinations that hold one of ``options``."""
        return set().union(*(self.holding.get(option, ()) for option in options))


@dataclass(frozen=True)
class Roll:
    """The rows of a list by ``keys``: which combination of facet values each holds, and numbers.

    Many rows share few combinations: ``kinds`` are their places in the values of each of
    ``facets``. ``numbers`` holds by column what bounds are put on, a value a row.
    """

    keys: list[int]
    kinds: list[int]
    facets: list[FacetValues]
    numbers: dict[str, list[Any]]

    @classmethod
    def of(cls, rows: QuerySet, facets: Sequence[str], numbers: Sequence[str]) -> Self:
        """Read the roll of ``rows`` from the columns of the facets and those of the numbers."""
        places: dict[tuple, int] = {}
        keys, kinds, found = [], [], []
        for key, *values in rows.order_by().values_list("pk", *facets, *numbers):
            keys.append(key)
            kinds.append(places.setdefault(tuple(values[: len(facets)]), len(places)))
            found.append(values[len(facets) :])
        held = [[_spelling(values[place]) for values in places] for place in range(len(facets))]
        columns = {name: [row[place] for row in found] for place, name in enumerate(numbers)}
        return cls(keys, kinds, [FacetValues(values) for values in held], columns)

    def choose(self, bounds: Iterable[Bound], among: set[int] | None = None) -> Chosen:
        """Return the rows within all ``bounds`` that have one of the keys ``among``, if given."""
        keys, kinds = self.keys, self.kinds
        masks = [bound.mask(self.numbers[bound.column]) for bound in bounds]
        if among is not None:
            masks.append([key in among for key in keys])
        if masks:
            selected = masks[0] if len(masks) == 1 else list(map(all, zip(*masks, strict=True)))
            keys, kinds = list(compress(keys, selected)), list(compress(kinds, selected))
        return Chosen(keys, kinds, self.facets)


@dataclass(frozen=True)
class Chosen:
    """Rows of a roll that pass all filters but the facets."""

    keys: list[int]
    kinds: list[int]
    facets: list[FacetValues]

    def count(self, chosen: Sequence[Iterable[str] | None]) -> Counted:
        """Return what the options of each facet leave of the rows.

        ``chosen`` has the chosen options of each, None where none is. A row counts for a facet
        when it passes all the others.
        """
        passes = {
            place: facet.any_of(options)
            for place, (facet, options) in enumerate(zip(self.facets, chosen, strict=True))
            if options is not None
        }
        passing = _meet(self.kinds, passes.values())
        left = []
        for place, facet in enumerate(self.facets):
            others = (kinds for other, kinds in passes.items() if other != place)
            kinds = _meet(self.kinds, others) if place in passes else passing
            left.append(Counter(map(facet.values.__getitem__, kinds)))
        return Counted(left, set(passing))

    def of_kinds(self, kinds: set[int]) -> set[int]:
        """Return the keys of the rows that hold one of these combinations."""
        return {key for key, kind in zip(self.keys, self.kinds, strict=True) if kind in kinds}


@dataclass(frozen=True)
class Counted:
    """By facet how many rows each option would leave; the combinations that pass all facets."""

    options: list[Counter[str]]
    passing: set[int]


def _meet(kinds: list[int], passes: Iterable[set[int]]) -> list[int]:
    """Return those of ``kinds`` that are in all of ``passes``, each as often as it was there."""
    for one in passes:
        kinds = [kind for kind in kinds if kind in one]
    return kinds


def _spelling(value: object) -> str:
    return UNKNOWN if value is None or value == "" else str(value)
