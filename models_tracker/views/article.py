"""Articles: the list, its files, and one article with every claim that stands in it."""

from __future__ import annotations

import datetime

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from models_tracker.choices import SourceKind, Status
from models_tracker.exports.article import COLUMNS
from models_tracker.filters.article import LANGUAGES, ArticleFilter
from models_tracker.filters.query import refuse_unknown
from models_tracker.models import ClaimSubject, Quotation, Source
from models_tracker.tables.article import ArticleTable, tally
from models_tracker.tables.claim import answer_mark
from models_tracker.views.answering import answers_moved_and_gone
from models_tracker.views.finding import find
from models_tracker.views.listing import Listing, list_csv, list_json, list_page


def _rows(day: datetime.date) -> QuerySet[Source]:
    return Source.objects.published().articles().with_claims()


ARTICLES = Listing(
    name="articles",
    rows=_rows,
    filters=ArticleFilter,
    table=ArticleTable,
    columns=COLUMNS,
    sort="-published",
    template="models_tracker/article_list.html",
)


def article_list(request: HttpRequest) -> HttpResponse:
    """Answer the table of articles, counted by whether claims stand in them."""
    articles = Source.objects.published().articles()
    held = articles.quoted().count()
    return list_page(request, ARTICLES, held=held, others=articles.count() - held)


def article_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same rows as CSV."""
    return list_csv(request, ARTICLES)


def article_json(request: HttpRequest) -> HttpResponse:
    """Answer the same rows as JSON."""
    return list_json(request, ARTICLES)


@answers_moved_and_gone
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer one article: who published it when, what it retells, what it claims."""
    refuse_unknown(request.GET, ())
    found = find(Source.objects.for_chain().prefetch_related("retellings", "made_known"), slug)
    if found.kind != SourceKind.ARTICLE:
        raise Http404(_("There is no such page."))
    subjects = ClaimSubject.objects.select_related("lab", "licence", "model__lab")
    quotations = (
        Quotation.objects.filter(source=found, claim__status=Status.PUBLISHED)
        .select_related("claim__person")
        .prefetch_related(Prefetch("claim__subjects", subjects))
        .order_by("number", "claim__slug")
    )
    rows = [
        (one, answer_mark(one.claim.answer_then), answer_mark(one.claim.answer_now))
        for one in quotations
    ]
    claims = {one.claim for one in quotations}
    subjects_named = (subject for one in claims for subject in one.subjects.all())
    named = {subject.lab or subject.model or subject.licence for subject in subjects_named}
    context = {
        "article": found,
        "language": dict(LANGUAGES).get(found.language, found.language),
        "rows": rows,
        "claims": claims,
        "checked": sum(not claim.no_check_reason for claim in claims),
        "tally": tally(claims),
        "named": sorted((row for row in named if row), key=str),
    }
    return render(request, "models_tracker/article.html", context)
