"""What share of a group publishes a component?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind, Part, Published
from models_tracker.models import Component
from models_tracker.rules.checks.facts import Asked, Member
from models_tracker.rules.checks.finding import Reading, Row, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.checks.share import Relation, Share, holds

LEAST_LOOKED_AT = 20
LEAST_SHARE = Decimal("0.3")


class Bearing(TextChoices):
    """What is counted: models that publish the component, or models that do not."""

    PUBLISHED = "published", _("publish")
    NOT_PUBLISHED = "not-published", _("do not publish")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A group, components (each a reading), what is counted, and the stated share in per cent."""

    scope: Scope = parameter(Input.SCOPE, _("models"), nested=Scope)
    parts: tuple[str, ...] = parameter(Input.CHOICES, _("components"), allowed=Part)
    bearing: str = parameter(Input.CHOICE, _("that"), Bearing.PUBLISHED, allowed=Bearing)
    relation: str = parameter(Input.CHOICE, _("are"), Relation.MORE_THAN, allowed=Relation)
    percent: str = parameter(Input.DECIMAL, _("per cent"), "50", least=0, most=100)

    def faults(self) -> dict[str, str]:
        """Say what cannot be: no component."""
        return {} if self.parts else {"parts": str(_("Name at least one component."))}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield two readings a component: over the whole group, and over the models looked at.

    Over the whole group the unknown widens the share into an interval; across the stated number
    our data do not suffice. "Looked at" needs twenty models and three tenths of the group.
    "Partly published" counts as neither: it is unknown for either count.
    """
    members = given.scope.members(asked.facts, asked.day)
    for part in given.parts:
        if not members:
            yield short("no-members", "part", part)
            continue
        rows = [(member, _component(member, part, asked)) for member in members]
        yield _reading(given, part, rows)
        looked = [(member, row) for member, row in rows if row is not None]
        if len(looked) < LEAST_LOOKED_AT or len(looked) < LEAST_SHARE * len(rows):
            if not given.scope.is_named:
                yield short("too-few-looked-at", "looked-at", part, looked=str(len(looked)))
        else:
            yield _reading(given, part, looked, "looked-at")


def _component(member: Member, part: str, asked: Asked) -> Component | None:
    """Return the established row; one published later than the asked day is not there yet."""
    for row in asked.facts.components(member.model):
        if row.part == part and row.published != Published.NOT_ESTABLISHED:
            if row.since is None or row.since.happened_by(asked.day):
                return row
    return None


def _reading(given: Parameters, part: str, rows, by: str = "part") -> Reading:
    wanted = Published.YES if given.bearing == Bearing.PUBLISHED else Published.NO
    bear = [(member, row) for member, row in rows if row is not None and row.published == wanted]
    unknown = sum(row is None or row.published == Published.PARTLY for _member, row in rows)
    share = Share(len(bear), unknown, len(rows))
    stated = Decimal(given.percent)
    answer = holds(given.relation, share.low, share.high, stated, Decimal(5))
    reason = {
        Answer.SUPPORTED: "share-agrees",
        Answer.CONTRADICTED: "share-disagrees",
        Answer.NOT_ENOUGH_DATA: "share-undecided",
    }[answer]
    side = Side(
        "scope",
        tuple(_row(member, row) for member, row in bear[:12]),
        low=share.numbers["low"],
        high=share.numbers["high"],
        counted=len(rows) - unknown,
        total=len(rows),
        listed_of=len(bear),
    )
    numbers = {**share.numbers, "stated": given.percent}
    return Reading(by, part, answer.value, reason, (side,), numbers)


def _row(member: Member, row: Component) -> Row:
    return Row(
        noun="component",
        of="model",
        slug=member.model.slug,
        value=row.published,
        unit=row.part,
        day=row.since.isoformat() if row.since else "",
        source=row.source.slug,
    )


def question(given: Parameters) -> Promise:
    """Return what is asked, in fewer words of one by name."""
    if given.scope.is_named and given.bearing == Bearing.PUBLISHED:
        return _("Does the lab of %(scope)s publish “%(parts)s”?")
    return _(
        "Is the share of %(scope)s that %(bearing)s “%(parts)s” %(relation)s %(percent)s per cent?"
    )


KIND = Kind(
    slug=CheckKind.COMPONENTS_SHARE,
    parameters=Parameters,
    readings=readings,
    question=question,
    method=_(
        "Each component is read twice: over the whole group, where what is not established "
        "widens the share into an interval, and over the models looked at, if these are twenty "
        "at least and three tenths of the group. “Partly published” counts neither as published "
        "nor as withheld."
    ),
    facts=(FactKind.MODELS, FactKind.COMPONENTS),
    example={
        "scope": {"camp": "open-weights", "tasks": ["language"]},
        "parts": ["datasets", "training-code"],
        "bearing": "not-published",
        "relation": "more-than",
        "percent": "50",
    },
)
