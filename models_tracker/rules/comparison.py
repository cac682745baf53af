"""Side by side: one list of facts, how each is read, and where a best value means something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise

MOST = 6
HIGHER, LOWER = 1, -1


@dataclass(frozen=True)
class Reading:
    """What one subject says on one aspect; ``value`` None is not established.

    ``text`` is the spelling of a statement, where one says it; ``low`` and ``high`` bound the
    interval of a score, ``setting`` is how it was measured; ``source`` is None where the value is
    computed. ``among`` counts (how many, of how many) the value rests on, ``whose`` is the model
    that a group's value belongs to, ``lack`` says why such a value is never called the best.
    """

    value: Any = None
    text: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    setting: str = ""
    self_reported: bool = False
    source: Any = None
    among: tuple[int, int] | None = None
    whose: Any = None
    lack: str = ""


@dataclass(frozen=True)
class Aspect:
    """One fact of the list: its key, its words, how it is read of a loaded subject.

    ``kind`` says how a value is drawn, ``group`` the heading it stands under. ``best`` is HIGHER
    or LOWER where a best value means something, else 0; values within ``margin`` of the best are
    as good.
    """

    key: str
    label: str | Promise
    read: Callable[[Any], Reading]
    kind: str = "text"
    group: str = "facts"
    best: int = 0
    margin: Decimal = Decimal(0)
    unit: str | Promise = ""


@dataclass(frozen=True)
class Row:
    """An aspect with what every subject says on it, in the subjects' order.

    ``differs``: at least two known values are unlike. ``best`` are the places of the best values,
    empty where best means nothing or all known values are as good.
    """

    aspect: Aspect
    readings: tuple[Reading, ...]
    differs: bool
    best: frozenset[int]

    @property
    def established(self) -> bool:
        """Whether anything is known of it."""
        return any(reading.value is not None for reading in self.readings)


def compare(aspects: Iterable[Aspect], subjects: Sequence[Any]) -> list[Row]:
    """Return one row for each aspect, in their order; "", and empty lists are not established."""
    return [_row(aspect, [_clean(aspect.read(one)) for one in subjects]) for aspect in aspects]


def _clean(reading: Reading) -> Reading:
    return Reading() if reading.value in ("", [], ()) else reading


def _row(aspect: Aspect, readings: list[Reading]) -> Row:
    known = [reading.value for reading in readings if reading.value is not None]
    differs = any(value != known[0] for value in known)
    best = _best(aspect, readings) if differs else frozenset()
    return Row(aspect, tuple(readings), differs, best)


def _best(aspect: Aspect, readings: list[Reading]) -> frozenset[int]:
    """The places of the best values; a lab's word on its own model is never called the best, nor
    is anything where a group cannot be judged by its best score (decision D17).
    """
    if not aspect.best:
        return frozenset()
    if any(reading.self_reported or reading.lack for reading in readings):
        return frozenset()
    known = {place: one.value for place, one in enumerate(readings) if one.value is not None}
    top = max(aspect.best * value for value in known.values())
    near = {place for place, value in known.items() if top - aspect.best * value <= aspect.margin}
    return frozenset() if len(near) == len(known) else frozenset(near)
