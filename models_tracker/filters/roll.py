"""The rows of a list with the values it is filtered by most: read once, then chosen from."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Self

from django.db.models import QuerySet

UNKNOWN = "unknown"
_REACHES = {"gte": operator.ge, "lte": operator.le}


@dataclass(frozen=True)
class Bound:
    """A least ("gte") or greatest ("lte") value of a column; unknown values lie beyond it."""

    column: str
    lookup: str
    value: Any


@dataclass(frozen=True)
class Roll:
    """The rows of a list by ``keys``: which combination of facet values each holds, and numbers.

    Many rows share few combinations. ``kinds`` are their places in the lists of ``facets``: one
    value each, UNKNOWN where it is not established. ``numbers`` holds by column what bounds are
    put on, a value a row.
    """

    keys: list[int]
    kinds: list[int]
    facets: list[list[str]]
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
        return cls(keys, kinds, held, columns)

    def within(self, bounds: Iterable[Bound]) -> Roll:
        """Return the roll of the rows within ``bounds``."""
        left = self
        for bound in bounds:
            reaches, value = _REACHES[bound.lookup], bound.value
            column = left.numbers[bound.column]
            left = left._kept([one is not None and reaches(one, value) for one in column])
        return left

    def among(self, keys: set[int]) -> Roll:
        """Return the roll of the rows that have one of ``keys``."""
        return self._kept([key in keys for key in self.keys])

    def _kept(self, selected: list[bool]) -> Roll:
        numbers = {name: list(compress(column, selected)) for name, column in self.numbers.items()}
        keys, kinds = compress(self.keys, selected), compress(self.kinds, selected)
        return Roll(list(keys), list(kinds), self.facets, numbers)

    def count(self, chosen: Sequence[Iterable[str] | None]) -> Counted:
        """Return what the options of each facet leave of the rows.

        ``chosen`` has the chosen options of each, None where none is. A row counts for a facet
        when it passes all the others.
        """
        tallies = Counter(self.kinds)
        missed, misses = {}, [0] * (1 + max(tallies, default=0))
        for place, options in enumerate(chosen):
            if options is not None:
                wanted = set(options)
                missed[place] = [value not in wanted for value in self.facets[place]]
                misses = list(map(operator.add, missed[place], misses))
        passing = {kind: number for kind, number in tallies.items() if not misses[kind]}
        left = []
        for place, values in enumerate(self.facets):
            counter: Counter[str] = Counter()
            for kind, number in passing.items():
                counter[values[kind]] += number
            for kind, number in tallies.items() if place in missed else ():
                if misses[kind] == 1 and missed[place][kind]:
                    counter[values[kind]] += number
            left.append(counter)
        return Counted(left, set(passing))

    def of_kinds(self, kinds: set[int]) -> set[int]:
        """Return the keys of the rows that hold one of these combinations."""
        return {key for key, kind in zip(self.keys, self.kinds, strict=True) if kind in kinds}


@dataclass(frozen=True)
class Counted:
    """By facet how many rows each option would leave; the combinations that pass all facets."""

    options: list[Counter[str]]
    passing: set[int]


def _spelling(value: object) -> str:
    return UNKNOWN if value is None or value == "" else str(value)
