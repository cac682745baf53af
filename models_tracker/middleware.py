"""What stands between the network and every page: language, bounds, the database's faults, a cache.

Public pages depend on nothing but the address, the day, the state of the data and the program, so a
page made once is served again until one of them changes (decision D11).
"""

from __future__ import annotations

import functools
import hashlib
import logging
import sys
import threading
import time
import unicodedata
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.db import DataError, Error, IntegrityError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.views import defaults

from models_tracker.kept import at_state, forget
from models_tracker.models import DataRevision

GetResponse = Callable[[HttpRequest], HttpResponse]

LONGEST_QUERY = 4096
MOST_VALUES = 100
LARGEST_KEPT = 512 * 1024
PRIVATE = ("/admin/", "/healthz", "/readyz", "/static/")
_HIDDEN = {"Cc", "Cs"}
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"

logger = logging.getLogger(__name__)
MACHINES = "/api/"


class HeadersMiddleware:
    """Put settings.RESPONSE_HEADERS on every answer, and answer HEAD without a body."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in settings.RESPONSE_HEADERS.items():
            response.headers.setdefault(name, value)
        if request.method == "HEAD" and response.streaming:
            response.streaming_content = ()
        elif request.method == "HEAD":
            response.content = b""
        return response


class LanguageMiddleware:
    """Let the address alone decide the language: no cookie, no header of the browser.

    Django's own middleware does the same for our addresses, but tells caches that answers vary by
    the browser's language, and runs too late for the refusals below.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = translation.get_language_from_path(request.path_info)
        translation.activate(found or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class BoundsMiddleware:
    """Refuse addresses that no page writes: too long, too many values, hidden signs; programs are
    refused in JSON."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        parameter, reason = self._fault(request)
        if not reason:
            return self.get_response(request)
        if request.path_info.startswith(MACHINES):
            fault = {"error": "bad-parameter", "parameter": parameter, "detail": reason}
            return JsonResponse(fault, status=400)
        context = {"parameter": parameter, "reason": reason}
        return render(request, "errors/400.html", context, status=400)

    def _fault(self, request: HttpRequest) -> tuple[str, str]:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return "", _("The address is too long.")
        if _hidden(request.path_info):
            return "", _("The address holds a hidden sign.")
        for name, values in request.GET.lists():
            if len(values) > MOST_VALUES:
                return _shown(name), _("This parameter is given too often.")
            if any(_hidden(text) for text in (name, *values)):
                return _shown(name), _("This parameter holds a hidden sign.")
        return "", ""


class DatabaseMiddleware:
    """Keep a SQLite file honest: opened anew when it was put back, no statement without an end.

    PostgreSQL has limits of its own (config.databases). What fails is answered by server_error.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.seen = threading.local()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if connection.vendor != "sqlite":
            return self.get_response(request)
        self._follow_file()
        clock = StatementClock(settings.STATEMENT_SECONDS)
        with connection.execute_wrapper(clock):
            try:
                return self.get_response(request)
            finally:
                clock.stop()

    def _follow_file(self) -> None:
        """Drop a connection to a file that is no longer the one on disk."""
        if settings.SQLITE_FILE is None:
            return
        try:
            found = settings.SQLITE_FILE.stat()
            identity = (found.st_dev, found.st_ino)
        except OSError:
            identity = None
        if identity != getattr(self.seen, "identity", identity):
            connection.close()
            forget()
        self.seen.identity = identity


class StatementClock:
    """Interrupts a SQLite statement that runs longer than ``seconds``."""

    STEPS = 50_000

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = 0.0

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        self.end = time.monotonic() + self.seconds
        context["connection"].connection.set_progress_handler(self.is_over, self.STEPS)
        return execute(sql, params, many, context)

    def is_over(self) -> bool:
        return time.monotonic() > self.end

    def stop(self) -> None:
        if connection.connection is not None:
            connection.connection.set_progress_handler(None, 0)


class PageCacheMiddleware:
    """Serve a public page again while the data stand, or answer 304."""

    def __init__(self, get_response: GetResponse) -> None:
        if settings.DEBUG:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_public(request):
            return self._asked(request) if _is_posted(request) else self._private(request)
        state = _state()
        etag = _etag(request, state)
        unchanged = get_conditional_response(request, etag=etag)
        if unchanged is not None:
            return _with_headers(unchanged, etag)
        kept = _fetch(etag)
        if kept is not None:
            return kept
        with at_state(state):
            response = self.get_response(request)
        if response.status_code == 200 and not response.cookies and not _is_unfinished(response):
            _keep(etag, _with_headers(response, etag))
        return response

    def _asked(self, request: HttpRequest) -> HttpResponse:
        """Answer what a reader posts: never kept, but by what is kept of the data."""
        with at_state(_state()):
            return self.get_response(request)

    def _private(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/") or _has_session(request):
            response.headers["Cache-Control"] = "private, no-store"
        return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database could not be asked, else 500; neither page asks it."""
    fault = sys.exc_info()[1]
    if not isinstance(fault, Error) or isinstance(fault, IntegrityError | DataError):
        return defaults.server_error(request)
    response = render(None, "errors/503.html", status=503)
    response.headers["Retry-After"] = "30"
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_unfinished(response: HttpResponse) -> bool:
    """Say whether a page lacks a picture that the next request will have (charts/drawing.py)."""
    return response.headers.get("Cache-Control") == "no-store"


def _has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _is_public(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.path_info.startswith(PRIVATE)
        and not _has_session(request)
    )


def _is_posted(request: HttpRequest) -> bool:
    """Say whether a reader without a session sends a form: it changes nothing."""
    return (
        request.method == "POST"
        and not request.path_info.startswith(PRIVATE)
        and not _has_session(request)
    )


def _etag(request: HttpRequest, state: tuple) -> str:
    """Return the name of a page in this state of data and program, as its ETag."""
    parts = (
        settings.RELEASE,
        state,
        timezone.now().date(),
        request.get_host(),
        request.path,
        sorted(request.GET.lists()),
        "gzip" in request.headers.get("Accept-Encoding", ""),
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def _state() -> tuple:
    """Return the data revision and when it was raised.

    A backup put back and changed otherwise comes to the same number, but at another time. It is
    the first question of a request, so kept connections that died are exchanged here: asking each
    time whether they live would cost as much as the answer.
    """
    try:
        return _asked_state()
    except Error:
        if connection.connection is None:
            raise
        connection.close()
        if pool := getattr(connection, "pool", None):
            pool.check()
        return _asked_state()


def _asked_state() -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(*_state_query())
        return cursor.fetchone() or ()


@functools.cache
def _state_query() -> tuple[str, tuple]:
    """Return the query and its values: composing it costs more than asking it."""
    rows = DataRevision.objects.filter(pk=1)
    return rows.values_list("number", "raised_at").query.sql_with_params()


def _with_headers(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _keep(etag: str, response: HttpResponse) -> None:
    """Lay a page by; a page that cannot be laid by is only made again."""
    if response.streaming or len(response.content) > LARGEST_KEPT:
        return
    try:
        caches["pages"].set(etag, (response.content, list(response.items())))
    except OSError as error:
        logger.warning("The page cache cannot be written: %s", error)


def _fetch(etag: str) -> HttpResponse | None:
    try:
        kept = caches["pages"].get(etag)
    except Exception as error:  # a damaged file can fail in any way: then make the page again
        logger.warning("The page cache cannot be read: %s", error)
        return None
    if kept is None:
        return None
    content, headers = kept
    return HttpResponse(content, headers=dict(headers))


def _hidden(text: str) -> bool:
    """Say whether a text holds control signs, half characters or bytes that are not UTF-8."""
    return any(sign == _UNREADABLE or unicodedata.category(sign) in _HIDDEN for sign in text)


def _shown(text: str) -> str:
    return "".join(_UNREADABLE if _hidden(sign) else sign for sign in text[:60])
