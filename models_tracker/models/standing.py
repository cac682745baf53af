"""Where a model stands between two changes: what tables filter and join to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Access, Camp, EpochCategory, G7Label, MofClass, Osaid, Status
from models_tracker.models.ai_model import AIModel
from models_tracker.models.base import named, one_of
from models_tracker.models.lab import Lab
from models_tracker.models.licence import Licence
from models_tracker.partial_dates import happened
from models_tracker.punctuation import introduced

ALWAYS = datetime.date(9999, 12, 31)
_BEYOND_TEXT = (
    *("reads_image", "reads_audio", "reads_video"),
    *("makes_image", "makes_audio", "makes_video"),
)


class StandingQuerySet(models.QuerySet):
    """Words for choosing standings; a day is always a parameter."""

    def at(self, day: datetime.date) -> Self:
        """Keep the one standing each model had on ``day``: models known by then only."""
        return self.filter(since__lte=day, until__gt=day)

    def published(self) -> Self:
        """Keep the standings of published models of published labs."""
        return self.filter(model__status=Status.PUBLISHED, model__lab__status=Status.PUBLISHED)

    def concerning(
        self,
        models: Iterable[AIModel] = (),
        labs: Iterable[Lab] = (),
        licences: Iterable[Licence] = (),
    ) -> Self:
        """Keep the standings of these models, of models of these labs, under these licences."""
        return self.filter(
            Q(model__in=[row.pk for row in models])
            | Q(model__lab__in=[row.pk for row in labs])
            | Q(licence__in=[row.pk for row in licences])
        )

    def released(self, day: datetime.date) -> Self:
        """Keep models released by ``day``."""
        return self.filter(happened("model__released_on", day))

    def open_weights(self) -> Self:
        """Keep models whose weights are to be had, under whatever licence."""
        return self.filter(has_weights=True)

    def closed(self) -> Self:
        """Keep models whose weights are not to be had."""
        return self.filter(has_weights=False)

    def named(self, text: str) -> Self:
        """Keep the standings of models that have a name which ``text`` means."""
        return self.filter(named(text, "model__"))

    def by_period(self) -> Self:
        """Order each model's standings oldest first, with little more than its camp."""
        return self.only("model", "since", "until", "camp", "has_weights").order_by(
            "model", "since"
        )

    def by_release(self) -> Self:
        """Order newest release first; models of unknown day last."""
        return self.order_by(
            F("model__released_on").desc(nulls_last=True), "model__sort_name", "pk"
        )

    def with_modality(self) -> Self:
        """Annotate ``multimodal``: whether the model reads or makes more than text; NULL where
        what it reads or makes is not established."""
        more = Q()
        for form in _BEYOND_TEXT:
            more |= Q(**{f"model__{form}": True})
        known = Q(model__reads_text__isnull=False, model__makes_text__isnull=False)
        multimodal = Case(
            When(more, then=True), When(known, then=False), output_field=models.BooleanField()
        )
        return self.annotate(multimodal=multimodal)

    def with_model(self) -> Self:
        """Load model, lab and licence along, without their long texts."""
        return self.select_related("model__lab", "licence").defer(
            "reasons",
            "model__search_text",
            "model__lab__search_text",
            "licence__search_text",
            "licence__terms",
        )


class Standing(models.Model):
    """A half-open period [since, until) in which nothing about a model's openness changes.

    Derived by settling from availability, components and licence terms, never typed and never in
    the dataset files. A label that is "" is not established. ``until`` of the present period is
    ALWAYS. ``reasons`` lists, for each lens, the facts that decide.
    """

    model = models.ForeignKey(
        AIModel, on_delete=models.CASCADE, related_name="standings", verbose_name=_("model")
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), default=ALWAYS)
    access = models.CharField(_("access"), max_length=16, choices=Access)
    has_weights = models.BooleanField(_("weights to be had"))
    licence = models.ForeignKey(
        Licence,
        on_delete=models.PROTECT,
        null=True,
        related_name="standings",
        verbose_name=_("licence in force"),
    )
    camp = models.CharField(_("camp"), max_length=16, choices=Camp, blank=True)
    g7_label = models.CharField(_("G7 label"), max_length=32, choices=G7Label, blank=True)
    g7_deployment_established = models.BooleanField(_("deployment code established"), default=False)
    osaid = models.CharField(_("OSAID 1.0"), max_length=8, choices=Osaid, blank=True)
    mof_class = models.CharField(_("MOF class"), max_length=12, choices=MofClass, blank=True)
    epoch_category = models.CharField(
        _("Epoch AI's category"), max_length=32, choices=EpochCategory, blank=True
    )
    rule_version = models.CharField(_("version of the rules"), max_length=20)
    reasons = models.JSONField(_("deciding facts"), default=dict)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        ordering = ("model", "since")
        constraints = (
            models.UniqueConstraint(fields=("model", "since"), name="standing_natural_key"),
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="standing_lasts"),
            one_of("standing", "access", Access),
            one_of("standing", "camp", Camp, blank=True),
            one_of("standing", "g7_label", G7Label, blank=True),
            one_of("standing", "osaid", Osaid, blank=True),
            one_of("standing", "mof_class", MofClass, blank=True),
            one_of("standing", "epoch_category", EpochCategory, blank=True),
            models.CheckConstraint(
                condition=~Q(camp=Camp.CLOSED, has_weights=True)
                & ~Q(camp__in=(Camp.OPEN_LICENCE, Camp.RESTRICTED), has_weights=False),
                name="standing_camp_agrees_with_weights",
            ),
        )
        indexes = (
            models.Index(fields=("until", "since", "camp", "model"), name="standing_by_day"),
        )

    def __str__(self) -> str:
        return introduced(f"{self.model}, {self.since:%Y-%m-%d}", self.get_camp_display())
