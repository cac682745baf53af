"""Searching by name, alias or Hugging Face id."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from models_tracker.filters.query import read_words, refuse_unknown
from models_tracker.search import search
from models_tracker.views.days import day_of


def search_page(request: HttpRequest) -> HttpResponse:
    """Answer what a text finds; without a text, the box alone."""
    refuse_unknown(request.GET, ("q", "as_of"))
    as_of = day_of(request)
    text = read_words(request.GET.get("q", ""))
    found = search(text, as_of.day) if text else None
    context = {"as_of": as_of, "text": text, "found": found}
    return render(request, "models_tracker/search.html", context)
