"""All tables in memory, and the few joins that rules ask for."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from models_tracker.dataset.package import TABLES
from models_tracker.partial_dates import PartialDate

Row = dict[str, str]


class Facts:
    """Every table as a list of rows of text, as in the files."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.tables = {table.name: tables.get(table.name, []) for table in TABLES}

    @classmethod
    def of_directory(cls, directory: Path) -> Facts:
        """Read the files of a directory, without judging them."""
        tables = {}
        for table in TABLES:
            with (directory / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
                tables[table.name] = list(csv.DictReader(file))
        return cls(tables)

    def __getitem__(self, name: str) -> list[Row]:
        return self.tables[name]

    @cached_property
    def sources(self) -> dict[str, Row]:
        """Sources by slug."""
        return by_slug(self["sources"])

    @cached_property
    def labs(self) -> dict[str, Row]:
        """Labs by slug."""
        return by_slug(self["labs"])

    @cached_property
    def models(self) -> dict[str, Row]:
        """Models by slug."""
        return by_slug(self["models"])

    @cached_property
    def licences(self) -> dict[str, Row]:
        """Licences by slug."""
        return by_slug(self["licences"])

    @cached_property
    def benchmarks(self) -> dict[str, Row]:
        """Benchmarks by slug."""
        return by_slug(self["benchmarks"])

    @cached_property
    def availabilities_of(self) -> dict[str, list[Row]]:
        """The history of each model, oldest first."""
        return grouped(self["availabilities"], "model", "since")

    @cached_property
    def statements_on(self) -> dict[tuple[str, str], list[Row]]:
        """The standing statements on each (subject, field)."""
        found = defaultdict(list)
        for row in self["statements"]:
            subject = row["lab"] or row["licence"] or row["model"]
            if row["rank"] != "deprecated":
                found[subject, row["field"]].append(row)
        return dict(found)

    @cached_property
    def horizon(self) -> dict[str, PartialDate]:
        """The day that each kind of fact reaches."""
        return {row["kind"]: PartialDate.parse(row["day"]) for row in self["horizons"]}

    def house(self, lab: str) -> str:
        """Return the owner of a lab, else the lab: labs of one house act for each other."""
        return self.labs.get(lab, {}).get("parent") or lab

    def value(self, subject: str, field: str) -> str:
        """Return what the preferred, else the most confident statement says; "" if none."""
        found = self.statements_on.get((subject, field), [])
        ordered = sorted(found, key=lambda row: (row["rank"] != "preferred", row["confidence"]))
        decisive = [row["value"] for row in ordered if row["confidence"] != "low"]
        return decisive[0] if decisive else ""


def by_slug(rows: Iterable[Row]) -> dict[str, Row]:
    """Return rows by slug."""
    return {row["slug"]: row for row in rows}


def grouped(rows: Iterable[Row], name: str, order: str) -> dict[str, list[Row]]:
    """Return rows by the value of a column, each group in the order of another, a date."""
    found = defaultdict(list)
    for row in sorted(rows, key=lambda row: row[order].removeprefix("../")):
        found[row[name]].append(row)
    return dict(found)


@lru_cache(maxsize=16384)
def date(text: str) -> PartialDate | None:
    """Return a partial date, None for an empty cell."""
    return PartialDate.read(text) if text else None


def year(text: str) -> int:
    """Return the year of a partial date."""
    return PartialDate.read(text).first.year


def before(one: str, other: str) -> bool:
    """Whether ``one`` surely lies before ``other``: its last day before the other's first."""
    first, second = date(one), date(other)
    return bool(first and second and first.last < second.first)
