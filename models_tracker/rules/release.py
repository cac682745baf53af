"""Releases by quarter or year: how open models were when they came out, or how they stand now.

A model is released openly if its weights are to be had within 30 days of its first release: a
later opening changes how it stands, not how it was released. This is also what the check "trend"
asks. Weights whose licence is not established are a state of their own and stay in every
denominator; a model whose day of release is not known to the period is in none, and is counted.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Access
from models_tracker.countries import broad_region
from models_tracker.models import AIModel
from models_tracker.partial_dates import PartialDate, Precision
from models_tracker.rules.checks.facts import Facts
from models_tracker.rules.checks.trend import decided_on
from models_tracker.rules.coverage import UNSETTLED, States, state_of

YEAR = datetime.timedelta(days=365)
MOST_GROUPS = 10
OTHERS = "others"


class Per(TextChoices):
    """How long a period is."""

    QUARTER = "quarter", _("quarter")
    YEAR = "year", _("year")


class By(TextChoices):
    """What releases are grouped by."""

    REGION = "region", _("region")
    COUNTRY = "country", _("country")
    LAB = "lab", _("lab")
    ALL = "all", _("all together")


class How(TextChoices):
    """Which state of a model counts."""

    RELEASED = "released", _("how it was released")
    STANDS = "stands", _("how it stands")


@dataclass(frozen=True)
class Release:
    """One model that came out on a (partial) day, and the state that counts."""

    model: AIModel
    released: PartialDate
    state: str

    def group(self, by: str) -> str:
        """Return its region, country or lab; countries and regions are those it counts in."""
        lab = self.model.lab
        keys = {By.REGION: broad_region(lab.counts_as).value, By.COUNTRY: lab.counts_as}
        return {**keys, By.LAB: lab.slug, By.ALL: By.ALL.value}[By(by)]

    def period(self, per: str) -> datetime.date | None:
        """Return the first day of its quarter or year; None where its date does not say which."""
        first = self.released.first
        if per == Per.YEAR:
            return first.replace(month=1, day=1)
        if self.released.precision == Precision.YEAR:
            return None
        return first.replace(month=first.month - (first.month - 1) % 3, day=1)


@dataclass(frozen=True)
class Bar:
    """The releases of one group in one period, counted by state."""

    group: str
    start: datetime.date
    states: States

    @property
    def weights_share(self) -> Decimal:
        """The share in per cent that came with weights; known for every model."""
        return Decimal(100 * self.states.with_weights) / self.states.total

    @property
    def open_share(self) -> tuple[Decimal, Decimal]:
        """The share in per cent under an open licence: if none, and if all, of the unknown are."""
        low = self.states.open_licence
        high = low + self.states.unsettled
        return Decimal(100 * low) / self.states.total, Decimal(100 * high) / self.states.total


@dataclass(frozen=True)
class Course:
    """Bars by group and period, groups in order, and how many releases no period holds."""

    bars: tuple[Bar, ...]
    groups: tuple[str, ...]
    undated: int
    recent: dict[str, States]


def end_of(start: datetime.date, per: str) -> datetime.date:
    """Return the last day of a period."""
    months = 12 if per == Per.YEAR else 3
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)


def releases(
    facts: Facts, day: datetime.date, kept: Container[int], how: str = How.RELEASED
) -> tuple[list[Release], int]:
    """Return the releases by ``day`` of the models ``kept`` (keys), and how many have no day.

    What was only announced by then is no release.
    """
    found, undated = [], 0
    for member in facts.members(day):
        model, standing = member.model, member.standing
        if model.pk not in kept or standing.access == Access.ANNOUNCED:
            continue
        released = model.released
        if released is None:
            undated += 1
        elif released.happened_by(day):
            seen = decided_on(released, day) if how == How.RELEASED else day
            then = facts.standing(model, seen)
            state = state_of(then.camp, then.has_weights) if then else UNSETTLED
            found.append(Release(model, released, state))
    return found, undated


def course(
    found: Iterable[Release], by: str, per: str, day: datetime.date, undated: int = 0
) -> Course:
    """Count releases by group and period.

    Groups beyond the MOST_GROUPS with most releases are counted together as OTHERS. ``recent``
    counts each group's releases of the 365 days before ``day``.
    """
    rows = list(found)
    sizes = Counter(row.group(by) for row in rows)
    largest = sorted(sizes, key=lambda key: (-sizes[key], key))
    groups = largest if len(largest) <= MOST_GROUPS + 1 else [*largest[:MOST_GROUPS], OTHERS]
    cells: dict[tuple[str, datetime.date], list[str]] = {}
    recent: dict[str, list[str]] = {}
    for row in rows:
        key = group if (group := row.group(by)) in groups else OTHERS
        start = row.period(per)
        if start is None:
            undated += 1
            continue
        cells.setdefault((key, start), []).append(row.state)
        if row.released.first > day - YEAR:
            recent.setdefault(key, []).append(row.state)
    keys = sorted(cells, key=lambda key: (groups.index(key[0]), key[1]))
    bars = tuple(Bar(*key, States.count(cells[key])) for key in keys)
    counted = {key: States.count(states) for key, states in recent.items()}
    return Course(bars, tuple(groups), undated, counted)
