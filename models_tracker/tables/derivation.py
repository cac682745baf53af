"""Which terms of its base hold for a model, each beside its own licence and with the clause."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from models_tracker.models import Derivation, Statement
from models_tracker.models.statement import FIELD_LABELS
from models_tracker.rules.descents import Descended, descents
from models_tracker.rules.resolution import resolve
from models_tracker.tables.cells import unknown
from models_tracker.tables.fact import Citations, words


@dataclass(frozen=True)
class HeldTerm:
    """One term of the base that holds: its words there and in the model's own licence."""

    label: str
    base: str
    own: str
    is_looser: bool
    clause: Statement | None
    number: int | None


Told = tuple[Descended, int, list[HeldTerm]]


def told(derivations: Iterable[Derivation], day: datetime.date, citations: Citations) -> list[Told]:
    """Return what flows down from each base, the number of the source that says that it was one,
    and the terms that hold; the texts of the bases are loaded with their statements."""
    return [
        (one, citations.number(one.derivation.source), _held_terms(one, citations))
        for one in descents(derivations, day)
    ]


def _held_terms(descended: Descended, citations: Citations) -> list[HeldTerm]:
    base, own = descended.base_licence, descended.own_licence
    if base is None:
        return []
    shown = resolve(base.statements.all())
    found = []
    for term in descended.held:
        clause = shown[term].shown if term in shown else None
        ours = own.terms.get(term) if own else None
        found.append(
            HeldTerm(
                str(FIELD_LABELS[term]),
                words(term, base.terms[term]),
                unknown() if ours is None else words(term, ours),
                term in descended.looser,
                clause,
                citations.number(clause.source) if clause else None,
            )
        )
    return found
