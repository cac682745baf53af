"""Where a claim stands: its quotations as a dated chain, from the first to the latest."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from models_tracker.models import Claim, Quotation
from models_tracker.punctuation import introduced
from models_tracker.tables.fact import Citations


@dataclass(frozen=True)
class Link:
    """One place where a claim stands, with the number of its source on the page.

    ``follows`` is the day of the source that an undated one appears to retell: it is placed there.
    """

    quotation: Quotation
    number: int
    follows: bool

    @property
    def told(self) -> str:
        """Its relation to the claim and, where undated, after what it is placed, in words."""
        parts = [capfirst(self.quotation.get_relation_display())]
        if self.follows:
            retold = self.quotation.source.retells
            words = _("undated, placed after the article it appears to retell")
            day = f", {retold.published.spoken()}" if retold.published else ""
            parts.append(introduced(words, f"{retold}{day}"))
        return "; ".join(part for part in parts if part)


def chain(claim: Claim, citations: Citations) -> list[Link]:
    """Return the places of a claim loaded for its page, oldest first.

    An undated source that appears to retell a dated one comes after it, other undated ones last.
    """
    rows = sorted(claim.quotations.all(), key=lambda one: (_day(one), _retells(one), one.pk))
    return [Link(one, citations.number(one.source), _retells(one)) for one in rows]


def speaker(claim: Claim, links: list[Link]) -> str:
    """Return who speaks: the person or body, else the publisher of the first place, else ""."""
    if claim.speaker or not links:
        return claim.speaker
    return links[0].quotation.source.publisher


def _day(quotation: Quotation) -> datetime.date:
    source = quotation.source
    date = source.published or (source.retells and source.retells.published)
    return date.last if date else datetime.date.max


def _retells(quotation: Quotation) -> bool:
    source = quotation.source
    return source.published is None and source.retells is not None
