"""What every page's frame shows: where one can go, how far the data reach, and on which day."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

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
    "claim_list": frozenset({"article_list", "article"}),
    "model_list": frozenset({"lab_list", "lab", "openness"}),
    "methodology": frozenset({"data"}),
    "frontier": frozenset({"benchmark_list", "benchmark", "figure_list", "timeline"}),
}
DATED = frozenset(
    {
        *("home", "model_list", "model", "lab_list", "lab", "licence_list", "licence", "search"),
        *("changes", "comparison", "openness", "timeline"),
        *("frontier", "benchmark_list", "benchmark", "figure_list"),
    }
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the context of base.html; the horizon is read only where it is printed."""
    match = getattr(request, "resolver_match", None)
    name = match.url_name if match else ""
    path = request.path
    entries = [(target, reverse(target), label) for target, label in NAVIGATION]
    return {
        "navigation": [
            (
                url + _day(request, target),
                label,
                path.startswith(url) or name in UNDER.get(target, ()),
            )
            for target, url, label in entries
        ],
        "dated": name in DATED,
        "horizon": SimpleLazyObject(lambda: horizon(request) or ""),
        "canonical": settings.SITE_URL.rstrip("/") + path,
        "site_url": settings.SITE_URL.rstrip("/"),
        "plain_page": not request.GET,
    }


def _day(request: HttpRequest, target: str) -> str:
    """Return the query that keeps the chosen day on the way to a page that speaks of days."""
    chosen = request.GET.get("as_of", "")
    return f"?{urlencode({'as_of': chosen})}" if chosen and target in DATED else ""
