"""What every page's frame shows: where one can go, how far the data reach, and on which day."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from models_tracker.views.dated import DATED
from models_tracker.views.days import horizon

NAVIGATION = (
    ("claim_list", _("Check a claim")),
    ("model_list", _("Models")),
    ("comparison", _("Compare")),
    ("frontier", _("Trends")),
    ("licence_list", _("Licences")),
    ("changes", _("What’s new")),
    ("methodology", _("Data and method")),
)
# Pages that stand under an entry whose address does not begin theirs.
UNDER = {
    "claim_list": frozenset({"article_list", "article", "check"}),
    "model_list": frozenset({"lab_list", "lab", "openness"}),
    "methodology": frozenset({"data"}),
    "frontier": frozenset(
        {"benchmark_list", "benchmark", "figure_list", "timeline", "openness_over_time"}
    ),
}
# Pages of claims: each is answered as of its own day and by the latest data.
THEN_AND_NOW = frozenset({"claim_list", "claim", "article_list", "article", "check"})


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the context of base.html; the horizon is read only where it is printed."""
    match = getattr(request, "resolver_match", None)
    name = match.url_name if match else ""
    path = request.path
    entries = [(target, reverse(target), label) for target, label in NAVIGATION]
    return {
        "navigation": [
            (url, label, _current(path, url, name in UNDER.get(target, ())))
            for target, url, label in entries
        ],
        "dated": name in DATED,
        "then_and_now": name in THEN_AND_NOW,
        "horizon": SimpleLazyObject(lambda: horizon(request) or ""),
        "canonical": settings.SITE_URL.rstrip("/") + path,
        "site_url": settings.SITE_URL.rstrip("/"),
        "plain_page": not request.GET,
    }


def _current(path: str, url: str, under: bool) -> str:
    """Return the value of aria-current of an entry: "page", "true" for what lies below, or ""."""
    if path == url:
        return "page"
    return "true" if under or path.startswith(url) else ""
