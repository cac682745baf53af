"""Events on lanes: a lane for each country, lab or family, a column for each stretch of time.

Marks stand in the cells of a table, so that they never collide however many there are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from models_tracker.countries import Country
from models_tracker.models import Standing
from models_tracker.rules.events import Event


@dataclass(frozen=True)
class Mark:
    """An event and where its model stood on the day shown."""

    event: Event
    standing: Standing | None


@dataclass(frozen=True)
class Lane:
    """The marks of one lane, one list for each column."""

    name: str
    cells: list[list[Mark]]

    @property
    def count(self) -> int:
        """How many marks it holds."""
        return sum(len(cell) for cell in self.cells)


def _country(event: Event) -> str:
    code = event.lab.counts_as
    return str(Country(code).label) if code else _("not established")


BY: dict[str, Callable[[Event], str]] = {
    "country": _country,
    "lab": lambda event: event.lab.name,
    "family": lambda event: event.model.family or _("no family"),
}


def within(events: Iterable[Event], year: int | None, quarter: int | None) -> list[Event]:
    """Return the events that may have happened in a year or quarter; all without a year."""
    if year is None:
        return list(events)
    months = (1, 12) if quarter is None else (3 * quarter - 2, 3 * quarter)
    low, high = year * 12 + months[0], year * 12 + months[1]
    return [event for event in events if low <= _month(event.when.first) <= high]


def columns(events: Iterable[Event], year: int | None, quarter: int | None) -> list[str]:
    """Return the spans of time: years, the quarters of a year, or the months of a quarter."""
    if year is None:
        return [str(found) for found in sorted({event.when.first.year for event in events})]
    if quarter is None:
        return [f"{year}-Q{number}" for number in range(1, 5)]
    return [f"{year}-{month:02}" for month in range(3 * quarter - 2, 3 * quarter + 1)]


def lanes(
    events: Iterable[Event], by: str, spans: list[str], standings: dict[int, Any]
) -> list[Lane]:
    """Return the lanes, the fullest first; of a day known by the year or month only the first
    possible one places the mark, and its label says how exact the date is."""
    width = len(spans[0]) if spans else 4
    found: dict[str, list[list[Mark]]] = {}
    for event in events:
        lane = found.setdefault(BY[by](event), [[] for _span in spans])
        place = spans.index(_span_of(event.when.first, quarters="Q" in spans[0], width=width))
        lane[place].append(Mark(event, standings.get(event.model.pk)))
    made = [Lane(name, cells) for name, cells in found.items()]
    return sorted(made, key=lambda lane: (-lane.count, lane.name))


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month


def _span_of(day: datetime.date, *, quarters: bool, width: int) -> str:
    if quarters:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return day.isoformat()[:width]
