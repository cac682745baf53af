"""The parts of a model's story, shaped for its page: history, labels, components, scores."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from models_tracker.choices import Part, Published
from models_tracker.models import AIModel, Availability, Component, Score, Standing
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.openness import LENSES, Lens, sentence
from models_tracker.tables.fact import Citations


@dataclass(frozen=True)
class Line:
    """One row of a part of the story, and the number of its source on the page."""

    row: Any
    number: int


@dataclass(frozen=True)
class LensReading:
    """One lens, the label it gives ("" is not established), and the facts that decide."""

    lens: Lens
    label: str
    reasons: list[str]


_LABELS = {
    "camp": "get_camp_display",
    "g7": "get_g7_label_display",
    "osaid": "get_osaid_display",
    "mof": "get_mof_class_display",
    "epoch": "get_epoch_category_display",
}


def lenses(standing: Standing | None) -> list[LensReading]:
    """Return every lens with its label and its reasons in words."""
    if standing is None:
        return []
    return [
        LensReading(
            lens,
            str(getattr(standing, _LABELS[lens.key])()),
            [sentence(reason) for reason in standing.reasons.get(lens.key, [])],
        )
        for lens in LENSES
    ]


def history(model: AIModel, day: datetime.date, citations: Citations) -> list[Line]:
    """Return the availability rows begun by ``day``, oldest first."""
    rows = sorted(
        (row for row in model.availabilities.all() if row.since.happened_by(day)), key=_when
    )
    return [Line(row, citations.number(row.source)) for row in rows]


def _when(row: Availability) -> tuple[PartialDate, str]:
    return row.since, row.channel


@dataclass(frozen=True)
class ComponentLine:
    """One part, what is known of it, and the number of its source; no row: not looked for."""

    part: Part
    row: Component | None
    number: int | None
    published: str


def components(model: AIModel, day: datetime.date, citations: Citations) -> list[ComponentLine]:
    """Return all parts in the framework's order with what was known of them on ``day``."""
    rows = {row.part: row for row in model.components.all() if _known(row, day)}
    found = []
    for part in Part:
        row = rows.get(part.value)
        number = citations.number(row.source) if row else None
        published = row.published if row else Published.NOT_ESTABLISHED
        found.append(ComponentLine(part, row, number, published))
    return found


def _known(row: Component, day: datetime.date) -> bool:
    return row.since is None or row.since.happened_by(day)


@dataclass(frozen=True)
class ScoreLine:
    """The best score of a model on one benchmark, how many others stand behind it, its source."""

    best: Score
    others: int
    number: int


def scores(model: AIModel, day: datetime.date, citations: Citations) -> list[ScoreLine]:
    """Return the best score on each benchmark of builds available on ``day``; independent runs
    come before the lab's own."""
    groups: dict[int, list[Score]] = {}
    for row in model.scores.all():
        if row.dated is None or row.dated.happened_by(day):
            groups.setdefault(row.benchmark_id, []).append(row)
    found = []
    for rows in groups.values():
        best = max(rows, key=_goodness)
        found.append(ScoreLine(best, len(rows) - 1, citations.number(best.source)))
    return sorted(found, key=lambda line: line.best.benchmark.sort_name)


def _goodness(row: Score) -> tuple[bool, Any]:
    value = row.value if row.benchmark.higher_is_better else -row.value
    return row.self_reported is not True, value
