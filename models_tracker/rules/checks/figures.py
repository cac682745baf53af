"""Which figures answer for a subject on a day, and what their qualifiers bound."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import FigureKind, Qualifier
from models_tracker.countries import Country
from models_tracker.models import Figure
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Asked
from models_tracker.rules.checks.finding import Row
from models_tracker.rules.checks.parameters import Input, parameter

ABOUT = Decimal("0.1")
ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Figures of one lab, model or country: their kinds and how old they may be that day.

    ``populations`` are those a claim speaks of, as the figures spell them: a share of one
    population says nothing of another. Empty: whatever the figure counts.
    """

    lab: str = parameter(Input.LAB, _("of the lab"), "")
    model: str = parameter(Input.MODEL, _("of the model"), "")
    country: str = parameter(Input.CHOICE, _("of the country"), "", allowed=Country)
    kinds: tuple[str, ...] = parameter(Input.CHOICES, _("kinds"), (), allowed=FigureKind)
    days: int = parameter(
        Input.INTEGER, _("days old at most"), 400, help=_("For example 31."), least=1, most=3660
    )
    populations: tuple[str, ...] = parameter(
        Input.WORDS, _("of the populations"), (), help=_("For example: US start-ups")
    )

    def faults(self) -> dict[str, str]:
        """Say what cannot be: no subject, two subjects, no kind."""
        if sum(bool(one) for one in (self.lab, self.model, self.country)) != 1:
            return {"lab": str(_("Name one lab, one model or one country."))}
        return {} if self.kinds else {"kinds": str(_("Name at least one kind of figure."))}


@dataclass(frozen=True)
class Found:
    """The figures that answer, the latest of each kind and status, and what was left out."""

    figures: tuple[Figure, ...]
    circular: int

    @property
    def lack(self) -> str:
        """Why nothing answers."""
        return "only-circular" if self.circular else "no-figure"


def find(wanted: Wanted, asked: Asked) -> Found:
    """Return the latest figure by the asked day of each kind, status, population and period.

    A figure of a month or a year counts from its last day. One whose only source belongs to the
    claim's own chain is left out and counted: it would prove itself (decision D18).
    """
    oldest = asked.day - datetime.timedelta(days=wanted.days)
    latest: dict[tuple[str, str, str, str], Figure] = {}
    circular = 0
    for figure in asked.facts.figures:
        if not (_of(figure, wanted) and figure.as_of.happened_by(asked.day)):
            continue
        if figure.as_of.last < oldest:
            continue
        if figure.source.slug in asked.chain:
            circular += 1
            continue
        latest[figure.kind, figure.status, figure.population, figure.period] = figure
    return Found(tuple(latest.values()), circular)


def bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return what a figure says: at most from 0, at least without end, about within a tenth."""
    amount = figure.amount
    if figure.qualifier == Qualifier.AT_MOST:
        return Decimal(0), amount
    if figure.qualifier == Qualifier.AT_LEAST:
        return amount, ENDLESS
    if figure.qualifier == Qualifier.ABOUT:
        return amount * (1 - ABOUT), amount * (1 + ABOUT)
    return amount, amount


def counting(figure: Figure) -> str:
    """Return the population and period of a figure, as the name of a reading adds them."""
    told = "|".join(part for part in (figure.population, figure.period) if part)
    return f"/{told}" if told else ""


def figure_row(figure: Figure) -> Row:
    """Return a figure as a deciding row."""
    of, slug = _subject(figure)
    return Row(
        noun="figure",
        of=of,
        slug=slug,
        value=plain_decimal(figure.amount),
        unit=figure.unit,
        day=figure.as_of.isoformat(),
        source=figure.source.slug,
        detail=f"{figure.kind}:{figure.status}:{figure.qualifier}",
    )


def _subject(figure: Figure) -> tuple[str, str]:
    if figure.lab:
        return "lab", figure.lab.slug
    if figure.model:
        return "model", figure.model.slug
    return "country", figure.country


def _of(figure: Figure, wanted: Wanted) -> bool:
    _noun, slug = _subject(figure)
    named = wanted.lab or wanted.model or wanted.country
    if wanted.populations and figure.population not in wanted.populations:
        return False
    return slug == named and figure.kind in wanted.kinds
