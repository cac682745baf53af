"""Who said something."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from models_tracker.models.base import NAME_LENGTH, SLUG_LENGTH, not_blank


class Person(models.Model):
    """Somebody who said something; role and affiliation belong to the claim, as said then."""

    slug = models.SlugField(_("slug"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(
        _("name"), max_length=NAME_LENGTH, help_text=_("For example: Percy Liang")
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("slug",)
        constraints = (not_blank("person", "slug"), not_blank("person", "name"))

    def __str__(self) -> str:
        return self.name
