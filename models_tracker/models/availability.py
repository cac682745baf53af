"""How a model became reachable, channel by channel: rows are added, never overwritten."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Channel, ChannelState, Confidence, Status
from models_tracker.models.ai_model import AIModel
from models_tracker.models.base import both_languages, one_of
from models_tracker.models.licence import Licence
from models_tracker.models.source import Source
from models_tracker.partial_dates import Precision, RequiredPartialDatePair, partial_date_check
from models_tracker.punctuation import introduced


class AvailabilityQuerySet(models.QuerySet):
    """Words for choosing rows of the history."""

    def of_weights(self) -> Self:
        """Keep what happened to weights."""
        return self.filter(channel=Channel.WEIGHTS)

    def of_models_under(self, licence: Licence) -> Self:
        """Keep the whole history of published models that ever were under ``licence``."""
        under = self.filter(licence=licence).values("model")
        shown = Q(model__status=Status.PUBLISHED, model__lab__status=Status.PUBLISHED)
        return self.filter(shown, model__in=under).select_related("model__lab", "licence")

    def for_events(self) -> Self:
        """Load the histories of published models with all that rules.events tells of them."""
        shown = Q(model__status=Status.PUBLISHED, model__lab__status=Status.PUBLISHED)
        return self.filter(shown).select_related("model__lab", "licence", "source")

    def by_date(self) -> Self:
        """Order oldest first; on one day the announcement comes before app, API and weights."""
        return self.order_by("since_on", "channel", "pk")

    def begun_by(self, day: datetime.date) -> Self:
        """Keep rows whose first possible day is not after ``day``."""
        return self.filter(since_on__lte=day)


class Availability(models.Model):
    """From day ``since`` one channel of a model is open, gated, withdrawn or retired.

    The state of a channel on a day is that of its latest row; ``licence`` is the text in force
    from then on, NULL where none is established.
    """

    model = models.ForeignKey(
        AIModel, on_delete=models.CASCADE, related_name="availabilities", verbose_name=_("model")
    )
    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    state = models.CharField(
        _("state"), max_length=10, choices=ChannelState, default=ChannelState.OPEN
    )
    licence = models.ForeignKey(
        Licence,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="availabilities",
        verbose_name=_("licence"),
        help_text=_("The text in force from that day; leave empty when it is not established."),
    )
    since_on = models.DateField(_("since"))
    since_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, default=Precision.DAY
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="availabilities", verbose_name=_("source")
    )
    locator = models.CharField(
        _("where in the source"),
        max_length=300,
        blank=True,
        help_text=_("For example: second paragraph"),
    )
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, blank=True)
    note_en = models.CharField(_("note (English)"), max_length=400, blank=True)
    note_fr = models.CharField(_("note (French)"), max_length=400, blank=True)

    since = RequiredPartialDatePair("since_on", latest=True)
    objects = AvailabilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("availability")
        verbose_name_plural = _("availabilities")
        ordering = ("model", "since_on", "channel", "pk")
        constraints = (
            one_of("availability", "channel", Channel),
            one_of("availability", "state", ChannelState),
            one_of("availability", "confidence", Confidence, blank=True),
            both_languages("availability", "note"),
            partial_date_check("availability_since_is_partial_date", "since_on", latest=True),
            models.UniqueConstraint(
                fields=("model", "channel", "licence", "since_on", "since_on_precision"),
                condition=Q(licence__isnull=False),
                name="availability_natural_key",
            ),
            models.UniqueConstraint(
                fields=("model", "channel", "since_on", "since_on_precision"),
                condition=Q(licence__isnull=True),
                name="availability_natural_key_no_licence",
            ),
        )

    def __str__(self) -> str:
        state = f"{self.get_channel_display()} {self.get_state_display()}, {self.since}"
        return introduced(self.model, state)
