"""A comparison as rows: one for each fact of each thing compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import ExportColumn
from models_tracker.rules.comparison import Reading, Row


@dataclass(frozen=True)
class Told:
    """What one subject says on one fact."""

    row: Row
    place: int
    subject: str

    @property
    def reading(self) -> Reading:
        """The value and all that belongs to it."""
        return self.row.readings[self.place]

    @property
    def value(self) -> Any:
        """The value in the dataset's spelling; a row by its slug."""
        value = self.reading.text or self.reading.value
        return getattr(value, "slug", value)


def told(rows: Iterable[Row], subjects: Sequence[str]) -> Iterator[Told]:
    """Yield the rows of the file, fact by fact, in the subjects' order."""
    for row in rows:
        for place, subject in enumerate(subjects):
            yield Told(row, place, subject)


COLUMNS = (
    ExportColumn("fact", _("Key of the fact."), lambda told: told.row.aspect.key),
    ExportColumn("group", _("Heading it stands under."), lambda told: told.row.aspect.group),
    ExportColumn("subject", _("Slug of what is compared."), lambda told: told.subject),
    ExportColumn("value", _("Value; empty is not established."), lambda told: told.value),
    ExportColumn("unit", _("Unit of the value."), lambda told: str(told.row.aspect.unit)),
    ExportColumn("interval_low", _("Interval from."), lambda told: told.reading.low),
    ExportColumn("interval_high", _("Interval to."), lambda told: told.reading.high),
    ExportColumn(
        "setting",
        _("Effort, harness or shots of a score; day and status of a figure."),
        lambda told: told.reading.setting,
    ),
    ExportColumn(
        "counted",
        _("How many of a group the value rests on."),
        lambda told: told.reading.among[0] if told.reading.among else None,
    ),
    ExportColumn(
        "of", _("Of how many."), lambda told: told.reading.among[1] if told.reading.among else None
    ),
    ExportColumn(
        "whose",
        _("Slug of the model that a group's value is of."),
        lambda told: told.reading.whose.slug if told.reading.whose else "",
    ),
    ExportColumn(
        "self_reported",
        _("Whether the lab reports it of its own model."),
        lambda told: told.reading.self_reported or None,
    ),
    ExportColumn("differs", _("Whether known values are unlike."), lambda told: told.row.differs),
    ExportColumn(
        "best", _("Whether it is a best value."), lambda told: told.place in told.row.best
    ),
    ExportColumn(
        "source",
        _("Address of the source."),
        lambda told: told.reading.source.url if told.reading.source else "",
    ),
)
