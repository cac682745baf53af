"""How pages answer what is not a page: moved, gone, refused, not found, each in the site's face."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from models_tracker.views.finding import Gone, Moved

View = Callable[..., HttpResponse]


def answers_moved_and_gone(view: View) -> View:
    """Answer 301 for a row that moved, keeping the query, and 410 for one withdrawn."""

    @functools.wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Moved as moved:
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(moved.address + (f"?{query}" if query else ""))
        except Gone as gone:
            context = {"name": gone.name, "reason": gone.reason}
            return render(request, "errors/410.html", context, status=410)

    return answering


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400, naming the parameter and what is wrong with it."""
    context = {
        "parameter": getattr(exception, "parameter", ""),
        "reason": getattr(exception, "reason", ""),
    }
    return render(request, "errors/400.html", context, status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 with a search box; the reason is told where it says more than the heading."""
    said = exception.args[0] if exception and exception.args else ""
    reason = said if isinstance(said, str) and said != _("There is no such page.") else ""
    return render(request, "errors/404.html", {"reason": reason}, status=404)
