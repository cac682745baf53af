"""What /timeline/ accepts in its address, beside the filters of models."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.filters.query import BadQuery

LANES = {
    "country": gettext_lazy("country"),
    "lab": gettext_lazy("lab"),
    "family": gettext_lazy("family"),
}
OWN = ("lanes", "year", "quarter")
FIRST_YEAR = 2018


@dataclass(frozen=True)
class Window:
    """What the lanes are, and the year or quarter looked at; None is all of it."""

    lanes: str
    year: int | None
    quarter: int | None


def read_window(query: QueryDict, latest: int) -> Window:
    """Return lanes, year and quarter; raises BadQuery for what is not there.

    ``latest`` is the last year that can be asked for.
    """
    lanes = query.get("lanes") or "country"
    if lanes not in LANES:
        raise BadQuery("lanes", _("Choose one of %(lanes)s.") % {"lanes": ", ".join(LANES)})
    year = _whole(query, "year", FIRST_YEAR, latest)
    quarter = _whole(query, "quarter", 1, 4)
    if quarter and not year:
        raise BadQuery("quarter", _("Choose a year too."))
    return Window(lanes, year, quarter)


def _whole(query: QueryDict, name: str, low: int, high: int) -> int | None:
    text = query.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and low <= int(text) <= high):
        reason = _("Choose a number from %(low)s to %(high)s.")
        raise BadQuery(name, reason % {"low": low, "high": high})
    return int(text)
