"""How claims are tested: a registry of kinds, one small file each, over our own dated facts.

A check is a kind and typed parameters. ``ask`` answers one *as of* a day, in every reasonable
reading, with the rows that decide:

    facts = Facts.load()
    kind = KINDS["released_within"]
    parameters = kind.read({"a": {"models": ["gpt-oss-120b"]}, "b": {"models": ["gpt-5"]}})
    finding = ask(kind, parameters, Asked(facts, day))

Each kind's file holds its ``Parameters`` (a frozen dataclass; the metadata of a field say how it
is written and drive the admin's form), its ``readings`` (selects by words of Facts, decides by
pure comparison) and its sentence. Adding a kind is one file, its line in registry.py, and one
table of cases in tests/rules/checks.

Parameters in JSON are slugs, closed-list values, numbers and partial dates. A *scope* names a
group of models (see scope.Scope) and every group of a check is one. Nothing here reads a clock,
writes a row or makes markup; sentences are rendered from a finding's data by words.py.
"""

from models_tracker.rules.checks.claim import chain_of, days_of, rests_on
from models_tracker.rules.checks.facts import Asked, Facts
from models_tracker.rules.checks.finding import Finding, Reading, Row, Side, combine
from models_tracker.rules.checks.kind import Kind, ask
from models_tracker.rules.checks.parameters import Faults
from models_tracker.rules.checks.registry import KINDS
from models_tracker.rules.checks.scope import Scope

VERSION = "checks-1"

__all__ = [
    "KINDS",
    "VERSION",
    "Asked",
    "Facts",
    "Faults",
    "Finding",
    "Kind",
    "Reading",
    "Row",
    "Scope",
    "Side",
    "ask",
    "chain_of",
    "combine",
    "days_of",
    "rests_on",
]
