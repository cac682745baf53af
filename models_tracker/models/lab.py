"""Who makes models."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Count, F, Max, Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import LabKind, Status
from models_tracker.countries import Country, Region, broad_region, members
from models_tracker.models.base import (
    NAME_LENGTH,
    SLUG_LENGTH,
    URL_LENGTH,
    Publishable,
    PublishableQuerySet,
    SortKeyField,
    address,
    both_languages,
    not_blank,
    one_of,
    publishable_checks,
    web_address,
)
from models_tracker.partial_dates import PartialDate, PartialDatePair, Precision, partial_date_check


class LabQuerySet(PublishableQuerySet):
    """Words for choosing labs."""

    def releasing(self) -> Self:
        """Keep the labs that publish models themselves: holdings own labs and are not counted."""
        return self.exclude(kind=LabKind.HOLDING)

    def counted_in(self, region: str) -> Self:
        """Keep the labs counted in a region (see countries.members)."""
        return self.filter(counts_as__in=members(region))

    def with_models(self, day: datetime.date) -> Self:
        """Annotate ``model_count`` and ``open_count`` of the models known on ``day``, and
        ``latest_release``, the last day by then on which one was released (read it by ``latest``).
        """
        known = Q(
            models__status=Status.PUBLISHED,
            models__standings__since__lte=day,
            models__standings__until__gt=day,
        )
        released = known & Q(models__released_on__lte=day)
        exact = Q(models__released_on_precision=Precision.DAY)
        by = Q(models__released_on_precision=Precision.BY)
        return self.annotate(
            model_count=Count("models", filter=known, distinct=True),
            open_count=Count(
                "models", filter=known & Q(models__standings__has_weights=True), distinct=True
            ),
            latest_release=Max("models__released_on", filter=released),
            latest_exact=Max("models__released_on", filter=released & exact),
            latest_by=Max("models__released_on", filter=released & by),
        )

    def for_recognition(self) -> Self:
        """Load names: what a text is searched for."""
        return self.only("slug", "name", "sort_name")

    def for_page(self) -> Self:
        """Load all that the page of one lab tells, but its models."""
        return self.select_related("parent").prefetch_related(
            "statements__source", "aliases", "subsidiaries", "figures__source"
        )

    def by_name(self) -> Self:
        """Order by name, as a reader sorts it."""
        return self.order_by("sort_name", "pk")


class Lab(Publishable):
    """An organisation that publishes models, or (a holding) that owns such organisations.

    ``country`` is its base and ``counts_as`` the country it is counted in by every table and
    chart; both are projections of statements, "" is international or not established.
    """

    slug = models.SlugField(_("slug"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(
        _("name"), max_length=NAME_LENGTH, help_text=_("For example: Mistral AI")
    )
    sort_name = SortKeyField(source="name")
    kind = models.CharField(_("kind"), max_length=12, choices=LabKind)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subsidiaries",
        verbose_name=_("owned by"),
        help_text=_("The holding or lab that owns it, for example Alphabet."),
    )
    counts_as_reason_en = models.CharField(
        _("why it is counted elsewhere (English)"), max_length=300, blank=True
    )
    counts_as_reason_fr = models.CharField(
        _("why it is counted elsewhere (French)"), max_length=300, blank=True
    )

    country = models.CharField(
        _("country of base"), max_length=2, choices=Country, blank=True, editable=False
    )
    counts_as = models.CharField(
        _("country counted in"),
        max_length=2,
        choices=Country,
        blank=True,
        editable=False,
        db_index=True,
    )
    founded_on = models.DateField(_("founded"), null=True, blank=True, editable=False)
    founded_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True, editable=False
    )
    website = models.CharField(_("website"), max_length=URL_LENGTH, blank=True, editable=False)
    last_verified = models.DateField(_("last verified"), null=True, blank=True, editable=False)
    search_text = models.TextField(_("text searched"), blank=True, editable=False)

    founded = PartialDatePair("founded_on")
    objects = LabQuerySet.as_manager()

    class Meta:
        verbose_name = _("lab")
        verbose_name_plural = _("labs")
        ordering = ("slug",)
        constraints = (
            *publishable_checks("lab"),
            one_of("lab", "kind", LabKind),
            not_blank("lab", "name"),
            web_address("lab", "website", blank=True),
            partial_date_check("lab_founded_is_partial_date", "founded_on"),
            both_languages("lab", "counts_as_reason"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                name="lab_does_not_own_itself",
                violation_error_message=_("A lab cannot own itself."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("lab", self.slug)

    @property
    def region(self) -> Region:
        """The region it is drawn in."""
        return broad_region(self.counts_as)

    @property
    def latest(self) -> PartialDate | None:
        """The latest release, where with_models annotated it; a month unless the day is known."""
        found = getattr(self, "latest_release", None)
        if found is None:
            return None
        if found == self.latest_exact:
            return PartialDate(found)
        if found == self.latest_by:
            return PartialDate(found, Precision.BY)
        return PartialDate(found.replace(day=1), Precision.MONTH)
