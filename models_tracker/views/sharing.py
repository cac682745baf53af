"""What leaves a claim's page: a permalink, a citation as text and BibTeX, linked data."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker.filters.query import BadQuery, read_as_of
from models_tracker.models import Claim
from models_tracker.tables.quotation import Link, speaker

PINNED = ("as_of", "revision")
MOST_REVISION = 10**9


@dataclass(frozen=True)
class Pin:
    """What a permalink holds still: a data revision, and the day that data then reached, if any."""

    revision: int
    as_of: datetime.date | None


@dataclass(frozen=True)
class Permalink:
    """The address of a claim's page that pins the present answers."""

    claim: Claim
    revision: int
    as_of: datetime.date | None

    @property
    def path(self) -> str:
        """The address on this site, in the reader's language."""
        day = {"as_of": self.as_of.isoformat()} if self.as_of else {}
        return f"{self.claim.get_absolute_url()}?{urlencode(day | {'revision': self.revision})}"

    @property
    def url(self) -> str:
        """The whole address."""
        return settings.SITE_URL.rstrip("/") + self.path


def read_pin(query: QueryDict, today: datetime.date) -> Pin | None:
    """Return what a permalink pins, None where the address is none; raises BadQuery.

    A day alone pins nothing: the ledger is kept by data revision.
    """
    as_of = read_as_of(query, today)
    text = query.get("revision", "")
    if not text:
        if as_of.chosen:
            raise BadQuery("as_of", _("A permalink names the data revision too."))
        return None
    if not (text.isascii() and text.isdigit() and int(text[:10]) <= MOST_REVISION):
        raise BadQuery("revision", _("Write the number of a data revision."))
    return Pin(int(text), as_of.day if as_of.chosen else None)


def citation(shared: Permalink, read: datetime.date) -> dict[str, str]:
    """Return how to cite a claim's page, read on a day: as text and as BibTeX."""
    wording, revision = shared.claim.wording, shared.revision
    text = _(
        "Models Tracker, “%(claim)s”, data revision %(revision)s, read on %(day)s, %(url)s"
    ) % {
        "claim": wording,
        "revision": revision,
        "day": read.isoformat(),
        "url": shared.url,
    }
    title = "".join(_ESCAPED.get(sign, sign) for sign in wording)
    bibtex = (
        f"@misc{{{shared.claim.slug},\n  author = {{{{Models Tracker}}}},\n"
        f"  title = {{{{{title}}}}},\n  year = {{{read.year}}},\n"
        f"  note = {{Data revision {revision}, read on {read.isoformat()}}},\n"
        f"  url = {{{shared.url}}}\n}}"
    )
    return {"text": text, "bibtex": bibtex}


_ESCAPED = {sign: f"\\{sign}" for sign in "%&$#_"} | dict.fromkeys("{}\\", "")


def claim_data(claim: Claim, links: Iterable[Link]) -> str:
    """Return the claim as schema.org's Claim in JSON-LD: what the page shows and nothing more.

    No rating: an answer is not a verdict on a person. Safe inside a script element.
    """
    links = list(links)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "name": claim.wording,
        "inLanguage": get_language(),
        "url": settings.SITE_URL.rstrip("/") + claim.get_absolute_url(),
        "appearance": [_work(link) for link in links],
    }
    if said_by := speaker(claim, links):
        kind = "Person" if claim.person else "Organization"
        data["author"] = {"@type": kind, "name": said_by}
    if claim.said:
        data["datePublished"] = claim.said.isoformat()
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _work(link: Link) -> dict[str, str]:
    source = link.quotation.source
    work = {"@type": "CreativeWork", "name": source.title}
    if source.url:
        work["url"] = source.url
    if source.publisher:
        work["publisher"] = source.publisher
    if source.published:
        work["datePublished"] = source.published.isoformat()
    if link.quotation.text and not link.quotation.is_translation:
        work |= {"text": link.quotation.text, "inLanguage": link.quotation.language}
    return work
