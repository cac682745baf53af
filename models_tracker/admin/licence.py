"""Entering licences and what their texts say."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from models_tracker.admin.alias import AliasInline
from models_tracker.admin.base import FactsAdmin
from models_tracker.admin.forms import facts_form
from models_tracker.choices import Term
from models_tracker.models import Licence

_GRANTS = tuple(Term.values[:6])
_LIMITS = tuple(Term.values[6:18])
_DUTIES = tuple(Term.values[18:])


@admin.register(Licence)
class LicenceAdmin(FactsAdmin):
    """Texts under which weights are given."""

    noun = "licence"
    form = facts_form(Licence, "licence", tuple(Term.values))
    list_display = ("name", "family", "kind", "commercial_use", "text_read_on", "status")
    list_filter = ("status", "kind", "commercial_use", "osi_approved")
    search_fields = ("name", "slug", "search_text")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("superseded_by",)
    inlines = (AliasInline,)
    fieldsets = (
        (None, {"fields": ("name", "another_one", "slug", "version", "family", "steward")}),
        (_("Text"), {"fields": ("text_url", "text_sha256", "text_read_on", "superseded_by")}),
        (_("Identifiers"), {"fields": ("spdx_id", "scancode_key")}),
        (_("Status"), {"fields": ("status", "withdrawn_reason")}),
    )
    fact_fieldsets = (
        (_("What it grants"), _GRANTS),
        (_("What limits it"), _LIMITS),
        (_("What it asks for"), _DUTIES),
    )
