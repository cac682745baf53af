"""What a reader pastes into /check/: a text within bounds, and the day it speaks of."""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from models_tracker.filters.query import BadQuery, read_as_of, refuse_unknown

LONGEST = 60_000
FIELDS = ("text", "day")
_KEPT = "\n\r\t"


@dataclass(frozen=True)
class Pasted:
    """A pasted text of at most LONGEST signs, the day of the article or None, faults by field."""

    text: str
    day: datetime.date | None = None
    written_day: str = ""
    faults: dict[str, str] = field(default_factory=dict)


def read_pasted(posted: QueryDict, today: datetime.date) -> Pasted:
    """Return what was posted; raises BadQuery for a field that the form does not have.

    Signs that control devices are dropped. A text too long, empty, or a day that cannot be is a
    fault told at its field.
    """
    refuse_unknown(posted, FIELDS)
    faults = {}
    text, written = _seen(posted.get("text", "")), posted.get("day", "").strip()[:40]
    if not text.strip():
        faults["text"] = _("Paste a text, or write a sentence.")
    elif len(text) > LONGEST:
        faults["text"] = too_long()
    day = None
    try:
        chosen = read_as_of({"as_of": written}, today)
        day = chosen.day if chosen.chosen else None
    except BadQuery as fault:
        faults["day"] = fault.reason
    return Pasted(text[:LONGEST], day, written, faults)


def too_long() -> str:
    """Return how long a text may be."""
    most = number_format(LONGEST, force_grouping=True)
    return _("The text is too long: paste at most %(most)s characters, a part at a time.") % {
        "most": most
    }


def _seen(text: str) -> str:
    return "".join(
        sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cs")
    )
