"""Presentation in templates: marks, dates, numbers, and addresses that keep what is chosen."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from decimal import Decimal
from html import escape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Model
from django.forms import BoundField
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.formats import localize, number_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker import partial_dates, punctuation
from models_tracker.choices import SILENT, Permission, counted
from models_tracker.filters.facets import Facet
from models_tracker.models import Figure, Standing
from models_tracker.models.figure import CURRENCIES
from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import money, plain_decimal, short_number
from models_tracker.rules.terms import is_applicable
from models_tracker.tables import cells, permission
from models_tracker.tables.base import Table
from models_tracker.tables.fact import Fact
from models_tracker.tables.place import place
from models_tracker.tables.ruling import Clause, Told
from models_tracker.tables.story import ComponentLine

register = template.Library()


@register.filter
def country(code: str) -> SafeString | str:
    """Return the name of a country, or the mark of an unknown one."""
    return cells.country_name(code)


@register.filter
def permission_mark(state: Permission) -> SafeString:
    """Return the mark of what a text answers."""
    return permission.permission_mark(state)


@register.filter
def partial_date(date: PartialDate | None) -> SafeString | str:
    """Return a partial date in words, with its machine value."""
    return cells.day_in_words(date)


@register.filter
def spoken_day(day: datetime.date | None) -> str:
    """Return a day in the reader's words, "" for none."""
    return partial_dates.spoken_day(day) if day else ""


register.filter(place)
register.filter(counted)


@register.filter
def plain(value: Decimal | int) -> str:
    """Return a number without trailing zeros, localised."""
    text = plain_decimal(Decimal(value))
    return number_format(Decimal(text), decimal_pos=len(text.partition(".")[2]), use_l10n=True)


@register.filter
def amount(figure: Figure) -> str:
    """Return the amount of a figure with its unit."""
    if figure.unit in CURRENCIES:
        return money(figure.amount, figure.unit)
    if figure.unit == "percent":
        return f"{plain(figure.amount)} %"
    return f"{short_number(figure.amount)} {figure.get_unit_display()}"


@register.simple_tag
def options(choices: list[tuple[str, str, bool]]) -> SafeString:
    """Return the options of a select: value, words, whether chosen; hundreds are drawn quickly."""
    drawn = []
    for value, words, chosen in choices:
        mark = " selected" if chosen else ""
        drawn.append(f'<option value="{escape(value)}"{mark}>{escape(words)}</option>')
    return mark_safe("".join(drawn))


@register.filter
def options_of(choices: Iterable[tuple[str, Any]], chosen: str | None) -> SafeString:
    """Return the options of a select from the choices of a form, ``chosen`` selected."""
    return options([(value, str(words), value == (chosen or "")) for value, words in choices])


@register.simple_tag
def any_or_one(field: BoundField) -> SafeString:
    """Return the options of a select from the choices of a field: first any, which is none."""
    chosen = [(value, words) for value, words in field.field.choices if value]
    return options_of([("", _("Any")), *chosen], field.value())


@register.simple_tag
def facet_boxes(facet: Facet) -> SafeString:
    """Return the options of a facet as boxes to tick, each with how many rows it leaves."""
    drawn = []
    for option in facet.options:
        count = f' <span class="facet__count">{localize(option.count)}</span>'
        drawn.append(_box(facet.name, option.value, option.label, option.chosen, count))
    return mark_safe("".join(drawn))


@register.simple_tag
def boxes(field: BoundField) -> SafeString:
    """Return the choices of a field as boxes to tick."""
    chosen = field.value() or ()
    return mark_safe(
        "".join(
            _box(field.name, value, label, value in chosen) for value, label in field.field.choices
        )
    )


def _box(name: str, value: str, label: Any, chosen: bool, more: str = "") -> str:
    value, mark = escape(value), " checked" if chosen else ""
    return (
        f'<label class="facet__option"><input type="checkbox" id="{name}-{value}" name="{name}" '
        f'value="{value}"{mark}> <span>{escape(str(label))}</span>{more}</label>\n'
    )


@register.simple_tag
def unknown() -> SafeString:
    """Return the quiet mark of what is not established."""
    return cells.unknown()


@register.simple_tag
def colon() -> str:
    """Return the colon between a word and what it introduces, in the reader's language."""
    return punctuation.colon()


@register.simple_tag
def source_mark(number: int) -> SafeString:
    """Return a small mark that leads to a numbered source of the page."""
    return cells.source_mark(number)


@register.simple_tag
def findings(told: Iterable[Told]) -> SafeString:
    """Return findings as the items of a list: the sentence, the marks of its sources, the clauses
    it rests on. A page has scores of them."""
    return mark_safe("".join(map(_finding, told)))


def _finding(one: Told) -> str:
    marks = "".join(source_mark(clause.number) for clause in one.clauses)
    return (
        f"<li>{conditional_escape(one.sentence)}{marks}{''.join(map(_clause, one.clauses))}</li>\n"
    )


