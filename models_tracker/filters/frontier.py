"""What /frontier/ accepts in its address."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from models_tracker.choices import FactKind
from models_tracker.filters.group import read_group, words_of
from models_tracker.filters.query import AsOf, BadQuery, refuse_unknown
from models_tracker.models import Benchmark
from models_tracker.rules.checks import Facts
from models_tracker.rules.group import Group

PARAMETERS = ("benchmark", "front", "behind", "from", "to", "tolerance", "as_of")
BENCHMARK, FRONT, BEHIND = "epoch-capabilities-index", "closed", "open-weights"
START = datetime.date(2023, 1, 1)
EARLIEST = datetime.date(2018, 1, 1)


@dataclass(frozen=True)
class Asked:
    """A benchmark, two groups with their spelling and their words, a window and a tolerance."""

    benchmark: Benchmark
    front: Group
    behind: Group
    front_text: str
    behind_text: str
    front_words: str
    behind_words: str
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
    refuse_unknown(query, PARAMETERS)
    benchmark = read_benchmark(query, facts)
    texts = query.get("front") or FRONT, query.get("behind") or BEHIND
    groups = [
        read_group(text, name, facts.labs)
        for text, name in zip(texts, ("front", "behind"), strict=True)
    ]
    if groups[0] == groups[1]:
        raise BadQuery("behind", _("Choose two different groups."))
    names = {slug: lab.name for slug, lab in facts.labs.items()}
    last = (
        as_of.day if as_of.chosen else min(as_of.told, facts.reach([FactKind.SCORES]) or as_of.day)
    )
    start, end = _day(query, "from", START), _day(query, "to", last)
    if end > as_of.day:
        raise BadQuery("to", _("Choose a day that is not later than the day the page speaks of."))
    if start >= end:
        raise BadQuery("from", _("The first day lies before the last."))
    words = [words_of(group, names) for group in groups]
    return Asked(benchmark, *groups, *texts, *words, start, end, _tolerance(query, benchmark))


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
