"""A chosen day is kept: every link and form that leads to a page which speaks of days carries it.

They are written in many places (cells, marks of pictures, parts); completing them in the finished
page is the one way that forgets none. Only pages of a chosen day are touched.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import get_language

# Pages that speak of a day which a reader may choose.
DATED = frozenset(
    {
        *("home", "model_list", "model", "lab_list", "lab", "licence_list", "licence", "search"),
        *("changes", "comparison", "openness", "openness_over_time", "timeline"),
        *("finder", "evidence"),
        *("frontier", "benchmark_list", "benchmark", "figure_list"),
    }
)
_LINK = re.compile(r"<a\b[^>]*>")
_FORM = re.compile(r'(<form\b[^>]*\smethod="get"[^>]*>)(.*?)(?=</form>)', re.DOTALL)
_ADDRESS = re.compile(r'(?<=\shref=")/[^"]*')
_ACTION = re.compile(r'\saction="([^"?#]*)')
_LEAVES = "data-leaves-day"


class DayMiddleware:
    """Complete the links and forms of a page of a chosen day."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        day = request.GET.get("as_of", "")
        match = request.resolver_match
        if day and response.status_code == 200 and match and match.url_name in DATED:
            response.content = keep_day(response.content.decode(), day).encode()
        return response


def keep_day(page: str, day: str) -> str:
    """Return a page whose links and forms to dated pages of this site carry ``day`` (2025-08-21).

    One that names a day itself, or a link marked data-leaves-day, is left as it is.
    """
    page = _LINK.sub(lambda found: _completed(found.group(), day), page)
    return _FORM.sub(lambda found: _filled(*found.groups(), day), page)


def _filled(form: str, fields: str, day: str) -> str:
    action = _ACTION.search(form)
    if action is None or 'name="as_of"' in fields or not _is_dated_here(action.group(1)):
        return form + fields
    return f'{form}<input type="hidden" name="as_of" value="{day}">{fields}'


def _completed(link: str, day: str) -> str:
    return link if _LEAVES in link else _ADDRESS.sub(lambda one: _with_day(one.group(), day), link)


def _with_day(address: str, day: str) -> str:
    whole, sign, anchor = address.partition("#")
    path, _mark, query = whole.partition("?")
    if "as_of=" in query or not _is_dated_here(path):
        return address
    joined = f"{query}&amp;as_of={day}" if query else f"as_of={day}"
    return f"{path}?{joined}{sign}{anchor}"


def _is_dated_here(path: str) -> bool:
    return is_dated(path, get_language() or "")


@functools.lru_cache(maxsize=8192)
def is_dated(path: str, language: str) -> bool:
    """Say whether the page at ``path`` speaks of days; ``language`` decides how paths are read."""
    try:
        return resolve(path).url_name in DATED
    except Resolver404:
        return False
