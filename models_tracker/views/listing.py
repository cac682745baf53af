"""What all list pages share: one filter set, one sort, one page, and the same rows as files."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from models_tracker.exports.base import ExportColumn, csv_lines, json_text
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.query import (
    PAGE_SIZES,
    PAGING,
    AsOf,
    read_page,
    read_page_size,
    read_sort,
)
from models_tracker.kept import kept_each
from models_tracker.models import DataRevision
from models_tracker.tables.base import Table
from models_tracker.views.days import day_of


@dataclass(frozen=True)
class Listing:
    """A list page: its rows on a day, and how they are filtered, drawn and exported.

    ``compared`` is the parameter of /compare/ that takes its rows, "" where they are not compared;
    ``dress`` gives the table what its rows alone do not tell on a day.
    """

    name: str
    rows: Callable[[datetime.date], QuerySet]
    filters: type[StrictFilterSet]
    table: type[Table]
    columns: tuple[ExportColumn, ...]
    sort: str
    template: str
    compared: str = ""
    dress: Callable[[Any, datetime.date], None] | None = None


@dataclass(frozen=True)
class Reading:
    """What a request for a list means: the day, the filters, the order."""

    listing: Listing
    as_of: AsOf
    filters: StrictFilterSet
    sort: str

    @property
    def rows(self) -> QuerySet:
        """The filtered rows in order."""
        return self.filters.order(self.filters.qs)

    def page(self, number: int, size: int) -> Page:
        """Return a page of the keys of the filtered rows; raises Http404 beyond the last."""
        try:
            return Paginator(Keys(self.filters), size).page(number)
        except EmptyPage as error:
            raise Http404(_("This table has no such page.")) from error

    def table(self, page: Page) -> Table:
        """Return the table of a page, its rows kept as drawn while the data stand."""
        question = "row", self.listing.name, self.as_of.day
        drawn = kept_each(question, page.object_list, self._drawn)
        table = self._table([])
        table.drawn = [drawn[key] for key in page.object_list if key in drawn]
        return table

    def _drawn(self, keys: list[int]) -> dict[int, str]:
        found = self.filters.queryset.in_bulk(keys)
        table = self._table(list(found.values()))
        if self.listing.dress:
            self.listing.dress(table, self.as_of.day)
        return dict(zip(found, table.rows_drawn(), strict=True))

    def _table(self, records: list[Any]) -> Table:
        table = self.listing.table(records)
        table.compared = self.listing.compared
        return table


@dataclass(frozen=True)
class Keys(Sequence[int]):
    """The keys of the filtered rows, of which a page reads its own."""

    filters: StrictFilterSet

    def __len__(self) -> int:
        return self.filters.found

    def __getitem__(self, part: Any) -> Any:
        return self.filters.keys(part.start, part.stop)


def read(request: HttpRequest, listing: Listing) -> Reading:
    """Return what the address asks for; raises BadQuery for what it cannot ask for."""
    as_of = day_of(request)
    filters = listing.filters.read(request.GET, listing.rows(as_of.day), extra=PAGING)
    sort = read_sort(request.GET, listing.table.sortable(), listing.sort)
    filters.order = partial(_ordered, listing.table, sort)
    filters.question = listing.name, as_of.day, sort
    return Reading(listing, as_of, filters, sort)


def _ordered(table: type[Table], sort: str, rows: QuerySet) -> QuerySet:
    return table(rows, order_by=sort).data.data


def list_page(request: HttpRequest, listing: Listing, **context: Any) -> HttpResponse:
    """Answer a list as a page."""
    size, number = read_page_size(request.GET), read_page(request.GET)
    reading = read(request, listing)
    page = reading.page(number, size)
    context |= {
        "listing": listing,
        "table": reading.table(page),
        "page": page,
        "filters": reading.filters,
        "facets": reading.filters.drawn(),
        "chips": reading.filters.chips(),
        "as_of": reading.as_of,
        "sort": reading.sort,
        "page_size": size,
        "page_sizes": PAGE_SIZES,
        "total": len(reading.filters.roll.keys),
        "found": page.paginator.count,
        "csv_url": f"/{listing.name}.csv",
        "json_url": f"/{listing.name}.json",
    }
    return render(request, listing.template, context)


def list_csv(request: HttpRequest, listing: Listing) -> StreamingHttpResponse:
    """Answer exactly the filtered rows, in the order of the page, as CSV."""
    reading = read(request, listing)
    response = StreamingHttpResponse(
        csv_lines(listing.columns, reading.rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{_file_name(listing, reading)}.csv"'
    return response


def list_json(request: HttpRequest, listing: Listing) -> HttpResponse:
    """Answer exactly the filtered rows, in the order of the page, as JSON."""
    reading = read(request, listing)
    text = json_text(
        listing.columns,
        reading.rows,
        table=listing.name,
        as_of=reading.as_of.day.isoformat(),
        data_revision=DataRevision.objects.number(),
    )
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _file_name(listing: Listing, reading: Reading) -> str:
    return f"{listing.name}-{reading.as_of.day.isoformat()}"
