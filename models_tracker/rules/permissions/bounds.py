"""Between which numbers something lies, and on which side of a threshold that is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from models_tracker.choices import ThresholdTest
from models_tracker.rules.permissions.situation import Situation

MONTHS = 12


class Side(StrEnum):
    """Where a number lies by a threshold; UNKNOWN also when it lies exactly on it: texts differ
    on whether that counts, and only the clause says so."""

    BELOW = "below"
    ABOVE = "above"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Bounds:
    """A number known to lie from ``low`` to ``high``."""

    low: float = 0
    high: float = math.inf

    def side(self, threshold: int) -> Side:
        """Return on which side of ``threshold`` the whole range lies."""
        if self.high < threshold:
            return Side.BELOW
        return Side.ABOVE if self.low > threshold else Side.UNKNOWN

    def __or__(self, other: Bounds) -> Bounds:
        """Return the range that holds both."""
        return Bounds(min(self.low, other.low), max(self.high, other.high))


def users(situation: Situation, tested: str | None) -> Bounds:
    """Return the users that count: those of the month before the release, or those of any time.

    On the day of release no more than at present, unless said apart: growth after it counts for
    nothing. Where the text does not say when it tests, both count.
    """
    now = Bounds() if situation.users is None else Bounds(situation.users, situation.users)
    then = Bounds(0, now.high)
    if situation.users_at_release is not None:
        then = Bounds(situation.users_at_release, situation.users_at_release)
    if tested == ThresholdTest.RELEASE_DATE:
        return then
    return now if tested == ThresholdTest.ROLLING else now | then


def revenue(situation: Situation, currency: str, period: str | None) -> Bounds:
    """Return the revenue in a period of the text, from one in the period of the asker.

    The best month of a year lies between a twelfth of the year and all of it; a year that holds a
    month is at least that month. No currency is converted: another one bounds nothing.
    """
    if situation.revenue is None or situation.currency != currency:
        return Bounds()
    amount, given = situation.revenue, situation.period
    ranges = {
        ("year", "year"): Bounds(amount, amount),
        ("month", "month"): Bounds(amount, amount),
        ("year", "month"): Bounds(amount / MONTHS, amount),
        ("month", "year"): Bounds(amount),
    }
    if period in ("year", "month"):
        return ranges[given, period]
    return ranges[given, "year"] | ranges[given, "month"]
