"""Do the licences of a group's models grant a use?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind, Grant, Term
from models_tracker.rules.checks.facts import Asked, Member
from models_tracker.rules.checks.finding import Reading, Row, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.checks.share import Relation, Share, holds


class Act(TextChoices):
    """The uses a licence may grant, by the term that settles each."""

    COMMERCIAL_USE = Term.COMMERCIAL_USE.value, Term.COMMERCIAL_USE.label
    REDISTRIBUTION = Term.REDISTRIBUTION.value, Term.REDISTRIBUTION.label
    MODIFICATION = Term.MODIFICATION.value, Term.MODIFICATION.label
    MODEL_AS_A_SERVICE = Term.MODEL_AS_A_SERVICE.value, Term.MODEL_AS_A_SERVICE.label
    OUTPUTS_TRAIN = Term.OUTPUTS_TRAIN.value, Term.OUTPUTS_TRAIN.label


OUTRIGHT, ON_CONDITIONS = "outright", "on-conditions"


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A group, the uses asked (each read outright and on conditions), and the stated share."""

    scope: Scope = parameter(Input.SCOPE, _("the licences of"), nested=Scope)
    acts: tuple[str, ...] = parameter(Input.CHOICES, _("grant"), allowed=Act)
    relation: str = parameter(Input.CHOICE, _("in"), Relation.AT_LEAST, allowed=Relation)
    percent: str = parameter(Input.DECIMAL, _("per cent of them"), "100", least=0, most=100)

    def faults(self) -> dict[str, str]:
        """Say what cannot be: no use."""
        return {} if self.acts else {"acts": str(_("Name at least one use."))}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield two readings a use: granted outright, and granted outright or on conditions.

    The licence is the one in force on the asked day. A term not established, a silent text and a
    licence not established are unknown and widen the share; no weights grant nothing.
    """
    members = given.scope.members(asked.facts, asked.day)
    for act in given.acts:
        if not members:
            yield short("no-members", "act", act)
            continue
        for by in (OUTRIGHT, ON_CONDITIONS):
            yield _reading(given, members, act, by)


def _reading(given: Parameters, members: list[Member], act: str, by: str) -> Reading:
    wanted = {Grant.YES} if by == OUTRIGHT else {Grant.YES, Grant.CONDITIONAL}
    shown = [(member, grant(member, act)) for member in members]
    yes = sum(value in wanted for _member, value in shown)
    unknown = sum(value in ("", Grant.SILENT) for _member, value in shown)
    share = Share(yes, unknown, len(shown))
    answer = holds(given.relation, share.low, share.high, Decimal(given.percent), Decimal(5))
    reason = {
        Answer.SUPPORTED: "share-agrees",
        Answer.CONTRADICTED: "share-disagrees",
        Answer.NOT_ENOUGH_DATA: "share-undecided",
    }[answer]
    decisive = [pair for pair in shown if (pair[1] in wanted) == (answer == Answer.SUPPORTED)]
    decisive = decisive or shown
    side = Side(
        "scope",
        tuple(_row(member, act, value) for member, value in decisive[:12]),
        low=share.numbers["low"],
        high=share.numbers["high"],
        counted=len(shown) - unknown,
        total=len(shown),
        listed_of=len(decisive),
    )
    numbers = {**share.numbers, "stated": given.percent}
    return Reading("act", f"{act}:{by}", answer.value, reason, (side,), numbers)


def grant(member: Member, act: str) -> str:
    """Return what the licence in force says of an act; "" is not established, no weights: no."""
    standing = member.standing
    if not standing.has_weights:
        return Grant.NO.value
    value = standing.licence.terms.get(act, "") if standing.licence else ""
    return Grant.NO.value if value == Grant.SERVICE_ONLY else value


def _row(member: Member, act: str, value: str) -> Row:
    licence = member.standing.licence
    return Row(
        noun="term",
        of="model",
        slug=member.model.slug,
        value=value,
        unit=act,
        day=member.standing.since.isoformat(),
        detail=licence.slug if licence else "",
    )


def question(given: Parameters) -> Promise:
    """Return what is asked, in fewer words of one by name."""
    if len(given.scope.models) == 1:
        return _("Does the licence of %(scope)s grant “%(acts)s”?")
    return _("Do the licences of %(relation)s %(percent)s per cent of %(scope)s grant “%(acts)s”?")


KIND = Kind(
    slug=CheckKind.LICENCE_ALLOWS,
    parameters=Parameters,
    readings=readings,
    question=question,
    method=_(
        "The licence in force that day is read twice for each use: granted outright, and "
        "granted outright or on conditions. A term not established, a text that is silent and a "
        "licence not established widen the share; without weights nothing is granted."
    ),
    facts=(FactKind.MODELS, FactKind.LICENCES),
    example={
        "scope": {"camp": "open-weights", "regions": ["china"], "tasks": ["language"]},
        "acts": ["commercial_use", "modification"],
        "relation": "more-than",
        "percent": "50",
    },
)
