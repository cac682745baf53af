"""Choosing what to compare by a text: what it may mean, and the names a reader can pick from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_tracker.filters.comparison import NOUNS, Asked
from models_tracker.models import AIModel, Lab, Licence
from models_tracker.search import search
from models_tracker.views.compared import Compared

MOST = 12
KINDS = {"models": _("model"), "labs": _("lab"), "licences": _("licence")}


@dataclass(frozen=True)
class Meaning:
    """One thing a text may mean, and the query of the comparison with it."""

    name: str
    kind: str | Promise
    query: str
    is_exact: bool


def meanings(found: Compared) -> list[Meaning]:
    """Return what the text of a request may mean, exact names first, MOST of each kind."""
    asked = found.asked
    listed = search(asked.adding, found.as_of.day)
    rows = {
        "models": [(row.model, row.rank) for row in listed.models],
        "labs": [(row, row.rank) for row in listed.labs],
        "licences": [(row, row.rank) for row in listed.licences],
    }
    found_rows = [
        Meaning(str(row), KINDS[noun], asked.query(noun, row.slug, found.day), rank == 0)
        for noun in NOUNS
        if asked.noun in ("", noun)
        for row, rank in rows[noun][:MOST]
        if row.slug not in asked.slugs
    ]
    return sorted(found_rows, key=lambda one: not one.is_exact)


def names(asked: Asked) -> list[str]:
    """Return the names that a reader's browser may complete: of the noun compared, or of all."""
    return sorted(set(_names(asked)), key=str.casefold)


def _names(asked: Asked) -> Iterator[str]:
    offered: dict[str, Any] = {
        "models": AIModel.objects.published(),
        "labs": Lab.objects.published().releasing(),
        "licences": Licence.objects.published(),
    }
    for noun, rows in offered.items():
        if asked.noun in ("", noun):
            yield from rows.values_list("name", flat=True)
