"""Is this the lab's first model of that camp (and task) since a date?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Access, Answer, Channel, CheckKind, FactKind, Task
from models_tracker.models import AIModel, Availability
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.finding import Reading, Side, short
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.parameters import Input, parameter
from models_tracker.rules.checks.released_within import opening
from models_tracker.rules.checks.scope import ScopeCamp

ALL_TASKS = "all"


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """The models said to be first, the camp, since when, and the tasks to read it by.

    ``since`` empty asks for the lab's first ever. Otherwise an earlier one must have come on or
    before the last day of ``since`` ("since 2019": one by the end of 2019, none between).
    ``tasks`` are readings: each task by itself; with ``every_task`` one over all models too.
    """

    models: tuple[str, ...] = parameter(Input.MODELS, _("models said to be first"))
    lab: str = parameter(Input.LAB, _("lab"))
    camp: str = parameter(Input.CHOICE, _("camp"), allowed=ScopeCamp)
    since: str = parameter(Input.DATE, _("since"), "", help=_("For example 2019; empty: ever."))
    tasks: tuple[str, ...] = parameter(Input.CHOICES, _("read by task"), (), allowed=Task)
    every_task: str = parameter(Input.CHOICE, _("over all tasks too"), "yes", help=_("yes or no"))

    def faults(self) -> dict[str, str]:
        """Say what cannot be: no model, or nothing to read by."""
        if not self.models:
            return {"models": str(_("Name at least one model."))}
        if self.every_task not in ("yes", "no"):
            return {"every_task": str(_("Give yes or no."))}
        if self.every_task == "no" and not self.tasks:
            return {"tasks": str(_("Name a task, or read over all tasks."))}
        return {}


def readings(given: Parameters, asked: Asked) -> Iterator[Reading]:
    """Yield one reading for each task and one over all tasks.

    The day of a model is the first on which it was of the camp: its first open or gated weights,
    or for closed its first release without weights. A day known to the month is taken at both
    ends; where they disagree the reading is mixed.
    """
    for task in (*given.tasks, *((ALL_TASKS,) if given.every_task == "yes" else ())):
        yield _reading(given, asked, task)


def _reading(given: Parameters, asked: Asked, task: str) -> Reading:
    days = {
        model.slug: (model, row)
        for model in asked.facts.models.values()
        if model.lab.slug == given.lab and (task in (ALL_TASKS, model.task))
        for row in _first_of_camp(given.camp, model, asked)
    }
    claimed = [days[slug][1] for slug in given.models if slug in days]
    if not claimed:
        return short("not-of-camp", "task", task)
    first = min(claimed, key=lambda row: row.since)
    others = [row for slug, (_model, row) in days.items() if slug not in given.models]
    start = PartialDate.parse(given.since).last if given.since else datetime.date.min
    surely = [
        row for row in others if start < row.since.first and row.since.last < first.since.first
    ]
    maybe = [row for row in others if row.since.last > start and row.since.first < first.since.last]
    before = [row for row in others if row.since.last <= start]
    answer, reason, rows = _decide(given, surely, maybe, before)
    sides = (
        Side("models", (opening(first),), value=first.since.isoformat()),
        Side("others", tuple(opening(row) for row in rows), counted=len(rows)),
    )
    numbers = {"between": str(len(surely)), "since": given.since}
    return Reading("task", task, answer.value, reason, sides, numbers)


def _decide(given, surely, maybe, before) -> tuple[Answer, str, list[Availability]]:
    def by_day(rows):
        return sorted(rows, key=lambda row: (row.since, row.model.slug))

    if surely:
        return Answer.CONTRADICTED, "others-between", by_day(surely)
    if maybe:
        return Answer.MIXED, "others-perhaps-between", by_day(maybe)
    if given.since and not before:
        return Answer.NOT_ENOUGH_DATA, "no-earlier-known", []
    return Answer.SUPPORTED, "none-between" if given.since else "none-before", by_day(before)[-1:]


def _first_of_camp(camp: str, model: AIModel, asked: Asked) -> Iterator[Availability]:
    """Yield at most one row: that by which ``model`` first was of the camp, by the asked day."""
    rows = [row for row in asked.facts.openings(model) if row.since.happened_by(asked.day)]
    for row in rows:
        standing = asked.facts.standing(model, row.since.last)
        if standing is None or standing.access == Access.ANNOUNCED:
            continue
        if camp == ScopeCamp.CLOSED:
            matches = not standing.has_weights
        elif camp == ScopeCamp.OPEN_WEIGHTS:
            matches = standing.has_weights and row.channel == Channel.WEIGHTS
        else:
            matches = standing.camp == camp
        if matches:
            yield row
            return


def question(given: Parameters) -> Promise:
    """Return what is asked: since a day, or of all."""
    if not given.since:
        return _("At %(lab)s, is %(models)s the first “%(camp)s” model of all?")
    return _("At %(lab)s, is %(models)s the first “%(camp)s” model since %(since)s?")


KIND = Kind(
    slug=CheckKind.FIRST_SINCE,
    parameters=Parameters,
    readings=readings,
    question=question,
    method=_(
        "A model’s day is the first on which it was of that camp. It is read over each task and "
        "over all tasks; a day known to the month is taken at both its ends, and where they "
        "disagree the reading is mixed."
    ),
    facts=(FactKind.MODELS, FactKind.EVENTS),
    example={
        "models": ["gpt-oss-120b", "gpt-oss-20b"],
        "lab": "openai",
        "camp": "open-weights",
        "since": "2019",
        "tasks": ["language"],
    },
)
