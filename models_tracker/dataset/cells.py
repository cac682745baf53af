"""Cells: text in a file, values in the database, and back without loss."""

from __future__ import annotations

import datetime
import json
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from models_tracker.dataset.package import Column
from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import plain_decimal

_BOOLEANS = {"true": True, "false": False}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ESCAPING = (" ", '"', "<", ">", "\\")


def check_text(text: str) -> None:
    """Raise ValueError for text that is untrimmed, not NFC, or holds signs nobody sees."""
    if text != text.strip():
        raise ValueError("begins or ends with a space")
    if text.isascii() and text.isprintable():
        return
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("is not in normalisation form NFC")
    for sign in text:
        if unicodedata.category(sign) in _HIDDEN:
            raise ValueError(f"holds the hidden sign U+{ord(sign):04X}")


def read(column: Column, text: str) -> tuple[Any, ...]:
    """Return the values of a cell for ``column.fields``; a reference stays a slug.

    Raises ValueError with what is wrong. An empty cell is NULL, or "" in text columns.
    """
    check_text(text)
    if text == "":
        if column.required:
            raise ValueError("must not be empty")
        return _EMPTY.get(column.kind, (None,))
    return _READERS[column.kind](column, text)


def write(column: Column, values: tuple[Any, ...]) -> str:
    """Return the cell of the values that ``column.paths`` read."""
    value = values[0]
    if value is None or value == "":
        return ""
    if column.kind == "partial":
        return PartialDate(*values).isoformat()
    if column.kind == "decimal":
        return plain_decimal(value)
    if column.kind == "boolean":
        return "true" if value else "false"
    if column.kind == "json":
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(", ", ": "))
    if column.kind == "date":
        return value.isoformat()
    if column.kind == "moment":
        return value.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def _url(column: Column, text: str) -> tuple[str]:
    if not text.startswith(("https://", "http://")):
        raise ValueError("is not an address that begins with https:// or http://")
    if any(sign in text for sign in _ESCAPING):
        raise ValueError("holds a sign that no address holds")
    return (text,)


def _choice(column: Column, text: str) -> tuple[str]:
    if text not in column.allowed:
        raise ValueError(f"is not one of {', '.join(column.allowed)}")
    return (text,)


def _partial(column: Column, text: str) -> tuple[datetime.date, str]:
    date = (PartialDate.read if column.latest else PartialDate.parse)(text)
    return date.first, str(date.precision)


def _date(column: Column, text: str) -> tuple[datetime.date]:
    date = PartialDate.parse(text)
    if len(text) != 10:
        raise ValueError("is not a full day such as 2024-03-05")
    return (date.first,)


def _moment(column: Column, text: str) -> tuple[datetime.datetime]:
    try:
        found = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError as error:
        raise ValueError("is not a moment such as 2024-03-05T12:00:00Z") from error
    return (found.replace(tzinfo=datetime.UTC),)


def _integer(column: Column, text: str) -> tuple[int]:
    if not (text.isascii() and text.isdigit() and len(text) <= 16 and str(int(text)) == text):
        raise ValueError("is not a whole number written in digits")
    return (int(text),)


def _decimal(column: Column, text: str) -> tuple[Decimal]:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError("is not a number") from error
    if not number.is_finite() or plain_decimal(number) != text:
        raise ValueError("is not a number without exponent and trailing zeros")
    if -int(number.as_tuple().exponent) > 4:
        raise ValueError("has more than four decimals")
    if abs(number) >= 10**16:
        raise ValueError("is too large")
    return (number,)


def _boolean(column: Column, text: str) -> tuple[bool]:
    if text not in _BOOLEANS:
        raise ValueError("is neither true nor false")
    return (_BOOLEANS[text],)


def _json(column: Column, text: str) -> tuple[Any]:
    try:
        return (json.loads(text),)
    except json.JSONDecodeError as error:
        raise ValueError("is not JSON") from error


_READERS = {
    "text": lambda column, text: (text,),
    "reference": lambda column, text: (text,),
    "url": _url,
    "choice": _choice,
    "partial": _partial,
    "date": _date,
    "moment": _moment,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "json": _json,
}
_EMPTY = {"text": ("",), "url": ("",), "choice": ("",), "partial": (None, "")}
