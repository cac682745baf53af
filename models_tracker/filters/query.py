"""What every page accepts in its address, and how it refuses the rest."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext as _

FIRST_DAY = datetime.date(2018, 1, 1)
PAGE_SIZES = (25, 50, 100, 200)
LAST_PAGE = 1000
LONGEST_TEXT = 200
MOST_WORDS = 10
PAGING = ("sort", "page", "per_page")


class BadQuery(BadRequest):
    """A parameter of the address that is unknown or impossible: answered with a 400.

    ``parameter`` is its name, ``reason`` a sentence in the reader's language.
    """

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter, self.reason = parameter, reason


@dataclass(frozen=True)
class AsOf:
    """The day a page speaks of, whether the reader chose it, the day our data reach, and today."""

    day: datetime.date
    chosen: bool
    reach: datetime.date | None = None
    today: datetime.date | None = None

    @property
    def told(self) -> datetime.date:
        """The day that sentences name: the chosen one, else the last that our data know."""
        return self.day if self.chosen or self.reach is None else min(self.day, self.reach)

    def __str__(self) -> str:
        return self.day.isoformat()


def read_as_of(
    query: Mapping[str, str], today: datetime.date, reach: datetime.date | None = None
) -> AsOf:
    """Return the day of ``as_of``, or ``today``; raises BadQuery outside 2018 to today."""
    text = query.get("as_of", "")
    if not text:
        return AsOf(today, chosen=False, reach=reach, today=today)
    try:
        day = datetime.date.fromisoformat(text) if len(text) == 10 and text.isascii() else None
    except ValueError:
        day = None
    if day is None:
        raise BadQuery("as_of", _("Write the day as 2025-08-21."))
    if not FIRST_DAY <= day <= today:
        reason = _("Choose a day from %(first)s to %(last)s.")
        raise BadQuery(
            "as_of", reason % {"first": FIRST_DAY.isoformat(), "last": today.isoformat()}
        )
    return AsOf(day, chosen=True, reach=reach, today=today)


def refuse_unknown(query: QueryDict, known: Iterable[str], several: Iterable[str] = ()) -> None:
    """Raise BadQuery for a parameter that is not ``known``, or given twice and not ``several``."""
    known, several = set(known), set(several)
    for name, values in query.lists():
        if name == "as_of" and name not in known:
            raise BadQuery(name, _("This page does not speak of a day that a reader chooses."))
        if name not in known:
            raise BadQuery(name[:60], _("This page has no such parameter."))
        if len(values) > 1 and name not in several:
            raise BadQuery(name, _("This parameter can be given once only."))


def read_page_size(query: QueryDict) -> int:
    """Return ``per_page``, one of PAGE_SIZES; the smallest unless chosen."""
    text = query.get("per_page", "")
    if not text:
        return PAGE_SIZES[0]
    if text not in {str(size) for size in PAGE_SIZES}:
        sizes = ", ".join(str(size) for size in PAGE_SIZES)
        raise BadQuery("per_page", _("Choose one of %(sizes)s.") % {"sizes": sizes})
    return int(text)


def read_page(query: QueryDict) -> int:
    """Return the number of the page, 1 unless chosen."""
    text = query.get("page", "")
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= LAST_PAGE):
        raise BadQuery("page", _("Choose a page from 1 to %(last)s.") % {"last": LAST_PAGE})
    return int(text)


def read_sort(query: QueryDict, sortable: Iterable[str], default: str) -> str:
    """Return the column to sort by, with "-" before it for descending order."""
    text = query.get("sort", "")
    if not text:
        return default
    if text.removeprefix("-") not in set(sortable):
        raise BadQuery("sort", _("This table cannot be sorted by that."))
    return text


def read_text(text: str, parameter: str = "q") -> str:
    """Return a text within its length; raises BadQuery beyond it."""
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise BadQuery(parameter, _("Write at most %(most)s characters.") % {"most": LONGEST_TEXT})
    return text


def read_words(text: str, parameter: str = "q") -> str:
    """Return a search text within its length and number of words; raises BadQuery beyond them."""
    text = read_text(text, parameter)
    if len(text.split()) > MOST_WORDS:
        raise BadQuery(parameter, _("Write at most %(most)s words.") % {"most": MOST_WORDS})
    return text
