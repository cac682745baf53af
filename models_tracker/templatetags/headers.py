"""The headers of tables: links that sort, where a reader may sort."""

from __future__ import annotations

from html import escape
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from models_tracker.charts import Chart, Column
from models_tracker.tables.base import Table
from models_tracker.templatetags.models_tracker import query_with

register = template.Library()


@register.simple_tag
def column_headers(table: Table, sort: str, request: HttpRequest) -> SafeString:
    """Return the headers of a table sorted by ``sort``; "" where it is not sorted by links."""
    drawn = []
    for column in table.columns:
        kind, orderable = column.column, sort and column.orderable
        classes = [f"table__col--{column.name}"]
        classes += [name for name in ("narrow",) if kind.narrow]
        classes += [name for name in ("num",) if kind.numeric]
        more = f' <span class="unit">{escape(str(kind.unit))}</span>' if kind.unit else ""
        drawn.append(
            _header(column.name, column.header, sort if orderable else "", request, classes, more)
        )
    return mark_safe("".join(drawn))


@register.simple_tag
def chart_headers(chart: Chart, sort: str, request: HttpRequest) -> SafeString:
    """Return the headers of the numbers of a chart sorted by ``sort``; "" where it is not."""
    return mark_safe(
        "".join(
            _header(column.name, column.label, sort, request, _dressed(column))
            for column in chart.columns
            if column.shown
        )
    )


def _dressed(column: Column) -> list[str]:
    """Return the classes of a header: figures stand right, the titles of sources need room."""
    return ["num"] if column.is_figure else ["wide"] if column.kind == "link" else []


def _header(
    name: str, label: Any, sort: str, request: HttpRequest, classes: list[str], more: str = ""
) -> str:
    """Return one header; its link sorts up, or down when the column is sorted up already."""
    words, state = f"<span>{escape(str(label))}</span>", ""
    if sort:
        told = _("sort")
        if sort == name:
            state, told = "ascending", _("sorted ascending, sort descending")
        elif sort == f"-{name}":
            state, told = "descending", _("sorted descending, sort ascending")
        address = escape(query_with(request, sort=f"-{name}" if sort == name else name))
        words = (
            f'<a class="sort" id="sort-{name}" href="{address}#sort-{name}">{words}'
            f'<span class="sort__arrow sort__arrow--{state or "none"}" aria-hidden="true"></span>'
            f'<span class="visually-hidden">{escape(told)}</span></a>'
        )
    dressed = f' class="{" ".join(classes)}"' if classes else ""
    sorted_so = f' aria-sort="{state}"' if state else ""
    return f'<th scope="col"{dressed}{sorted_so}>{words}{more}</th>\n'
