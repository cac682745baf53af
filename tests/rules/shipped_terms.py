"""The established terms of the shipped licences, read from the files without a database."""

from __future__ import annotations

import csv
import datetime
import functools
from collections import defaultdict
from pathlib import Path

from models_tracker.choices import Term
from models_tracker.models import Source, Statement
from models_tracker.rules.resolution import resolve

DATA = Path(__file__).parents[2] / "models_tracker" / "data"


@functools.cache
def shipped_terms() -> dict[str, dict[str, str]]:
    """Return the terms of every licence by slug, as settling projects them."""
    with (DATA / "sources.csv").open(newline="") as file:
        sources = {
            row["slug"]: Source(slug=row["slug"], kind=row["kind"]) for row in csv.DictReader(file)
        }
    said: dict[str, list[Statement]] = defaultdict(list)
    with (DATA / "statements.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["licence"] and row["field"] in Term.values:
                said[row["licence"]].append(_statement(row, sources))
    return {slug: _terms(statements) for slug, statements in said.items()}


def _statement(row: dict[str, str], sources: dict[str, Source]) -> Statement:
    names = ("field", "value", "confidence", "rank")
    return Statement(
        source=sources[row["source"]],
        retrieved_on=datetime.date.fromisoformat(row["retrieved_on"]),
        **{name: row[name] for name in names},
    )


def _terms(statements: list[Statement]) -> dict[str, str]:
    return {field: found.shown.value for field, found in resolve(statements).items()}
