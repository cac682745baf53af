"""Finding one published row by its slug: 200, 301 from a former slug, 410 when withdrawn, 404."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _

from models_tracker.choices import Status
from models_tracker.models import FormerSlug
from models_tracker.models.base import PublishableQuerySet

Row = TypeVar("Row", bound=Model)


class Moved(Exception):
    """The row has another address now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Gone(Exception):
    """The row was withdrawn; ``reason`` says why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name)
        self.name, self.reason = name, reason


def find(rows: PublishableQuerySet, slug: str, noun: str = "") -> Model:
    """Return the published row of ``slug``; ``noun`` is its foreign key in FormerSlug, if any.

    Raises Moved, Gone or Http404.
    """
    row = rows.filter(slug=slug).first()
    if row is None:
        former = noun and FormerSlug.objects.filter(slug=slug, **{f"{noun}__isnull": False}).first()
        if former and getattr(former, noun).status == Status.PUBLISHED:
            raise Moved(getattr(former, noun).get_absolute_url())
        raise Http404(_("There is no such page."))
    if row.status == Status.WITHDRAWN:
        raise Gone(str(row), row.withdrawn_reason)
    if row.status != Status.PUBLISHED:
        raise Http404(_("There is no such page."))
    return row
