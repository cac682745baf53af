"""Dates as precise as their source: a day, a month or a year, never more.

A partial date is stored as its first day and a precision; unused parts are held at 1. A source
that only shows a thing already there gives its latest possible day: that day or earlier.
For "as of" questions it has happened only once its *last* day is over.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache, total_ordering
from typing import cast

from django.db import models
from django.utils import formats
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

_OR_EARLIER = "../"
_SPELLING = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


class Precision(models.TextChoices):
    """How much of a date its source gives."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    BY = "by", _("that day or earlier")


_PRECISIONS = frozenset(Precision.values)
_WHOLE_DAYS = (Precision.DAY, Precision.BY)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year: ``first`` day of the period and its precision.

    A latest possible day stands at that day: nothing is known of an earlier one. Ordered by first
    day, then the more precise first. Raises ValueError when unused parts are
    not 1 or the year lies outside 1900 to 2199.
    """

    first: datetime.date
    precision: str = Precision.DAY

    def __post_init__(self) -> None:
        if self.precision not in _PRECISIONS:
            raise ValueError(f"unknown precision {self.precision!r}")
        if not 1900 <= self.first.year <= 2199:
            raise ValueError(f"year {self.first.year} is outside 1900 to 2199")
        if self.precision not in _WHOLE_DAYS and self.first.day != 1:
            raise ValueError("a month or a year begins on day 1")
        if self.precision == Precision.YEAR and self.first.month != 1:
            raise ValueError("a year begins in month 1")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2024``, ``2024-03`` or ``2024-03-05``; anything else raises ValueError."""
        match = _SPELLING.fullmatch(text) if text.isascii() else None
        if match is None:
            raise ValueError(f"{text!r} is not a date such as 2024-03-05, 2024-03 or 2024")
        year, month, day = match.groups()
        try:
            first = datetime.date(int(year), int(month or 1), int(day or 1))
        except ValueError as error:
            raise ValueError(f"{text!r} is not a day of the calendar") from error
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        return cls(first, precision)

    @classmethod
    def read(cls, text: str) -> PartialDate:
        """Read what isoformat spells: beside ``parse`` a latest possible day, ``../2024-03-05``."""
        found = cls.parse(text.removeprefix(_OR_EARLIER))
        if not text.startswith(_OR_EARLIER):
            return found
        if found.precision != Precision.DAY:
            raise ValueError(f"{text!r} is no full day after {_OR_EARLIER}")
        return cls(found.first, Precision.BY)

    @property
    def last(self) -> datetime.date:
        """The last day of the period."""
        if self.precision in _WHOLE_DAYS:
            return self.first
        if self.precision == Precision.YEAR:
            return self.first.replace(month=12, day=31)
        days = calendar.monthrange(self.first.year, self.first.month)[1]
        return self.first.replace(day=days)

    def happened_by(self, day: datetime.date) -> bool:
        """Whether all of the period is over or present on ``day``."""
        return self.last <= day

    def isoformat(self) -> str:
        """Return ``2024``, ``2024-03`` or ``2024-03-05``: the spelling of files and URLs.

        A latest possible day is ``../2024-03-05``, an interval with an open start (ISO 8601-2).
        """
        return f"{_OR_EARLIER}{self.machine}" if self.precision == Precision.BY else self.machine

    @property
    def machine(self) -> str:
        """The date alone, as the element ``time`` wants it."""
        length = {Precision.YEAR: 4, Precision.MONTH: 7}
        return self.first.isoformat()[: length.get(Precision(self.precision), 10)]

    def short(self) -> str:
        """Return the date in figures, and in the reader's words that it is the latest possible."""
        return in_short(self.machine) if self.precision == Precision.BY else self.machine

    def spoken(self) -> str:
        """Return the date in the reader's language, no more precise than it is."""
        if self.precision == Precision.YEAR:
            return self.first.isoformat()[:4]
        if self.precision == Precision.MONTH:
            return formats.date_format(self.first, "YEAR_MONTH_FORMAT")
        told = spoken_day(self.first)
        return gettext("by %(day)s") % {"day": told} if self.precision == Precision.BY else told

    def __str__(self) -> str:
        return self.isoformat()

    def __lt__(self, other: PartialDate) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[datetime.date, datetime.date, bool]:
        return self.first, self.last, self.precision == Precision.BY


