"""What share of the releases of a period is of a group?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.rules.checks.facts import Asked, Member
from models_tracker.rules.checks.finding import Reading, Row, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope, ScopeCamp
from models_tracker.rules.checks.share import Relation, Share, holds
from models_tracker.rules.coverage import state_of

LEAST_RELEASES = 5


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Which releases are counted, among which, and the stated share in per cent.

    ``of`` narrows ``among``: its own labs, regions, camp and tasks are asked of the releases of
    ``among``; the period is that of ``among``.
    """

    of: Scope = parameter(Input.SCOPE, _("the releases of"), nested=Scope)
    among: Scope = parameter(Input.SCOPE, _("among those of"), nested=Scope)
    relation: str = parameter(Input.CHOICE, _("are"), Relation.MORE_THAN, allowed=Relation)
    percent: str = parameter(Input.DECIMAL, _("per cent"), "50", least=0, most=100)


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield the share counted by models and by families (a family once a lab).

    The camp is the one a model has as of the asked day. Weights whose licence is not established
    leave an asked licence state open and widen the share.
    """
    among = given.among.members(asked.facts, asked.day)
    for measure in ("models", "families"):
        rows = among if measure == "models" else one_a_family(among)
        if len(rows) < LEAST_RELEASES:
            yield short("too-few-releases", "measure", measure, all=str(len(rows)))
        else:
            yield _reading(given, asked, measure, rows)


def one_a_family(members: list[Member]) -> list[Member]:
    """Return the first released model of each family of a lab, and each model without one."""
    found: dict[tuple[str, str], Member] = {}
    for member in sorted(members, key=lambda one: (one.model.released_on, one.model.slug)):
        name = member.model.family or f"\0{member.model.slug}"
        found.setdefault((member.model.lab.slug, name), member)
    return list(found.values())


def _reading(given: Parameters, asked: Asked, measure: str, rows: list[Member]) -> Reading:
    bear = [member for member in rows if given.of.holds(member, asked.day)]
    share = Share(len(bear), _undecided(given.of, rows, asked), len(rows))
    answer = holds(given.relation, share.low, share.high, Decimal(given.percent), Decimal(5))
    reason = {
        Answer.SUPPORTED: "share-agrees",
        Answer.CONTRADICTED: "share-disagrees",
        Answer.NOT_ENOUGH_DATA: "share-undecided",
    }[answer]
    newest = sorted(bear, key=lambda one: (one.model.released_on, one.model.slug))[-12:]
    side = Side(
        "of",
        tuple(release_row(member) for member in newest),
        low=share.numbers["low"],
        high=share.numbers["high"],
        counted=len(bear),
        total=len(rows),
        listed_of=len(bear),
    )
    numbers = {**share.numbers, "stated": given.percent}
    return Reading("measure", measure, answer.value, reason, (side,), numbers)


def _undecided(of: Scope, rows: list[Member], asked: Asked) -> int:
    if of.camp not in (ScopeCamp.OPEN_LICENCE, ScopeCamp.RESTRICTED):
        return 0
    anyhow = replace(of, camp=ScopeCamp.OPEN_WEIGHTS.value)
    return sum(member.standing.camp == "" and anyhow.holds(member, asked.day) for member in rows)


def release_row(member: Member) -> Row:
    """Return a release as a deciding row."""
    return Row(
        noun="release",
        of="model",
        slug=member.model.slug,
        value=state_of(member.standing.camp, member.standing.has_weights),
        day=member.model.released.isoformat() if member.model.released else "",
    )


KIND = Kind(
    slug=CheckKind.RELEASE_SHARE,
    parameters=Parameters,
    readings=readings,
    question=_(
        "Is the share of %(of)s in the releases of %(among)s %(relation)s %(percent)s per cent?"
    ),
    method=_(
        "The share is counted by models and by families of a lab. A model is of the camp that "
        "it has on the day asked; weights whose licence is not established leave the licence "
        "open and widen the share. Fewer than five releases do not suffice."
    ),
    facts=(FactKind.MODELS, FactKind.EVENTS),
    example={
        "of": {"camp": "open-weights"},
        "among": {"regions": ["china"], "released_from": "2025"},
        "relation": "more-than",
        "percent": "50",
    },
)
