"""The database's constraints are read in memory as the database reads them."""

import pytest
from django.db.models import CheckConstraint, F, Q

from models_tracker.dataset.constraints import LOOKUPS, compiled
from models_tracker.dataset.package import TABLES

CONDITIONS = [
    constraint.condition
    for table in TABLES
    for constraint in table.model._meta.constraints
    if isinstance(constraint, CheckConstraint)
]


def lookups(condition: Q) -> set[str]:
    """The lookups of a condition."""
    found = set()
    for child in condition.children:
        if isinstance(child, Q):
            found |= lookups(child)
        else:
            found.add(child[0].partition("__")[2] or "exact")
    return found


def test_every_lookup_of_a_constraint_is_understood():
    assert len(CONDITIONS) > 50
    asked = set().union(*(lookups(condition) for condition in CONDITIONS))
    assert asked <= set(LOOKUPS) | {"isnull"}


@pytest.mark.parametrize(
    ("condition", "row", "truth"),
    [
        (Q(a=1), {"a": 1}, True),
        (Q(a=1), {"a": 2}, False),
        (Q(a=1), {"a": None}, None),
        (~Q(a=1), {"a": None}, None),
        (~Q(a=1), {"a": 2}, True),
        (Q(a__isnull=True) | Q(a__gt=0), {"a": None}, True),
        (Q(a__isnull=True) | Q(a__gt=0), {"a": 0}, False),
        (Q(a=1, b=1), {"a": None, "b": 2}, False),
        (Q(a=1) | Q(b=1), {"a": None, "b": 2}, None),
        (Q(a__lte=F("b")), {"a": 1, "b": 2}, True),
        (Q(a__lte=F("b")), {"a": 3, "b": 2}, False),
        (Q(a__lte=F("b")), {"a": 3, "b": None}, None),
        (Q(a__in=["x"]), {"a": "x"}, True),
        (~Q(a__contains=" "), {"a": "x y"}, False),
        (Q(a__unheard_of=1), {"a": 1}, None),
    ],
    ids=str,
)
def test_a_condition_has_the_truth_that_sql_gives_it(condition, row, truth):
    assert compiled(condition)(row) is truth
