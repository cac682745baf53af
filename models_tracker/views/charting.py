"""Charts on pages and as files: the picture, the numbers under it, and what to download."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker.charts import Chart, NotDrawn, page_picture, png_file, svg_file
from models_tracker.exports.base import ExportColumn, csv_lines

SOON = "2"


@dataclass(frozen=True)
class Shown:
    """A chart as templates/charts/figure.html needs it.

    ``picture`` is "" while another worker draws (``waiting``) or where drawing failed. ``sort`` is
    the column the numbers are ordered by, "" where a reader cannot choose it; ``opened`` shows
    them at once.
    """

    chart: Chart
    picture: SafeString
    waiting: bool
    svg_url: str
    png_url: str
    csv_url: str
    json_url: str
    sort: str = ""
    opened: bool = False


def show(
    chart: Chart,
    address: str,
    query: str = "",
    *,
    sort: str = "",
    opened: bool = False,
    whole: str = "",
) -> Shown:
    """Return a chart with its picture and the addresses of its files.

    ``address`` is the path of the files without language, ending and slashes: "frontier" or
    "benchmarks/mmlu"; ``whole`` that of the JSON, where it holds more than one chart; ``query`` is
    what the page was asked.
    """
    try:
        picture, waiting = mark_safe(page_picture(chart)), False
    except NotDrawn as reason:
        picture, waiting = mark_safe(""), not reason.broken
    asked = f"?{query}" if query else ""
    spoken = "/fr/" if get_language() == "fr" else "/"
    return Shown(
        chart,
        picture,
        waiting,
        svg_url=f"{spoken}{address}.svg{asked}",
        png_url=f"{spoken}{address}.png{asked}",
        csv_url=f"/{address}.csv{asked}",
        json_url=f"/{whole or address}.json{asked}",
        sort=sort,
        opened=opened or not picture,
    )


def page(
    request: HttpRequest, template: str, context: dict[str, Any], charts: Sequence[Shown]
) -> HttpResponse:
    """Answer a page with charts; one that lacks a picture is not kept."""
    response = render(request, template, context)
    if any(not shown.picture for shown in charts):
        response.headers["Cache-Control"] = "no-store"
    return response


def files(request: HttpRequest, kind: str, chart: Chart) -> HttpResponse:
    """Answer the file of a chart: ``svg``, ``png`` or ``csv``; 503 while it cannot be drawn."""
    makers = {"svg": (svg_file, "image/svg+xml"), "png": (png_file, "image/png")}
    if kind == "csv":
        lines = "".join(csv_lines(columns_of(chart), chart.rows))
        response = HttpResponse(lines, content_type="text/csv; charset=utf-8")
    else:
        make, content_type = makers[kind]
        try:
            response = HttpResponse(make(chart), content_type=content_type)
        except NotDrawn:
            words = _("The picture is being drawn. Ask again in a moment.")
            response = HttpResponse(words, content_type="text/plain; charset=utf-8", status=503)
            response["Retry-After"] = SOON
            response["Cache-Control"] = "no-store"
            return response
    response["Content-Disposition"] = f'attachment; filename="{chart.name}.{kind}"'
    return response


def columns_of(chart: Chart) -> list[ExportColumn]:
    """Return the columns of a chart's numbers as files have them."""
    return [
        ExportColumn(column.name, column.meaning or column.label, _value(place))
        for place, column in enumerate(chart.columns)
    ]


def _value(place: int) -> Any:
    return lambda row: row.values[place]
