"""What /timeline/ accepts in its address, beside the filters of models."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.filters.query import BadQuery
from models_tracker.partial_dates import PartialDate

LANES = {
    "country": gettext_lazy("country"),
    "lab": gettext_lazy("lab"),
    "family": gettext_lazy("family"),
}
ARTICLES, CLAIMS = "articles", "claims"
ALSO = {
    "": gettext_lazy("nothing else"),
    ARTICLES: gettext_lazy("articles"),
    CLAIMS: gettext_lazy("claims"),
    f"{ARTICLES},{CLAIMS}": gettext_lazy("articles and claims"),
}
OWN = ("lanes", "year", "quarter", "also", "sort")
FIRST_YEAR = 2018


@dataclass(frozen=True)
class Window:
    """What the lanes are, the year or quarter looked at (None is all of it), what is told too."""

    lanes: str
    year: int | None
    quarter: int | None
    also: str = ""

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day looked at; None for all."""
        if self.year is None:
            return None
        first, last = (1, 12) if self.quarter is None else (3 * self.quarter - 2, 3 * self.quarter)
        after = datetime.date(self.year + last // 12, last % 12 + 1, 1)
        return datetime.date(self.year, first, 1), after - datetime.timedelta(days=1)

    def holds(self, when: PartialDate) -> bool:
        """Whether the first day of a partial date is looked at."""
        return self.days is None or self.days[0] <= when.first <= self.days[1]

    def tells(self, noun: str) -> bool:
        """Whether articles or claims are asked for too."""
        return noun in self.also.split(",")


def read_window(query: QueryDict, latest: int) -> Window:
    """Return what the lanes are and hold; raises BadQuery for what is not there.

    ``latest`` is the last year that can be asked for.
    """
    lanes, also = query.get("lanes") or "country", query.get("also", "")
    if lanes not in LANES:
        raise BadQuery("lanes", _("Choose one of %(lanes)s.") % {"lanes": ", ".join(LANES)})
    if also not in ALSO:
        kinds = {"kinds": "; ".join(filter(None, ALSO))}
        raise BadQuery("also", _("Choose one of %(kinds)s.") % kinds)
    year = _whole(query, "year", FIRST_YEAR, latest)
    quarter = _whole(query, "quarter", 1, 4)
    if quarter and not year:
        raise BadQuery("quarter", _("Choose a year too."))
    return Window(lanes, year, quarter, also)


def _whole(query: QueryDict, name: str, low: int, high: int) -> int | None:
    text = query.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and low <= int(text) <= high):
        reason = _("Choose a number from %(low)s to %(high)s.")
        raise BadQuery(name, reason % {"low": low, "high": high})
    return int(text)
