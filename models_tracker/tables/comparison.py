"""The lists of facts that models, labs, licences and groups are held side by side by."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import LabFact, ModelFact, Part, Published, Qualifier, Term
from models_tracker.models import AIModel, Figure, Lab, Licence, Standing
from models_tracker.models.statement import FIELD_LABELS
from models_tracker.quantities import money
from models_tracker.rules.comparison import HIGHER, Aspect, Reading, Row
from models_tracker.rules.resolution import Resolution, resolve
from models_tracker.rules.summary import Summary
from models_tracker.tables import cells
from models_tracker.tables.fact import Citations, words
from models_tracker.tables.story import ScoreLine, components, scores

GROUPS = {
    "facts": _("Facts"),
    "money": _("Money"),
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
    """A lab or a licence with what is said of it; of a lab its models and figures by the day."""

    row: Lab | Licence
    stated: dict[str, Resolution]
    summary: Summary = field(default_factory=Summary)
    figures: list[Figure] = field(default_factory=list)


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


LAB_FACTS = [
    *_statements((LabFact.COUNTRY,)),
    Aspect("counts_as", _("Country counted in"), _of(lambda one: one.row.counts_as), "country"),
    Aspect("kind", _("Kind"), _of(lambda one: one.row.get_kind_display()), "text"),
    *_statements((LabFact.FOUNDED, LabFact.WEBSITE)),
]
LICENCE_ASPECTS = [
    Aspect("kind", _("Kind"), _of(lambda one: one.row.get_kind_display()), "text"),
    Aspect("version", _("Version"), _of(lambda one: one.row.version), "text"),
    Aspect("steward", _("Steward"), _of(lambda one: one.row.steward), "text"),
    Aspect("models", _("Models under it"), _of(lambda one: one.row.model_count), "number"),
    *_statements(Term.values, group="terms"),
]


@dataclass(frozen=True)
class Cell:
    """One cell: what is drawn, whether it is a best value, and the number of its source.

    ``note`` says how much of a group it rests on.
    """

    shown: Any
    is_best: bool
    reading: Reading
    number: int | None
    note: str = ""
    has_score: bool = False

    @property
    def has_interval(self) -> bool:
        """Whether both bounds of a score are known; those of a share are told by the note."""
        low, high = self.reading.low, self.reading.high
        return self.has_score and low is not None and high is not None

    @property
    def has_notes(self) -> bool:
        """Whether anything stands under the value."""
        reading = self.reading
        said = reading.whose, self.note, reading.setting, reading.self_reported, reading.lack
        return self.has_interval or any(said)


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
        shown, note = _shown(row.aspect, reading), _note(row.aspect, reading)
        is_best, has_score = place in row.best, row.aspect.kind == "score"
        drawn.append(Cell(shown, is_best, reading, number, note, has_score))
    return Line(row, drawn)


def _shown(aspect: Aspect, reading: Reading) -> Any:
    value = reading.value
    if value is None:
        return cells.unknown()
    if aspect.kind == "stated":
        return words(aspect.key, reading.text)
    if aspect.kind == "share":
        return _("%(count)s of %(total)s") % {"count": value, "total": reading.among[1]}
    return _DRAWN.get(aspect.kind, str)(value)


def _note(aspect: Aspect, reading: Reading) -> str:
    if reading.among is None:
        return ""
    if aspect.kind == "share":
        unknown = reading.high is not None and reading.high > reading.value
        return (
            _("at most %(high)s, counting the unknown") % {"high": reading.high} if unknown else ""
        )
    known, total = reading.among
    words = {"known": known, "total": total}
    if aspect.kind == "score":
        return _("%(known)s of %(total)s scored") % words
    return _("known of %(known)s of %(total)s") % words


def _money(figure: Figure) -> str:
    amount = money(figure.amount, figure.unit)
    if figure.qualifier == Qualifier.EXACTLY:
        return amount
    return f"{figure.get_qualifier_display()} {amount}"


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
    "most": cells.quantity,
    "figure": _money,
    "text": lambda value: format_html("{}", value),
}
