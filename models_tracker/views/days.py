"""Which day a page speaks of: the clock is read here and nowhere else."""

from __future__ import annotations

import datetime

from django.http import HttpRequest
from django.utils import timezone

from models_tracker.choices import FactKind
from models_tracker.filters.query import AsOf, read_as_of
from models_tracker.kept import kept
from models_tracker.models import Horizon


def today() -> datetime.date:
    """Return the day of the server's clock, in UTC."""
    return timezone.now().date()


def horizon(request: HttpRequest) -> datetime.date | None:
    """Return the day our data on models reach, asked once for each request."""
    if not hasattr(request, "horizon"):
        request.horizon = kept(("horizon",), _horizon)  # type: ignore[attr-defined]
    return request.horizon  # type: ignore[attr-defined]


def _horizon() -> datetime.date | None:
    rows = Horizon.objects.filter(kind=FactKind.MODELS)
    return rows.values_list("day", flat=True).first()


def day_of(request: HttpRequest) -> AsOf:
    """Return the day the reader asks for; raises BadQuery for an impossible one."""
    return read_as_of(request.GET, today(), horizon(request))
