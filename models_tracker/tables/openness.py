"""The matrix of components: a model a line, a part of the Model Openness Framework a column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Part, Published
from models_tracker.models import Standing
from models_tracker.tables.base import Column, Table
from models_tracker.tables.cells import camp_mark, day, link, published_mark


def published_part(standing: Standing, part: str) -> str:
    """Return what is known of one part of a model whose components are loaded."""
    for row in standing.model.components.all():
        if row.part == part:
            return row.published
    return Published.NOT_ESTABLISHED


class PartColumn(Column):
    """One part: published, partly, not, or not established."""

    narrow = True

    def __init__(self, part: Part) -> None:
        super().__init__(verbose_name=part.label)
        self.part = part.value

    def render(self, record: Any) -> str:
        return published_mark(published_part(record, self.part), with_word=False)


class _Models(Table):
    caption = _("Which parts of each model were published")

    name = Column(verbose_name=_("Model"), accessor="model", sort=("model__sort_name",))
    camp = Column(
        verbose_name=_("Openness"), accessor="camp", sort=("camp", "model__sort_name"), text=True
    )
    released = Column(
        verbose_name=_("Released"),
        accessor="model__released",
        sort=("model__released_on", "model__sort_name"),
    )

    class Meta(Table.Meta):
        model = Standing
        fields: tuple[str, ...] = ()

    def render_name(self, record: Standing) -> str:
        return link(record.model)

    def render_camp(self, record: Standing) -> str:
        named = record.licence_id is not None
        return camp_mark(record.camp, has_weights=record.has_weights, is_named=named)

    def render_released(self, record: Standing) -> str:
        return day(record.model.released)


OpennessTable = type(
    "OpennessTable",
    (_Models,),
    {
        "__doc__": "Models by what was published of them.",
        **{part.name.lower(): PartColumn(part) for part in Part},
    },
)


@dataclass(frozen=True)
class PartTotal:
    """How many models published one part, partly, not; and of how many it is not established."""

    part: Part
    yes: int
    partly: int
    no: int
    unknown: int


def totals(counted: Iterable[tuple[str, str, int]], models: int) -> list[PartTotal]:
    """Return the totals of all parts from rows of (part, published, count) over ``models``."""
    counts = {(part, published): number for part, published, number in counted}
    found = []
    for part in Part:
        known = [
            counts.get((part.value, state.value), 0)
            for state in (Published.YES, Published.PARTLY, Published.NO)
        ]
        found.append(PartTotal(part, *known, unknown=models - sum(known)))
    return found
