"""Did models bear a label on that day: a camp, a label of a lens, a licence?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import (
    Answer,
    Camp,
    CheckKind,
    EpochCategory,
    FactKind,
    G7Label,
    LicenceKind,
    MofClass,
    Osaid,
)
from models_tracker.models import Standing
from models_tracker.rules.checks.facts import Asked, Member
from models_tracker.rules.checks.finding import Reading, Row, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope

LENSES = {
    "camp": Camp,
    "weights": None,
    "g7": G7Label,
    "osaid": Osaid,
    "mof": MofClass,
    "epoch": EpochCategory,
    "licence-kind": LicenceKind,
    "licence": None,
}
YES, NO = "yes", "no"


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Which models, and the labels a fair reader may take the word to mean, one reading each.

    A label is written lens:value, for example ``osaid:pass``, ``camp:open-licence``,
    ``weights:yes`` (weights to be had under whatever licence), ``licence:mit``; several values of
    one lens, any of which will do, are written ``g7:open-source-ai|open-source-ai-with-open-data``.
    """

    scope: Scope = parameter(Input.SCOPE, _("models"), nested=Scope)
    labels: tuple[str, ...] = parameter(
        Input.WORDS,
        _("labels"),
        help=_("One reading each: what a fair reader may take the word to mean."),
        offered="labels",
    )

    def faults(self) -> dict[str, str]:
        """Say which label no lens has."""
        bad = [label for label in self.labels if not _known(label)]
        if not self.labels:
            return {"labels": str(_("Name at least one label."))}
        if bad:
            return {"labels": str(_("No lens has “%(label)s”.") % {"label": bad[0]})}
        return {}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading a label: supported if every model bears it, contradicted if none does.

    Some do and some do not is mixed; a label not established of any model that decides is not
    enough data.
    """
    found = given.scope.members(asked.facts, asked.day)
    for label in given.labels:
        lens, values = label.split(":", 1)
        yield _reading(lens, values.split("|"), label, found)


def _reading(lens: str, values: list[str], label: str, found: list[Member]) -> Reading:
    if not found:
        return short("no-members", "lens", label)
    shown = [(member, value_of(lens, member.standing)) for member in found]
    bear = sum(value in values for _member, value in shown)
    unknown = sum(value == "" for _member, value in shown)
    numbers = {"bear": str(bear), "unknown": str(unknown), "all": str(len(found))}
    if bear == len(found):
        answer, reason = Answer.SUPPORTED, "all-bear"
    elif bear + unknown == 0:
        answer, reason = Answer.CONTRADICTED, "none-bears"
    elif bear and bear + unknown < len(found):
        answer, reason = Answer.MIXED, "some-bear"
    else:
        answer, reason = Answer.NOT_ENOUGH_DATA, "label-unknown"
    rows = tuple(standing_row(member, lens, value) for member, value in shown[:12])
    side = Side("scope", rows, counted=len(found) - unknown, total=len(found), listed_of=len(shown))
    return Reading("lens", label, answer.value, reason, (side,), numbers)


def value_of(lens: str, standing: Standing) -> str:
    """Return what a standing says through one lens; "" is not established."""
    if lens == "weights":
        return YES if standing.has_weights else NO
    if lens == "licence":
        return standing.licence.slug if standing.licence else ""
    if lens == "licence-kind":
        return standing.licence.kind if standing.licence else ""
    names = {"g7": "g7_label", "mof": "mof_class", "epoch": "epoch_category"}
    return getattr(standing, names.get(lens, lens))


def standing_row(member: Member, lens: str, value: str) -> Row:
    """Return where a model stood, through one lens, as a deciding row."""
    standing = member.standing
    return Row(
        noun="standing",
        of="model",
        slug=member.model.slug,
        value=value,
        unit=lens,
        day=standing.since.isoformat(),
        detail=standing.licence.slug if standing.licence else "",
    )


def _known(label: str) -> bool:
    lens, _colon, values = label.partition(":")
    if lens not in LENSES or not values:
        return False
    if lens == "weights":
        return values in (YES, NO)
    allowed = LENSES[lens]
    return allowed is None or all(value in allowed.values for value in values.split("|"))


KIND = Kind(
    slug=CheckKind.HAS_LABEL,
    parameters=Parameters,
    readings=readings,
    question=_("Is the label “%(labels)s” borne by %(scope)s?"),
    method=_(
        "Supported if every model bears the label that day, not supported if none does, mixed "
        "if some do. Where it is not established for models that would decide, the data do not "
        "suffice."
    ),
    facts=(FactKind.MODELS, FactKind.COMPONENTS, FactKind.LICENCES),
    example={"scope": {"models": ["deepseek-r1"]}, "labels": ["camp:open-licence", "osaid:pass"]},
)
