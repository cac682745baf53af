"""What a claim brings to its check: its two days, its own chain of sources, what it rests on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from models_tracker.models import AIModel, Claim
from models_tracker.rules.checks.figures import Wanted
from models_tracker.rules.checks.parameters import references
from models_tracker.rules.checks.scope import Scope


def days_of(
    claim: Claim, reach: datetime.date | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the days of "then" and "now"; None where there is no such day (decision D8).

    Then is the last day of when it was said, else of its first dated source; now is the day that
    our data reach, never the clock.
    """
    if claim.said:
        return claim.said.last, reach
    dates = (quotation.source.published for quotation in claim.quotations.all())
    return min((date.last for date in dates if date), default=None), reach


def chain_of(claim: Claim) -> frozenset[str]:
    """Return the slugs of the sources that carry the claim: they cannot prove it (D18)."""
    return frozenset(quotation.source.slug for quotation in claim.quotations.all())


def rests_on(
    given: Any, models: Iterable[AIModel], labs: frozenset[str], benchmarks: frozenset[str]
) -> bool:
    """Whether an answer may change with facts of these models, labs or benchmarks.

    A named row, or a group that could hold a model: camp and days are left aside, since they may
    be what changed.
    """
    named = {(noun, slug) for _path, noun, slug in references(given)}
    changed = {("lab", slug) for slug in labs} | {("benchmark", slug) for slug in benchmarks}
    rows = list(models)
    changed |= {("model", row.slug) for row in rows} | {("lab", row.lab.slug) for row in rows}
    if named & changed or (benchmarks and hasattr(given, "benchmarks") and not given.benchmarks):
        return True
    groups = [getattr(given, item.name) for item in fields(given)]
    scopes = [group for group in groups if isinstance(group, Scope)]
    figures = [group for group in groups if isinstance(group, Wanted)]
    if any(scope.could_hold(row) for scope in scopes for row in rows):
        return True
    return any(figure.lab in labs for figure in figures if figure.lab)
