"""Searching by name, alias or Hugging Face id."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from models_tracker.filters.query import MOST_WORDS, read_text, refuse_unknown
from models_tracker.search import search
from models_tracker.tables.claim import answer_mark
from models_tracker.views.days import day_of
from models_tracker.views.recognition import answer

NAME_WORDS = 3


def search_page(request: HttpRequest) -> HttpResponse:
    """Answer what a text finds; without a text, the box alone.

    What has more words than a name may be a sentence of an article: where no name of ours holds
    them, the page tells what of ours it speaks of, else it offers to check it.
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
    if words > NAME_WORDS and not found:
        context["spoken"] = answer(text, as_of.day if as_of.chosen else None)
    return render(request, "models_tracker/search.html", context)
