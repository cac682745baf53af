"""What crawlers and browsers ask for by name: robots.txt, the sitemap, the favicon."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from models_tracker.models import AIModel, Claim, Lab, Licence, Source

_PAGES = (
    "home",
    "claim_list",
    "check",
    "article_list",
    "model_list",
    "lab_list",
    "licence_list",
    "comparison",
    "openness",
    "openness_over_time",
    "timeline",
    "frontier",
    "benchmark_list",
    "figure_list",
    "changes",
    "methodology",
    "data",
    "legal",
)


def robots(request: HttpRequest) -> HttpResponse:
    """Answer that all may read the pages, none the admin."""
    text = f"User-agent: *\nDisallow: /admin/\nSitemap: {_site()}/sitemap.xml\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer every public page in both languages."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for language in ("en", "fr"):
        with override(language):
            lines += [f"<url><loc>{escape(_site() + path)}</loc></url>" for path in _paths()]
    lines.append("</urlset>")
    return HttpResponse("\n".join(lines), content_type="application/xml; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the drawing."""
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))


def _paths() -> list[str]:
    found = [reverse(name) for name in _PAGES]
    rows = {
        "model": AIModel.objects.published(),
        "lab": Lab.objects.published().releasing(),
        "licence": Licence.objects.published(),
        "claim": Claim.objects.published(),
        "article": Source.objects.published().articles(),
    }
    for name, queryset in rows.items():
        slugs = queryset.order_by("slug").values_list("slug", flat=True)
        found += [reverse(name, args=[slug]) for slug in slugs]
    return found


def _site() -> str:
    return settings.SITE_URL.rstrip("/")