def why_no_date(text: str) -> str:
    """Return in the reader's words why a text is no partial date."""
    match = _SPELLING.fullmatch(text.removeprefix(_OR_EARLIER)) if text.isascii() else None
    year, month, day = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    if match and match[2] and not 1 <= month <= 12:
        return gettext("There is no month %(month)s.") % {"month": match[2]}
    if day and 1900 <= year <= 2199:
        spoken = PartialDate(datetime.date(year, month, 1), Precision.MONTH).spoken()
        return gettext("%(month)s has no day %(day)s.") % {"month": spoken, "day": day}
    return gettext("Write a date as 2024-03-05, 2024-03 or 2024.")


def spoken_day(day: datetime.date) -> str:
    """Return a day in the reader's words; in French the first of a month is an ordinal."""
    told = formats.date_format(day, "DATE_FORMAT")
    return f"1er{told[1:]}" if day.day == 1 and get_language() == "fr" else told


def in_short(day: str) -> str:
    """Return in few words that ``day``, in figures, is a latest possible day."""
    return pgettext("in figures", "by %(day)s") % {"day": day}


@lru_cache(maxsize=16384)
def _made(first: datetime.date, precision: str) -> PartialDate:
    """Return the date of two columns: a run of checks asks for each thousands of times."""
    return PartialDate(first, precision)


class PartialDatePair:
    """A model attribute that reads and writes ``<name>`` and ``<name>_precision`` as one date.

    ``latest`` says whether it may be a latest possible day.
    """

    def __init__(self, name: str, *, latest: bool = False) -> None:
        self.day, self.precision, self.latest = name, f"{name}_precision", latest

    def __get__(self, row: models.Model | None, owner: type | None = None) -> PartialDate | None:
        first = getattr(row, self.day) if row is not None else None
        return _made(first, getattr(row, self.precision)) if first else None

    def __set__(self, row: models.Model, value: PartialDate | None) -> None:
        setattr(row, self.day, value.first if value else None)
        setattr(row, self.precision, value.precision if value else "")


class RequiredPartialDatePair(PartialDatePair):
    """A partial date that every saved row has: None only on a row still being entered."""

    def __get__(self, row: models.Model | None, owner: type | None = None) -> PartialDate:
        return cast(PartialDate, super().__get__(row, owner))


def happened(field: str, day: datetime.date) -> models.Q:
    """Return the condition that the partial date ``field`` was wholly over or present on ``day``.

    ``field`` is a path to the pair's first column; an empty date has not happened.
    """
    tomorrow = day + datetime.timedelta(days=1)
    month, year = tomorrow.replace(day=1), tomorrow.replace(month=1, day=1)
    return (
        models.Q(**{f"{field}__lte": day, f"{field}_precision__in": _WHOLE_DAYS})
        | models.Q(**{f"{field}__lt": month, f"{field}_precision": Precision.MONTH})
        | models.Q(**{f"{field}__lt": year, f"{field}_precision": Precision.YEAR})
    )


def partial_date_check(name: str, field: str, *, latest: bool = False) -> models.CheckConstraint:
    """Return the constraint that a pair of columns is one partial date, or wholly empty.

    Only where ``latest`` is set may it be a latest possible day.
    """
    day, precision = field, f"{field}_precision"
    whole = models.Q(**{f"{day}__isnull": True, precision: ""})
    exact = models.Q(**{f"{day}__isnull": False, precision: Precision.DAY})
    if latest:
        exact |= models.Q(**{f"{day}__isnull": False, precision: Precision.BY})
    month = models.Q(
        **{f"{day}__isnull": False, precision: Precision.MONTH, f"{day}__day": 1},
    )
    year = models.Q(
        **{
            f"{day}__isnull": False,
            precision: Precision.YEAR,
            f"{day}__day": 1,
            f"{day}__month": 1,
        },
    )
    return models.CheckConstraint(
        condition=whole | exact | month | year,
        name=name,
        violation_error_message=_("A month begins on day 1 and a year on 1 January."),
    )
