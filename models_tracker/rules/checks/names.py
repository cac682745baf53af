"""The rows that a check's sentences and findings name, loaded in one query a noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from models_tracker.models import AIModel, Benchmark, Figure, Lab, Licence, Source
from models_tracker.rules.checks.figures import figure_row
from models_tracker.rules.checks.finding import Finding, Row
from models_tracker.rules.checks.parameters import references

_NOUNS = {
    "model": AIModel,
    "lab": Lab,
    "licence": Licence,
    "benchmark": Benchmark,
    "source": Source,
    "figure": Figure,
}


class Names:
    """What slugs are called: call it for a name, ask ``row`` for the row itself.

    A slug that names nothing, or nothing published, is spelled as it stands.
    """

    def __init__(self, wanted: Iterable[tuple[str, str]]) -> None:
        slugs: dict[str, set[str]] = defaultdict(set)
        for noun, slug in wanted:
            if noun in _NOUNS and slug:
                slugs[noun].add(slug)
        self._rows = {noun: dict(_loaded(_NOUNS[noun], found)) for noun, found in slugs.items()}

    def __call__(self, noun: str, slug: str) -> str:
        row = self.row(noun, slug)
        return slug if row is None else str(row)

    def row(self, noun: str, slug: str) -> Any:
        """Return the published row that a slug names, or None."""
        return self._rows.get(noun, {}).get(slug)


def wanted(given: Any, *findings: Finding) -> Iterator[tuple[str, str]]:
    """Yield (noun, slug) of all that parameters and findings name; ``given`` may be None."""
    if given is not None:
        yield from ((noun, slug) for _path, noun, slug in references(given))
    for finding in findings:
        for reading in finding.readings:
            yield "benchmark", reading.of.rpartition(":")[0] or reading.of
            yield reading.by, reading.of
        for row in finding.rows:
            yield row.of, row.slug
            yield "source", row.source
            yield "licence", row.detail
            if row.noun == "figure":
                yield "figure", figure_key(row)
        for label in getattr(given, "labels", ()):
            yield "licence", label.partition(":")[2]


def figure_key(row: Row) -> str:
    """Return what tells a figure from others: it has no slug."""
    return "|".join((row.of, row.slug, row.detail, row.day, row.value, row.source))


def _loaded(noun: Any, slugs: set[str]) -> Iterator[tuple[str, Any]]:
    if noun is Figure:
        sources = {key.rpartition("|")[2] for key in slugs}
        figures = Figure.objects.filter(source__slug__in=sources)
        rows = figures.select_related("lab", "model", "source")
        return ((figure_key(figure_row(row)), row) for row in rows)
    rows = noun._default_manager.filter(slug__in=slugs)
    if hasattr(rows, "published"):
        rows = rows.published()
    if hasattr(noun, "search_text"):
        rows = rows.defer("search_text")
    if noun is AIModel:
        rows = rows.select_related("lab")
    return ((row.slug, row) for row in rows)