def _clause(clause: Clause) -> str:
    said, day = clause.statement, clause.read_on
    where = f"{conditional_escape(place(said.locator))} · " if said.locator else ""
    return (
        f'<blockquote class="clause"><p lang="{escape(said.quote_language or "en")}">'
        f"{escape(said.quote)}</p><footer>{where}{escape(_('read on'))} "
        f'<time datetime="{day}">{day}</time></footer></blockquote>'
    )


@register.simple_tag
def quoted(text: str, language: str) -> str:
    """Return words in the quotation marks of their language."""
    return cells.quoted(text, language)


@register.simple_tag
def camp_badge(standing: Standing) -> SafeString:
    """Return the mark of a standing's camp."""
    named = standing.licence_id is not None
    return cells.camp_mark(standing.camp, has_weights=standing.has_weights, is_named=named)


@register.simple_tag
def camp_glyph(standing: Standing | None) -> SafeString:
    """Return the shape of a standing's camp alone."""
    return cells.camp_glyph(standing.camp if standing else "")


@register.simple_tag
def camp_word(camp: str) -> SafeString:
    """Return the mark of a camp by its value, for the header of a column."""
    return cells.camp_mark(camp)


@register.simple_tag
def translated(row: Model, stem: str) -> str:
    """Return the text pair ``stem`` of a row in the reader's language."""
    return getattr(row, f"{stem}_{'fr' if get_language() == 'fr' else 'en'}")


@register.simple_tag
def query_with(request: HttpRequest, **changes: Any) -> str:
    """Return the query of the page with ``changes``; None drops a parameter, a page number goes."""
    query = dict(request.GET.lists())
    for name, value in ({"page": None} | changes).items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = [str(value)]
    return f"?{urlencode(query, doseq=True)}"


@register.simple_tag
def query_choosing(request: HttpRequest, name: str, value: str) -> str:
    """Return the query of the page with the parameter called ``name`` set to ``value``."""
    return query_with(request, **{name: value})


@register.filter
def kept_for_another_day(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the parameters that stay when another day is chosen.

    A page number and the end of a window (``to``, ``year``, ``quarter``) may lie beyond that day.
    """
    return [
        (name, value)
        for name, values in request.GET.lists()
        if name not in ("as_of", "page", "to", "year", "quarter")
        for value in values
    ]


@register.simple_tag
def address_in(request: HttpRequest, language: str) -> str:
    """Return the address of the same page in another language, the query kept; that of no page
    too, where the same words say so."""
    if request.resolver_match is None:
        path = "/" + request.get_full_path().removeprefix("/fr/").lstrip("/")
        return f"/fr{path}" if language == "fr" else path
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    path = _path_in(request.path, get_language() or "", language)
    return f"{path}?{query}" if query else path


@functools.lru_cache(maxsize=4096)
def _path_in(path: str, _read_in: str, language: str) -> str:
    return translate_url(escape_uri_path(path), language)


@register.simple_tag
def column_meanings(table: Table) -> list[tuple[str, str]]:
    """Return header and meaning of the columns whose header alone does not say enough."""
    return [
        (column.header, column.column.meaning) for column in table.columns if column.column.meaning
    ]


@register.simple_tag
def published_mark(published: str) -> SafeString:
    """Return whether a part was published: a full, half or empty bar, or a dash, and the word."""
    return cells.published_mark(published)


@register.simple_tag
def share_bar(open_licence: int, restricted: int, unsettled: int, closed: int) -> SafeString:
    """Return a bar of four parts in proportion: solid, hatched, pale, hollow.

    It says nothing aloud and stands beside its numbers; the page includes parts/patterns.html.
    """
    counts = {
        "open": open_licence,
        "restricted": restricted,
        "unknown": unsettled,
        "closed": closed,
    }
    total = sum(counts.values())
    bars, start = [], 0.0
    for kind, count in counts.items():
        width = 100 * count / total if total else 0
        if width:
            bars.append(
                f'<rect class="share__{kind}" x="{start:.2f}%" y="1" width="{width:.2f}%" '
                'height="10"/>'
            )
        start += width
    return mark_safe(
        f'<svg class="share" aria-hidden="true" focusable="false">{"".join(bars)}</svg>'
    )


@register.simple_tag
def terms_apart(facts: list[Fact]) -> dict[str, list[Any]]:
    """Return the terms that a text ``told``, is ``silent`` on and those ``unknown``; details of
    what it is silent on are none of these. ``silent_in`` numbers the silent sources, each once."""
    apart: dict[str, list[Any]] = {"told": [], "silent": [], "unknown": []}
    terms = {fact.name: fact.shown.value for fact in facts if fact.shown}
    for fact in facts:
        if not is_applicable(fact.name, terms) and not fact.known:
            continue
        silent = fact.shown is not None and fact.shown.value == SILENT
        apart["silent" if silent else "told" if fact.known else "unknown"].append(fact)
    numbers = (number for fact in apart["silent"] for number, _statement in fact.cited)
    return apart | {"silent_in": list(dict.fromkeys(numbers))}


@register.simple_tag
def parts_apart(components: list[ComponentLine]) -> dict[str, list[Any]]:
    """Return the parts of a model that were looked for, and the names of those that were not."""
    return {
        "looked_for": [line for line in components if line.row],
        "not_looked_for": [line.part.label for line in components if not line.row],
    }
