"""What a check found, as data without prose: readings, the rows that decide, and one answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from models_tracker.choices import Answer

MANY = 5


@dataclass(frozen=True)
class Row:
    """One deciding fact.

    ``noun`` is what it is (availability, score, figure, component, standing, statement), ``of``
    the noun its slug names (model, lab, licence, country); ``value`` and ``unit`` are spelled as
    in the dataset, ``day`` a partial date, ``source`` a source's slug, "" where it has none.
    """

    noun: str
    of: str
    slug: str
    value: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    day: str = ""
    source: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Side:
    """One group's part in a reading: its best or deciding rows, its number and its coverage.

    ``name`` is a parameter's name ("a", "b", "models", ...); ``counted`` of ``total`` members
    have the fact asked for, ``listed_of`` is how many rows decide where ``rows`` are the first.
    """

    name: str
    rows: tuple[Row, ...] = ()
    value: str = ""
    low: str = ""
    high: str = ""
    counted: int | None = None
    total: int | None = None
    listed_of: int | None = None


@dataclass(frozen=True)
class Reading:
    """One way to read the claim and what the facts say to it.

    ``by`` says along what it was read (benchmark, measure, scope, task, part, act, lens, kind,
    bound) and ``of`` the value there; ``reason`` is a key of words.REASONS, ``numbers`` what its
    sentence takes, spelled as in the dataset.
    """

    by: str
    of: str = ""
    answer: str = ""
    reason: str = ""
    sides: tuple[Side, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    difference: str = ""
    unit: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """The answer over all readings, and the readings; ``warnings`` are keys of words.WARNINGS."""

    answer: str
    readings: tuple[Reading, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def agreeing(self) -> int:
        """In how many readings our data support the claim."""
        return sum(reading.answer == Answer.SUPPORTED for reading in self.readings)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All deciding rows once, in the order of the readings."""
        found = (row for reading in self.readings for side in reading.sides for row in side.rows)
        return tuple(dict.fromkeys(found))

    def decided(self) -> Finding:
        """Return the finding as a ledger keeps it: readings that do not suffice bring no rows."""
        kept = (
            replace(one, sides=()) if one.answer == Answer.NOT_ENOUGH_DATA else one
            for one in self.readings
        )
        return replace(self, readings=tuple(kept))

    def as_data(self) -> dict[str, Any]:
        """Return the finding for JSON: empty parts are left out, key order is fixed."""
        return _slim(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Finding:
        """Read what ``as_data`` wrote; unknown keys raise TypeError."""
        return cls(
            answer=data.get("answer", Answer.NOT_ENOUGH_DATA),
            readings=tuple(_reading(item) for item in data.get("readings", ())),
            warnings=tuple(data.get("warnings", ())),
        )


def combine(
    readings: Iterable[Reading], conclude: Callable[[list[str]], Answer] | None = None
) -> Finding:
    """Return the finding over ``readings``: disagreement is mixed, silence is not enough data.

    Readings whose data do not suffice neither support nor contradict; they stay in the count.
    ``conclude`` draws another conclusion from the answers that do, where a claim itself says of
    how many it holds ("on most benchmarks"). That one of MANY or more decides is told.
    """
    found = tuple(readings)
    decided = [one.answer for one in found if one.answer != Answer.NOT_ENOUGH_DATA]
    answer = (conclude or agreement)(decided) if decided else Answer.NOT_ENOUGH_DATA
    warnings = dict.fromkeys(warning for reading in found for warning in reading.warnings)
    if len(decided) == 1 and len(found) >= MANY:
        warnings["one-decides"] = None
    return Finding(answer.value, found, tuple(warnings))


def agreement(answers: Iterable[str]) -> Answer:
    """Return the one answer that all give, mixed where they differ."""
    different = set(answers)
    return Answer(different.pop()) if len(different) == 1 else Answer.MIXED


def short(reason: str, by: str = "scope", of: str = "", **numbers: str) -> Reading:
    """Return a reading whose data do not suffice, and why."""
    return Reading(by, of, Answer.NOT_ENOUGH_DATA.value, reason, numbers=numbers)


def warned(reading: Reading, *warnings: str) -> Reading:
    """Return ``reading`` with further warnings."""
    return replace(reading, warnings=tuple(dict.fromkeys((*reading.warnings, *warnings))))


def _reading(data: Mapping[str, Any]) -> Reading:
    sides = tuple(
        Side(**{**side, "rows": tuple(Row(**row) for row in side.get("rows", ()))})
        for side in data.get("sides", ())
    )
    rest = {name: value for name, value in data.items() if name not in ("sides", "warnings")}
    return Reading(**rest, sides=sides, warnings=tuple(data.get("warnings", ())))


def _slim(value: Any) -> Any:
    """Return dataclasses as mappings without their empty parts, tuples as lists."""
    if isinstance(value, tuple):
        return [_slim(part) for part in value]
    if type(value) in _NAMES:
        parts = ((name, getattr(value, name)) for name in _NAMES[type(value)])
        return {
            name: part if type(part) is str else _slim(part)
            for name, part in parts
            if part or part == 0
        }
    return dict(value) if isinstance(value, Mapping) else value


_NAMES = {kind: tuple(kind.__dataclass_fields__) for kind in (Row, Side, Reading, Finding)}
