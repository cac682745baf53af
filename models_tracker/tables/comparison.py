"""The lists of facts that models, labs, licences and groups are held side by side by."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import LabFact, ModelFact, Part, Published, Term
from models_tracker.models import AIModel, Lab, Licence, Standing
from models_tracker.models.statement import FIELD_LABELS
from models_tracker.rules.comparison import HIGHER, Aspect, Reading, Row
from models_tracker.rules.resolution import Resolution, resolve
from models_tracker.tables import cells
from models_tracker.tables.fact import Citations, words
from models_tracker.tables.story import ScoreLine, components, scores

GROUPS = {
    "facts": _("Facts"),
    "scores": _("Scores on common benchmarks"),
    "components": _("What was published"),
    "terms": _("Terms of the licence"),
}


@dataclass(frozen=True)
class ModelSubject:
    """A model, where it stood on the day (None: not yet known then), and what is said of it."""

    row: AIModel
    standing: Standing | None
    stated: dict[str, Resolution]
    terms: dict[str, Resolution]
    parts: dict[str, Any]
    scores: dict[int, ScoreLine]


@dataclass(frozen=True)
class Subject:
    """A lab or a licence with what is said of it."""

    row: Lab | Licence
    stated: dict[str, Resolution]


@dataclass(frozen=True)
class GroupSubject:
    """A group of models by its words; the standings of its models on the day."""

    row: str
    standings: list[Standing] = field(default_factory=list)


def model_subject(model: AIModel, standing: Standing | None, day: datetime.date) -> ModelSubject:
    """Return a model of for_page() with all that is compared; ``standing`` is of that ``day``."""
    unread = Citations()
    licence = standing.licence if standing else None
    return ModelSubject(
        model,
        standing,
        resolve(model.statements.all()),
        resolve(licence.statements.all()) if licence else {},
        {line.part.value: line.row for line in components(model, day, unread)},
        {line.best.benchmark_id: line for line in scores(model, day, unread)},
    )


def _of(read: Callable[[Any], Any]) -> Callable[[Any], Reading]:
    """Read a value that is computed or typed, of the subject's own row."""
    return lambda subject: Reading(read(subject))


def _standing(name: str) -> Callable[[ModelSubject], Reading]:
    return lambda subject: Reading(
        getattr(subject.standing, name) if subject.standing is not None else None
    )


def _label(name: str) -> Callable[[ModelSubject], Reading]:
    """Read the words of one of the standing's choices; "" is not established."""

    def read(subject: ModelSubject) -> Reading:
        here = subject.standing
        return Reading(str(getattr(here, f"get_{name}_display")()) if here else None)

    return read


def _said(name: str, where: str = "stated") -> Callable[[Any], Reading]:
    """Read the value that sources establish, with its source."""

    def read(subject: Any) -> Reading:
        found = getattr(subject, where).get(name)
        if found is None:
            return Reading()
        return Reading(found.value, found.shown.value, source=found.shown.source)

    return read


def _part(part: Part) -> Callable[[ModelSubject], Reading]:
    def read(subject: ModelSubject) -> Reading:
        row = subject.parts.get(part.value)
        if row is None or row.published == Published.NOT_ESTABLISHED:
            return Reading()
        return Reading(row.published, source=row.source)

    return read


def _score(benchmark: int) -> Callable[[ModelSubject], Reading]:
    def read(subject: ModelSubject) -> Reading:
        line = subject.scores.get(benchmark)
        if line is None:
            return Reading()
        best = line.best
        own = best.self_reported is True
        return Reading(best.value, "", best.ci_low, best.ci_high, best.setting, own, best.source)

    return read


def _statements(fields: Sequence[str], where: str = "stated", group: str = "facts") -> list[Aspect]:
    return [
        Aspect(str(name), FIELD_LABELS[name], _said(name, where), "stated", group)
        for name in fields
    ]


TERMS = _statements(Term.values, "terms", "terms")
MODEL_FACTS = [
    Aspect("camp", _("Openness"), _standing("camp"), "camp"),
    Aspect("lab", _("Lab"), _of(lambda one: one.row.lab), "link"),
    Aspect("country", _("Country"), _of(lambda one: one.row.lab.counts_as), "country"),
    Aspect("released", _("Released"), _of(lambda one: one.row.released), "day"),
    Aspect("access", _("Access"), _label("access"), "text"),
    Aspect("licence", _("Licence"), _standing("licence"), "link"),
    Aspect("g7", _("G7 label"), _label("g7_label"), "text"),
    Aspect("osaid", _("OSAID 1.0"), _label("osaid"), "text"),
    Aspect("mof", _("MOF class"), _label("mof_class"), "text"),
    Aspect("task", _("Task"), _of(lambda one: one.row.get_task_display()), "text"),
    Aspect("family", _("Family"), _of(lambda one: one.row.family), "text"),
    *_statements((ModelFact.PARAMETERS_TOTAL, ModelFact.PARAMETERS_ACTIVE)),
    Aspect(
        ModelFact.CONTEXT_TOKENS.value,
        FIELD_LABELS[ModelFact.CONTEXT_TOKENS],
        _said(ModelFact.CONTEXT_TOKENS),
        "stated",
        best=HIGHER,
    ),
    *_statements((ModelFact.MODALITIES_IN, ModelFact.MODALITIES_OUT, ModelFact.KNOWLEDGE_CUTOFF)),
]
PARTS = [Aspect(part.value, part.label, _part(part), "published", "components") for part in Part]


