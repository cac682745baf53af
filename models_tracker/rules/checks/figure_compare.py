"""Is figure A above, below, or so many times figure B? Unlike kinds are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.models import Figure
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.figures import Wanted, bounds, counting, figure_row, find
from models_tracker.rules.checks.finding import Reading, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter


class Comparison(TextChoices):
    """How one figure is said to stand to another."""

    ABOVE = "above", _("above")
    BELOW = "below", _("below")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Two figures and the relation said: A above or below ``times`` B."""

    a: Wanted = parameter(Input.FIGURE, _("the first figure"), nested=Wanted)
    comparison: str = parameter(Input.CHOICE, _("is"), allowed=Comparison)
    times: str = parameter(Input.DECIMAL, _("times"), "1", help=_("2 for twice as much."), least=0)
    b: Wanted = parameter(Input.FIGURE, _("the second figure"), nested=Wanted)

    def faults(self) -> dict[str, str]:
        """Say what cannot be: a factor that is not positive."""
        return {} if Decimal(self.times) > 0 else {"times": str(_("Give a number above 0."))}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading for each pair of kinds and statuses that answer on the asked day.

    A qualifier widens a figure into an interval; across the line our data do not suffice. Unlike
    currencies and figures of one kind over unlike periods (30 days, ever) or of unlike populations
    are never compared, unless the claim names both populations; unlike kinds are, with a warning.
    """
    found = {name: find(getattr(given, name), asked) for name in ("a", "b")}
    lacks = {one.lack for one in found.values() if not one.figures}
    if lacks:
        sides = tuple(_side(name, figure) for name in found for figure in found[name].figures)
        of = f"{'|'.join(given.a.kinds)}/{'|'.join(given.b.kinds)}"
        yield replace(
            short(min(lacks, key=("only-circular", "no-figure").index), "kind", of), sides=sides
        )
        return
    pairs = [(one, other) for one in found["a"].figures for other in found["b"].figures]
    like = [pair for pair in pairs if _counted_alike(given, *pair)]
    yield from (_reading(given, one, other) for one, other in like or pairs)


def _counted_alike(given: Parameters, one: Figure, other: Figure) -> bool:
    """Whether two figures are of one period and population, or of populations a claim names."""
    if one.kind != other.kind:
        return True
    named = given.a.populations and given.b.populations
    return one.period == other.period and (one.population == other.population or bool(named))


def _reading(given: Parameters, one: Figure, other: Figure) -> Reading:
    sides = (_side("a", one), _side("b", other))
    of = f"{one.kind}:{one.status}/{other.kind}:{other.status}"
    alike = _counted_alike(given, one, other)
    of = f"{of}{counting(one)}" if alike and one.kind == other.kind else of
    warnings = ("unlike-kinds",) if one.kind != other.kind else ()
    lack = "" if alike else "unlike-periods"
    if lack or one.unit != other.unit:
        reason = lack or "unlike-units"
        return Reading("kind", of, Answer.NOT_ENOUGH_DATA.value, reason, sides, warnings=warnings)
    times = Decimal(given.times)
    low, high = bounds(one)
    least, most = (times * edge for edge in bounds(other))
    if given.comparison == Comparison.ABOVE:
        surely, never = low > most, high <= least
    else:
        surely, never = high < least, low >= most
    if surely:
        answer, reason = Answer.SUPPORTED, "figure-agrees"
    elif never:
        answer, reason = Answer.CONTRADICTED, "figure-disagrees"
    else:
        answer, reason = Answer.NOT_ENOUGH_DATA, "figures-overlap"
    ratio = (
        plain_decimal((one.amount / other.amount).quantize(Decimal("0.01"))) if other.amount else ""
    )
    numbers = {"ratio": ratio, "times": given.times}
    return Reading("kind", of, answer.value, reason, sides, numbers, ratio, "times", warnings)


def _side(name: str, figure: Figure) -> Side:
    return Side(name, (figure_row(figure),), value=plain_decimal(figure.amount))


KIND = Kind(
    slug=CheckKind.FIGURE_COMPARE,
    parameters=Parameters,
    readings=readings,
    question=_("Is “%(a)s” %(comparison)s %(times)s “%(b)s”?"),
    method=_(
        "The latest figures by that day, of each kind, status, population and period. Unlike "
        "currencies, and figures of one kind over unlike periods, are never compared; unlike "
        "kinds are, with a warning. A bound makes an interval of a figure, and where intervals "
        "overlap the data do not suffice. A figure whose only source is the claim’s own decides "
        "nothing."
    ),
    facts=(FactKind.FIGURES,),
    example={
        "a": {"lab": "openai", "kinds": ["private-valuation"]},
        "comparison": "above",
        "b": {"lab": "alibaba-group", "kinds": ["market-capitalisation"], "days": 7},
    },
)
