"""The list of rules, and how findings and exceptions meet."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models_tracker.dataset.checks import claims, clauses, evidence, identity, money, openness, time
from models_tracker.dataset.checks.facts import Facts

Found = Iterator[tuple[str, str]]


class Severity(StrEnum):
    """How bad a finding is: an error keeps data from being shipped."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


@dataclass(frozen=True)
class Rule:
    """One rule: ``find`` yields the key of the row at fault and what is wrong with it."""

    id: str
    severity: Severity
    explanation: str
    find: Callable[[Facts], Found]


@dataclass(frozen=True)
class Finding:
    """One fault: the rule, the row, what is wrong, and the reason if it is excepted."""

    rule: str
    severity: str
    key: str
    message: str
    excepted: str = ""


def _rules() -> Iterable[Rule]:
    rooms = (identity, evidence, time, openness, clauses, money, claims)
    for room in rooms:
        for severity, functions in room.RULES.items():
            for function in functions:
                explanation = (function.__doc__ or "").split("\n")[0]
                yield Rule(function.__name__, Severity(severity), explanation, function)


RULES = tuple(_rules())


def check(facts: Facts, exceptions: dict[tuple[str, str], str] | None = None) -> list[Finding]:
    """Return every finding of every rule; an excepted one carries its reason.

    An exception that excepts nothing is a finding of its own.
    """
    exceptions = dict(exceptions or {})
    findings = []
    used = set()
    for rule in RULES:
        for key, message in rule.find(facts):
            reason = exceptions.get((rule.id, key), "")
            used.add((rule.id, key))
            findings.append(Finding(rule.id, rule.severity, key, message, reason))
    for rule_id, key in exceptions.keys() - used:
        message = "is an exception that excepts nothing"
        findings.append(
            Finding("needless_exception", Severity.WARNING, key, f"{rule_id} {message}")
        )
    return findings


def read_exceptions(path: Path, today: datetime.date) -> dict[tuple[str, str], str]:
    """Return the reasons of exceptions by (rule, key); one whose day has passed counts no more."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["rule"], row["key"]): row["reason"]
            for row in csv.DictReader(file)
            if datetime.date.fromisoformat(row["review_on"]) >= today
        }
