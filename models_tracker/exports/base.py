"""Columns that leave the house, and the two ways they do: CSV for spreadsheets, JSON for programs.

A text cell that a spreadsheet would take for a formula gets one apostrophe more; a reader takes
one away again (quality bar A19; OWASP CSV injection). Numbers stay numbers, JSON stays raw.
"""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise

from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import plain_decimal

_FORMULA = re.compile(r"'*[=+\-@\t\r\0]")
_GUARDED = re.compile(r"''*[=+\-@\t\r\0]")


@dataclass(frozen=True)
class ExportColumn:
    """One exported field: its stable name, what it means (translated), and its value of a row."""

    name: str
    meaning: str | Promise
    value: Callable[[Any], Any]


def plain(value: Any) -> str | int | float | bool | list | dict | None:
    """Return ``value`` as JSON holds it: dates as text, decimals as numbers, "" as null."""
    if value is None or value == "":
        return None
    if isinstance(value, PartialDate | datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(plain_decimal(value))
    if isinstance(value, bool | int | list | dict):
        return value
    return str(value)


def cell(value: Any) -> str:
    """Return ``value`` as CSV holds it: unknown is empty, lists are joined by "|"."""
    found = plain(value)
    if found is None:
        return ""
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(value, Decimal):
        return plain_decimal(value)
    if isinstance(found, list):
        found = "|".join(str(part) for part in found)
    return guard(found) if isinstance(found, str) else str(found)


def guard(text: str) -> str:
    """Return ``text`` with one apostrophe more where a spreadsheet would see a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Return what ``guard`` was given."""
    return text[1:] if _GUARDED.match(text) else text


class _Line:
    """A file of one line at a time, for csv.writer."""

    def write(self, text: str) -> str:
        return text


def csv_lines(columns: Iterable[ExportColumn], rows: Iterable[Any]) -> Iterator[str]:
    """Yield the lines of the CSV file of ``rows``, header first."""
    columns = list(columns)
    writer = csv.writer(_Line(), lineterminator="\n")
    yield writer.writerow([column.name for column in columns])
    for row in rows:
        yield writer.writerow([cell(column.value(row)) for column in columns])


def json_rows(columns: Iterable[ExportColumn], rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Return ``rows`` as JSON objects."""
    columns = list(columns)
    return [{column.name: plain(column.value(row)) for column in columns} for row in rows]


def json_text(columns: Iterable[ExportColumn], rows: Iterable[Any], **about: Any) -> str:
    """Return the JSON document of ``rows``, with what it is ``about`` first."""
    listed = json_rows(columns, rows)
    return json.dumps({**about, "count": len(listed), "rows": listed}, ensure_ascii=False, indent=1)
