"""How far, in points and in months, is group A behind group B, and is it shrinking?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.models import Benchmark
from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Asked, Member
from models_tracker.rules.checks.finding import Reading, Side
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.checks.scoring import (
    Group,
    asked_benchmarks,
    available,
    both,
    joined,
    lead,
    margin,
    told,
    unequal,
)
from models_tracker.rules.frontier import Point, lag

DAYS_A_MONTH = Decimal("30.4375")
SAME_MONTHS = Decimal(1)


class Said(TextChoices):
    """What a claim says of a gap."""

    SHRINKING = "shrinking", _("shrinking")
    GROWING = "growing", _("growing")
    AT_MOST = "at-most", _("at most")
    AT_LEAST = "at-least", _("at least")
    ABOUT = "about", _("about")


CHANGES = (Said.SHRINKING, Said.GROWING)


class Measure(TextChoices):
    """In what a gap is measured."""

    POINTS = "points", _("points")
    MONTHS = "months", _("months")
    AVERAGE_MONTHS = "average-months", _("months, on average")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """The group said to be behind, the one in front, and what is said of the gap.

    Shrinking and growing compare the asked day with the day ``window`` months earlier; at most,
    at least and about hold the gap against ``amount``. With ``until`` the end of that period is
    the last day looked at ("in 2025").
    """

    behind: Scope = parameter(Input.SCOPE, _("the gap of the best of"), nested=Scope)
    front: Scope = parameter(Input.SCOPE, _("behind the best of"), nested=Scope)
    said: str = parameter(Input.CHOICE, _("is"), allowed=Said)
    amount: str = parameter(
        Input.DECIMAL, _("number"), "", help=_("For example 3, for at most."), least=0
    )
    window: int = parameter(Input.INTEGER, _("over months"), 12, least=1, most=60)
    until: str = parameter(
        Input.DATE, _("looked at until"), "", help=_("Empty: up to the day asked.")
    )
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
        if (self.said in CHANGES) == bool(self.amount):
            return {"amount": str(_("A number goes with “at most”, “at least” and “about” only."))}
        if self.said in CHANGES and Measure.AVERAGE_MONTHS in self.measures:
            return {"measures": str(_("An average is held against a number."))}
        return {}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading for each benchmark and measure.

    In points: the best score in front less the best behind. In months: the horizontal distance at
    the best level behind, from the day the front first reached it to the day the group behind did
    (as Epoch AI measures a lag); a group that is not behind has a gap of 0. On average: that
    distance over all levels both reached within the window. Changes within the tie margin, or
    within a month, are mixed, and so is a gap in points that no lead establishes (D17). About is
    within a quarter of the number, at least within the margin or a month.
    """
    if given.until:
        last = min(asked.day, PartialDate.parse(given.until).last)
        asked = replace(asked, day=last)
    for benchmark in asked_benchmarks(given.benchmarks, asked):
        scopes = given.behind, given.front
        now = both(scopes, benchmark, asked, named=bool(given.benchmarks))
        if now is None:
            continue
        earlier = None
        if given.said in CHANGES:
            day = _months_before(asked.day, given.window)
            earlier = both(scopes, benchmark, replace(asked, day=day), named=True)
        for measure in given.measures:
            yield _reading(given, benchmark, measure, now, earlier, asked)


Groups = tuple[Group, Group]


def _reading(
    given, benchmark, measure: str, now: Groups, earlier: Groups | None, asked: Asked
) -> Reading:
    of = f"{benchmark.slug}:{measure}"
    sides: tuple[Side, ...] = (now[0].side("behind"), now[1].side("front"))
    lack = _lack(now) or (_lack(earlier) if earlier else "")
    if lack:
        return Reading("gap", of, Answer.NOT_ENOUGH_DATA.value, lack, sides)
    if measure == Measure.AVERAGE_MONTHS:
        gap = average(given, benchmark, asked)
    else:
        gap = size(benchmark, measure, *now)
    if gap is None:
        return Reading("gap", of, Answer.NOT_ENOUGH_DATA.value, "no-level-in-common", sides)
    numbers = {
        "gap": _told(gap),
        "stated": given.amount,
        "window": str(given.window),
        "play": plain_decimal(_play(given, benchmark, measure)),
    }
    if earlier is None:
        answer, reason = _bounded(given, benchmark, measure, now, gap)
    else:
        before = size(benchmark, measure, *earlier)
        numbers["before"] = _told(before)
        answer, reason = _changed(given, benchmark, measure, gap, before)
        sides = (*sides, Side("earlier", value=_told(before)))
    unit = benchmark.unit if measure == Measure.POINTS else "months"
    warnings = told(asked, *now)
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


def average(given: Parameters, benchmark: Benchmark, asked: Asked) -> Decimal | None:
    """Return the mean lag in months over the window; None: no level in common, 0: not behind."""
    front, behind = (
        [
            Point(model.slug, model.name, day, score.value)
            for day, score, model, _standing in joined(
                asked.facts, benchmark, asked.day, partial(_holds, scope, asked.day)
            )
        ]
        for scope in (given.front, given.behind)
    )
    months = lag(
        front,
        behind,
        start=_months_before(asked.day, given.window),
        end=asked.day,
        tolerance=float(margin(benchmark)),
        higher_is_better=benchmark.higher_is_better,
        resamples=0,
    ).months
    return None if months is None else max(Decimal(months), Decimal(0))


def _holds(scope: Scope, day: datetime.date, member: Member) -> bool:
    return scope.holds(member, day)


def _bounded(given, benchmark, measure, now: Groups, gap: Decimal) -> tuple[Answer, str]:
    stated, points = Decimal(given.amount), measure == Measure.POINTS
    if given.said == Said.ABOUT:
        holds = abs(gap - stated) <= _play(given, benchmark, measure)
        return (Answer.SUPPORTED, "gap-about") if holds else (Answer.CONTRADICTED, "gap-not-about")
    beyond = gap > stated if given.said == Said.AT_MOST else gap >= stated > 0
    if points and beyond and lead(now[1].top, now[0].top, benchmark) == 0:
        return Answer.MIXED, "gap-not-established"
    holds = gap <= stated if given.said == Said.AT_MOST else gap >= stated
    return (Answer.SUPPORTED, "gap-agrees") if holds else (Answer.CONTRADICTED, "gap-disagrees")


def _play(given, benchmark: Benchmark, measure: str) -> Decimal:
    """Return what two gaps may differ by and count as one, or a gap and what is said about it."""
    least = margin(benchmark) if measure == Measure.POINTS else SAME_MONTHS
    return max(Decimal(given.amount) / 4, least) if given.said == Said.ABOUT else least


def _changed(given, benchmark, measure, gap: Decimal, before: Decimal) -> tuple[Answer, str]:
    if abs(gap - before) <= _play(given, benchmark, measure):
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
    question=_(
        "Is the gap of %(best_behind)s behind %(best_front)s %(said)s %(amount)s %(window)s?"
    ),
    method=_(
        "In points: the best score in front less the best behind. In months: from the day the "
        "front first reached the level of the best behind to the day the group behind did; on "
        "average: that distance over all levels that both reached. “About” lets a quarter of "
        "the number pass, and at least the margin or a month. A change within the margin or "
        "within a month is mixed, and so is a gap in points that no lead establishes."
    ),
    facts=(FactKind.MODELS, FactKind.SCORES),
    example={
        "behind": {"regions": ["china"]},
        "front": {"regions": ["united-states"], "camp": "closed"},
        "said": "shrinking",
        "benchmarks": ["epoch-capabilities-index"],
    },
)
