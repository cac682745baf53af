"""Feeds for readers' own programs (Atom, RFC 4287): what changed, newest first."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker.filters.event import PARAMETERS, Wanted, read
from models_tracker.filters.query import refuse_unknown
from models_tracker.rules.events import Event, events
from models_tracker.tables.event import headline

MOST = 100


def changes(request: HttpRequest) -> HttpResponse:
    """Answer the latest changes, filtered as on the page; the page cache answers 304."""
    refuse_unknown(request.GET, PARAMETERS)
    wanted = read(request.GET)
    found = wanted.keep(events(wanted.rows(), timezone.now().date()))[:MOST]
    site = settings.SITE_URL.rstrip("/")
    feed = Atom1Feed(
        title=_title(wanted),
        link=site + reverse("changes"),
        description=None,
        language=get_language(),
        feed_url=site + request.get_full_path(),
        author_name="Models Tracker",
        feed_guid=f"{site}{request.get_full_path()}",
    )
    for event in found:
        _add(feed, event, site)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")


def _title(wanted: Wanted) -> str:
    about = " · ".join(part for part in (str(wanted.lab or ""), wanted.family) if part)
    title = _("What changed: AI models and their licences")
    return f"{title} · {about}" if about else title


def _add(feed: Atom1Feed, event: Event, site: str) -> None:
    first = event.when.first
    day = datetime.datetime(first.year, first.month, first.day, tzinfo=datetime.UTC)
    host = site.split("://")[-1].split(":")[0]
    said = _("%(lab)s. Dated %(day)s. Source: %(source)s")
    about = {"lab": event.lab.name, "day": event.when.spoken(), "source": event.source.title}
    feed.add_item(
        title=headline(event),
        link=site + event.model.get_absolute_url(),
        description=said % about,
        unique_id=f"tag:{host},2026:{event.key}",
        pubdate=day,
        updateddate=day,
        categories=[event.kind.value],
    )
