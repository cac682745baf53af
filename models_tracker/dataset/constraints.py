"""The database's own constraints, held against rows in memory, so that every bad row is named.

A condition is read with the logic of SQL: a comparison with NULL is unknown, and what is unknown
breaks nothing. A lookup that is not listed here is left to the database.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from models_tracker.dataset.package import Table
from models_tracker.models.base import DerivedField

Row = dict[str, Any]
Truth = bool | None
Test = Callable[[Row], Truth]

JUDGED_BY_CELLS = ("_listed", "_web_address", "_is_partial_date", "_not_blank")
LOOKUPS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
    "in": lambda value, allowed: value in allowed,
    "contains": lambda value, part: part in value,
    "startswith": lambda value, part: value.startswith(part),
    "endswith": lambda value, part: value.endswith(part),
    "day": lambda value, day: value.day == day,
    "month": lambda value, month: value.month == month,
}


class Constraints:
    """The constraints of one table; ``broken`` is asked once for each row, in order.

    Those on projections are left out: no file holds them.
    """

    def __init__(self, table: Table) -> None:
        self._columns = {name: column.name for column in table.columns for name in column.fields}
        self._own = "slug" if "slug" in table.names else ""
        self._derived = [
            field for field in table.model._meta.concrete_fields if isinstance(field, DerivedField)
        ]
        known = {"pk", *self._columns, *(field.name for field in self._derived)}
        self._checks, self._unique = [], []
        for constraint in table.model._meta.constraints:
            asked = set(names(constraint.condition or Q()))
            if not known >= asked or constraint.name.endswith(JUDGED_BY_CELLS):
                continue
            reason = str(constraint.get_violation_error_message())
            if isinstance(constraint, CheckConstraint):
                column = next((self._columns[name] for name in names(constraint.condition)), "")
                self._checks.append((column, reason, compiled(constraint.condition)))
            elif isinstance(constraint, UniqueConstraint):
                test = compiled(constraint.condition or Q())
                self._unique.append((constraint.fields, test, {}))

    def broken(self, number: int, values: Row) -> Iterator[tuple[str, str]]:
        """Yield the column and the reason of each constraint that the row of a line breaks."""
        row = values | {
            field.name: type(field).derive(values[field.source]) for field in self._derived
        }
        row["pk"] = row.get(self._own)
        for column, reason, test in self._checks:
            if test(row) is False:
                yield column, reason
        for fields, test, seen in self._unique:
            key = tuple(row[name] for name in fields)
            if None in key or test(row) is not True:
                continue
            first = seen.setdefault(key, number)
            if first != number:
                told = self._columns.get(fields[-1]) or self._columns.get(fields[0], "text")
                yield told, f"is the same as in line {first}"


def names(condition: Q) -> list[str]:
    """Return the fields that a condition speaks of, in its order."""
    found = []
    for child in condition.children:
        found += names(child) if isinstance(child, Q) else [child[0].split("__")[0]]
    return found


def compiled(condition: Q) -> Test:
    """Return a function from a row to the truth of a condition: True, False or None, unknown."""
    tests = [compiled(c) if isinstance(c, Q) else _lookup(*c) for c in condition.children]
    ends = condition.connector == Q.OR

    def holds(row: Row) -> Truth:
        answer: Truth = not ends
        for test in tests:
            found = test(row)
            if found is ends:
                answer = ends
                break
            if found is None:
                answer = None
        return answer if not condition.negated or answer is None else not answer

    return holds


def _lookup(path: str, wanted: Any) -> Test:
    name, _sign, kind = path.partition("__")
    if kind == "isnull":
        return lambda row: (row[name] is None) is wanted
    compare = LOOKUPS.get(kind or "exact")
    if compare is None:
        return lambda row: None
    if isinstance(wanted, F):
        other = wanted.name
        return lambda row: (
            None if row[name] is None or row[other] is None else compare(row[name], row[other])
        )
    return lambda row: None if row[name] is None else compare(row[name], wanted)
