"""What leaves a claim's page: a citation as text and BibTeX, and the claim as linked data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker.models import Claim, Quotation


def citation(claim: Claim, revision: int) -> dict[str, str]:
    """Return how to cite a claim's page at a data revision: as text and as BibTeX."""
    url = f"{settings.SITE_URL}{claim.get_absolute_url()}?revision={revision}"
    read = timezone.now().date()
    text = _("Models Tracker, “%(claim)s”, data revision %(revision)s, %(url)s") % {
        "claim": claim.wording,
        "revision": revision,
        "url": url,
    }
    title = claim.wording.replace("{", "").replace("}", "").replace("\\", "")
    bibtex = (
        f"@misc{{{claim.slug},\n  author = {{{{Models Tracker}}}},\n  title = {{{{{title}}}}},\n"
        f"  year = {{{read.year}}},\n  note = {{Data revision {revision}}},\n  url = {{{url}}}\n}}"
    )
    return {"text": text, "bibtex": bibtex}


def claim_data(claim: Claim, quotations: Iterable[Quotation]) -> str:
    """Return the claim as schema.org's Claim in JSON-LD: what the page shows and nothing more.

    No rating: an answer is not a verdict on a person. Safe inside a script element.
    """
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "name": claim.wording,
        "inLanguage": get_language(),
        "url": f"{settings.SITE_URL}{claim.get_absolute_url()}",
        "appearance": [_work(quotation) for quotation in quotations],
    }
    if claim.speaker:
        kind = "Person" if claim.person else "Organization"
        data["author"] = {"@type": kind, "name": claim.speaker}
    if claim.said:
        data["datePublished"] = claim.said.isoformat()
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _work(quotation: Quotation) -> dict[str, str]:
    source = quotation.source
    work = {"@type": "CreativeWork", "name": source.title}
    if source.url:
        work["url"] = source.url
    if source.publisher:
        work["publisher"] = source.publisher
    return work
