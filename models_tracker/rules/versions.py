"""Which terms changed from one version of a licence to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models_tracker.choices import Term


@dataclass(frozen=True)
class Change:
    """One term across versions of a family: its value in each, None where not established."""

    term: str
    values: tuple[str | None, ...]
    changed: tuple[bool, ...]


def compare(versions: list[Mapping[str, str]]) -> list[Change]:
    """Return every term that some version settles, over ``versions`` in order of time.

    ``changed`` marks a value that differs from the last one established before it; a version
    where the term is not established is no change, and does not hide one.
    """
    found = []
    for term in Term:
        values = tuple(version.get(term) for version in versions)
        if any(value is not None for value in values):
            found.append(Change(term.value, values, _changed(values)))
    return found


def _changed(values: tuple[str | None, ...]) -> tuple[bool, ...]:
    marks, last = [], None
    for value in values:
        marks.append(value is not None and last is not None and value != last)
        last = value if value is not None else last
    return tuple(marks)