def model_aspects(subjects: Sequence[ModelSubject]) -> list[Aspect]:
    """Return what models are compared by; of benchmarks those that score two of them or more."""
    lines = [line for subject in subjects for line in subject.scores.values()]
    counted: dict[int, int] = {}
    for line in lines:
        counted[line.best.benchmark_id] = counted.get(line.best.benchmark_id, 0) + 1
    common = {
        line.best.benchmark_id: line.best.benchmark
        for line in lines
        if counted[line.best.benchmark_id] > 1
    }
    tests = [
        Aspect(
            f"score:{test.slug}",
            test.name,
            _score(test.pk),
            "score",
            "scores",
            HIGHER if test.higher_is_better else -HIGHER,
            test.tie_margin or 0,
            test.unit,
        )
        for test in sorted(common.values(), key=lambda test: test.sort_name)
    ]
    return [*MODEL_FACTS, *tests, *PARTS, *TERMS]


LAB_ASPECTS = [
    *_statements((LabFact.COUNTRY,)),
    Aspect("counts_as", _("Country counted in"), _of(lambda one: one.row.counts_as), "country"),
    Aspect("kind", _("Kind"), _of(lambda one: one.row.get_kind_display()), "text"),
    *_statements((LabFact.FOUNDED, LabFact.WEBSITE)),
    Aspect("models", _("Models"), _of(lambda one: one.row.model_count), "number"),
    Aspect("with_weights", _("With weights"), _of(lambda one: one.row.open_count), "number"),
    Aspect("latest", _("Latest release"), _of(lambda one: one.row.latest), "day"),
]
LICENCE_ASPECTS = [
    Aspect("kind", _("Kind"), _of(lambda one: one.row.get_kind_display()), "text"),
    Aspect("version", _("Version"), _of(lambda one: one.row.version), "text"),
    Aspect("steward", _("Steward"), _of(lambda one: one.row.steward), "text"),
    Aspect("models", _("Models under it"), _of(lambda one: one.row.model_count), "number"),
    *_statements(Term.values, group="terms"),
]


def _camps(camp: str) -> Callable[[GroupSubject], Reading]:
    return _of(lambda group: sum(row.camp == camp for row in group.standings))


def _unsettled(group: GroupSubject) -> Reading:
    return Reading(sum(not row.camp for row in group.standings))


def _newest(group: GroupSubject) -> Reading:
    days = [row.model.released for row in group.standings if row.model.released]
    return Reading(max(days, default=None))


GROUP_ASPECTS = [
    Aspect("models", _("Models"), _of(lambda group: len(group.standings)), "number"),
    Aspect("labs", _("Labs"), _of(lambda g: len({r.model.lab_id for r in g.standings})), "number"),
    Aspect("open-licence", _("Under an open licence"), _camps("open-licence"), "number"),
    Aspect("restricted", _("Restricted weights"), _camps("restricted"), "number"),
    Aspect("closed", _("Closed"), _camps("closed"), "number"),
    Aspect("unknown", _("Openness not established"), _unsettled, "number"),
    Aspect("newest", _("Newest release"), _newest, "day"),
]


@dataclass(frozen=True)
class Cell:
    """One cell: what is drawn, whether it is a best value, and the number of its source."""

    shown: Any
    is_best: bool
    reading: Reading
    number: int | None


@dataclass(frozen=True)
class Line:
    """One row as drawn."""

    row: Row
    cells: list[Cell]


@dataclass(frozen=True)
class Block:
    """The rows under one heading; ``silent`` are labels of aspects that nothing is known of."""

    heading: Any
    lines: list[Line]
    silent: list[Any]


def blocks(rows: Sequence[Row], citations: Citations) -> list[Block]:
    """Return the rows by heading; what is established of no subject is told in one line."""
    found = []
    for group, heading in GROUPS.items():
        under = [row for row in rows if row.aspect.group == group]
        lines = [_line(row, citations) for row in under if row.established]
        silent = [row.aspect.label for row in under if not row.established]
        if under:
            found.append(Block(heading, lines, silent))
    return found


def _line(row: Row, citations: Citations) -> Line:
    drawn = []
    for place, reading in enumerate(row.readings):
        number = citations.number(reading.source) if reading.source else None
        drawn.append(Cell(_shown(row.aspect, reading), place in row.best, reading, number))
    return Line(row, drawn)


def _shown(aspect: Aspect, reading: Reading) -> Any:
    value = reading.value
    if value is None:
        return cells.unknown()
    if aspect.kind == "stated":
        return words(aspect.key, reading.text)
    return _DRAWN.get(aspect.kind, str)(value)


def _published(value: str) -> str:
    return str(Published(value).label)


_DRAWN: dict[str, Callable[[Any], Any]] = {
    "camp": cells.camp_mark,
    "country": cells.country_name,
    "day": cells.day,
    "link": cells.link,
    "number": cells.number,
    "score": cells.number,
    "published": _published,
    "text": lambda value: format_html("{}", value),
}
