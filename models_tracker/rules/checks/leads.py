"""Does the best of group A beat the best of group B, benchmark by benchmark?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.models import Benchmark
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.finding import Reading, agreement
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.checks.scoring import (
    asked_benchmarks,
    both,
    lead,
    margin,
    told,
    unequal,
)


class Over(TextChoices):
    """Of how many benchmarks a claim speaks."""

    EACH = "each", _("each benchmark by itself")
    MOST = "most", _("more than half of the benchmarks")
    ALL = "all", _("all benchmarks")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Two groups and, where the claim names them, the benchmarks; none: each that scores both.

    ``over`` is for claims that say it themselves: on most benchmarks, on all of them.
    """

    a: Scope = parameter(Input.SCOPE, _("the best of"), nested=Scope)
    b: Scope = parameter(Input.SCOPE, _("leads the best of"), nested=Scope)
    benchmarks: tuple[str, ...] = parameter(
        Input.BENCHMARKS, _("on"), (), help=_("Empty: every benchmark that scores both groups.")
    )
    over: str = parameter(Input.CHOICE, _("counting"), Over.EACH, allowed=Over)


def over_several(given: Any) -> bool:
    """Whether parameters speak of several benchmarks at once."""
    return getattr(given, "over", Over.EACH) != Over.EACH


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading a benchmark: supported beyond margin or intervals, a tie is mixed.

    A group with too few scored models, or whose newest models are unscored, does not suffice.
    """
    for benchmark in asked_benchmarks(given.benchmarks, asked):
        groups = both((given.a, given.b), benchmark, asked, named=bool(given.benchmarks))
        if groups:
            yield _reading(benchmark, asked, *groups)


def _reading(benchmark: Benchmark, asked: Asked, a, b) -> Reading:
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
        told(asked, a, b),
    )


def conclude(given: Parameters, answers: list[str]) -> Answer:
    """Return what the benchmarks say together, as many as the claim speaks of.

    On most: a lead on more than half; on all: one benchmark behind contradicts it, a tie leaves it
    mixed.
    """
    if not over_several(given):
        return agreement(answers)
    ahead, tied = answers.count(Answer.SUPPORTED), answers.count(Answer.MIXED)
    needed = len(answers) if given.over == Over.ALL else len(answers) // 2 + 1
    if ahead >= needed:
        return Answer.SUPPORTED
    return Answer.MIXED if ahead + tied >= needed else Answer.CONTRADICTED


KIND = Kind(
    slug=CheckKind.LEADS,
    parameters=Parameters,
    readings=readings,
    conclude=conclude,
    question=_("Does %(best_a)s lead %(best_b)s?"),
    method=_(
        "On each benchmark that scores both groups, the best score of one is held against the "
        "best of the other. A lead is a lead only beyond overlapping intervals, or beyond the "
        "benchmark’s margin where one score has no interval; within it neither leads, and the "
        "reading is mixed. Where a claim speaks of most or of all benchmarks, as many must say so."
    ),
    facts=(FactKind.MODELS, FactKind.SCORES),
    example={
        "a": {"regions": ["china"], "camp": "open-weights", "released_from": "2025"},
        "b": {"regions": ["united-states"], "camp": "open-weights"},
    },
)
