"""Every public address of the site, walked from urls.py, so that a new page is tested unasked.

A route with an argument is filled from EXAMPLES, rows of tests/world.py.
"""

from __future__ import annotations

import re

from django.urls import URLPattern

from models_tracker import urls

# By what the route says before its argument, the rows that stand for all of their kind.
EXAMPLES = {
    "claims/": ("within-a-year", "a-guess"),
    "articles/": ("the-gazette",),
    "models/": ("bamboo-r1", "chene-7b"),
    "labs/": ("bamboo",),
    "licences/": ("sun", "mit"),
    "benchmarks/": ("trial",),
    "api/v1/licence-of/": ("bamboo-ai/Bamboo-R1",),
}
ARGUMENT = re.compile(r"<[^>]+>")


def filled(pattern: URLPattern) -> list[str]:
    """Return the addresses of a pattern; KeyError where EXAMPLES has no row for it."""
    route = str(pattern.pattern)
    before, *_rest = ARGUMENT.split(route)
    if before == route:
        return [f"/{route}"]
    return [f"/{ARGUMENT.sub(row, route, count=1)}" for row in EXAMPLES[before]]


def _all(patterns: list[URLPattern]) -> list[str]:
    return [address for pattern in patterns for address in filled(pattern)]


def is_page(address: str) -> bool:
    """Say whether an address is a page for people, and not a file or a word to machines."""
    return address.endswith("/")


IN_LANGUAGES = _all(urls.pages)
PAGES = [address for address in IN_LANGUAGES if is_page(address)]
FILES = [address for address in (*IN_LANGUAGES, *_all(urls.files)) if not is_page(address)]
# Answered without a look at the parameters: they have none and make no page.
MACHINES = ["/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/favicon.ico"]


def bare() -> list[str]:
    """Return the pages that stand for no single row."""
    return [
        f"/{one.pattern}"
        for one in urls.pages
        if not ARGUMENT.search(str(one.pattern)) and is_page(f"/{one.pattern}")
    ]
