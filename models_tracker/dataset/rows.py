"""What a single row of a file must hold, beyond what its cells must."""

from __future__ import annotations

from collections.abc import Iterator

from models_tracker.choices import Rank, Status
from models_tracker.dataset.package import Table
from models_tracker.models.statement import read_value

MOST_WORDS = 40


def row_faults(table: Table, row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the column and the reason of each fault of one row."""
    yield from _subjects(table, row)
    yield from _pairs(row)
    yield from _status(row)
    for name in ("quote", "text") if table.name == "quotations" else ("quote",):
        if len(row.get(name, "").split()) > MOST_WORDS:
            yield name, f"is longer than {MOST_WORDS} words"
    if table.name == "statements":
        yield from _statement(row)
    if table.name == "sources" and bool(row["retells"]) != bool(row["retells_evidence_en"]):
        yield "retells", "and its evidence come together"
    if (
        table.name == "components"
        and row["since"]
        and row["published"] in ("no", "not-established")
    ):
        yield "since", "belongs to a published component only"


def _subjects(table: Table, row: dict[str, str]) -> Iterator[tuple[str, str]]:
    filled = [name for name in table.one_of if row[name]]
    if table.one_of and len(filled) != 1:
        yield table.one_of[0], f"exactly one of {', '.join(table.one_of)} must be filled"


def _pairs(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name.endswith("_en") and bool(value) != bool(row[f"{name[:-3]}_fr"]):
            yield name, "must be written in English and in French, or in neither"


def _status(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    if "withdrawn_reason" in row:
        withdrawn = row["status"] == Status.WITHDRAWN
        if withdrawn != bool(row["withdrawn_reason"]):
            yield "withdrawn_reason", "goes with withdrawn rows, and only with them"


def _statement(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    try:
        read_value(row["field"], row["value"])
    except ValueError as error:
        yield "value", str(error)
    if (row["rank"] == Rank.DEPRECATED) != bool(row["rank_reason"]):
        yield "rank_reason", "goes with deprecated statements, and only with them"
