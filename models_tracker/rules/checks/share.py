"""Shares in which the unknown widens into an interval, held against what a claim says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer
from models_tracker.quantities import plain_decimal


class Relation(TextChoices):
    """How a claim bounds a share or an amount."""

    AT_LEAST = "at-least", _("at least")
    AT_MOST = "at-most", _("at most")
    MORE_THAN = "more-than", _("more than")
    LESS_THAN = "less-than", _("less than")
    ABOUT = "about", _("about")


@dataclass(frozen=True)
class Share:
    """``yes`` of ``total`` with ``unknown`` undecided: between yes and yes plus unknown."""

    yes: int
    unknown: int
    total: int

    @property
    def low(self) -> Decimal:
        """The share in per cent if none of the unknown count."""
        return Decimal(100 * self.yes) / self.total if self.total else Decimal(0)

    @property
    def high(self) -> Decimal:
        """The share in per cent if all of the unknown count."""
        if not self.total:
            return Decimal(100)
        return Decimal(100 * (self.yes + self.unknown)) / self.total

    @property
    def numbers(self) -> dict[str, str]:
        """What sentences say of it."""
        return {
            "yes": str(self.yes),
            "unknown": str(self.unknown),
            "all": str(self.total),
            "low": percent(self.low),
            "high": percent(self.high),
        }


def percent(value: Decimal) -> str:
    """Return a share in per cent to one place."""
    return plain_decimal(value.quantize(Decimal("0.1")))


def holds(relation: str, low: Decimal, high: Decimal, stated: Decimal, within: Decimal) -> Answer:
    """Hold the interval [low, high] against a stated number; ``within`` is the play of "about".

    Wholly on one side it supports or contradicts; across the line our data do not suffice.
    """
    tests = {
        Relation.AT_LEAST: lambda value: value >= stated,
        Relation.AT_MOST: lambda value: value <= stated,
        Relation.MORE_THAN: lambda value: value > stated,
        Relation.LESS_THAN: lambda value: value < stated,
        Relation.ABOUT: lambda value: abs(value - stated) <= within,
    }
    test = tests[Relation(relation)]
    both = test(low), test(high)
    if all(both):
        return Answer.SUPPORTED
    straddles = relation == Relation.ABOUT and low < stated < high
    if not any(both) and not straddles:
        return Answer.CONTRADICTED
    return Answer.NOT_ENOUGH_DATA
