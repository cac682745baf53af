"""The numbers of a chart as the rows of a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from models_tracker.charts import Chart, Row, in_words
from models_tracker.quantities import plain_decimal
from models_tracker.tables import cells

register = template.Library()


@register.simple_tag
def chart_rows(chart: Chart) -> SafeString:
    """Return the rows as markup, the first shown cell of each as its header."""
    places = [place for place, column in enumerate(chart.columns) if column.shown]
    return mark_safe("".join(_row(chart, row, places) for row in chart.rows))


def _row(chart: Chart, row: Row, places: list[int]) -> str:
    found = []
    for number, place in enumerate(places):
        column = chart.columns[place]
        drawn = conditional_escape(_cell(column.kind, row.values[place], row.href))
        if number == 0:
            found.append(f'<th scope="row">{drawn}</th>')
        else:
            found.append(
                f'<td class="num">{drawn}</td>' if column.is_figure else f"<td>{drawn}</td>"
            )
    return f"<tr>{''.join(found)}</tr>\n"


def _cell(kind: str, value: Any, href: str) -> SafeString | str:
    if kind == "camp":
        return cells.camp_mark(value)
    if value is None or value == "":
        return cells.unknown()
    if kind == "name" and href:
        return format_html('<a href="{}">{}</a>', href, value)
    if kind == "number":
        exact = plain_decimal(Decimal(str(value)))
        return format_html('<data value="{}">{}</data>', exact, in_words(kind, value))
    if kind == "day":
        return cells.day(value)
    if kind == "link":
        if not value.url:
            return value.text
        return format_html('<a href="{}" rel="external">{}</a>', value.url, value.text)
    return in_words(kind, value)
