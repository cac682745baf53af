"""Entering documents."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from models_tracker.admin.base import PublishableAdmin
from models_tracker.admin.forms import DatedForm, dated, dated_form
from models_tracker.models import Source


class _Form(DatedForm):
    """A source whose address is entered already is told before it is entered again."""

    def clean(self) -> dict:
        cleaned = super().clean()
        url = cleaned.get("url")
        if url and not self.instance.pk and not cleaned.get("another_one"):
            same = Source.objects.filter(url=url).first()
            if same:
                told = _("This address is that of %(name)s. Tick “another one” to enter it again.")
                self.add_error("url", forms.ValidationError(told, params={"name": same}))
        return cleaned


ANOTHER = forms.BooleanField(
    required=False,
    label=_("another one"),
    help_text=_("Tick when the same address was read on another day."),
)


@admin.register(Source)
class SourceAdmin(PublishableAdmin):
    """Documents that say something."""

    form = dated_form(Source, _Form, another_one=ANOTHER)
    view_on_site = False
    list_display = (
        "title",
        "publisher",
        "kind",
        dated(Source, "published"),
        "accessed_on",
        "status",
    )
    list_filter = ("status", "kind", "language")
    search_fields = ("title", "publisher", "slug", "url")
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("known_through", "retells")
    fieldsets = (
        (None, {"fields": ("title", "title_is_ours", "slug", "kind")}),
        (
            _("Where and when"),
            {
                "fields": (
                    "url",
                    "url_is_copy",
                    "another_one",
                    "archive_url",
                    "published",
                    "accessed_on",
                    "known_through",
                )
            },
        ),
        (_("Who"), {"fields": ("publisher", "publisher_country", "authors", "language")}),
        (
            _("Appears to retell"),
            {
                "classes": ("collapse",),
                "fields": ("retells", "retells_evidence_en", "retells_evidence_fr"),
            },
        ),
        (_("Status"), {"fields": ("status", "withdrawn_reason", "words", "sha256")}),
    )
