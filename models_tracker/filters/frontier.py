"""What /frontier/ accepts in its address."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from models_tracker.choices import FactKind
from models_tracker.filters.group import Choice, choices, known, read_group, spelt, words_of
from models_tracker.filters.query import AsOf, BadQuery, refuse_unknown
from models_tracker.models import Benchmark
from models_tracker.rules.checks import Facts
from models_tracker.rules.group import Group

PARAMETERS = ("benchmark", "front", "behind", "from", "to", "tolerance", "as_of")
SIDES = ("front", "behind")
BENCHMARK, FRONT, BEHIND = "epoch-capabilities-index", "closed", "open-weights"
START = datetime.date(2023, 1, 1)
EARLIEST = datetime.date(2018, 1, 1)


@dataclass(frozen=True)
class Side:
    """One group: its parameter, what it holds, its spelling, its words, what a form offers."""

    name: str
    group: Group
    text: str
    words: str
    choices: list[Choice]


@dataclass(frozen=True)
class Asked:
    """A benchmark, the two groups compared, a window and a tolerance."""

    benchmark: Benchmark
    front: Side
    behind: Side
    start: datetime.date
    end: datetime.date
    tolerance: float

    @property
    def window(self) -> tuple[datetime.date, datetime.date]:
        """First and last day."""
        return self.start, self.end


def read(query: QueryDict, facts: Facts, as_of: AsOf) -> Asked:
    """Return what an address asks for; raises BadQuery for what it cannot ask for.

    The window ends on the day chosen, else on the last day our scores reach.
    """
    refuse_unknown(query, PARAMETERS, SIDES)
    benchmark = read_benchmark(query, facts)
    front, behind = _sides(query)
    last = (
        as_of.day if as_of.chosen else min(as_of.told, facts.reach([FactKind.SCORES]) or as_of.day)
    )
    start, end = _day(query, "from", START), _day(query, "to", last)
    if end > as_of.day:
        raise BadQuery("to", _("Choose a day that is not later than the day the page speaks of."))
    if start >= end:
        raise BadQuery("from", _("The first day comes before the last."))
    return Asked(benchmark, front, behind, start, end, _tolerance(query, benchmark))


def _sides(query: QueryDict) -> list[Side]:
    """Return the group expected in front and the other; raises BadQuery where they are one."""
    offered, found = known(), []
    for name, default in zip(SIDES, (FRONT, BEHIND), strict=True):
        text = spelt(query.getlist(name)) if name in query else default
        group = read_group(text, name, offered)
        found.append(Side(name, group, text, words_of(group, offered), choices(group, offered)))
    if found[0].group == found[1].group:
        raise BadQuery("behind", _("Choose two different groups."))
    return found


def read_benchmark(query: QueryDict, facts: Facts) -> Benchmark:
    """Return the benchmark asked for, else our first choice or, without it, the first there is.

    Raises BadQuery for an unknown one and Http404 where there is none at all.
    """
    text = query.get("benchmark", "")
    if text and text not in facts.benchmarks:
        raise BadQuery("benchmark", _("We have no such benchmark."))
    if not facts.benchmarks:
        raise Http404(_("No benchmark is in the data yet."))
    first = next(iter(facts.benchmarks.values()))
    return facts.benchmarks.get(text or BENCHMARK, first)


def _day(query: QueryDict, name: str, default: datetime.date) -> datetime.date:
    text = query.get(name, "")
    if not text:
        return default
    try:
        day = datetime.date.fromisoformat(text) if len(text) == 10 and text.isascii() else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= datetime.date(2199, 12, 31):
        raise BadQuery(name, _("Write the day as 2025-08-21."))
    return day


def _tolerance(query: QueryDict, benchmark: Benchmark) -> float:
    text = query.get("tolerance", "")
    if not text:
        return float(benchmark.tie_margin or 0)
    plain = text.replace(".", "", 1)
    value = float(text) if plain.isascii() and plain.isdigit() and len(text) <= 8 else math.nan
    if not 0 <= value <= 1000:
        raise BadQuery("tolerance", _("Write a number from 0 to 1000, for example 1.5."))
    return value
