"""From findings to the answer: the gravest decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from models_tracker.choices import Permission
from models_tracker.rules.permissions import duties, grants, limits
from models_tracker.rules.permissions.finding import Decision, Finding, Question, Subject, worst
from models_tracker.rules.permissions.situation import Situation

_READERS: tuple[Callable[[Question], Iterator[Finding]], ...] = (
    grants.weights,
    grants.use,
    grants.act,
    grants.hosting,
    grants.outputs,
    limits.thresholds,
    limits.territory,
    limits.business,
    limits.registration,
    limits.revocation,
    duties.field_of_use,
    duties.passing_on,
    duties.naming,
)


def decide(subject: Subject, situation: Situation, act: str) -> Decision:
    """Return what the text answers to ``act``, with every finding, in the order of the readers.

    Without an established licence nothing is answered, but that weights which are not to be had
    cannot be used.
    """
    asked = Question(subject, situation, act)
    found = [finding for reader in _READERS for finding in reader(asked)]
    if subject.terms is None:
        found = [*grants.weights(asked), Finding(Permission.NOT_ESTABLISHED, "no-licence")]
    return Decision(act, worst(finding.state for finding in found), tuple(found))


def decide_all(subject: Subject, situation: Situation, acts: Iterable[str]) -> list[Decision]:
    """Return what the text answers to each act."""
    return [decide(subject, situation, act) for act in acts]


def together(decisions: Iterable[Decision]) -> Permission:
    """Return what is answered to several acts at once: the gravest answer."""
    return worst(decision.state for decision in decisions)
