"""What /openness/over-time/ accepts in its address, beside the filters of models."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.filters.query import BadQuery
from models_tracker.rules.release import By, How, Per


class Measure(TextChoices):
    """What the height of a bar is."""

    SHARE = "share", gettext_lazy("share")
    NUMBER = "number", gettext_lazy("number")


CHOICES: dict[str, type[TextChoices]] = {"by": By, "per": Per, "measure": Measure, "how": How}
OWN = tuple(CHOICES)


@dataclass(frozen=True)
class Shape:
    """How releases are grouped, by what period, in shares or numbers, and whose state counts."""

    by: str
    per: str
    measure: str
    how: str

    @property
    def share(self) -> bool:
        """Whether bars are shares."""
        return self.measure == Measure.SHARE


def read_shape(query: QueryDict) -> Shape:
    """Return what is drawn, the first of each choice unless chosen; raises BadQuery."""
    return Shape(**{name: _one(query, name, kind) for name, kind in CHOICES.items()})


def _one(query: QueryDict, name: str, kind: type[TextChoices]) -> str:
    value = query.get(name) or next(iter(kind)).value
    if value not in kind.values:
        raise BadQuery(name, _("Choose one of %(kinds)s.") % {"kinds": ", ".join(kind.values)})
    return value
