"""What was published of a model, part by part."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Confidence, Part, Published
from models_tracker.models.ai_model import AIModel
from models_tracker.models.base import one_of
from models_tracker.models.licence import Licence
from models_tracker.models.source import Source
from models_tracker.partial_dates import (
    PartialDatePair,
    Precision,
    happened,
    partial_date_check,
)
from models_tracker.punctuation import introduced


class ComponentQuerySet(models.QuerySet):
    """Words for choosing components."""

    def established(self) -> Self:
        """Keep the rows that settle whether the part was published."""
        return self.exclude(published=Published.NOT_ESTABLISHED)

    def known_on(self, day: datetime.date) -> Self:
        """Leave out parts published after ``day``; an undated part is kept."""
        return self.filter(Q(since_on__isnull=True) | happened("since_on", day))

    def of_part(self, part: str) -> Self:
        """Keep one part."""
        return self.filter(part=part)


class Component(models.Model):
    """One part of the Model Openness Framework, for one model: published, partly, not.

    A part without a row was not looked for; "not established" was looked for and not settled.
    An undated part counts from the first weights.
    """

    model = models.ForeignKey(
        AIModel, on_delete=models.CASCADE, related_name="components", verbose_name=_("model")
    )
    part = models.CharField(_("part"), max_length=24, choices=Part)
    published = models.CharField(_("published"), max_length=16, choices=Published)
    since_on = models.DateField(_("since"), null=True, blank=True)
    since_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True
    )
    licence = models.ForeignKey(
        Licence,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="components",
        verbose_name=_("its own licence"),
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="components", verbose_name=_("source")
    )
    locator = models.CharField(
        _("where in the source"), max_length=400, blank=True, help_text=_("For example: train.py")
    )
    quote = models.CharField(
        _("quotation"), max_length=400, blank=True, help_text=_("Verbatim, at most 40 words.")
    )
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, blank=True)

    since = PartialDatePair("since_on")
    objects = ComponentQuerySet.as_manager()

    class Meta:
        verbose_name = _("component")
        verbose_name_plural = _("components")
        ordering = ("model", "part")
        constraints = (
            models.UniqueConstraint(fields=("model", "part"), name="component_natural_key"),
            one_of("component", "part", Part),
            one_of("component", "published", Published),
            one_of("component", "confidence", Confidence, blank=True),
            partial_date_check("component_since_is_partial_date", "since_on"),
            models.CheckConstraint(
                condition=Q(since_on__isnull=True)
                | Q(published__in=(Published.YES, Published.PARTLY)),
                name="component_since_only_if_published",
                violation_error_message=_("Only a published component has a day."),
            ),
        )
        indexes = (models.Index(fields=("part", "published"), name="component_by_part"),)

    def __str__(self) -> str:
        return introduced(self.model, f"{self.get_part_display()} {self.get_published_display()}")
