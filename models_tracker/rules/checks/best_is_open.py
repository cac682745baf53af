"""Is the best model of each lab in a group open, or closed?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.models import Benchmark, Score
from models_tracker.rules.checks.facts import Asked, Member
from models_tracker.rules.checks.finding import Reading, Side, warned
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.checks.scoring import asked_benchmarks, group, lead, score_row, told

LEAST_LABS = 3


class Expected(TextChoices):
    """What the best models are said to be."""

    OPEN = "open-weights", _("open weights")
    CLOSED = "closed", _("closed")


class Most(TextChoices):
    """How many of a group a claim speaks of."""

    ALL = "all", _("all")
    MOST = "most", _("more than half")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A group of labs, given as a scope without a camp; what their best models are said to be."""

    scope: Scope = parameter(Input.SCOPE, _("the best models of the labs of"), nested=Scope)
    expected: str = parameter(Input.CHOICE, _("are"), allowed=Expected)
    quantifier: str = parameter(Input.CHOICE, _("in"), Most.MOST, allowed=Most)
    benchmarks: tuple[str, ...] = parameter(
        Input.BENCHMARKS, _("by"), (), help=_("Empty: every benchmark that scores three labs.")
    )

    def faults(self) -> dict[str, str]:
        """A camp in the scope would decide the answer beforehand."""
        if self.scope.camp:
            return {"scope.camp": str(_("Leave the camp out: it is what is asked."))}
        return {}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading a benchmark: the share of labs whose best scored model is as expected.

    A lab whose best open and best closed model tie counts for neither. Fewer than three scored
    labs do not suffice, unless the group names its labs.
    """
    least = len(given.scope.labs) or LEAST_LABS
    for benchmark in asked_benchmarks(given.benchmarks, asked):
        found = group(given.scope, benchmark, asked)
        labs = _by_lab(found.best)
        if len(labs) >= min(least, LEAST_LABS) or given.benchmarks:
            reading = _reading(given, benchmark, labs, found, least)
            yield warned(reading, *told(asked, found))


def _by_lab(best) -> dict[str, list[tuple[Member, Score]]]:
    labs: dict[str, list[tuple[Member, Score]]] = defaultdict(list)
    for member, score in best:
        labs[member.model.lab.slug].append((member, score))
    return dict(labs)


def _reading(given: Parameters, benchmark: Benchmark, labs, found, least: int) -> Reading:
    tops = [_top(rows, benchmark) for rows in labs.values()]
    wanted = given.expected == Expected.OPEN
    agree = sum(is_open is wanted for _row, is_open in tops)
    tied = sum(is_open is None for _row, is_open in tops)
    side = Side(
        "scope",
        tuple(row for row, _is_open in tops[:12]),
        counted=found.coverage.scored,
        total=found.coverage.total,
        listed_of=len(tops),
    )
    numbers = {"agree": str(agree), "tied": str(tied), "labs": str(len(tops))}
    answer, reason = _decide(given, agree, tied, len(tops), found.coverage.lack, least)
    return Reading("benchmark", benchmark.slug, answer.value, reason, (side,), numbers)


def _decide(given, agree: int, tied: int, labs: int, lack: str, least: int) -> tuple[Answer, str]:
    if labs < min(least, LEAST_LABS):
        return Answer.NOT_ENOUGH_DATA, "too-few-labs"
    if lack:
        return Answer.NOT_ENOUGH_DATA, lack
    low, high = agree, agree + tied
    needed = labs if given.quantifier == Most.ALL else labs // 2 + 1
    if low >= needed:
        return Answer.SUPPORTED, "labs-agree"
    if high < needed:
        return Answer.CONTRADICTED, "labs-disagree"
    return Answer.MIXED, "labs-tied"


def _top(rows: list[tuple[Member, Score]], benchmark: Benchmark):
    """Return a lab's best row and whether it is open, closed, or (None) a tie of both."""
    member, score = rows[0]
    is_open = member.standing.has_weights
    row = replace(score_row(member, score), unit="open-weights" if is_open else "closed")
    other = next((pair for pair in rows if pair[0].standing.has_weights is not is_open), None)
    if other is not None and lead(score, other[1], benchmark) == 0:
        return row, None
    return row, is_open


def question(given: Parameters) -> Promise:
    """Return what is asked, in fewer words of one by name."""
    if len(given.scope.labs) == 1:
        return _("Is the best model of %(scope)s “%(expected)s”?")
    return _("Is the best model “%(expected)s” for %(quantifier)s of the labs of %(scope)s?")


KIND = Kind(
    slug=CheckKind.BEST_IS_OPEN,
    parameters=Parameters,
    readings=readings,
    question=question,
    method=_(
        "On each benchmark, in how many labs the best scored model is as said. A lab whose best "
        "open and best closed model tie counts for neither. Fewer than three scored labs do not "
        "suffice, unless the claim names its labs."
    ),
    facts=(FactKind.MODELS, FactKind.SCORES),
    example={"scope": {"regions": ["china"]}, "expected": "open-weights"},
)
