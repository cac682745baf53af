"""Dated numbers about labs, models and countries."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Confidence, FigureKind, FigureStatus, Qualifier, Status, Unit
from models_tracker.countries import Country
from models_tracker.models.ai_model import AIModel
from models_tracker.models.base import both_languages, exactly_one, one_of
from models_tracker.models.lab import Lab
from models_tracker.models.source import Source
from models_tracker.partial_dates import (
    Precision,
    RequiredPartialDatePair,
    happened,
    partial_date_check,
)
from models_tracker.punctuation import introduced

MONEY = (
    FigureKind.PRIVATE_VALUATION,
    FigureKind.MARKET_CAPITALISATION,
    FigureKind.FUNDING_ROUND,
    FigureKind.REVENUE,
    FigureKind.REVENUE_RUN_RATE,
    FigureKind.TRAINING_COST,
    FigureKind.PRICE_INPUT,
    FigureKind.PRICE_OUTPUT,
)
CURRENCIES = (Unit.USD, Unit.EUR, Unit.CNY, Unit.HKD, Unit.KRW, Unit.GBP)

COUNTED_IN = {
    FigureKind.DOWNLOADS: Unit.DOWNLOADS,
    FigureKind.TOKENS_SERVED: Unit.TOKENS,
    FigureKind.OPEN_MODEL_COUNT: Unit.MODELS,
    FigureKind.DERIVATIVE_COUNT: Unit.MODELS,
}


def units_of(kind: str) -> tuple[Unit, ...]:
    """Return what a kind of figure is counted in: a currency, its own unit, else per cent."""
    if kind in MONEY:
        return CURRENCIES
    return (COUNTED_IN.get(FigureKind(kind), Unit.PERCENT),)


class FigureQuerySet(models.QuerySet):
    """Words for choosing figures."""

    def of_kind(self, kind: str) -> Self:
        """Keep one kind of number."""
        return self.filter(kind=kind)

    def published(self) -> Self:
        """Keep figures of published labs, of published models of theirs, and of countries."""
        return self.filter(
            Q(lab__isnull=True) | Q(lab__status=Status.PUBLISHED),
            Q(model__isnull=True)
            | Q(model__status=Status.PUBLISHED, model__lab__status=Status.PUBLISHED),
        )

    def known_on(self, day: datetime.date) -> Self:
        """Keep figures whose own date was over or present on ``day``."""
        return self.filter(happened("as_of_on", day))

    def by_date(self) -> Self:
        """Order newest first."""
        return self.order_by("-as_of_on", "pk")


class Figure(models.Model):
    """A dated number about one lab, model or country, as one source gives it.

    ``amount`` is in whole units of ``unit`` (money is never converted); percentages run from 0 to
    100. ``population`` says whom a share speaks of ("US start-ups").
    """

    lab = models.ForeignKey(
        Lab,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("lab"),
    )
    model = models.ForeignKey(
        AIModel,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("model"),
    )
    country = models.CharField(_("country"), max_length=2, choices=Country, blank=True)
    population = models.CharField(
        _("population"), max_length=160, blank=True, help_text=_("For example: US start-ups")
    )
    kind = models.CharField(_("kind"), max_length=24, choices=FigureKind)
    amount = models.DecimalField(
        _("amount"),
        max_digits=20,
        decimal_places=4,
        help_text=_("In whole units, for example 500000000000."),
    )
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    qualifier = models.CharField(
        _("qualifier"), max_length=8, choices=Qualifier, default=Qualifier.EXACTLY
    )
    status = models.CharField(
        _("status"), max_length=8, choices=FigureStatus, default=FigureStatus.REPORTED
    )
    period = models.CharField(
        _("period"), max_length=80, blank=True, help_text=_("For example: trailing 30 days")
    )
    basis = models.CharField(
        _("basis"), max_length=240, blank=True, help_text=_("For example: post-money")
    )
    as_of_on = models.DateField(_("as of"))
    as_of_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, default=Precision.DAY
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="figures", verbose_name=_("source")
    )
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, blank=True)
    note_en = models.CharField(_("note (English)"), max_length=400, blank=True)
    note_fr = models.CharField(_("note (French)"), max_length=400, blank=True)

    as_of = RequiredPartialDatePair("as_of_on")
    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ("kind", "as_of_on", "pk")
        constraints = (
            exactly_one("figure", "lab", "model", "country", empty={"country": ""}),
            one_of("figure", "country", Country, blank=True),
            one_of("figure", "kind", FigureKind),
            one_of("figure", "unit", Unit),
            one_of("figure", "qualifier", Qualifier),
            one_of("figure", "status", FigureStatus),
            one_of("figure", "confidence", Confidence, blank=True),
            both_languages("figure", "note"),
            partial_date_check("figure_as_of_is_partial_date", "as_of_on"),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="figure_not_negative",
                violation_error_message=_("An amount is not negative."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MONEY, unit__in=CURRENCIES)
                | ~(Q(kind__in=MONEY) | Q(unit__in=CURRENCIES)),
                name="figure_money_in_a_currency",
                violation_error_message=_("Money needs a currency, and only money."),
            ),
            models.CheckConstraint(
                condition=~Q(unit=Unit.PERCENT) | Q(amount__lte=100),
                name="figure_share_within_hundred",
                violation_error_message=_("A share is at most 100 per cent."),
            ),
            models.UniqueConstraint(
                fields=("lab", "kind", "as_of_on", "source", "basis", "amount"),
                condition=Q(lab__isnull=False),
                name="figure_natural_key_lab",
            ),
            models.UniqueConstraint(
                fields=("model", "kind", "as_of_on", "source", "basis", "amount"),
                condition=Q(model__isnull=False),
                name="figure_natural_key_model",
            ),
            models.UniqueConstraint(
                fields=("country", "kind", "as_of_on", "source", "basis", "amount"),
                condition=~Q(country=""),
                name="figure_natural_key_country",
            ),
        )

    def __str__(self) -> str:
        subject = self.lab or self.model or self.get_country_display()
        return introduced(
            subject, f"{self.get_kind_display()} {self.amount} {self.unit}, {self.as_of}"
        )
