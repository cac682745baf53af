"""One chart: what it finds, the picture's specification, and the numbers it is drawn from."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from models_tracker.choices import Camp
from models_tracker.countries import Country
from models_tracker.folding import sort_key
from models_tracker.partial_dates import PartialDate
from models_tracker.punctuation import introduced
from models_tracker.quantities import plain_decimal

MOST_MARKS = 3000
KINDS = frozenset({"text", "name", "number", "day", "camp", "country", "link"})


@dataclass(frozen=True)
class Column:
    """One column of a chart's numbers.

    ``name`` is stable and English, for CSV and JSON; ``label`` heads the table in the reader's
    language; ``kind``, one of KINDS, says what its values are: text, the name of the row (a link
    where the row has an address), Decimal or int, PartialDate, a value of Camp, a country code,
    or a Linked text. Unknown is None or "". A column that is ``told`` is spoken by the marks; one
    that is not ``shown`` stands in the files only.
    """

    name: str
    label: str
    kind: str = "text"
    meaning: str = ""
    told: bool = True
    shown: bool = True

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of column {self.kind!r}")

    @property
    def is_figure(self) -> bool:
        """Whether it holds figures, which tables align right."""
        return self.kind in ("number", "day")


@dataclass(frozen=True)
class Linked:
    """A text and the outside address it leads to; "" leads nowhere."""

    text: str
    url: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Row:
    """One mark: its values in the order of the columns, and the page of this site it leads to."""

    values: tuple[Any, ...]
    href: str = ""

    def __post_init__(self) -> None:
        if self.href and (not self.href.startswith("/") or self.href.startswith("//")):
            raise ValueError(f"{self.href!r} is not an address of this site")


@dataclass(frozen=True)
class Chart:
    """A picture, the same numbers as rows, and its words in the reader's language.

    ``name`` is the stem of its files and of its ids in a page; ``title`` states the finding;
    ``spec`` is a Vega or Vega-Lite specification as plain data whose colours are written
    ``var(--token)`` (see palette); ``description`` says in words, from the data, what the picture
    shows; ``source`` is the line printed under it. Raises ValueError for more than MOST_MARKS
    rows, so that no picture costs more than a bounded time.
    """

    name: str
    title: str
    spec: dict[str, Any] = field(repr=False)
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = field(repr=False)
    description: str
    source: str

    def __post_init__(self) -> None:
        if len(self.rows) > MOST_MARKS:
            raise ValueError(f"{len(self.rows)} rows are more than a chart draws ({MOST_MARKS})")
        if any(len(row.values) != len(self.columns) for row in self.rows):
            raise ValueError("a row has not one value for each column")


def spoken(columns: tuple[Column, ...], row: Row) -> str:
    """Return what the mark of a row says aloud: its name, then ``label: value`` of the rest."""
    parts = []
    for column, value in zip(columns, row.values, strict=True):
        if column.told:
            words = in_words(column.kind, value)
            parts.append(words if column.kind == "name" else introduced(column.label, words))
    return "; ".join(parts)


def in_words(kind: str, value: Any) -> str:
    """Return one value as readers see it: numbers localised, days as 2024-03-05."""
    if value is None or value == "":
        return _("not established")
    if kind == "number":
        return localised(value)
    if kind == "camp":
        return str(Camp(value).label)
    if kind == "country":
        return str(Country(value).label)
    return value.short() if isinstance(value, PartialDate) else str(value)


def localised(value: Decimal | int | float) -> str:
    """Return a number without trailing zeros in the reader's spelling."""
    text = plain_decimal(str(value))
    places = len(text.partition(".")[2])
    return number_format(Decimal(text), decimal_pos=places, use_l10n=True, force_grouping=True)


def ordered(columns: tuple[Column, ...], rows: list[Row], sort: str) -> list[Row]:
    """Return rows by one column, with "-" before its name downwards; unknown last both ways.

    Rows that are equal there keep the order they had.
    """
    names = [column.name for column in columns]
    place = names.index(sort.removeprefix("-"))
    known = [row for row in rows if row.values[place] not in (None, "")]
    unknown = [row for row in rows if row.values[place] in (None, "")]
    known.sort(key=lambda row: _sortable(row.values[place]), reverse=sort.startswith("-"))
    return known + unknown


def _sortable(value: Any) -> Any:
    return sort_key(str(value)) if isinstance(value, str | Linked) else value
