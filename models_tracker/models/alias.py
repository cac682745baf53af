"""Other names of labs, licences and models, and their former addresses."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Namespace, Status
from models_tracker.folding import fold
from models_tracker.models.ai_model import AIModel
from models_tracker.models.base import (
    NAME_LENGTH,
    SLUG_LENGTH,
    FoldedField,
    exactly_one,
    not_blank,
    one_of,
)
from models_tracker.models.lab import Lab
from models_tracker.models.licence import Licence

NOUNS = ("lab", "licence", "model")


class AliasQuerySet(models.QuerySet):
    """Words for choosing aliases."""

    def of_hugging_face(self, text: str) -> "Alias | None":
        """Return the published model's alias that is the Hugging Face id ``text``, in any case."""
        rows = self.filter(
            namespace=Namespace.HUGGING_FACE,
            folded=fold(text),
            model__status=Status.PUBLISHED,
            model__lab__status=Status.PUBLISHED,
        ).select_related("model__lab")
        return next((row for row in rows if row.text.casefold() == text.casefold()), None)

    def in_namespace(self, namespace: str) -> "AliasQuerySet":
        """Keep the names of one namespace."""
        return self.filter(namespace=namespace)


class Alias(models.Model):
    """Another name of one lab, licence or model, in somebody's namespace.

    Within a namespace a folded name means one thing of its noun only.
    """

    lab = models.ForeignKey(
        Lab,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        verbose_name=_("lab"),
    )
    licence = models.ForeignKey(
        Licence,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        verbose_name=_("licence"),
    )
    model = models.ForeignKey(
        AIModel,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        verbose_name=_("model"),
    )
    namespace = models.CharField(
        _("whose name"), max_length=20, choices=Namespace, default=Namespace.OURS
    )
    text = models.CharField(
        _("name"), max_length=NAME_LENGTH, help_text=_("For example: deepseek-ai/DeepSeek-R1")
    )
    folded = FoldedField(source="text")

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ("namespace", "text", "pk")
        constraints = (
            exactly_one("alias", *NOUNS),
            one_of("alias", "namespace", Namespace),
            not_blank("alias", "text"),
            *(
                models.UniqueConstraint(
                    fields=("namespace", "folded"),
                    condition=Q(**{f"{noun}__isnull": False}),
                    name=f"alias_of_one_{noun}",
                    violation_error_message=_("This name already belongs to another row."),
                )
                for noun in NOUNS
            ),
        )

    def __str__(self) -> str:
        return self.text


class FormerSlug(models.Model):
    """An address that a lab, licence or model once had; it answers with the present one."""

    lab = models.ForeignKey(
        Lab,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="former_slugs",
        verbose_name=_("lab"),
    )
    licence = models.ForeignKey(
        Licence,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="former_slugs",
        verbose_name=_("licence"),
    )
    model = models.ForeignKey(
        AIModel,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="former_slugs",
        verbose_name=_("model"),
    )
    slug = models.SlugField(_("former slug"), max_length=SLUG_LENGTH)

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        ordering = ("slug", "pk")
        constraints = (
            exactly_one("former_slug", *NOUNS),
            not_blank("former_slug", "slug"),
            *(
                models.UniqueConstraint(
                    fields=("slug",),
                    condition=Q(**{f"{noun}__isnull": False}),
                    name=f"former_slug_of_one_{noun}",
                )
                for noun in NOUNS
            ),
        )

    def __str__(self) -> str:
        return self.slug
