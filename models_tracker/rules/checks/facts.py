"""The published facts as checks read them: loaded once by QuerySet words, asked many times.

One load serves every check of a run: an answer costs no query, so a hundred checks are answered
in the time that one page takes.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from models_tracker.choices import Channel, ChannelState, FactKind, Status
from models_tracker.models import (
    AIModel,
    Availability,
    Benchmark,
    Component,
    Figure,
    Horizon,
    Lab,
    Licence,
    Score,
    Source,
    Standing,
)

MOST_KEPT = 16384


@dataclass(frozen=True)
class Member:
    """One model and where it stood on a day."""

    model: AIModel
    standing: Standing


class Facts:
    """Words for choosing published facts in memory; every list is in a stable order."""

    @classmethod
    def load(cls) -> Facts:
        """Return facts that are read from the database as they are first asked for."""
        return cls()

    def __init__(self) -> None:
        self._kept: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what ``make`` returns, made once for ``key``; the store is bounded."""
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = make()
        return self._kept[key]

    # --- models -----------------------------------------------------------------------------

    @cached_property
    def models(self) -> dict[str, AIModel]:
        """The published models of published labs by slug, with their labs."""
        rows = (
            AIModel.objects.published()
            .filter(lab__status=Status.PUBLISHED)
            .prefetch_related("lab")
            .defer("search_text", "lab__search_text")
            .order_by("slug")
        )
        return {model.slug: model for model in rows}

    @cached_property
    def _by_key(self) -> dict[int, AIModel]:
        return {model.pk: model for model in self.models.values()}

    @cached_property
    def labs(self) -> dict[str, Lab]:
        """The published labs by slug."""
        return {lab.slug: lab for lab in Lab.objects.published().order_by("slug")}

    @cached_property
    def _standings(self) -> dict[int, list[Standing]]:
        rows = Standing.objects.published().prefetch_related("licence").defer("reasons")
        return _grouped(rows.order_by("model", "since"), "model_id")

    def members(self, day: datetime.date) -> tuple[Member, ...]:
        """Return every published model known on ``day`` with its standing, by slug."""
        return self.kept(day, lambda: tuple(self._known(day)))

    def _known(self, day: datetime.date) -> Iterator[Member]:
        for model in self.models.values():
            standing = self.standing(model, day)
            if standing is not None:
                yield Member(model, standing)

    def standing(self, model: AIModel, day: datetime.date) -> Standing | None:
        """Return where ``model`` stood on ``day``; None where it was not known yet."""
        rows = self._standings.get(model.pk, [])
        return next((row for row in rows if row.since <= day < row.until), None)

    def periods(self, model: AIModel) -> list[Standing]:
        """Return every standing of ``model``, oldest first."""
        return self._standings.get(model.pk, [])

    # --- what happened, what was published ---------------------------------------------------

    @cached_property
    def _availabilities(self) -> dict[int, list[Availability]]:
        rows = _with_source(Availability.objects.by_date().prefetch_related("licence"))
        return _grouped(rows, "model_id")

    def openings(self, model: AIModel, *channels: str) -> list[Availability]:
        """Return the rows by which a channel of ``model`` opened, oldest first."""
        wanted = channels or (Channel.APP, Channel.API, Channel.WEIGHTS)
        opened = (ChannelState.OPEN, ChannelState.GATED)
        rows = self._availabilities.get(model.pk, [])
        return [row for row in rows if row.channel in wanted and row.state in opened]

    @cached_property
    def _components(self) -> dict[int, list[Component]]:
        rows = _with_source(Component.objects.all()).order_by("model", "part")
        return _grouped(rows, "model_id")

    def components(self, model: AIModel) -> list[Component]:
        """Return what is known of the parts of ``model``."""
        return self._components.get(model.pk, [])

    # --- scores and figures ------------------------------------------------------------------

    @cached_property
    def benchmarks(self) -> dict[str, Benchmark]:
        """The benchmarks by slug."""
        return {row.slug: row for row in Benchmark.objects.order_by("slug")}

    @cached_property
    def _scores(self) -> dict[int, list[Score]]:
        rows = _with_source(Score.objects.all()).order_by("benchmark", "pk")
        return _grouped(rows, "benchmark_id")

    def scores(self, benchmark: Benchmark, day: datetime.date) -> dict[str, Score]:
        """Return each model's best independent score by ``day``, by the model's slug, best first.

        A score counts once its build was available (its model, where the build is undated) and,
        where the day it was measured is known, once it was measured. What labs report of their
        own models counts only where nobody else measured that benchmark at all.
        """
        counted = bisect_right(self._days.get(benchmark.pk, ()), day)
        return self.kept((benchmark.pk, counted), lambda: self._best(benchmark, day))

    def _best(self, benchmark: Benchmark, day: datetime.date) -> dict[str, Score]:
        sign = 1 if benchmark.higher_is_better else -1
        best: dict[str, Score] = {}
        for since, slug, row in self._counting.get(benchmark.pk, ()):
            if since > day:
                continue
            if slug not in best or sign * row.value > sign * best[slug].value:
                best[slug] = row
        ordered = sorted(best.items(), key=lambda pair: (-sign * pair[1].value, pair[0]))
        return dict(ordered)

    def counting(self, benchmark: Benchmark) -> list[tuple[datetime.date, str, Score]]:
        """Return the scores that may count, with the day from which each does and the model."""
        return self._counting.get(benchmark.pk, [])

    @cached_property
    def _days(self) -> dict[int, list[datetime.date]]:
        """The days from which scores count, by benchmark: between two nothing changes."""
        return {key: sorted(row[0] for row in rows) for key, rows in self._counting.items()}

    @cached_property
    def _counting(self) -> dict[int, list[tuple[datetime.date, str, Score]]]:
        """The scores that may count, by benchmark, with the day from which each does."""
        found = {}
        for key, rows in self._scores.items():
            independent = [row for row in rows if row.self_reported is not True]
            dated = ((_counts_from(row, self._by_key), row) for row in independent or rows)
            found[key] = [
                (since, self._by_key[row.model_id].slug, row) for since, row in dated if since
            ]
        return found

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures of published labs and models and of countries, oldest first."""
        rows = _with_source(Figure.objects.select_related("lab", "model"))
        return list(rows.order_by(F("as_of_on"), "pk"))

    @cached_property
    def licences(self) -> dict[str, Licence]:
        """The published licences by slug."""
        return {row.slug: row for row in Licence.objects.published().order_by("slug")}

    # --- how far the data reach --------------------------------------------------------------

    @cached_property
    def _horizons(self) -> dict[str, datetime.date]:
        return {row.kind: row.day for row in Horizon.objects.all()}

    def reach(self, kinds: Iterable[FactKind]) -> datetime.date | None:
        """Return the last day that our data on all ``kinds`` of fact reach; None: not stated."""
        days = [self._horizons.get(kind) for kind in kinds]
        return None if not days or None in days else min(day for day in days if day)


@dataclass(frozen=True)
class Asked:
    """The circumstances of a question: the facts, the day, and the claim's own sources.

    ``chain`` are slugs of the sources that carry the claim itself: a figure that only they give
    cannot decide it (decision D18).
    """

    facts: Facts
    day: datetime.date
    chain: frozenset[str] = field(default_factory=frozenset)


def _counts_from(score: Score, models: dict[int, AIModel]) -> datetime.date | None:
    """Return the day from which a score counts; None: of an unpublished or undated model."""
    model = models.get(score.model_id)
    dated = model and (score.dated or model.released)
    if not dated:
        return None
    return max(dated.last, score.measured.last) if score.measured else dated.last


def _with_source(rows: QuerySet) -> QuerySet:
    """Load each row's source along, without its long texts: findings name it, pages cite it.

    Rows of one source, and elsewhere of one licence or lab, share its object: built once.
    """
    sources = Source.objects.defer("retells_evidence_en", "retells_evidence_fr")
    return rows.prefetch_related(Prefetch("source", sources))


def _grouped(rows: QuerySet, key: str) -> dict[int, list]:
    groups: dict[int, list] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return dict(groups)
