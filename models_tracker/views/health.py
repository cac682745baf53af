"""Is the process alive, and can it answer: for load balancers, not for readers."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from models_tracker.models import DataRevision


def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the process runs."""
    return _told("ok", 200)


def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when every migration is applied and a real row can be read, else 503."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return _told("migrations are not applied", 503)
        if not DataRevision.objects.number():
            return _told("no data", 503)
    except (DatabaseError, OSError) as error:
        return _told(f"the database does not answer: {type(error).__name__}", 503)
    return _told("ready", 200)


def _told(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text + "\n", content_type="text/plain; charset=utf-8", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
