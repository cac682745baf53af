"""A kind of check, and asking it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from models_tracker.choices import Answer, CheckKind, FactKind
from models_tracker.rules.checks import parameters
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.finding import Finding, Reading, combine


@dataclass(frozen=True)
class Kind:
    """One way to test a claim.

    ``parameters`` is its frozen dataclass, ``readings`` yields one Reading per reasonable way to
    read them as of a day, ``question`` says in plain words what is asked ("%(name)s" are
    parameters, spelled for readers by words.py; "%(best_name)s" is the best of a group), or is a
    function of the parameters that returns it. ``method`` says how it is decided, with its bounds,
    ``facts`` are the kinds of fact it rests on, ``example`` a valid set of parameters as JSON.
    ``conclude`` says what follows from the answers of the readings that suffice, where the
    parameters say of how many a claim speaks.
    """

    slug: CheckKind
    parameters: type
    readings: Callable[[Any, Asked], Iterable[Reading]]
    question: Any
    method: Any
    facts: tuple[FactKind, ...]
    example: Mapping[str, Any]
    version: int = 1
    conclude: Callable[[Any, list[str]], Answer] | None = None

    def read(self, data: Any) -> Any:
        """Return JSON as typed parameters; raises Faults."""
        return parameters.read(self.parameters, data)


def ask(kind: Kind, given: Any, asked: Asked) -> Finding:
    """Answer a check as of a day, over all its readings."""
    conclude = partial(kind.conclude, given) if kind.conclude else None
    return combine(kind.readings(given, asked), conclude)
