"""What is tracked."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import CollaborationRole, DerivationRelation, Modality, Status, Task
from models_tracker.models.base import (
    NAME_LENGTH,
    SLUG_LENGTH,
    Publishable,
    PublishableQuerySet,
    SortKeyField,
    address,
    not_blank,
    one_of,
    publishable_checks,
)
from models_tracker.models.lab import Lab
from models_tracker.models.licence import Licence
from models_tracker.models.source import Source
from models_tracker.partial_dates import PartialDatePair, Precision, partial_date_check


class AIModelQuerySet(PublishableQuerySet):
    """Words for choosing models."""

    def released(self) -> Self:
        """Keep the models with a known day of release."""
        return self.filter(released_on__isnull=False)

    def of_family(self, family: str) -> Self:
        """Keep one family."""
        return self.filter(family=family)

    def for_task(self, task: str) -> Self:
        """Keep the models for one task."""
        return self.filter(task=task)

    def for_recognition(self) -> Self:
        """Load names and lab, of published labs: what a text is searched for."""
        names = ("slug", "name", "family", "sort_name", "lab__slug", "lab__name")
        return self.filter(lab__status=Status.PUBLISHED).select_related("lab").only(*names)

    def for_page(self) -> Self:
        """Load all that the page of one model tells, in a fixed number of queries."""
        return self.select_related("lab").prefetch_related(
            "availabilities__licence",
            "availabilities__source",
            "components__licence",
            "components__source",
            "statements__source",
            "scores__benchmark",
            "scores__source",
            "aliases",
            "collaborations__lab",
        )

    def for_evidence(self) -> Self:
        """Load what the evidence sheet of one model tells of it, but its licences."""
        return self.select_related("lab").prefetch_related(
            "availabilities__licence", "availabilities__source"
        )

    def by_name(self) -> Self:
        """Order by name, as a reader sorts it."""
        return self.order_by("sort_name", "pk")

    def by_release(self) -> Self:
        """Order newest first; models of unknown day last."""
        return self.order_by(F("released_on").desc(nulls_last=True), "sort_name", "pk")


class AIModel(Publishable):
    """One named model a lab made available: one size, under the lab's own name.

    A dated build is a model of its own only if the lab announced it as a release; efforts and
    quantised copies are settings of scores or aliases. The columns after ``task`` are projections
    of statements and availability, NULL or "" while nothing establishes them; parameters are
    counted whole, context in tokens, released_on is the first day of an app, API or weights.
    """

    slug = models.SlugField(_("slug"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(
        _("name"),
        max_length=NAME_LENGTH,
        help_text=_("As the lab writes it, for example: Llama 3.1-405B"),
    )
    sort_name = SortKeyField(source="name")
    lab = models.ForeignKey(
        Lab,
        on_delete=models.PROTECT,
        related_name="models",
        verbose_name=_("lab"),
        help_text=_("The lab that releases it; others are entered as collaborations."),
    )
    family = models.CharField(
        _("family"),
        max_length=80,
        blank=True,
        help_text=_("The lab's name of the series, for example Qwen."),
    )
    task = models.CharField(_("task"), max_length=20, choices=Task)

    parameters_total = models.BigIntegerField(
        _("parameters"), null=True, blank=True, editable=False
    )
    parameters_active = models.BigIntegerField(
        _("active parameters"), null=True, blank=True, editable=False
    )
    context_tokens = models.BigIntegerField(
        _("context window (tokens)"), null=True, blank=True, editable=False
    )
    knowledge_cutoff_on = models.DateField(
        _("knowledge cutoff"), null=True, blank=True, editable=False
    )
    knowledge_cutoff_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True, editable=False
    )
    reads_text = models.BooleanField(_("reads text"), null=True, editable=False)
    reads_image = models.BooleanField(_("reads images"), null=True, editable=False)
    reads_audio = models.BooleanField(_("reads audio"), null=True, editable=False)
    reads_video = models.BooleanField(_("reads video"), null=True, editable=False)
    reads_document = models.BooleanField(_("reads documents"), null=True, editable=False)
    makes_text = models.BooleanField(_("makes text"), null=True, editable=False)
    makes_image = models.BooleanField(_("makes images"), null=True, editable=False)
    makes_audio = models.BooleanField(_("makes audio"), null=True, editable=False)
    makes_video = models.BooleanField(_("makes video"), null=True, editable=False)
    makes_embedding = models.BooleanField(_("makes embeddings"), null=True, editable=False)
    announced_on = models.DateField(_("announced"), null=True, blank=True, editable=False)
    announced_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True, editable=False
    )
    released_on = models.DateField(_("released"), null=True, blank=True, editable=False)
    released_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True, editable=False
    )
    hf_id = models.CharField(_("Hugging Face id"), max_length=200, blank=True, editable=False)
    last_verified = models.DateField(_("last verified"), null=True, blank=True, editable=False)
    search_text = models.TextField(_("text searched"), blank=True, editable=False)

    knowledge_cutoff = PartialDatePair("knowledge_cutoff_on")
    announced = PartialDatePair("announced_on")
    released = PartialDatePair("released_on")
    objects = AIModelQuerySet.as_manager()

    class Meta:
        verbose_name = _("model")
        verbose_name_plural = _("models")
        ordering = ("slug",)
        constraints = (
            *publishable_checks("ai_model"),
            not_blank("ai_model", "name"),
            one_of("ai_model", "task", Task),
            partial_date_check("ai_model_cutoff_is_partial_date", "knowledge_cutoff_on"),
            partial_date_check("ai_model_announced_is_partial_date", "announced_on", latest=True),
            partial_date_check("ai_model_released_is_partial_date", "released_on", latest=True),
            models.CheckConstraint(
                condition=Q(parameters_total__isnull=True) | Q(parameters_total__gt=0),
                name="ai_model_parameters_positive",
                violation_error_message=_("A model has more than 0 parameters."),
            ),
            models.CheckConstraint(
                condition=Q(parameters_active__isnull=True)
                | Q(parameters_total__isnull=True)
                | Q(parameters_active__lte=F("parameters_total")),
                name="ai_model_active_within_total",
                violation_error_message=_("Active parameters cannot exceed the total."),
            ),
            models.CheckConstraint(
                condition=Q(context_tokens__isnull=True) | Q(context_tokens__gt=0),
                name="ai_model_context_positive",
                violation_error_message=_("A context window has more than 0 tokens."),
            ),
        )
        indexes = (
            models.Index(fields=("-released_on", "sort_name"), name="ai_model_by_release"),
            models.Index(fields=("sort_name",), name="ai_model_by_name"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("model", self.slug)

    @property
    def inputs(self) -> list[Modality]:
        """The modalities it is known to read."""
        return self._modalities("reads")

    @property
    def outputs(self) -> list[Modality]:
        """The modalities it is known to make."""
        return self._modalities("makes")

    def _modalities(self, verb: str) -> list[Modality]:
        return [kind for kind in Modality if getattr(self, f"{verb}_{kind.value}", None)]


class Collaboration(models.Model):
    """The part of a second lab in a model; shown and searched, never counted."""

    model = models.ForeignKey(
        AIModel, on_delete=models.CASCADE, related_name="collaborations", verbose_name=_("model")
    )
    lab = models.ForeignKey(
        Lab, on_delete=models.PROTECT, related_name="collaborations", verbose_name=_("lab")
    )
    role = models.CharField(_("role"), max_length=16, choices=CollaborationRole)

    class Meta:
        verbose_name = _("collaboration")
        verbose_name_plural = _("collaborations")
        constraints = (
            models.UniqueConstraint(fields=("model", "lab"), name="collaboration_natural_key"),
            one_of("collaboration", "role", CollaborationRole),
        )

    def __str__(self) -> str:
        return f"{self.lab} ({self.get_role_display()})"


class DerivationQuerySet(models.QuerySet):
    """Words for choosing what was made from what."""

    def published(self) -> Self:
        """Keep those between published models of published labs."""
        shown = {
            f"{end}{lab}__status": Status.PUBLISHED
            for end in ("model", "base")
            for lab in ("", "__lab")
        }
        return self.filter(**shown)

    def binding(self) -> list[tuple[int, int]]:
        """Return model and base of those whose base, of another lab, was taken up with its
        weights: its text binds. Labs are compared here, as a join would read every model."""
        taken = self.exclude(relation=DerivationRelation.DISTILLED)
        labs = taken.values_list("model_id", "base_id", "model__lab_id", "base__lab_id")
        return [(model, base) for model, base, ours, theirs in labs if ours != theirs]

    def over(self, licence: Licence) -> Self:
        """Keep those whose base ever was under ``licence``."""
        return self.filter(base__availabilities__licence=licence).distinct()

    def with_standings(self) -> Self:
        """Load both models with their labs, days and licences."""
        return (
            self.select_related("model__lab", "base__lab", "source")
            .prefetch_related(
                "model__availabilities", "model__standings__licence", "base__standings__licence"
            )
            .order_by("base__sort_name", "model__sort_name", "pk")
        )

    def with_clauses(self) -> Self:
        """Load what the texts of the bases say, too."""
        return self.prefetch_related("base__standings__licence__statements__source")


class Derivation(models.Model):
    """That a model was made from another one; a merge has several bases."""

    model = models.ForeignKey(
        AIModel, on_delete=models.CASCADE, related_name="derivations", verbose_name=_("model")
    )
    base = models.ForeignKey(
        AIModel, on_delete=models.PROTECT, related_name="derived", verbose_name=_("base model")
    )
    relation = models.CharField(_("relation"), max_length=12, choices=DerivationRelation)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="derivations", verbose_name=_("source")
    )

    objects = DerivationQuerySet.as_manager()

    class Meta:
        verbose_name = _("derivation")
        verbose_name_plural = _("derivations")
        constraints = (
            models.UniqueConstraint(fields=("model", "base"), name="derivation_natural_key"),
            one_of("derivation", "relation", DerivationRelation),
            models.CheckConstraint(
                condition=~Q(model=F("base")),
                name="derivation_from_another",
                violation_error_message=_("A model is not derived from itself."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.model} {self.get_relation_display()} {self.base}"
