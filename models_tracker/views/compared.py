"""What a request to /compare/ means: the things side by side, and the rows of facts under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from models_tracker.filters.comparison import Asked, Side, read, read_sides, refuse_missing
from models_tracker.filters.group import known
from models_tracker.filters.query import AsOf
from models_tracker.models import AIModel, Lab, Licence, Standing
from models_tracker.rules.checks import Facts
from models_tracker.rules.comparison import Row, compare
from models_tracker.rules.group import Group
from models_tracker.rules.resolution import resolve
from models_tracker.rules.summary import Summary, summarise
from models_tracker.tables.comparison import (
    LICENCE_ASPECTS,
    Subject,
    model_aspects,
    model_subject,
)
from models_tracker.tables.group import GroupSubject, group_aspects, lab_aspects
from models_tracker.views.days import day_of


@dataclass(frozen=True)
class Compared:
    """What a request asks for, the heads of its columns, and the rows below them."""

    as_of: AsOf
    asked: Asked
    heads: Sequence[Any] = ()
    rows: list[Row] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """The stable names of the columns: slugs, or how the groups are spelt."""
        return list(self.asked.slugs or self.asked.sides)

    @property
    def day(self) -> str:
        """The day chosen, as addresses spell it; "" for the latest."""
        return str(self.as_of) if self.as_of.chosen else ""


def compared(request: HttpRequest, extra: tuple[str, ...] = ()) -> Compared:
    """Return what an address asks for; raises BadQuery. ``extra`` are parameters of the page."""
    asked, as_of = read(request.GET, extra), day_of(request)
    if asked.noun == "":
        return Compared(as_of, asked)
    readers = {"groups": _groups, "models": _models, "labs": _labs, "licences": _licences}
    return readers[asked.noun](as_of, asked)


def _models(as_of: AsOf, asked: Asked) -> Compared:
    rows = AIModel.objects.published().filter(slug__in=asked.slugs, lab__status="published")
    found = {row.slug: row for row in rows.for_page()}
    refuse_missing("models", asked.slugs, found)
    heads = [found[slug] for slug in asked.slugs]
    here = Standing.objects.at(as_of.day).filter(model__in=heads).select_related("licence")
    standings = {row.model_id: row for row in here.prefetch_related("licence__statements__source")}
    subjects = [model_subject(row, standings.get(row.pk), as_of.day) for row in heads]
    return Compared(as_of, asked, heads, compare(model_aspects(subjects), subjects))


def _labs(as_of: AsOf, asked: Asked) -> Compared:
    rows = Lab.objects.published().for_page().filter(slug__in=asked.slugs)
    found = {row.slug: row for row in rows}
    refuse_missing("labs", asked.slugs, found)
    heads, facts = [found[slug] for slug in asked.slugs], Facts.load()
    subjects = [_lab(facts, row, as_of) for row in heads]
    return Compared(as_of, asked, heads, compare(lab_aspects(subjects), subjects))


def _lab(facts: Facts, lab: Lab, as_of: AsOf) -> Subject:
    figures = [row for row in lab.figures.all() if row.as_of.happened_by(as_of.day)]
    summary = _summary(facts, Group(labs=(lab.slug,)), as_of)
    return Subject(lab, resolve(lab.statements.all()), summary, figures)


def _licences(as_of: AsOf, asked: Asked) -> Compared:
    rows = Licence.objects.published().with_models(as_of.day).for_page()
    found = {row.slug: row for row in rows.filter(slug__in=asked.slugs)}
    refuse_missing("licences", asked.slugs, found)
    heads = [found[slug] for slug in asked.slugs]
    subjects = [Subject(row, resolve(row.statements.all())) for row in heads]
    return Compared(as_of, asked, heads, compare(LICENCE_ASPECTS, subjects))


def _groups(as_of: AsOf, asked: Asked) -> Compared:
    sides, facts = read_sides(asked.sides, known()), Facts.load()
    subjects = [GroupSubject(side.words, _summary(facts, side.group, as_of)) for side in sides]
    rows = compare(group_aspects(subjects), subjects)
    return Compared(as_of, asked, [side.words for side in sides], rows, sides)


def _summary(facts: Facts, group: Group, as_of: AsOf) -> Summary:
    members = (one for one in facts.members(as_of.day) if group.holds(one))
    return summarise(facts, members, as_of.day)
