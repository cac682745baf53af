"""The state of the data as one number, and what a dataset load remembers of it."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import FactKind
from models_tracker.models.base import both_languages, one_of
from models_tracker.punctuation import introduced


class DataRevisionQuerySet(models.QuerySet):
    """The one row is read as a number."""

    def number(self) -> int:
        """Return the current revision; 0 before the first write."""
        row = self.filter(pk=1).values_list("number", flat=True).first()
        return row or 0

    def as_column(self) -> Coalesce:
        """Return the current revision as a column of another noun's rows: one query less."""
        return Coalesce(models.Subquery(self.filter(pk=1).values("number")[:1]), 0)


class DataRevision(models.Model):
    """How often the facts have changed: one row, raised inside every writing transaction."""

    number = models.PositiveBigIntegerField(_("number"), default=0)
    raised_at = models.DateTimeField(_("raised at"), auto_now=True)

    objects = DataRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("data revision")
        verbose_name_plural = _("data revisions")
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="data_revision_single_row"),
        )

    def __str__(self) -> str:
        return str(self.number)


class Horizon(models.Model):
    """The day that our data on one kind of fact reach; nothing later is called "latest"."""

    kind = models.CharField(_("kind of fact"), max_length=20, choices=FactKind, unique=True)
    day = models.DateField(_("reaches"), help_text=_("For example 2026-08-22."))
    note_en = models.CharField(_("note (English)"), max_length=300, blank=True)
    note_fr = models.CharField(_("note (French)"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("data horizon")
        verbose_name_plural = _("data horizons")
        ordering = ("kind",)
        constraints = (
            one_of("horizon", "kind", FactKind),
            both_languages("horizon", "note"),
        )

    def __str__(self) -> str:
        return introduced(self.get_kind_display(), f"{self.day:%Y-%m-%d}")


class LoadedRow(models.Model):
    """What the last load wrote for one row of one table, so that edited rows are left alone."""

    table = models.CharField(_("table"), max_length=40)
    key = models.CharField(_("natural key"), max_length=1500)
    digest = models.CharField(_("digest of the row"), max_length=64)

    class Meta:
        verbose_name = _("loaded row")
        verbose_name_plural = _("loaded rows")
        constraints = (
            models.UniqueConstraint(fields=("table", "key"), name="loaded_row_natural_key"),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
