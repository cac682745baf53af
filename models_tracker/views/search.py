"""Searching by name, alias or Hugging Face id."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from models_tracker.filters.query import MOST_WORDS, read_text, refuse_unknown
from models_tracker.search import Findings, search
from models_tracker.tables.claim import answer_mark
from models_tracker.views.days import day_of
from models_tracker.views.recognition import answer

NAME_WORDS = 3


def search_page(request: HttpRequest) -> HttpResponse:
    """Answer what a text finds; without a text, the box alone.

    Several words that no name of ours holds may be a sentence of an article: the page tells what
    of ours it speaks of. A sentence that only wordings of claims hold, word by word, is read too:
    "GPT-5 is closed" is not about GPT-3.5. What else is longer than a name is offered to be
    checked.
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
    if words > 1 and not (_names(found) if words >= NAME_WORDS else found):
        spoken = answer(text, as_of.day if as_of.chosen else None)
        if spoken["found"] or (words > NAME_WORDS and not found):
            context["spoken"] = spoken
    return render(request, "models_tracker/search.html", context)


def _names(found: Findings | None) -> bool:
    """Whether a text is found in more than the wordings of claims."""
    return found is not None and len(found) > len(found.claims)
