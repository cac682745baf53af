"""Events in words, by month, and the months in which a lab gave weights under several licences."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_tracker.choices import Answer, ChannelState, EventKind
from models_tracker.models import Licence
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.answer_changes import AnswerChange
from models_tracker.rules.checks.names import Names
from models_tracker.rules.events import Event, LabMonth, lab_months
from models_tracker.tables.claim import answer_mark
from models_tracker.tables.ledger import line, linked, names_of

MANY = 3


@dataclass(frozen=True)
class Month:
    """What happened in one month, newest first: answers that changed, then what happened to
    models; ``first`` None gathers dates known by the year only."""

    first: datetime.date | None
    answers: list[AnswerLine]
    events: list[Event]


def by_month(found: Iterable[Event], answers: Iterable[AnswerChange] = ()) -> list[Month]:
    """Return events by month, newest first; those dated by the year alone come last."""
    months: dict[datetime.date | None, Month] = {}
    for event in found:
        first = _month(event.when)
        months.setdefault(first, Month(first, [], [])).events.append(event)
    changed = list(answers)
    names = names_of(answer.verdict for answer in changed)
    for answer in changed:
        first = _month(answer.when)
        months.setdefault(first, Month(first, [], [])).answers.append(_line(answer, names))
    return sorted(months.values(), key=lambda one: one.first or datetime.date.min, reverse=True)


def _month(when: PartialDate) -> datetime.date | None:
    dated = (when.last - when.first).days < 31
    return when.first.replace(day=1) if dated else None


@dataclass(frozen=True)
class AnswerLine:
    """One change of an answer, with the marks of both answers and what changed it in words."""

    change: AnswerChange
    before: SafeString
    after: SafeString
    changes: list[SafeString | str]


def _line(change: AnswerChange, names: Names) -> AnswerLine:
    row = line(change.verdict, change.claim, names, linked)
    return AnswerLine(change, answer_mark(change.before), row.mark, row.changes)


def headline_of_answer(change: AnswerChange) -> str:
    """Return a change of an answer in one line of plain text, without its day."""
    words = {
        "claim": change.claim.wording,
        "before": Answer(change.before).label,
        "after": Answer(change.verdict.answer).label,
    }
    if change.is_under_review:
        return _("“%(claim)s”: facts changed, under review") % words
    if change.is_correction:
        return (
            _("“%(claim)s”: data corrected, the day it was said: %(before)s, now %(after)s") % words
        )
    if change.is_of_its_day:
        return _("“%(claim)s”: the day it was said: %(before)s, now %(after)s") % words
    return _("“%(claim)s”: by our latest data: %(before)s, now %(after)s") % words


@dataclass(frozen=True)
class Several:
    """Several licences of one lab in one month, and the words that say how many."""

    month: LabMonth
    words: str
    is_many: bool


def several(found: Iterable[Event], least: int = 2) -> list[Several]:
    """Return the months in which a lab's weights came or went under ``least`` licences or more."""
    return [
        Several(month, _licences(len(month.licences)), len(month.licences) >= MANY)
        for month in lab_months(found)
        if len(month.licences) >= least
    ]


def _licences(count: int) -> str:
    return ngettext("%(count)s licence", "%(count)s licences", count) % {"count": count}


def headline(event: Event) -> str:
    """Return an event in one line of plain text, without its day."""
    words = {
        "model": event.model.name,
        "channel": str(event.row.get_channel_display()),
        "before": _name(event.before),
        "after": _name(event.after),
    }
    if event.kind == EventKind.LICENCE_CHANGED:
        return _("%(model)s, %(channel)s: licence changed from %(before)s to %(after)s") % words
    if event.kind == EventKind.LICENCE_KNOWN:
        return _("%(model)s, %(channel)s: licence established from this day on: %(after)s") % words
    if event.kind == EventKind.GATE_CHANGED:
        if event.row.state == ChannelState.GATED:
            return _("%(model)s, %(channel)s: now gated") % words
        return _("%(model)s, %(channel)s: no longer gated") % words
    if event.kind == EventKind.WITHDRAWN:
        return _("%(model)s, %(channel)s: withdrawn") % words
    if event.kind == EventKind.RETIRED:
        return _("%(model)s, %(channel)s: retired") % words
    if event.kind == EventKind.ANNOUNCED:
        return _("%(model)s announced") % words
    return _opened(event, words)


def _opened(event: Event, words: dict[str, str]) -> str:
    if event.kind == EventKind.RELEASED:
        if event.after:
            return _("%(model)s released, %(channel)s under %(after)s") % words
        return _("%(model)s released, %(channel)s") % words
    if event.after:
        return _("%(model)s also to be had, %(channel)s under %(after)s") % words
    return _("%(model)s also to be had, %(channel)s") % words


def _name(licence: Licence | None) -> str:
    return licence.name if licence else _("a licence not established")
