"""What the files say: every cell read and every row judged, before anything is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field

from models_tracker.choices import Confidence, Rank
from models_tracker.dataset import cells
from models_tracker.dataset.constraints import Constraints
from models_tracker.dataset.package import BY_NAME, TABLES, Column, Table
from models_tracker.dataset.rows import row_faults


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one file: where it stands, what is there and why it is wrong."""

    file: str
    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        if not self.column:
            return f"{place}: {self.reason}"
        return f"{place}: {self.column} = {self.value[:80]!r}: {self.reason}"


class BadDataset(Exception):
    """The files hold faults; nothing was written."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults, the first: {faults[0]}")
        self.faults = faults


@dataclass
class Read:
    """One table as read: lines by number, each with its cells and its values by field.

    ``slugs`` are those of all lines, at fault or not, so that a fault is told once.
    """

    table: Table
    slugs: set[str] = field(default_factory=set)
    lines: list[tuple[int, list[str], dict[str, Any]]] = field(default_factory=list)


def check(directory: Path) -> dict[str, Read]:
    """Return every table as read; raises BadDataset with all faults of all files."""
    faults: list[Fault] = []
    read = {table.name: _read(directory, table, faults.append) for table in TABLES}
    known = set(BY_NAME) | {"exceptions"}
    for path in sorted(directory.glob("*.csv")):
        if path.stem not in known:
            faults.append(Fault(path.name, 1, "", "", "is not a table of the dataset"))
    for table in read.values():
        _check_references(table, read, faults.append)
    _check_sizes(read["statements"], faults.append)
    if faults:
        raise BadDataset(faults)
    return read


def _read(directory: Path, table: Table, fault: Callable[[Fault], None]) -> Read:
    found, name, keys = Read(table), f"{table.name}.csv", set()
    limits = {column.name: _limits(table, column) for column in table.columns}
    constraints = Constraints(table)
    slug = table.names.index("slug") if "slug" in table.names else None
    for number, line in _lines(directory / name, table, fault):
        if slug is not None:
            found.slugs.add(line[slug])
        values, faults = _values(table, line, limits)
        if not faults:
            faults = dict(row_faults(table, dict(zip(table.names, line, strict=True))))
            faults = dict(constraints.broken(number, values)) | faults
            key = table.key_of(line)
            if key in keys:
                faults[table.key[-1]] = "repeats a row"
            keys.add(key)
        for column, reason in faults.items():
            text = line[table.names.index(column)] if column else ""
            fault(Fault(name, number, column, text, reason))
        if not faults:
            found.lines.append((number, line, values))
    return found


def _values(
    table: Table, line: list[str], limits: dict[str, list[Callable[[Any], None]]]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values of a line by field, and what is wrong with them by column."""
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for column, text in zip(table.columns, line, strict=True):
        try:
            read = cells.read(column, text)
            _check_limits(limits[column.name], read[0])
            values |= zip(column.fields, read, strict=True)
        except ValueError as error:
            faults[column.name] = str(error)
    return values, faults


def _limits(table: Table, column: Column) -> list[Callable[[Any], None]]:
    """Return what the model's field asks of a value beyond its kind: length, range, digits."""
    return [] if column.kind == "reference" else _field(table, column).validators


def _field(table: Table, column: Column) -> Field:
    return table.model._meta.get_field(column.source)


def _check_limits(limits: list[Callable[[Any], None]], value: Any) -> None:
    """Raise ValueError for a value that the database would refuse or cut."""
    if value is None or value == "":
        return
    for limit in limits:
        try:
            limit(value)
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from error


def _lines(
    path: Path, table: Table, fault: Callable[[Fault], None]
) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        fault(Fault(path.name, 0, "", "", "is missing"))
        return
    except UnicodeDecodeError as error:
        fault(Fault(path.name, 0, "", "", f"is not UTF-8: {error.reason} at byte {error.start}"))
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if header != list(table.names):
            expected = ", ".join(table.names)
            fault(Fault(path.name, 1, "", "", f"the header is not: {expected}"))
            return
        for line in reader:
            if len(line) != len(header):
                reason = f"has {len(line)} cells instead of {len(header)}"
                fault(Fault(path.name, reader.line_num, "", "", reason))
                continue
            yield reader.line_num, line
    except csv.Error as error:
        fault(Fault(path.name, reader.line_num, "", "", f"is not CSV: {error}"))


def _check_references(read: Read, tables: dict[str, Read], fault: Callable[[Fault], None]) -> None:
    for column in read.table.columns:
        if column.kind != "reference":
            continue
        place = read.table.names.index(column.name)
        known = tables[column.to].slugs
        for number, line, _values in read.lines:
            if line[place] and line[place] not in known:
                reason = f"is not a slug of {column.to}.csv"
                fault(Fault(f"{read.table.name}.csv", number, column.name, line[place], reason))


def _check_sizes(statements: Read, fault: Callable[[Fault], None]) -> None:
    """Report models whose statements, as they would be resolved, have more active parameters."""
    shown: dict[tuple[str, str], tuple[tuple, int, int]] = {}
    for number, _line, values in statements.lines:
        if not values["field"].startswith("parameters_") or values["rank"] == Rank.DEPRECATED:
            continue
        if values["confidence"] == Confidence.LOW:
            continue
        order = (
            values["rank"] != Rank.PREFERRED,
            (Confidence.HIGH, Confidence.MEDIUM, "").index(values["confidence"]),
            -values["retrieved_on"].toordinal(),
            values["source"],
            values["value"],
        )
        found = order, number, int(values["value"])
        key = values["model"], values["field"]
        shown[key] = min(shown.get(key, found), found)
    for (model, name), (_order, number, active) in shown.items():
        total = shown.get((model, "parameters_total"))
        if name == "parameters_active" and total and active > total[2]:
            reason = f"is more than the {total[2]} parameters of line {total[1]}"
            fault(Fault("statements.csv", number, "value", str(active), reason))
