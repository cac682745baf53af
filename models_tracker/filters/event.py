"""What the page and the feed of changes accept: kinds, a lab, a family, a year."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.choices import EventKind
from models_tracker.filters.query import BadQuery
from models_tracker.models import AIModel, Availability, Lab, Verdict
from models_tracker.rules.answer_changes import AnswerChange
from models_tracker.rules.events import Event


class Told(TextChoices):
    """The sorts of change a reader asks for."""

    RELEASES = "releases", gettext_lazy("releases")
    ANSWERS = "answers", gettext_lazy("answers changed")
    LICENCES = "licences", gettext_lazy("licences changed")
    ENDS = "ends", gettext_lazy("gates, withdrawals, retirements")
    CORRECTIONS = "corrections", gettext_lazy("corrections")


KINDS = {
    Told.RELEASES: (EventKind.ANNOUNCED, EventKind.RELEASED, EventKind.OPENED),
    Told.LICENCES: (EventKind.LICENCE_CHANGED, EventKind.LICENCE_KNOWN),
    Told.ANSWERS: (),
    Told.CORRECTIONS: (),
    Told.ENDS: (EventKind.GATE_CHANGED, EventKind.WITHDRAWN, EventKind.RETIRED),
}
PARAMETERS = ("kind", "lab", "family")


@dataclass(frozen=True)
class Wanted:
    """Which changes are asked for: "" and None are all."""

    kind: str = ""
    lab: Lab | None = None
    family: str = ""

    def rows(self) -> QuerySet[Availability]:
        """Return the histories that the changes follow from."""
        rows = Availability.objects.for_events()
        if self.lab is not None:
            rows = rows.filter(model__lab=self.lab)
        if self.family:
            rows = rows.filter(model__family=self.family)
        return rows

    def keep(self, events: Iterable[Event]) -> list[Event]:
        """Return the events of the kind asked for."""
        if not self.kind:
            return list(events)
        kinds = KINDS[Told(self.kind)]
        return [event for event in events if event.kind in kinds]

    def verdicts(self) -> QuerySet[Verdict]:
        """Return the ledgers that the changes of answers follow from."""
        rows = Verdict.objects.of_changed_claims()
        if self.lab is not None:
            rows = rows.about_lab(self.lab)
        if self.family:
            rows = rows.about_family(self.family)
        return rows

    def keep_answers(self, changes: Iterable[AnswerChange]) -> list[AnswerChange]:
        """Return the changes of answers asked for: corrections are those of an earlier day."""
        if self.kind not in ("", Told.ANSWERS, Told.CORRECTIONS):
            return []
        corrected = self.kind == Told.CORRECTIONS
        return [one for one in changes if not self.kind or one.is_correction == corrected]


def read(query: QueryDict) -> Wanted:
    """Return what ``query`` asks for; raises BadQuery for a kind, lab or family we do not have."""
    kind, slug, family = (query.get(name, "") for name in PARAMETERS)
    if kind and kind not in Told.values:
        kinds = ", ".join(Told.values)
        raise BadQuery("kind", _("Choose one of %(kinds)s.") % {"kinds": kinds})
    lab = Lab.objects.published().filter(slug=slug).first() if slug else None
    if slug and lab is None:
        raise BadQuery("lab", _("We have no such lab."))
    if family and not AIModel.objects.published().filter(family=family).exists():
        raise BadQuery("family", _("We have no such family."))
    return Wanted(kind, lab, family)


def read_year(query: QueryDict, years: list[int], day: datetime.date) -> int | None:
    """Return the year asked for, else the latest of ``years``; None where there is none."""
    text = query.get("year", "")
    if not text:
        return years[0] if years else None
    if not (len(text) == 4 and text.isascii() and text.isdigit()) or int(text) > day.year:
        raise BadQuery("year", _("Write a year such as 2025, not after the day of the page."))
    return int(text)
