"""Which of several statements on one field is shown, and whether sources disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from models_tracker.choices import Confidence, ModelFact, Rank, SourceKind, Term
from models_tracker.models import Statement
from models_tracker.models.statement import read_value

OWN_WORDS = frozenset({SourceKind.LICENCE_TEXT, SourceKind.MODEL_CARD, SourceKind.REPOSITORY})
NEVER_SHOWN = frozenset({ModelFact.LICENCE, ModelFact.OPENNESS})

_RANKS = {Rank.PREFERRED: 0, Rank.NORMAL: 1}
_CONFIDENCES = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, "": 2}


@dataclass(frozen=True)
class Resolution:
    """The statement shown for one field, and the standing ones that say otherwise."""

    shown: Statement
    against: list[Statement] = field(default_factory=list)

    @property
    def value(self) -> object:
        """What the shown statement's text means (see statement.read_value)."""
        return read_value(self.shown.field, self.shown.value)

    @property
    def disputed(self) -> bool:
        """Whether a statement of another value stands."""
        return bool(self.against)


def resolve(statements: Iterable[Statement]) -> dict[str, Resolution]:
    """Return what is shown for each field of one subject, from its statements with sources.

    Deprecated and low-confidence statements decide nothing. Among the others the preferred come
    first, then the more confident, then the later read, then the alphabetically first source.
    A term of a licence is answered by a licence text, model card or repository only, whether the
    OSI approved it by any source; what trackers print of licences and openness is never shown
    as ours.
    """
    fields: dict[str, list[Statement]] = {}
    for statement in statements:
        if decides(statement):
            fields.setdefault(statement.field, []).append(statement)
    return {name: _settle(found) for name, found in fields.items()}


def decides(statement: Statement) -> bool:
    """Whether a statement can be the one shown."""
    if statement.rank == Rank.DEPRECATED or statement.confidence == Confidence.LOW:
        return False
    if statement.field in NEVER_SHOWN:
        return False
    if statement.field in Term.values and statement.field != Term.OSI_APPROVED:
        return statement.source.kind in OWN_WORDS
    return True


def _settle(statements: list[Statement]) -> Resolution:
    ordered = sorted(statements, key=_precedence)
    shown = ordered[0]
    against = [other for other in ordered[1:] if other.value != shown.value]
    return Resolution(shown, against)


def _precedence(statement: Statement) -> tuple[int, int, int, str, str]:
    return (
        _RANKS[Rank(statement.rank)],
        _CONFIDENCES[statement.confidence],
        -statement.retrieved_on.toordinal(),
        statement.source.slug,
        statement.value,
    )
