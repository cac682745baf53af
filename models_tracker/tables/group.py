"""The list of facts that groups of models are held side by side by; labs are groups too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import (
    SILENT,
    Camp,
    FigureKind,
    FigureStatus,
    Grant,
    OsiReview,
    Part,
    Published,
    Term,
)
from models_tracker.models import Licence
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Member
from models_tracker.rules.comparison import HIGHER, Aspect, Reading
from models_tracker.rules.summary import Best, Summary
from models_tracker.tables.comparison import LAB_FACTS, Subject

Counted = Callable[[Member], bool]
Says = Callable[[Licence], bool | None]
FIGURES = (
    FigureKind.PRIVATE_VALUATION,
    FigureKind.MARKET_CAPITALISATION,
    FigureKind.REVENUE_RUN_RATE,
    FigureKind.REVENUE,
)


@dataclass(frozen=True)
class GroupSubject:
    """A group of models by its words, and what is true of them together."""

    row: str
    summary: Summary = field(default_factory=Summary)


def _share(holds: Counted) -> Callable[[Any], Reading]:
    """Read how many models of the group are so."""

    def read(subject: Any) -> Reading:
        members = subject.summary.members
        count = sum(map(holds, members))
        return Reading(count, among=(count, len(members))) if members else Reading()

    return read


def _terms(says: Says) -> Callable[[Any], Reading]:
    """Read how many of the models with weights stand under a licence that says so; the interval
    ends at what it would be if all unknown licences said so too.
    """

    def read(subject: Any) -> Reading:
        licences = [one.standing.licence for one in subject.summary.with_licence()]
        if not licences:
            return Reading()
        said = [says(licence) if licence else None for licence in licences]
        yes, unknown = said.count(True), said.count(None)
        return Reading(yes, low=yes, high=yes + unknown, among=(yes, len(said)))

    return read


def _part(part: Part) -> Callable[[Any], Reading]:
    """Read how many models published a part; what is not established widens the interval."""

    def read(subject: Any) -> Reading:
        total, counts = len(subject.summary.members), subject.summary.parts
        known = [counts[part.value, state.value] for state in Published]
        if not any(known):
            return Reading()
        yes = counts[part.value, Published.YES.value]
        return Reading(yes, low=yes, high=yes + total - sum(known), among=(yes, total))

    return read


def _day(choose: Callable[[Iterable[Any]], Any]) -> Callable[[Any], Reading]:
    """Read the first or the last release of the group, with its model."""

    def read(subject: Any) -> Reading:
        models = [one.model for one in subject.summary.members if one.model.released_on]
        if not models:
            return Reading()
        found = choose(models)
        return Reading(found.released, whose=found)

    return read


def _largest(column: str) -> Callable[[Any], Reading]:
    """Read the largest known value of a column, with its model, and of how many it is known."""

    def read(subject: Any) -> Reading:
        models = [one.model for one in subject.summary.members]
        known = [model for model in models if getattr(model, column) is not None]
        if not known:
            return Reading()
        found = max(known, key=lambda model: (getattr(model, column), model.slug))
        among = len(known), len(models)
        return Reading(getattr(found, column), whose=found, among=among)

    return read


def _best(slug: str) -> Callable[[Any], Reading]:
    """Read the best score of the group, with its model, and how many of the group are scored."""

    def read(subject: Any) -> Reading:
        best: Best | None = subject.summary.best.get(slug)
        if best is None:
            return Reading()
        score, cover = best.score, best.coverage
        return Reading(
            score.value,
            low=score.ci_low,
            high=score.ci_high,
            setting=score.setting,
            self_reported=score.self_reported is True,
            source=score.source,
            among=(cover.scored, cover.total),
            whose=best.model,
            lack=cover.lack,
        )

    return read


def _distinct(key: Callable[[Member], Any]) -> Callable[[Any], Reading]:
    return lambda subject: Reading(len({key(one) for one in subject.summary.members} - {""}))


def _of_camp(camp: str) -> Counted:
    return lambda one: one.standing.camp == camp


_FIRST = _day(lambda models: min(models, key=lambda one: (one.released_on, one.sort_name)))
_LAST = _day(lambda models: max(models, key=lambda one: (one.released_on, one.sort_name)))
_COUNT = Aspect("models", _("Models"), lambda one: Reading(len(one.summary.members)), "number")
_PLACES = [
    Aspect("labs", _("Labs"), _distinct(lambda one: one.model.lab.slug), "number"),
    Aspect("countries", _("Countries"), _distinct(lambda one: one.model.lab.counts_as), "number"),
]
_FACTS = [
    Aspect(
        "open-licence", _("Under an open licence"), _share(_of_camp(Camp.OPEN_LICENCE)), "share"
    ),
    Aspect("restricted", _("Restricted weights"), _share(_of_camp(Camp.RESTRICTED)), "share"),
    Aspect("closed", _("Closed"), _share(_of_camp(Camp.CLOSED)), "share"),
    Aspect("unknown", _("Openness not established"), _share(_of_camp("")), "share"),
    Aspect("first", _("First release"), _FIRST, "day"),
    Aspect("newest", _("Newest release"), _LAST, "day"),
    Aspect("parameters", _("Largest by parameters"), _largest("parameters_total"), "most"),
    Aspect("context", _("Longest context (tokens)"), _largest("context_tokens"), "most"),
]
_PARTS = [Aspect(part.value, part.label, _part(part), "share", "components") for part in Part]


def _answers(column: str, *values: str) -> Says:
    """Say whether a column of a licence has one of the values; "" is not established."""
    return lambda licence: getattr(licence, column) in values if getattr(licence, column) else None


def _has_threshold(licence: Licence) -> bool | None:
    if licence.user_threshold is not None:
        return True
    return False if licence.terms.get(Term.USER_THRESHOLD) == SILENT else None


_TERMS = [
    Aspect(key, label, _terms(says), "share", "terms")
    for key, label, says in (
        ("commercial:yes", _("Commercial use granted"), _answers("commercial_use", Grant.YES)),
        (
            "commercial:conditional",
            _("Commercial use on conditions"),
            _answers("commercial_use", Grant.CONDITIONAL),
        ),
        ("commercial:no", _("Commercial use not granted"), _answers("commercial_use", Grant.NO)),
        (
            "outputs_train:yes",
            _("Outputs may train other models"),
            _answers("outputs_train", Grant.YES),
        ),
        ("threshold", _("Above a number of users another licence"), _has_threshold),
        ("excludes_eu", _("European Union excluded"), lambda licence: licence.excludes_eu),
        (
            "osi_approved",
            _("Approved by the Open Source Initiative"),
            _answers("osi_approved", OsiReview.APPROVED),
        ),
    )
]


def _tests(subjects: Sequence[Any]) -> list[Aspect]:
    """Return the benchmarks that score at least two of the groups."""
    found: dict[str, list[Best]] = {}
    for subject in subjects:
        for slug, best in subject.summary.best.items():
            found.setdefault(slug, []).append(best)
    common = [bests[0].benchmark for bests in found.values() if len(bests) > 1]
    return [
        Aspect(
            f"score:{test.slug}",
            test.name,
            _best(test.slug),
            "score",
            "scores",
            HIGHER if test.higher_is_better else -HIGHER,
            test.tie_margin or 0,
            test.unit,
        )
        for test in sorted(common, key=lambda test: test.sort_name)
    ]


def group_aspects(subjects: Sequence[GroupSubject]) -> list[Aspect]:
    """Return what groups of models are compared by."""
    return [_COUNT, *_PLACES, *_FACTS, *_tests(subjects), *_PARTS, *_TERMS]


def lab_aspects(subjects: Sequence[Subject]) -> list[Aspect]:
    """Return what labs are compared by: their own facts, their money, their models as a group."""
    money = [
        Aspect(f"figure:{kind.value}", kind.label, _figure(kind.value), "figure", "money")
        for kind in FIGURES
    ]
    return [*LAB_FACTS, _COUNT, *_FACTS, *money, *_tests(subjects), *_PARTS, *_TERMS]


def _figure(kind: str) -> Callable[[Subject], Reading]:
    """Read the latest figure of one kind, with its day; unlike kinds stand on unlike lines."""

    def read(subject: Subject) -> Reading:
        rows = [row for row in subject.figures if row.kind == kind]
        if not rows:
            return Reading()
        last = max(rows, key=lambda row: (row.as_of, row.pk))
        text = f"{plain_decimal(last.amount)} {last.unit}"
        said = [last.as_of.isoformat()]
        if last.status != FigureStatus.CLOSED:
            said.append(str(last.get_status_display()))
        return Reading(last, text, setting=", ".join(said), source=last.source)

    return read
