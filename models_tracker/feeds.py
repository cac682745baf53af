"""Feeds for readers' own programs (Atom, RFC 4287): what changed, newest first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker.filters.event import PARAMETERS, Wanted, read
from models_tracker.filters.query import refuse_unknown
from models_tracker.rules.answer_changes import AnswerChange, answer_changes
from models_tracker.rules.events import Event, events
from models_tracker.tables.event import headline, headline_of_answer

MOST = 100


def changes(request: HttpRequest) -> HttpResponse:
    """Answer the latest changes, filtered as on the page; the page cache answers 304."""
    refuse_unknown(request.GET, PARAMETERS)
    wanted = read(request.GET)
    today = timezone.now().date()
    found: list[Event | AnswerChange] = [*wanted.keep(events(wanted.rows(), today))]
    found += wanted.keep_answers(answer_changes(wanted.verdicts(), today))
    newest = sorted(found, key=lambda one: (-one.when.first.toordinal(), one.key))[:MOST]
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
    for one in newest:
        _add(feed, one, site)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")


def _title(wanted: Wanted) -> str:
    about = " · ".join(part for part in (str(wanted.lab or ""), wanted.family) if part)
    title = _("What changed: AI models and their licences")
    return f"{title} · {about}" if about else title


def _add(feed: Atom1Feed, one: Event | AnswerChange, site: str) -> None:
    first = one.when.first
    day = datetime.datetime(first.year, first.month, first.day, tzinfo=datetime.UTC)
    host = site.split("://")[-1].split(":")[0]
    told = _of_answer(one) if isinstance(one, AnswerChange) else _of_event(one)
    feed.add_item(
        title=told.title,
        link=site + told.path,
        description=told.summary,
        unique_id=f"tag:{host},2026:{one.key}",
        pubdate=day,
        updateddate=day,
        categories=[told.category],
    )


@dataclass(frozen=True)
class _Entry:
    """What an entry says of a change: its title, where it is told, a summary, its sort."""

    title: str
    path: str
    summary: str
    category: str


def _of_event(event: Event) -> _Entry:
    said = _("%(lab)s. Dated %(day)s. Source: %(source)s")
    about = {"lab": event.lab.name, "day": event.when.spoken(), "source": event.source.title}
    path = event.model.get_absolute_url()
    return _Entry(headline(event), path, said % about, event.kind.value)


def _of_answer(change: AnswerChange) -> _Entry:
    said = _("Answered again on %(day)s, on data revision %(revision)s.")
    about = {"day": change.when.spoken(), "revision": change.verdict.data_revision}
    path = f"{change.claim.get_absolute_url()}#ledger"
    category = "corrected" if change.is_correction else "answer-changed"
    return _Entry(headline_of_answer(change), path, said % about, category)
