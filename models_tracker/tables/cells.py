"""What one cell holds: safe HTML of a link, a mark, a number, a date; unknown is quiet."""

from __future__ import annotations

import datetime
import functools
from decimal import Decimal
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker.choices import Camp, Published
from models_tracker.countries import Country
from models_tracker.partial_dates import PartialDate, Precision, in_short
from models_tracker.quantities import plain_decimal, short_number

_GLYPHS = {
    Camp.OPEN_LICENCE: "open",
    Camp.RESTRICTED: "restricted",
    Camp.CLOSED: "closed",
}


def unknown() -> SafeString:
    """Return the quiet mark of a value that is not established, spoken in words."""
    return mark_safe(
        '<span class="unknown"><span aria-hidden="true">–</span>'
        f'<span class="visually-hidden">{escape(_("not established"))}</span></span>'
    )


def link(row: Any) -> SafeString:
    """Return the name of a row as a link to its page."""
    if row is None:
        return unknown()
    return mark_safe(f'<a href="{escape(row.get_absolute_url())}">{escape(str(row))}</a>')


def source_mark(number: int) -> SafeString:
    """Return a small mark that leads to a numbered source of the page."""
    word = spoken(f"{_('Source')} ")
    return format_html('<sup class="mark"><a href="#source-{0}">{1}{0}</a></sup>', number, word)


def choice_label(label: str) -> SafeString | str:
    """Return the label of a choice."""
    return label or unknown()


def country_name(code: str) -> SafeString | str:
    """Return the name of a country."""
    return Country(code).label if code else unknown()


def quantity(value: int | None) -> SafeString | str:
    """Return a whole number short, with the exact one as its machine value."""
    if value is None:
        return unknown()
    return _short(value, get_language() or "")


@functools.lru_cache(maxsize=4096)
def _short(value: int, language: str) -> SafeString:
    return format_html('<data value="{}">{}</data>', str(value), short_number(value))


def number(value: Decimal | int | None) -> SafeString | str:
    """Return a number without trailing zeros, localised."""
    if value is None:
        return unknown()
    text = plain_decimal(Decimal(value))
    return format_html('<data value="{}">{}</data>', text, short_number(Decimal(text)))


def day(date: PartialDate | None) -> SafeString | str:
    """Return a partial date, in the machine's spelling and the reader's."""
    if date is None:
        return unknown()
    if date.precision == Precision.BY:
        told = format_html('<time class="nowrap" datetime="{0}">{0}</time>', date.machine)
        return format_html('<span class="by">{}</span>', format_html(in_short("{}"), told))
    return mark_safe(f'<time datetime="{date.machine}">{date.machine}</time>')


def day_in_words(date: PartialDate | None) -> SafeString | str:
    """Return a partial date in the reader's words."""
    if date is None:
        return unknown()
    return format_html('<time datetime="{}">{}</time>', date.machine, date.spoken())


def day_read(date: datetime.date | None) -> SafeString | str:
    """Return a full day."""
    return day(PartialDate(date) if date else None)


def yes_or_no(value: bool | None) -> SafeString | str:
    """Return yes or no in words."""
    if value is None:
        return unknown()
    return _("yes") if value else _("no")


def camp_mark(camp: str, *, has_weights: bool = False, is_named: bool = False) -> SafeString:
    """Return the mark of a camp: glyph and word; open weights say whether their licence or only
    its terms are unknown (``is_named``: the licence is established)."""
    if not camp:
        words = _("not established")
        if has_weights and is_named:
            words = _("open weights, terms not established")
        elif has_weights:
            words = _("open weights, licence not established")
        return format_html('<span class="camp camp--unknown">{}{}</span>', glyph("unknown"), words)
    kind = _GLYPHS[Camp(camp)]
    return format_html(
        '<span class="camp camp--{}">{}{}</span>', kind, glyph(kind), Camp(camp).label
    )


def camp_glyph(camp: str) -> SafeString:
    """Return the shape of a camp alone, in its colour; the words stand beside it."""
    kind = _GLYPHS[Camp(camp)] if camp else "unknown"
    return format_html('<span class="camp camp--{}">{}</span>', kind, glyph(kind))


_SHAPES = {
    "open": '<circle cx="8" cy="8" r="6"/>',
    "restricted": '<path d="M8 1 15 8 8 15 1 8Z"/>',
    "closed": (
        '<rect x="2.75" y="2.75" width="10.5" height="10.5" '
        'fill="none" stroke="currentColor" stroke-width="2.5"/>'
    ),
    "unknown": '<path d="M2 7h12v2H2Z"/>',
}


def glyph(kind: str) -> SafeString:
    """Return the drawn shape of a camp; it says nothing aloud, the word beside it does."""
    return mark_safe(
        f'<svg class="glyph" viewBox="0 0 16 16" width="12" height="12" fill="currentColor" '
        f'aria-hidden="true" focusable="false">{_SHAPES[kind]}</svg>'
    )


_BARS = {
    Published.YES: '<path d="M1 1h14v8H1z" fill="currentColor"/>',
    Published.PARTLY: '<path d="M1 1h7v8H1z" fill="currentColor"/>',
    Published.NO: "",
    Published.NOT_ESTABLISHED: '<path d="M2 4h12v2H2z" fill="currentColor" stroke="none"/>',
}


def published_mark(published: str, *, with_word: bool = True) -> SafeString:
    """Return whether a part was published: a full, half or empty bar, or a dash, and the word,
    which in a dense matrix is only spoken."""
    kind = Published(published)
    frame = "" if kind == Published.NOT_ESTABLISHED else '<path d="M1 1h14v8H1z"/>'
    bar = mark_safe(
        '<svg class="glyph" viewBox="0 0 16 10" width="16" height="10" fill="none" '
        f'stroke="currentColor" aria-hidden="true" focusable="false">{frame}{_BARS[kind]}</svg>'
    )
    word = kind.label if with_word else spoken(kind.label)
    return format_html('<span class="published published--{}">{}{}</span>', kind.value, bar, word)


_MARKS = {"fr": ("«\u202f", "\u202f»"), "de": ("„", "“"), "zh": ("「", "」")}


def quoted(text: str, language: str) -> str:
    """Return words in the quotation marks of their language, English ones where it has none."""
    opening, closing = _MARKS.get(language[:2], ("“", "”"))
    return f"{opening}{text}{closing}"


def spoken(words: Any) -> SafeString:
    """Return words that are heard and not seen."""
    return format_html('<span class="visually-hidden">{}</span>', words)
