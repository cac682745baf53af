"""The history of one model's openness: periods in which nothing about it changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from models_tracker.models import Availability, Component, Licence
from models_tracker.models.standing import ALWAYS
from models_tracker.rules.openness.facts import Facts, facts_on, since
from models_tracker.rules.openness.g7 import has_deployment
from models_tracker.rules.openness.lens import VERSION, Reason
from models_tracker.rules.openness.lenses import read_all


@dataclass(frozen=True)
class Period:
    """A half-open period [since, until) with the columns of a Standing."""

    since: datetime.date
    until: datetime.date
    access: str
    has_weights: bool
    licence: Licence | None
    camp: str
    g7_label: str
    g7_deployment_established: bool
    osaid: str
    mof_class: str
    epoch_category: str
    rule_version: str
    reasons: dict[str, list[Reason]]


def periods(
    availabilities: Iterable[Availability], components: Iterable[Component]
) -> list[Period]:
    """Return the periods of one model from the first row that has happened, oldest first.

    A partial date has happened on its last day. Neighbours that differ in nothing are one
    period; the last one has no end (ALWAYS). A model without availability has none.
    """
    rows, parts = list(availabilities), list(components)
    days = {since(row).last for row in rows}
    if not days:
        return []
    days |= {max(part.since.last, min(days)) for part in parts if part.since}
    found: list[Period] = []
    for day in sorted(days):
        period = _period(day, facts_on(day, rows, parts))
        if found and replace(found[-1], since=day) == period:
            continue
        if found:
            found[-1] = replace(found[-1], until=day)
        found.append(period)
    return found


def _period(day: datetime.date, facts: Facts) -> Period:
    labels, reasons = read_all(facts)
    return Period(
        since=day,
        until=ALWAYS,
        access=facts.access.value,
        has_weights=facts.weights is not None,
        licence=facts.licence,
        camp=labels["camp"],
        g7_label=labels["g7"],
        g7_deployment_established=has_deployment(facts),
        osaid=labels["osaid"],
        mof_class=labels["mof"],
        epoch_category=labels["epoch"],
        rule_version=VERSION,
        reasons=reasons,
    )
