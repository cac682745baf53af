"""Which rows a change of one row touches, and settling what follows for all of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Q

from models_tracker import settling
from models_tracker.models import AIModel, Benchmark, Claim, Figure, Horizon, Lab, Licence, Source

NOUNS = {
    Lab: "labs",
    Licence: "licences",
    AIModel: "models",
    Claim: "claims",
    Benchmark: "benchmarks",
}
OF_NO_ONE = (Horizon, Figure)
GROUPING = {"lab", "task", "family"}
Touched = dict[str, set]


def touched_by(row: Model) -> Touched:
    """Return the rows whose projections or answers may follow from ``row``."""
    found: Touched = {name: set() for name in NOUNS.values()}
    if type(row) in NOUNS:
        found[NOUNS[type(row)]].add(row)
    if isinstance(row, Source):
        supported = Q(statements__source=row)
        found["labs"] |= set(Lab.objects.filter(supported))
        found["licences"] |= set(Licence.objects.filter(supported))
        used = supported | Q(availabilities__source=row) | Q(components__source=row)
        found["models"] |= set(AIModel.objects.filter(used))
        found["claims"] |= set(Claim.objects.filter(quotations__source=row))
    for noun, many in NOUNS.items():
        name = "model" if noun is AIModel else noun.__name__.lower()
        if hasattr(row, f"{name}_id") and getattr(row, name) is not None:
            found[many].add(getattr(row, name))
    return found


def settle(rows: Iterable[Model], *, everywhere: bool = False) -> None:
    """Derive again what follows from the rows, and raise the revision."""
    every: Touched = {name: set() for name in NOUNS.values()}
    for row in rows:
        everywhere = everywhere or isinstance(row, OF_NO_ONE)
        for name, found in touched_by(row).items():
            every[name] |= found
    settling.settle(**every, everywhere=everywhere)


def regroups(row: Model, changed: Iterable[str]) -> bool:
    """Whether a model moved from one group to another: checks on the one it left name it no more.

    ``changed`` are names of fields.
    """
    return isinstance(row, AIModel) and not GROUPING.isdisjoint(changed)


def claims_of(row: Model) -> set[Claim]:
    """Return the claims that a row, not yet saved, is of: as it stands, and as it will."""
    saved = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None
    found = touched_by(saved)["claims"] if saved else set()
    return found | ({row.claim} if hasattr(row, "claim_id") and row.claim_id else set())


def left(touched: Touched, gone: Model) -> Touched:
    return {name: {row for row in rows if row != gone} for name, rows in touched.items()}
