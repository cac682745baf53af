"""Does the best of group A beat the best of group B, benchmark by benchmark?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.models import Benchmark
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.finding import Reading
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.checks.scoring import (
    asked_benchmarks,
    group,
    lead,
    margin,
    told,
    unequal,
)


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Two groups and, where the claim names them, the benchmarks; none: each that scores both."""

    a: Scope = parameter(Input.SCOPE, _("the best of"), nested=Scope)
    b: Scope = parameter(Input.SCOPE, _("leads the best of"), nested=Scope)
    benchmarks: tuple[str, ...] = parameter(
        Input.BENCHMARKS, _("on"), (), help=_("Empty: every benchmark that scores both groups.")
    )


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading a benchmark: supported beyond margin or intervals, a tie is mixed.

    A group with too few scored models, or whose newest models are unscored, does not suffice.
    """
    for benchmark in asked_benchmarks(given.benchmarks, asked):
        groups = [group(scope, benchmark, asked) for scope in (given.a, given.b)]
        if all(one.best for one in groups) or given.benchmarks:
            yield _reading(benchmark, *groups)


def _reading(benchmark: Benchmark, a, b) -> Reading:
    sides = (a.side("a"), b.side("b"))
    lack = a.lack or b.lack or ("unequal-coverage" if unequal(a, b) else "")
    if lack:
        return Reading("benchmark", benchmark.slug, Answer.NOT_ENOUGH_DATA.value, lack, sides)
    difference = a.top.value - b.top.value
    won = lead(a.top, b.top, benchmark)
    answer, reason = {
        1: (Answer.SUPPORTED, "a-leads"),
        0: (Answer.MIXED, "tie"),
        -1: (Answer.CONTRADICTED, "b-leads"),
    }[won]
    numbers = {
        "a": plain_decimal(a.top.value),
        "b": plain_decimal(b.top.value),
        "margin": plain_decimal(margin(benchmark)),
    }
    return Reading(
        "benchmark",
        benchmark.slug,
        answer.value,
        reason,
        sides,
        numbers,
        plain_decimal(difference),
        benchmark.unit,
        told(a, b),
    )


KIND = Kind(
    slug=CheckKind.LEADS,
    parameters=Parameters,
    readings=readings,
    question=_("Does the best of “%(a)s” lead the best of “%(b)s”?"),
    facts=(FactKind.MODELS, FactKind.SCORES),
    example={
        "a": {"regions": ["china"], "camp": "open-weights", "released_from": "2025"},
        "b": {"regions": ["united-states"], "camp": "open-weights"},
    },
)
