"""A question, what one term finds, and what all findings decide together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models_tracker.choices import Permission
from models_tracker.rules.permissions.situation import Situation

# The gravest finding decides: what is excluded stays so whatever else is unknown, and what is
# unknown is never outweighed by what is granted.
SEVERITY = (
    Permission.GRANTED,
    Permission.DUTIES,
    Permission.NOT_ESTABLISHED,
    Permission.AGREEMENT,
    Permission.EXCLUDED,
)
_GRAVITY = {state: place for place, state in enumerate(SEVERITY)}


@dataclass(frozen=True)
class Subject:
    """What is asked about: the established terms (None: no licence is established) and the model.

    ``multimodal`` is None when its modalities are not established; ``gated`` weights are given on
    registration or approval.
    """

    terms: Mapping[str, str] | None
    multimodal: bool | None = None
    has_weights: bool = True
    gated: bool = False


@dataclass(frozen=True)
class Question:
    """One act under one licence in one situation."""

    subject: Subject
    situation: Situation
    act: str

    def value(self, term: str) -> str:
        """Return the established value of a term, "" where it is not established."""
        return (self.subject.terms or {}).get(term, "")


@dataclass(frozen=True)
class Finding:
    """What one reader found: the state it asks for, why, and the terms that say so.

    ``code`` names the reason (tables/permission.py has its sentence); ``asks`` names the answers of
    the situation that would settle it.
    """

    state: Permission
    code: str
    terms: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What is answered to one act, with every finding."""

    act: str
    state: Permission
    findings: tuple[Finding, ...] = field(default=())

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """The findings that ask for the state answered."""
        return tuple(finding for finding in self.findings if finding.state == self.state)

    @property
    def duties(self) -> tuple[Finding, ...]:
        """The duties found, whatever the state."""
        return tuple(found for found in self.findings if found.state == Permission.DUTIES)

    @property
    def asks(self) -> tuple[str, ...]:
        """The answers that would settle it, where that is all that lacks."""
        lacking = self.deciding if self.state == Permission.NOT_ESTABLISHED else ()
        if not all(finding.asks for finding in lacking):
            return ()
        return tuple(dict.fromkeys(name for finding in lacking for name in finding.asks))


def worst(states: Iterable[Permission]) -> Permission:
    """Return the gravest of some states; of none, not established."""
    return max(states, key=_GRAVITY.__getitem__, default=Permission.NOT_ESTABLISHED)
