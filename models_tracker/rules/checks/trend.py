"""Did the share of open releases of a group rise or fall between two periods?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.checks.facts import Asked, Member
from models_tracker.rules.checks.finding import Reading, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.release_share import one_a_family, release_row
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.checks.share import percent

LEAST_RELEASES = 2
NO_CHANGE = Decimal(5)
GRACE = datetime.timedelta(days=30)


class Direction(TextChoices):
    """Which way a share is said to go."""

    RISE = "rise", _("rise")
    FALL = "fall", _("fall")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A group without days or camp, two periods, and the direction said.

    ``until`` empty means up to the asked day. Open means that weights were to be had within 30
    days of the first release: a later opening does not change how a model was released.
    """

    scope: Scope = parameter(
        Input.SCOPE, _("the share of open weights among the releases of"), nested=Scope
    )
    direction: str = parameter(Input.CHOICE, _("is said to"), allowed=Direction)
    before_from: str = parameter(Input.DATE, _("earlier period from"))
    before_to: str = parameter(Input.DATE, _("until"))
    after_from: str = parameter(Input.DATE, _("later period from"))
    after_to: str = parameter(Input.DATE, _("until"), "", help=_("Empty: up to the day asked."))

    def faults(self) -> dict[str, str]:
        """Say what cannot be: a camp or days in the scope, periods that overlap."""
        if self.scope.camp:
            return {"scope.camp": str(_("Leave the camp out: it is what is asked."))}
        if self.scope.released_from or self.scope.released_to:
            return {"scope.released_from": str(_("Give the days as periods."))}
        if PartialDate.parse(self.before_to).last >= PartialDate.parse(self.after_from).first:
            return {"after_from": str(_("The later period begins after the earlier one."))}
        return {}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield the change of the share counted by models and by families.

    Fewer than two releases in a period do not suffice; a change within five points is mixed.
    """
    early = _period(given, asked, given.before_from, given.before_to)
    late = _period(given, asked, given.after_from, given.after_to)
    for measure in ("models", "families"):
        rows = (early, late) if measure == "models" else tuple(map(one_a_family, (early, late)))
        if min(len(one) for one in rows) < LEAST_RELEASES:
            numbers = {"before": str(len(rows[0])), "after": str(len(rows[1]))}
            yield short("too-few-in-a-period", "measure", measure, **numbers)
        else:
            yield _reading(given, asked, measure, *rows)


def _period(given: Parameters, asked: Asked, start: str, end: str) -> list[Member]:
    scope = replace(given.scope, released_from=start, released_to=end)
    return scope.members(asked.facts, asked.day)


def _reading(given, asked, measure: str, early: list[Member], late: list[Member]) -> Reading:
    open_early = [one for one in early if released_open(one, asked)]
    open_late = [one for one in late if released_open(one, asked)]
    before = Decimal(100 * len(open_early)) / len(early)
    after = Decimal(100 * len(open_late)) / len(late)
    change = after - before
    wanted = change > 0 if given.direction == Direction.RISE else change < 0
    if abs(change) <= NO_CHANGE:
        answer, reason = Answer.MIXED, "share-hardly-changed"
    else:
        answer = Answer.SUPPORTED if wanted else Answer.CONTRADICTED
        reason = "share-rose" if change > 0 else "share-fell"
    sides = (
        _side("before", open_early, early, before),
        _side("after", open_late, late, after),
    )
    numbers = {"before": percent(before), "after": percent(after)}
    points = percent(change)
    return Reading("measure", measure, answer.value, reason, sides, numbers, points, "points")


def _side(name: str, opened: list[Member], rows: list[Member], share: Decimal) -> Side:
    shown = tuple(release_row(member) for member in (opened or rows)[:12])
    return Side(name, shown, value=percent(share), counted=len(opened), total=len(rows))


def decided_on(released: PartialDate, day: datetime.date) -> datetime.date:
    """Return the day on which it is seen how a model was released, as known on ``day``."""
    return min(released.last + GRACE, day)


def released_open(member: Member, asked: Asked) -> bool:
    """Whether weights were to be had within 30 days of the first release."""
    released = member.model.released
    day = decided_on(released, asked.day) if released else asked.day
    standing = asked.facts.standing(member.model, day)
    return standing is not None and standing.has_weights


KIND = Kind(
    slug=CheckKind.TREND,
    parameters=Parameters,
    readings=readings,
    question=_(
        "Did the share of open weights in the releases of %(scope)s %(direction)s from %(before)s "
        "to %(after)s?"
    ),
    method=_(
        "A release is open if its weights were to be had within thirty days. The share is "
        "counted by models and by families of a lab; fewer than two releases in a period do not "
        "suffice, and a change within five percentage points is mixed."
    ),
    facts=(FactKind.MODELS, FactKind.EVENTS),
    example={
        "scope": {"labs": ["openai"], "tasks": ["language"]},
        "direction": "fall",
        "before_from": "2018",
        "before_to": "2019",
        "after_from": "2020",
    },
)
