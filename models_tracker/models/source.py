"""Where facts come from."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import SourceKind, Status
from models_tracker.folding import sort_key
from models_tracker.models.base import (
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
from models_tracker.partial_dates import PartialDatePair, Precision, partial_date_check
from models_tracker.punctuation import introduced


class SourceQuerySet(PublishableQuerySet):
    """Words for choosing sources."""

    def articles(self) -> Self:
        """Keep articles."""
        return self.filter(kind=SourceKind.ARTICLE)

    def at_address(self, address: str) -> Self:
        """Keep what stands at a web address, written with or without a slash at its end."""
        plain = address.strip().rstrip("/")
        return self.filter(url__in=(plain, f"{plain}/"))

    def for_recognition(self) -> Self:
        """Load titles and days, with what an article retells: what a text is searched for."""
        return self.select_related("retells").defer("retells_evidence_en", "retells_evidence_fr")

    def for_chain(self) -> Self:
        """Load what each appears to retell or is known through."""
        return self.select_related("retells", "known_through")

    def for_timeline(self, day: datetime.date) -> Self:
        """Keep articles published by ``day``, on a known day, and load their quotations."""
        told = self.articles().filter(published_on__lte=day)
        return told.prefetch_related("quotations").order_by("-published_on", "pk")

    def telling(self, text: str) -> Self:
        """Keep those whose title, publisher or authors hold every word of ``text``."""
        rows = self
        for word in text.split():
            said = Q(publisher__icontains=word) | Q(authors__icontains=word)
            key = sort_key(word)
            rows = rows.filter(said | Q(sort_title__contains=key) if key else said)
        return rows

    def with_claims(self) -> Self:
        """Annotate ``claim_count``, the published claims that stand in each."""
        published = Q(quotations__claim__status=Status.PUBLISHED)
        return self.annotate(
            claim_count=Count("quotations__claim", filter=published, distinct=True)
        )

    def quoted(self) -> Self:
        """Keep those in which a published claim stands."""
        return self.with_claims().filter(claim_count__gt=0)

    def by_title(self) -> Self:
        """Order by title, as a reader sorts it."""
        return self.order_by("sort_title", "pk")

    def accessed_before(self, day: datetime.date) -> Self:
        """Keep the sources last read before ``day``."""
        return self.filter(accessed_on__lt=day)


class Source(Publishable):
    """A document that says something: who published it, when, and the day we read it.

    One that we did not read, such as a page that has to be paid for, has no such day; it may be
    known through another one that was read.
    """

    slug = models.SlugField(_("slug"), max_length=SLUG_LENGTH, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("As published, for example: The Llama 3 Herd of Models"),
    )
    title_is_ours = models.BooleanField(
        _("the title is ours"),
        default=False,
        help_text=_("Tick when the document has no title and ours describes it."),
    )
    sort_title = SortKeyField(source="title", max_length=600)
    publisher = models.CharField(
        _("publisher"), max_length=200, blank=True, help_text=_("For example: The Economist")
    )
    publisher_country = models.CharField(_("country of the publisher"), max_length=2, blank=True)
    authors = models.CharField(
        _("authors"), max_length=300, blank=True, help_text=_("For example: Jane Doe; John Roe")
    )
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("BCP 47 code, for example en or fr.")
    )
    published_on = models.DateField(_("published"), null=True, blank=True)
    published_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True
    )
    accessed_on = models.DateField(
        _("read on"),
        null=True,
        blank=True,
        help_text=_("For example 2026-08-22; empty if the document itself was not read."),
    )
    known_through = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="made_known",
        verbose_name=_("known through"),
        help_text=_("The document that was read instead, where this one was not."),
    )
    url = models.CharField(
        _("address"),
        max_length=URL_LENGTH,
        blank=True,
        help_text=_("For example https://example.org/post"),
    )
    url_is_copy = models.BooleanField(
        _("the address is that of a copy"),
        default=False,
        help_text=_("Tick when the address leads to a reprint or a stored copy."),
    )
    archive_url = models.CharField(_("archived copy"), max_length=URL_LENGTH, blank=True)
    sha256 = models.CharField(
        _("SHA-256"), max_length=64, blank=True, help_text=_("Of the file that was read.")
    )
    words = models.PositiveIntegerField(
        _("words"),
        null=True,
        blank=True,
        help_text=_("How long the text that was read is, for example 1200; empty if unknown."),
    )
    retells = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="retellings",
        verbose_name=_("appears to retell"),
    )
    retells_evidence_en = models.CharField(_("evidence (English)"), max_length=400, blank=True)
    retells_evidence_fr = models.CharField(_("evidence (French)"), max_length=400, blank=True)

    published = PartialDatePair("published_on")
    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("slug",)
        constraints = (
            *publishable_checks("source"),
            one_of("source", "kind", SourceKind),
            not_blank("source", "title"),
            web_address("source", "url", blank=True),
            web_address("source", "archive_url", blank=True),
            partial_date_check("source_published_is_partial_date", "published_on"),
            both_languages("source", "retells_evidence"),
            models.CheckConstraint(
                condition=Q(retells__isnull=True) | ~Q(retells_evidence_en=""),
                name="source_retells_with_evidence",
                violation_error_message=_("Say on what evidence it appears to retell the other."),
            ),
            models.CheckConstraint(
                condition=Q(accessed_on__isnull=True) | Q(known_through__isnull=True),
                name="source_read_or_known_through_another",
                violation_error_message=_(
                    "A document that was read is not known through another one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(retells__isnull=True) | ~Q(retells=F("pk")),
                name="source_does_not_retell_itself",
                violation_error_message=_("A source cannot retell itself."),
            ),
        )

    def get_absolute_url(self) -> str:
        """Return the page of an article; other sources stand on the pages that cite them."""
        return address("article", self.slug) if self.kind == SourceKind.ARTICLE else ""

    def __str__(self) -> str:
        return introduced(self.publisher, self.title) if self.publisher else self.title

    @property
    def title_language(self) -> str:
        """The language its title is in: titles of ours are in English."""
        return "en" if self.title_is_ours else self.language or "en"
