"""Under which text weights are given."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Count, F, Min, Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Grant, LicenceKind, OsiReview, Status
from models_tracker.models.base import (
    NAME_LENGTH,
    SLUG_LENGTH,
    URL_LENGTH,
    Publishable,
    PublishableQuerySet,
    SortKeyField,
    address,
    not_blank,
    one_of,
    publishable_checks,
    web_address,
)
from models_tracker.partial_dates import PartialDatePair, Precision, partial_date_check


class LicenceQuerySet(PublishableQuerySet):
    """Words for choosing licences."""

    def of_kind(self, kind: str) -> Self:
        """Keep one computed kind."""
        return self.filter(kind=kind)

    def with_models(self, day: datetime.date) -> Self:
        """Annotate ``model_count``: the models whose licence in force on ``day`` it is."""
        in_force = Q(
            standings__model__status=Status.PUBLISHED,
            standings__since__lte=day,
            standings__until__gt=day,
        )
        return self.annotate(model_count=Count("standings", filter=in_force))

    def versions_of(self, licence: Licence) -> Self:
        """Keep the texts of the same family and steward, with the day of their first model."""
        same = Q(pk=licence.pk)
        if licence.family and licence.steward:
            same |= Q(family=licence.family, steward=licence.steward)
        return self.filter(same).annotate(first_used=Min("standings__since"))

    def for_recognition(self) -> Self:
        """Load names: what a text is searched for."""
        return self.only("slug", "name", "sort_name", "kind")

    def for_page(self) -> Self:
        """Load all that the page of one licence tells, but its models."""
        return self.select_related("superseded_by").prefetch_related(
            "statements__source", "aliases", "supersedes"
        )

    def by_name(self) -> Self:
        """Order by name, as a reader sorts it."""
        return self.order_by("sort_name", "pk")


class Licence(Publishable):
    """One immutable text under which weights are given, or the terms of a closed service.

    A changed text is a new row and ``superseded_by`` points to it. ``terms`` holds the
    established value of each Term as text ("silent": the text says nothing on the point); a term
    that is absent is not established. ``terms`` and the columns below it are projections.
    """

    slug = models.SlugField(_("slug"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(
        _("name"), max_length=NAME_LENGTH, help_text=_("For example: Llama 3.1 Community License")
    )
    sort_name = SortKeyField(source="name")
    version = models.CharField(
        _("version"), max_length=40, blank=True, help_text=_("For example 2.0")
    )
    family = models.CharField(
        _("family"), max_length=80, blank=True, help_text=_("Groups versions, for example Llama.")
    )
    steward = models.CharField(
        _("steward"),
        max_length=120,
        blank=True,
        help_text=_("Who wrote the text, for example Meta."),
    )
    spdx_id = models.CharField(
        _("SPDX id"), max_length=80, blank=True, help_text=_("For example Apache-2.0")
    )
    scancode_key = models.CharField(_("ScanCode key"), max_length=80, blank=True)
    text_url = models.CharField(
        _("address of the text"),
        max_length=URL_LENGTH,
        blank=True,
        help_text=_("The official text, for example https://www.apache.org/licenses/LICENSE-2.0"),
    )
    text_sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, blank=True)
    text_read_on = models.DateField(_("text read on"), null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name=_("superseded by"),
        help_text=_("The text the same publisher used next; older models keep the older text."),
    )

    terms = models.JSONField(_("terms"), default=dict, blank=True, editable=False)
    kind = models.CharField(
        _("kind"), max_length=16, choices=LicenceKind, blank=True, editable=False, db_index=True
    )
    commercial_use = models.CharField(
        _("commercial use"), max_length=16, choices=Grant, blank=True, editable=False, db_index=True
    )
    outputs_train = models.CharField(
        _("training other models on outputs"),
        max_length=16,
        choices=Grant,
        blank=True,
        editable=False,
    )
    osi_approved = models.CharField(
        _("Open Source Initiative"), max_length=16, choices=OsiReview, blank=True, editable=False
    )
    user_threshold = models.BigIntegerField(
        _("threshold of monthly users"), null=True, blank=True, editable=False
    )
    excludes_eu = models.BooleanField(
        _("excludes the European Union"), null=True, blank=True, editable=False
    )
    effective_on = models.DateField(_("in force since"), null=True, blank=True, editable=False)
    effective_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True, editable=False
    )
    last_verified = models.DateField(_("last verified"), null=True, blank=True, editable=False)
    search_text = models.TextField(_("text searched"), blank=True, editable=False)

    effective = PartialDatePair("effective_on")
    objects = LicenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ("slug",)
        constraints = (
            *publishable_checks("licence"),
            not_blank("licence", "name"),
            one_of("licence", "kind", LicenceKind, blank=True),
            one_of("licence", "commercial_use", Grant, blank=True),
            one_of("licence", "outputs_train", Grant, blank=True),
            one_of("licence", "osi_approved", OsiReview, blank=True),
            web_address("licence", "text_url", blank=True),
            partial_date_check("licence_effective_is_partial_date", "effective_on"),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=F("pk")),
                name="licence_does_not_supersede_itself",
                violation_error_message=_("A licence cannot supersede itself."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("licence", self.slug)
