"""Tests, and what models scored on them."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Count, F, Max, Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Status
from models_tracker.models.ai_model import AIModel
from models_tracker.models.base import (
    NAME_LENGTH,
    SLUG_LENGTH,
    SortKeyField,
    address,
    both_languages,
    not_blank,
)
from models_tracker.models.source import Source
from models_tracker.partial_dates import (
    PartialDatePair,
    Precision,
    happened,
    partial_date_check,
)
from models_tracker.punctuation import introduced

DECIMAL = {"max_digits": 12, "decimal_places": 4}


class BenchmarkQuerySet(models.QuerySet):
    """Words for choosing benchmarks."""

    def with_scores(self, day: datetime.date) -> Self:
        """Annotate ``model_count`` and ``open_count`` of the published models scored by builds
        available on ``day``, ``reported_count`` of scores that labs report of their own models,
        and ``newest``, the day of the newest build.
        """
        counted = Q(
            scores__model__status=Status.PUBLISHED,
            scores__model__lab__status=Status.PUBLISHED,
        ) & happened("scores__dated_on", day)
        standing = Q(
            scores__model__standings__since__lte=day, scores__model__standings__until__gt=day
        )
        opened = counted & standing & Q(scores__model__standings__has_weights=True)
        reported = counted & Q(scores__self_reported=True)
        return self.annotate(
            model_count=Count("scores__model", filter=counted, distinct=True),
            open_count=Count("scores__model", filter=opened, distinct=True),
            reported_count=Count("scores", filter=reported, distinct=True),
            newest=Max("scores__dated_on", filter=counted),
        )

    def by_name(self) -> Self:
        """Order by name, as a reader sorts it."""
        return self.order_by("sort_name", "pk")


class Benchmark(models.Model):
    """One test with one protocol; runs that differ in substance are different benchmarks.

    A lead within ``tie_margin`` (in the unit of the scores) is a tie.
    """

    slug = models.SlugField(_("slug"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(
        _("name"), max_length=NAME_LENGTH, help_text=_("For example: GPQA Diamond")
    )
    sort_name = SortKeyField(source="name")
    unit = models.CharField(_("unit"), max_length=40, help_text=_("For example: % or points"))
    higher_is_better = models.BooleanField(_("higher is better"), default=True)
    tie_margin = models.DecimalField(
        _("margin of a tie"),
        null=True,
        blank=True,
        help_text=_("In the unit of the scores."),
        **DECIMAL,
    )
    minimum = models.DecimalField(_("lowest possible"), null=True, blank=True, **DECIMAL)
    maximum = models.DecimalField(_("highest possible"), null=True, blank=True, **DECIMAL)
    description_en = models.TextField(_("description (English)"))
    description_fr = models.TextField(_("description (French)"))
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="benchmarks", verbose_name=_("source")
    )

    objects = BenchmarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("benchmark")
        verbose_name_plural = _("benchmarks")
        ordering = ("slug",)
        constraints = (
            not_blank("benchmark", "slug"),
            not_blank("benchmark", "name"),
            not_blank("benchmark", "unit"),
            both_languages("benchmark", "description"),
            models.CheckConstraint(
                condition=Q(minimum__isnull=True)
                | Q(maximum__isnull=True)
                | Q(minimum__lt=F("maximum")),
                name="benchmark_range_is_a_range",
                violation_error_message=_("The lowest possible score lies below the highest."),
            ),
            models.CheckConstraint(
                condition=Q(tie_margin__isnull=True) | Q(tie_margin__gte=0),
                name="benchmark_tie_margin_not_negative",
                violation_error_message=_("A margin is not negative."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("benchmark", self.slug)


class ScoreQuerySet(models.QuerySet):
    """Words for choosing scores."""

    def independent(self) -> Self:
        """Leave out what labs report of their own models."""
        return self.exclude(self_reported=True)

    def known_on(self, day: datetime.date) -> Self:
        """Keep scores of builds available on ``day`` that were not measured later (D29).

        A partial date has happened once its last day is over; an undated build has not.
        """
        return self.filter(happened("dated_on", day)).filter(
            Q(measured_on__isnull=True) | happened("measured_on", day)
        )

    def by_value(self) -> Self:
        """Order the highest first."""
        return self.order_by(F("value").desc(nulls_last=True), "pk")


class Score(models.Model):
    """One model's result on one benchmark, in one setting, as one source prints it.

    ``as_named`` is the spelling of the source, ``setting`` the effort, harness or shots, ``dated``
    the day that build was available and ``measured`` when it was measured or published.
    """

    benchmark = models.ForeignKey(
        Benchmark, on_delete=models.PROTECT, related_name="scores", verbose_name=_("benchmark")
    )
    model = models.ForeignKey(
        AIModel, on_delete=models.CASCADE, related_name="scores", verbose_name=_("model")
    )
    as_named = models.CharField(
        _("as the source names it"),
        max_length=NAME_LENGTH,
        help_text=_("For example: gpt-5-2025-08-07_high"),
    )
    setting = models.CharField(
        _("setting"),
        max_length=160,
        blank=True,
        help_text=_("Effort, harness or shots, for example: high"),
    )
    value = models.DecimalField(_("score"), **DECIMAL)
    ci_low = models.DecimalField(_("interval from"), null=True, blank=True, **DECIMAL)
    ci_high = models.DecimalField(_("interval to"), null=True, blank=True, **DECIMAL)
    dated_on = models.DateField(_("build available since"), null=True, blank=True)
    dated_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True
    )
    measured_on = models.DateField(_("measured or published"), null=True, blank=True)
    measured_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True
    )
    self_reported = models.BooleanField(_("reported by the lab itself"), null=True, blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="scores", verbose_name=_("source")
    )

    dated = PartialDatePair("dated_on")
    measured = PartialDatePair("measured_on")
    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ("benchmark", "model", "as_named", "setting", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("benchmark", "model", "as_named", "setting", "source"),
                name="score_natural_key",
            ),
            not_blank("score", "as_named"),
            partial_date_check("score_dated_is_partial_date", "dated_on"),
            partial_date_check("score_measured_is_partial_date", "measured_on"),
            models.CheckConstraint(
                condition=(Q(ci_low__isnull=True) | Q(ci_low__lte=F("value")))
                & (Q(ci_high__isnull=True) | Q(ci_high__gte=F("value"))),
                name="score_within_its_interval",
                violation_error_message=_("The score lies outside its own interval."),
            ),
        )
        indexes = (models.Index(fields=("model", "benchmark"), name="score_by_model"),)

    def __str__(self) -> str:
        return introduced(self.benchmark, f"{self.as_named} {self.value}")
