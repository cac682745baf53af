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
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker.filters.query import BadQuery, read_as_of
from models_tracker.models import Claim, LatestAnswer
from models_tracker.tables.finding import Answered, Checked
from models_tracker.tables.ledger import LedgerRow, changed_after, in_force, reach_at
from models_tracker.tables.quotation import Link, speaker

PINNED = ("as_of", "revision")
LONGEST_REVISION = 10


@dataclass(frozen=True)
class Pin:
    """What a permalink holds still: a data revision, the answers that stood at it (``rows``),
    and those that changed ``later``.

    ``as_of`` is the day that data then reached, None where the link names none or the ledger does
    not keep it; ``present`` is the data revision of today.
    """

    revision: int
    present: int
    as_of: datetime.date | None
    rows: list[LedgerRow]
    later: list[LedgerRow]

    @property
    def is_corrected(self) -> bool:
        """Whether an answer changed since because facts did."""
        return any(row.verdict.is_correction for row in self.later)

    @property
    def is_present(self) -> bool:
        """Whether its data are those of today."""
        return self.revision == self.present


@dataclass(frozen=True)
class Permalink:
    """The address of a claim's page that pins the present answers; it pins none without one."""

    claim: Claim
    revision: int
    as_of: datetime.date | None
    pins: bool = True

    @property
    def path(self) -> str:
        """The address on this site, in the reader's language."""
        if not self.pins:
            return self.claim.get_absolute_url()
        day = {"as_of": self.as_of.isoformat()} if self.as_of else {}
        return f"{self.claim.get_absolute_url()}?{urlencode(day | {'revision': self.revision})}"

    @property
    def url(self) -> str:
        """The whole address."""
        return settings.SITE_URL.rstrip("/") + self.path


def read_pinned(query: QueryDict, today: datetime.date) -> tuple[int | None, datetime.date | None]:
    """Return the data revision and the day that a permalink names; raises BadQuery.

    A day alone pins nothing: the ledger is kept by data revision.
    """
    as_of = read_as_of(query, today)
    text = query.get("revision", "")
    if not text:
        if as_of.chosen:
            raise BadQuery("as_of", _("A permalink names the data revision too."))
        return None, None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_REVISION):
        raise BadQuery("revision", _("Write the number of a data revision."))
    return int(text), as_of.day if as_of.chosen else None


def pin(
    query: QueryDict,
    today: datetime.date,
    rows: list[LedgerRow],
    latest: LatestAnswer | None,
    present: int,
) -> Pin | None:
    """Return what a permalink pins of a claim's ledger, None where the address is none.

    Raises BadQuery for a revision that does not exist or had no answer to the claim, and for a
    day that our data cannot have reached at it.
    """
    revision, day = read_pinned(query, today)
    if revision is None:
        return None
    if not 1 <= revision <= present:
        reason = _("There is no such data revision: they run from 1 to %(last)s.")
        raise BadQuery("revision", reason % {"last": present})
    standing = in_force(rows, revision)
    if not standing:
        raise BadQuery("revision", _("Our ledger holds no answer to this claim at that revision."))
    reach = reach_at(rows, latest, revision, present)
    if day is not None and (reach is None or day not in reach):
        raise BadQuery("as_of", _("Our data did not reach that day at that revision."))
    known = day if reach is not None and reach.is_known else None
    return Pin(revision, present, known, standing, changed_after(rows, revision))


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
    note = _("Data revision %(revision)s, read on %(day)s") % {
        "revision": revision,
        "day": read.isoformat(),
    }
    title = "".join(_ESCAPED.get(sign, sign) for sign in wording)
    bibtex = (
        f"@misc{{{shared.claim.slug},\n  author = {{{{Models Tracker}}}},\n"
        f"  title = {{{{{title}}}}},\n  year = {{{read.year}}},\n"
        f"  note = {{{note}}},\n"
        f"  url = {{{shared.url}}}\n}}"
    )
    return {"text": text, "bibtex": bibtex}


_ESCAPED = {sign: f"\\{sign}" for sign in "%&$#_"} | dict.fromkeys("{}\\", "")


def claim_data(claim: Claim, links: Iterable[Link], check: Checked | None) -> str:
    """Return the claim as schema.org's Claim in JSON-LD: what the page shows and nothing more.

    Each answer is a Review of it without a rating, since an answer is no verdict on a person; a
    ClaimReview asks for one. Safe inside a script element.
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
        data["author"] = _author(claim, said_by)
    if claim.said:
        data["datePublished"] = claim.said.isoformat()
    if check and check.answers:
        data["review"] = [_review(check, one) for one in check.answers]
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _author(claim: Claim, said_by: str) -> dict[str, Any]:
    """Return who speaks, a person with the role and the body of that day as they were said."""
    if not claim.person:
        return _organisation(said_by)
    author: dict[str, Any] = {"@type": "Person", "name": said_by}
    if role := claim.role_fr if get_language() == "fr" else claim.role_en:
        author["jobTitle"] = role
    if claim.affiliation:
        author["affiliation"] = _organisation(claim.affiliation)
    return author


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _review(check: Checked, one: Answered) -> dict[str, Any]:
    """Return one moment's answer: what was asked, as of which day, and what our data answer."""
    review: dict[str, Any] = {
        "@type": "Review",
        "name": capfirst(one.latest.get_moment_display()),
        "author": _organisation("Models Tracker"),
        "reviewBody": str(one.latest.shown.label),
        "temporalCoverage": one.latest.as_of.isoformat(),
    }
    if check.question:
        review["about"] = {"@type": "Question", "name": check.question}
    return review


def _work(link: Link) -> dict[str, Any]:
    quotation, source = link.quotation, link.quotation.source
    work: dict[str, Any] = {"@type": "CreativeWork", "name": source.title}
    if source.url:
        work["url"] = source.url
    if source.publisher:
        work["publisher"] = _organisation(source.publisher)
    if source.published:
        work["datePublished"] = source.published.isoformat()
    if link.told:
        work["description"] = link.told
    if quotation.text and not quotation.is_translation:
        words = {"@type": "Quotation", "text": quotation.text, "inLanguage": quotation.language}
        work["hasPart"] = words
    return work
