"""What follows from a change: the only writer of projections, standings, answers, the revision.

Whoever changes a fact (an admin save, a dataset load, an upstream sync, a command) calls
``settle`` with the rows it touched, inside its own transaction. Nothing here is decided: the
rules decide, this floor writes down what they say.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from models_tracker.models import AIModel, Benchmark, Claim, DataRevision, Lab, Licence, Verdict
from models_tracker.settling import answers
from models_tracker.settling.answers import Change, answer_claims, findings_of
from models_tracker.settling.projections import (
    searched,
    settle_claims,
    settle_labs,
    settle_licences,
    settle_models,
)

__all__ = [
    "Change",
    "answer_all",
    "answer_claims",
    "confirm",
    "findings_of",
    "raise_revision",
    "searched",
    "settle",
    "settle_all",
]


def settle_all() -> int:
    """Derive everything again from all facts; return the new data revision."""
    with transaction.atomic():
        settle_labs(Lab.objects.all())
        settle_licences(Licence.objects.all())
        settle_models(AIModel.objects.all())
        settle_claims(Claim.objects.all())
        revision = raise_revision(at_least=Verdict.objects.latest_revision())
        answer_claims(revision)
        return revision


def answer_all(told: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Answer every check by the present facts; return how many answers changed.

    The data revision is raised only where something changed.
    """
    with transaction.atomic():
        changed = answer_claims(DataRevision.objects.number() + 1, told=told)
        if changed:
            raise_revision()
        return changed


def settle(
    *,
    labs: Iterable[Lab] = (),
    licences: Iterable[Licence] = (),
    models: Iterable[AIModel] = (),
    claims: Iterable[Claim] = (),
    benchmarks: Iterable[Benchmark] = (),
    everywhere: bool = False,
) -> int:
    """Derive again what follows from changed facts of these rows; return the new revision.

    A changed licence touches every model that was ever given under it, a changed lab the search
    text of its models. Claims are answered again where their check may rest on what changed:
    on models, labs or benchmarks it names or whose group could hold them; ``everywhere`` answers
    all of them, for facts of no one subject (a horizon, a figure of a country) and for rows that
    left a group, which is found no more by what they are now. A lab counted in another country is
    seen here; a model that moved is told by the caller.
    """
    lab_keys = {lab.pk for lab in labs}
    licence_keys = {licence.pk for licence in licences}
    model_keys = {model.pk for model in models}
    with transaction.atomic():
        countries = _countries(lab_keys)
        settle_labs(Lab.objects.filter(pk__in=lab_keys))
        everywhere = everywhere or _countries(lab_keys) != countries
        settle_licences(Licence.objects.filter(pk__in=licence_keys))
        touched = (
            Q(pk__in=model_keys)
            | Q(lab__in=lab_keys)
            | Q(availabilities__licence__in=licence_keys)
            | Q(components__licence__in=licence_keys)
        )
        rows = AIModel.objects.filter(touched).distinct()
        settle_models(rows)
        claim_keys = {claim.pk for claim in claims}
        settle_claims(Claim.objects.filter(pk__in=claim_keys))
        revision = raise_revision()
        change = Change(
            models=tuple(rows.select_related("lab")),
            labs=frozenset(Lab.objects.filter(pk__in=lab_keys).values_list("slug", flat=True)),
            benchmarks=frozenset(row.slug for row in benchmarks),
            claims=frozenset(claim_keys),
            everywhere=everywhere,
        )
        answer_claims(revision, change)
        return revision


def _countries(labs: Iterable[int]) -> dict[int, str]:
    return dict(Lab.objects.filter(pk__in=labs).values_list("pk", "counts_as"))


def confirm(verdicts: QuerySet[Verdict], day: datetime.date) -> int:
    """Confirm changed answers that await an editor's word, on ``day``; return how many."""
    with transaction.atomic():
        confirmed = answers.confirm(verdicts, day)
        if confirmed:
            raise_revision()
        return confirmed


def raise_revision(at_least: int = 0) -> int:
    """Raise the data revision by one, inside the caller's transaction, and return it.

    It becomes ``at_least`` a number: a ledger that was loaded names revisions of the database it
    was kept in, and goes on from there.
    """
    with transaction.atomic():
        DataRevision.objects.get_or_create(pk=1)
        number = Greatest(F("number") + 1, at_least)
        DataRevision.objects.filter(pk=1).update(number=number, raised_at=timezone.now())
        return DataRevision.objects.number()
