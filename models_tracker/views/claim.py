"""Claims: the list, its files, and one claim with both answers and all that decides them."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from models_tracker.exports.claim import COLUMNS
from models_tracker.filters.claim import ClaimFilter
from models_tracker.filters.query import refuse_unknown
from models_tracker.models import Claim, DataRevision
from models_tracker.tables.causes import named
from models_tracker.tables.claim import ClaimTable
from models_tracker.tables.fact import Citations
from models_tracker.tables.finding import checked, latest_of, reach_of
from models_tracker.tables.ledger import ledger, marked, names_of
from models_tracker.tables.quotation import chain, speaker
from models_tracker.views.answering import answers_moved_and_gone
from models_tracker.views.days import today
from models_tracker.views.finding import find
from models_tracker.views.listing import Listing, list_csv, list_json, list_page
from models_tracker.views.sharing import PINNED, Permalink, citation, claim_data, pin


def _rows(day: datetime.date) -> QuerySet[Claim]:
    return Claim.objects.published().for_table()


CLAIMS = Listing(
    name="claims",
    rows=_rows,
    filters=ClaimFilter,
    table=ClaimTable,
    columns=COLUMNS,
    sort="-said",
    template="models_tracker/claim_list.html",
)


def claim_list(request: HttpRequest) -> HttpResponse:
    """Answer the table of claims."""
    return list_page(request, CLAIMS)


def claim_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same rows as CSV."""
    return list_csv(request, CLAIMS)


def claim_json(request: HttpRequest) -> HttpResponse:
    """Answer the same rows as JSON."""
    return list_json(request, CLAIMS)


@answers_moved_and_gone
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer one claim: its words, its check, both answers, and what decides them.

    ``as_of`` and ``revision`` pin the day that data reached and the data revision of a permalink:
    the page says what was answered then, and whether data were corrected since.
    """
    refuse_unknown(request.GET, PINNED)
    found = find(Claim.objects.for_page().annotate(present=DataRevision.objects.as_column()), slug)
    citations = Citations()
    links = chain(found, citations)
    verdicts = found.verdicts.all()
    also = [pair for verdict in verdicts for pair in named(verdict.changed_facts)]
    check = checked([found], citations, also).get(found.pk)
    answers, names = (check.answers, check.names) if check else ([], names_of(verdicts))
    rows = ledger(found, names, marked(citations))
    present = found.present
    shared = Permalink(found, present, reach_of(answers), pins=bool(answers))
    context = {
        "claim": found,
        "speaker": speaker(found, links),
        "chain": links,
        "check": check,
        "answers": answers,
        "ledger": rows,
        "sources": citations.sources,
        "pin": pin(request.GET, today(), rows, latest_of(answers), present),
        "shared": shared,
        "cited": citation(shared, today()),
        "data": claim_data(found, links, check),
        "publisher": settings.SITE_PUBLISHER,
    }
    return render(request, "models_tracker/claim.html", context)
