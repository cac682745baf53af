"""Does a sourced figure, or a model's size, agree with the stated number?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind, ModelFact, Unit
from models_tracker.models import Figure
from models_tracker.models.figure import units_of
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.figures import Wanted, bounds, counting, figure_row, find
from models_tracker.rules.checks.finding import Reading, Row, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.share import Relation, holds


class Size(TextChoices):
    """The facts of a model that are numbers."""

    PARAMETERS_TOTAL = ModelFact.PARAMETERS_TOTAL.value, ModelFact.PARAMETERS_TOTAL.label
    PARAMETERS_ACTIVE = ModelFact.PARAMETERS_ACTIVE.value, ModelFact.PARAMETERS_ACTIVE.label
    CONTEXT_TOKENS = ModelFact.CONTEXT_TOKENS.value, ModelFact.CONTEXT_TOKENS.label


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Figures of a subject, or a size of models (one of the two), and the stated number.

    ``amount`` is in whole units; ``within`` is the play of "about" in per cent of it.
    """

    relation: str = parameter(Input.CHOICE, _("is"), allowed=Relation)
    amount: str = parameter(
        Input.DECIMAL, _("number"), help=_("For example 300 billion or 12.5."), least=0
    )
    unit: str = parameter(Input.CHOICE, _("unit"), "", allowed=Unit)
    figure: Wanted | None = parameter(Input.FIGURE, _("the figure"), None, nested=Wanted)
    models: tuple[str, ...] = parameter(Input.MODELS, _("or the models"), ())
    size: str = parameter(Input.CHOICE, _("their"), "", allowed=Size)
    within: str = parameter(Input.DECIMAL, _("about: within per cent"), "10", least=0, most=100)

    def faults(self) -> dict[str, str]:
        """Say what cannot be: neither or both of a figure and a size, a figure without unit."""
        if (self.figure is None) == (not self.models):
            return {"figure": str(_("Give a figure, or models and their size."))}
        if self.models and not self.size:
            return {"size": str(_("Say which size of the models is meant."))}
        if self.figure and not self.unit:
            return {"unit": str(_("Say what the number is counted in."))}
        return self._unlike_unit() if self.figure else {}

    def _unlike_unit(self) -> dict[str, str]:
        """Say in what the kinds of figure are counted, where the unit is another."""
        kinds = self.figure.kinds if self.figure else ()
        units = dict.fromkeys(unit for kind in kinds for unit in units_of(kind))
        if self.unit in units:
            return {}
        told = _("Such a figure is counted in: %(units)s.")
        return {"unit": str(told) % {"units": ", ".join(str(unit.label) for unit in units)}}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading a figure (its kind, status and population), or one a model."""
    if given.figure is None:
        yield from (_size(given, slug, asked) for slug in given.models)
        return
    found = find(given.figure, asked)
    if not found.figures:
        yield short(found.lack, "kind", "|".join(given.figure.kinds))
    yield from (_figure(given, figure) for figure in found.figures)


def _figure(given: Parameters, figure: Figure) -> Reading:
    counted = counting(figure)
    of = f"{figure.kind}:{figure.status}{f'/{counted}' if counted else ''}"
    side = Side("a", (figure_row(figure),), value=plain_decimal(figure.amount))
    if figure.unit != given.unit:
        return Reading("kind", of, Answer.NOT_ENOUGH_DATA.value, "unlike-units", (side,))
    return _held(given, "kind", of, side, *bounds(figure))


def _size(given: Parameters, slug: str, asked: Asked) -> Reading:
    model = asked.facts.models.get(slug)
    if model is None or asked.facts.standing(model, asked.day) is None:
        return short("not-released", "model", slug)
    value = getattr(model, given.size)
    if value is None:
        return short("size-unknown", "model", slug)
    row = Row(noun="statement", of="model", slug=slug, value=str(value), unit=given.size)
    side = Side("models", (row,), value=str(value))
    return _held(given, "model", slug, side, Decimal(value), Decimal(value))


def _held(given: Parameters, by: str, of: str, side: Side, low: Decimal, high: Decimal) -> Reading:
    stated = Decimal(given.amount)
    answer = holds(given.relation, low, high, stated, stated * Decimal(given.within) / 100)
    reason = {
        Answer.SUPPORTED: "number-agrees",
        Answer.CONTRADICTED: "number-disagrees",
        Answer.NOT_ENOUGH_DATA: "number-undecided",
    }[answer]
    return Reading(by, of, answer.value, reason, (side,), {"stated": given.amount})


KIND = Kind(
    slug=CheckKind.FIGURE_VALUE,
    parameters=Parameters,
    readings=readings,
    question=_("Is “%(figure)s” %(relation)s %(amount)s %(unit)s?"),
    method=_(
        "The latest figure by that day, one reading for each kind, status and population; or a "
        "size of models, one reading for each model. A bound makes an interval of a figure, and "
        "across the stated number the data do not suffice. A figure whose only source is the "
        "claim’s own decides nothing."
    ),
    facts=(FactKind.FIGURES, FactKind.MODELS),
    example={
        "figure": {"lab": "openai", "kinds": ["private-valuation"]},
        "relation": "at-most",
        "amount": "500000000000",
        "unit": "USD",
    },
)
