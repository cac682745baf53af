"""Searching by name, alias or Hugging Face id."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from models_tracker.filters.query import MOST_WORDS, read_text, refuse_unknown
from models_tracker.search import search
from models_tracker.tables.claim import answer_mark
from models_tracker.views.days import day_of

NAME_WORDS = 3


def search_page(request: HttpRequest) -> HttpResponse:
    """Answer what a text finds; without a text, the box alone.

    What has more words than a name may be a sentence of an article: the page offers to check it.
    """
    refuse_unknown(request.GET, ("q", "as_of"))
    as_of = day_of(request)
    text = read_text(request.GET.get("q", ""))
    words = len(text.split())
    found = search(text, as_of.day) if 0 < words <= MOST_WORDS else None
    claims = found.claims if found else ()
    context = {
        "as_of": as_of,
        "text": text,
        "found": found,
        "claims": [(one, one.answer_now and answer_mark(one.answer_now)) for one in claims],
        "sentence": words > NAME_WORDS,
    }
    return render(request, "models_tracker/search.html", context)
