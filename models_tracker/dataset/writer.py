"""The one writer: rows in the order of their keys, the same bytes for the same facts."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.models import Q

from models_tracker.dataset import cells
from models_tracker.dataset.package import TABLES, Column, Table

VERSION = "1.0.0"


def rows(table: Table, kept: Q | None = None) -> list[tuple[int, list[str]]]:
    """Return the rows of a table, every one or the ``kept``: the database key and the cells.

    They are in the order of the file.
    """
    paths = [path for column in table.columns for path in column.paths]
    found = []
    chosen = table.model._default_manager.filter(kept or Q()).order_by()
    for pk, *values in chosen.values_list("pk", *paths):
        line, place = [], 0
        for column in table.columns:
            width = len(column.paths)
            line.append(cells.write(column, tuple(values[place : place + width])))
            place += width
        found.append((pk, line))
    return sorted(found, key=lambda row: [row[1][place] for place in table.key_places])


def digest(table: Table, line: list[str]) -> str:
    """Return what tells a changed row from an unchanged one.

    Empty cells do not count: a column that a later version adds makes no row an edited one.
    """
    told = (f"{name}={cell}" for name, cell in zip(table.names, line, strict=False) if cell)
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file of the dataset, its description last."""
    written = {}
    for table in TABLES:
        content = _csv(table)
        written[table.name] = content
        yield f"{table.name}.csv", content
    yield "datapackage.json", description(written)


def dump(directory: Path) -> None:
    """Write the dataset into ``directory``; other files there are left alone."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, content in files():
        (directory / name).write_bytes(content)


def _csv(table: Table) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(line for _pk, line in rows(table))
    return text.getvalue().encode()


def description(written: dict[str, bytes]) -> bytes:
    """Return ``datapackage.json`` (Data Package v2) for files of these bytes."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "models-tracker",
        "title": "Models Tracker: open-weight and closed AI models",
        "description": "Labs, models, licences and claims, every fact dated and sourced.",
        "version": VERSION,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0",
            }
        ],
        "contributors": [{"title": "Models Tracker", "roles": ["publisher", "curator"]}],
        "sources": _origins(written["sources"]),
        "resources": [_resource(table, written[table.name]) for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _origins(sources: bytes) -> list[dict[str, str]]:
    """Return the datasets that the rows come from, with their licences in their titles."""
    rows = csv.DictReader(io.StringIO(sources.decode(), newline=""))
    return [
        {"title": row["title"], "path": row["url"]}
        for row in rows
        if row["kind"] == "dataset" and row["url"]
    ]


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if all(_column(table, name).required for name in table.key):
        schema["primaryKey"] = list(table.key)
    references = [column for column in table.columns if column.kind == "reference"]
    if references:
        schema["foreignKeys"] = [
            {
                "fields": [column.name],
                "reference": {
                    "resource": "" if column.to == table.name else column.to,
                    "fields": ["slug"],
                },
            }
            for column in references
        ]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.meaning,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _column(table: Table, name: str) -> Column:
    return table.columns[table.names.index(name)]


_TYPES = {
    "date": "date",
    "moment": "datetime",
    "integer": "integer",
    "decimal": "number",
    "boolean": "boolean",
    "json": "any",
}


def _field(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "description": column.meaning,
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.kind == "partial":
        pattern = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
        by = r"|\.\./[0-9]{4}-[0-9]{2}-[0-9]{2}" if column.latest else ""
        constraints["pattern"] = pattern + by
    if constraints:
        found["constraints"] = constraints
    return found
