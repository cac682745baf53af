"""What the data checks find of claims as they stand in the database, before they are files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from models_tracker.dataset import writer
from models_tracker.dataset.checks import claims
from models_tracker.dataset.checks.facts import Facts
from models_tracker.dataset.package import TABLES
from models_tracker.models import Claim, Source

# What it asks of, the rows a check may name, is not loaded here: the database sees to it.
_ASKS_OF_ALL = (claims.a_check_names_rows_that_are_there,)
RULES = tuple(rule for rule in claims.RULES["error"] if rule not in _ASKS_OF_ALL)


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: the name of the rule, the slug of the claim or source, and what is wrong."""

    rule: str
    key: str
    message: str


def faults_of(rows: Iterable[Claim]) -> set[Fault]:
    """Return what the rules on claims find of these, of their words, sources and checks."""
    keys = {row.pk for row in rows}
    return set(_found(_facts(keys))) if keys else set()


def _found(facts: Facts) -> Iterator[Fault]:
    for rule in RULES:
        for key, message in rule(facts):
            yield Fault(rule.__name__, key, message)


def _facts(keys: set[int]) -> Facts:
    """Return the tables of a few claims, with all that is quoted of the same sources."""
    quoted = set(Source.objects.filter(quotations__claim__in=keys).values_list("pk", flat=True))
    of_claims, of_sources = Q(claim__in=keys), Q(source__in=quoted)
    kept = {
        "claims": Q(pk__in=keys),
        "claim_subjects": of_claims,
        "checks": of_claims,
        "sources": Q(pk__in=quoted),
        "quotations": of_claims | of_sources,
        "statements": of_sources & ~Q(quote=""),
        "components": of_sources & ~Q(quote=""),
    }
    return Facts(
        {
            table.name: [
                dict(zip(table.names, line, strict=True))
                for _pk, line in writer.rows(table, kept[table.name])
            ]
            for table in TABLES
            if table.name in kept
        }
    )
