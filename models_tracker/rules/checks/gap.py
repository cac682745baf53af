"""How far, in points and in months, is group A behind group B, and is it shrinking?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.models import Benchmark
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.finding import Reading, Side
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.checks.scoring import (
    Group,
    asked_benchmarks,
    available,
    group,
    margin,
    told,
    unequal,
)

DAYS_A_MONTH = Decimal("30.4375")
SAME_MONTHS = Decimal(1)


class Said(TextChoices):
    """What a claim says of a gap."""

    SHRINKING = "shrinking", _("shrinking")
    GROWING = "growing", _("growing")
    AT_MOST = "at-most", _("at most")
    AT_LEAST = "at-least", _("at least")


class Measure(TextChoices):
    """In what a gap is measured."""

    POINTS = "points", _("points")
    MONTHS = "months", _("months")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """The group said to be behind, the one in front, and what is said of the gap.

    Shrinking and growing compare the asked day with the day ``window`` months earlier; at most
    and at least hold the gap against ``amount``.
    """

    behind: Scope = parameter(Input.SCOPE, _("the gap of the best of"), nested=Scope)
    front: Scope = parameter(Input.SCOPE, _("behind the best of"), nested=Scope)
    said: str = parameter(Input.CHOICE, _("is"), allowed=Said)
    amount: str = parameter(Input.DECIMAL, _("number"), "", help=_("For example 3, for at most."))
    window: int = parameter(Input.INTEGER, _("over months"), 12, least=1, most=60)
    measures: tuple[str, ...] = parameter(
        Input.CHOICES, _("measured in"), ("points", "months"), allowed=Measure
    )
    benchmarks: tuple[str, ...] = parameter(
        Input.BENCHMARKS, _("on"), (), help=_("Empty: every benchmark that scores both groups.")
    )

    def faults(self) -> dict[str, str]:
        """Say what cannot be: no measure, a bound without its number."""
        if not self.measures:
            return {"measures": str(_("Name at least one measure."))}
        if (self.said in (Said.AT_MOST, Said.AT_LEAST)) != bool(self.amount):
            return {"amount": str(_("A number goes with “at most” and “at least”, and only so."))}
        return {}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading for each benchmark and measure.

    In points: the best score in front less the best behind. In months: the horizontal distance at
    the best level behind, from the day the front first reached it to the day the group behind did
    (as Epoch AI measures a lag); a group that is not behind has a gap of 0. Changes within the
    tie margin, or within a month, are mixed.
    """
    for benchmark in asked_benchmarks(given.benchmarks, asked):
        now = _groups(given, benchmark, asked)
        if not all(one.best for one in now) and not given.benchmarks:
            continue
        earlier = None
        if given.said in (Said.SHRINKING, Said.GROWING):
            day = _months_before(asked.day, given.window)
            earlier = _groups(given, benchmark, Asked(asked.facts, day, asked.chain))
        for measure in given.measures:
            yield _reading(given, benchmark, measure, now, earlier)


Groups = tuple[Group, Group]


def _groups(given: Parameters, benchmark: Benchmark, asked: Asked) -> Groups:
    return group(given.behind, benchmark, asked), group(given.front, benchmark, asked)


def _reading(given, benchmark, measure: str, now: Groups, earlier: Groups | None) -> Reading:
    of = f"{benchmark.slug}:{measure}"
    sides: tuple[Side, ...] = (now[0].side("behind"), now[1].side("front"))
    lack = _lack(now) or (_lack(earlier) if earlier else "")
    if lack:
        return Reading("gap", of, Answer.NOT_ENOUGH_DATA.value, lack, sides)
    gap = size(benchmark, measure, *now)
    numbers = {"gap": _told(gap), "stated": given.amount, "window": str(given.window)}
    if earlier is None:
        answer, reason = _bounded(given, gap)
    else:
        before = size(benchmark, measure, *earlier)
        numbers["before"] = _told(before)
        answer, reason = _changed(given, benchmark, measure, gap, before)
        sides = (*sides, Side("earlier", value=_told(before)))
    unit = benchmark.unit if measure == Measure.POINTS else "months"
    warnings = told(*now)
    return Reading("gap", of, answer.value, reason, sides, numbers, _told(gap), unit, warnings)


def size(benchmark: Benchmark, measure: str, behind: Group, front: Group) -> Decimal:
    """Return the gap in points or in months; 0 where the group is not behind."""
    sign = 1 if benchmark.higher_is_better else -1
    points = sign * (front.top.value - behind.top.value)
    if measure == Measure.POINTS:
        return max(points, Decimal(0))
    if points <= 0:
        return Decimal(0)
    level = sign * behind.top.value
    reached = min(
        available(member, score) for member, score in front.best if sign * score.value >= level
    )
    lag = available(*behind.best[0]) - reached
    return max(Decimal(lag.days) / DAYS_A_MONTH, Decimal(0))


def _lack(groups: Groups) -> str:
    if not all(one.best for one in groups):
        return "too-few-scored"
    return groups[0].lack or groups[1].lack or ("unequal-coverage" if unequal(*groups) else "")


def _bounded(given: Parameters, gap: Decimal) -> tuple[Answer, str]:
    stated = Decimal(given.amount)
    holds = gap <= stated if given.said == Said.AT_MOST else gap >= stated
    return (Answer.SUPPORTED, "gap-agrees") if holds else (Answer.CONTRADICTED, "gap-disagrees")


def _changed(given, benchmark, measure, gap: Decimal, before: Decimal) -> tuple[Answer, str]:
    play = margin(benchmark) if measure == Measure.POINTS else SAME_MONTHS
    if abs(gap - before) <= play:
        return Answer.MIXED, "gap-hardly-changed"
    shrank = gap < before
    agrees = shrank is (given.said == Said.SHRINKING)
    answer = Answer.SUPPORTED if agrees else Answer.CONTRADICTED
    return answer, "gap-shrank" if shrank else "gap-grew"


def _months_before(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, 28))


def _told(value: Decimal) -> str:
    return plain_decimal(value.quantize(Decimal("0.1")))


KIND = Kind(
    slug=CheckKind.GAP,
    parameters=Parameters,
    readings=readings,
    question=_("Is the gap of “%(behind)s” behind “%(front)s” %(said)s %(amount)s %(window)s?"),
    facts=(FactKind.MODELS, FactKind.SCORES),
    example={
        "behind": {"regions": ["china"]},
        "front": {"regions": ["united-states"], "camp": "closed"},
        "said": "shrinking",
        "benchmarks": ["epoch-capabilities-index"],
    },
)
