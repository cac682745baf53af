"""Were two models, or two groups of models, released so many days apart?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.models import Availability
from models_tracker.partial_dates import Precision
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.finding import Reading, Row, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter

WEEK = 7


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Two lists of models and the most and fewest days between their first releases.

    ``least_days`` is for claims that say how long it took: "three months after".
    """

    a: tuple[str, ...] = parameter(Input.MODELS, _("models"))
    b: tuple[str, ...] = parameter(Input.MODELS, _("and models"))
    days: int = parameter(Input.INTEGER, _("days at most"), help=_("For example 7."), most=3660)
    least_days: int = parameter(Input.INTEGER, _("days at least"), 0, least=0, most=3660)

    def faults(self) -> dict[str, str]:
        """Say what cannot be: an empty group, or a model in both."""
        found = {
            name: str(_("Name at least one model."))
            for name in ("a", "b")
            if not getattr(self, name)
        }
        if set(self.a) & set(self.b):
            found["b"] = str(_("A model cannot be in both groups."))
        if self.least_days > self.days:
            found["least_days"] = str(_("The fewest days are more than the most."))
        return found


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield the distance in days and, for a week, whether it is the same calendar week.

    The first app, API or weights of any model of a group is the group's release. A release
    known to the month is taken at both its ends: where they differ the reading is mixed.
    """
    first, second = (_first(asked, slugs) for slugs in (given.a, given.b))
    if first is None or second is None:
        yield short("not-released", "measure", "days")
        return
    sides = (_side("a", first), _side("b", second))
    near, far = _apart(first, second)
    numbers = {"near": str(near), "far": str(far), "days": str(given.days)}
    if given.least_days <= near and far <= given.days:
        answer, reason = Answer.SUPPORTED, "within-days"
    elif far < given.least_days:
        answer, reason = Answer.CONTRADICTED, "within-days"
    elif near > given.days:
        answer, reason = Answer.CONTRADICTED, "not-within-days"
    else:
        answer, reason = Answer.MIXED, "days-uncertain"
    yield Reading("measure", "days", answer.value, reason, sides, numbers, str(far), "days")
    if (given.least_days, given.days) == (0, WEEK) and _exact(first, second):
        same = first.since_on.isocalendar()[:2] == second.since_on.isocalendar()[:2]
        answer = Answer.SUPPORTED if same else Answer.CONTRADICTED
        reason = "same-calendar-week" if same else "other-calendar-week"
        yield Reading("measure", "calendar-week", answer.value, reason, sides)


def _first(asked: Asked, slugs: tuple[str, ...]) -> Availability | None:
    rows = (
        row
        for slug in slugs
        if slug in asked.facts.models
        for row in asked.facts.openings(asked.facts.models[slug])
        if row.since.happened_by(asked.day)
    )
    return min(rows, key=lambda row: (row.since, row.pk), default=None)


def _apart(first: Availability, second: Availability) -> tuple[int, int]:
    one, other = sorted((first.since, second.since))
    near = max((other.first - one.last).days, 0)
    return near, max((other.last - one.first).days, (one.last - other.first).days)


def _exact(*rows: Availability) -> bool:
    return all(row.since.precision == Precision.DAY for row in rows)


def _side(name: str, row: Availability) -> Side:
    return Side(name, (opening(row),), value=row.since.isoformat())


def opening(row: Availability) -> Row:
    """Return a row of the history as a deciding row."""
    return Row(
        noun="availability",
        of="model",
        slug=row.model.slug,
        value=row.channel,
        day=row.since.isoformat(),
        source=row.source.slug,
        detail=row.licence.slug if row.licence else "",
    )


def question(given: Parameters) -> Promise:
    """Return what is asked, with the fewest days where the claim gives them."""
    if given.least_days:
        return _("Were %(a)s and %(b)s released %(least_days)s to %(days)s days apart?")
    return _("Were %(a)s and %(b)s released within %(days)s days of each other?")


KIND = Kind(
    slug=CheckKind.RELEASED_WITHIN,
    parameters=Parameters,
    readings=readings,
    question=question,
    method=_(
        "The first app, API or weights of any model of a group is its release. It is read as "
        "days apart and, for a week, as the same week from Monday to Sunday; a release known to "
        "the month is taken at both its ends, and where they disagree the reading is mixed."
    ),
    facts=(FactKind.MODELS,),
    example={"a": ["gpt-oss-120b"], "b": ["gpt-5"], "days": 7},
)
