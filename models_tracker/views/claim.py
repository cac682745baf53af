"""Claims: the list, its files, and one claim with both answers and all that decides them."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from models_tracker.exports.claim import COLUMNS
from models_tracker.filters.claim import ClaimFilter
from models_tracker.filters.query import BadQuery, refuse_unknown
from models_tracker.models import Claim, DataRevision, Verdict
from models_tracker.tables.claim import ClaimTable
from models_tracker.tables.fact import Citations
from models_tracker.tables.finding import checked, ledger
from models_tracker.views.answering import answers_moved_and_gone
from models_tracker.views.finding import find
from models_tracker.views.listing import Listing, list_csv, list_json, list_page
from models_tracker.views.sharing import citation, claim_data

MOST_REVISION = 10**9


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

    ``revision`` pins the data revision of a permalink: the page says whether an answer has
    changed since.
    """
    refuse_unknown(request.GET, ("revision",))
    revision = _revision(request)
    found = find(Claim.objects.for_page(), slug)
    citations = Citations()
    quotations = sorted(
        found.quotations.all(), key=lambda one: (one.source.published is None, _day(one), one.pk)
    )
    chain = [(quotation, citations.number(quotation.source)) for quotation in quotations]
    check = checked([found], citations).get(found.pk)
    now = DataRevision.objects.number()
    context = {
        "claim": found,
        "chain": chain,
        "check": check,
        "answers": check.answers if check else [],
        "ledger": ledger(found.verdicts.all()),
        "sources": citations.sources,
        "pinned": revision,
        "corrected": _changed_since(found, revision),
        "permalink": f"{settings.SITE_URL}{found.get_absolute_url()}?revision={now}",
        "cited": citation(found, now),
        "data": claim_data(found, [quotation for quotation, _number in chain]),
        "publisher": settings.SITE_PUBLISHER,
    }
    return render(request, "models_tracker/claim.html", context)


def _day(quotation: Any) -> datetime.date:
    published = quotation.source.published
    return published.last if published else datetime.date.max


def _revision(request: HttpRequest) -> int | None:
    text = request.GET.get("revision", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:10]) <= MOST_REVISION):
        raise BadQuery("revision", _("Write the number of a data revision."))
    return int(text)


def _changed_since(found: Claim, revision: int | None) -> bool:
    """Whether an answer changed after a data revision."""
    if revision is None:
        return False
    rows: list[Verdict] = list(found.verdicts.all())
    return any(row.data_revision > revision and row.number > 1 for row in rows)
