"""Entering labs."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from models_tracker.admin.alias import AliasInline
from models_tracker.admin.base import FactsAdmin
from models_tracker.admin.forms import facts_form
from models_tracker.choices import LabFact
from models_tracker.models import Lab


@admin.register(Lab)
class LabAdmin(FactsAdmin):
    """Organisations that publish models."""

    noun = "lab"
    form = facts_form(Lab, "lab", tuple(LabFact.values))
    list_display = ("name", "kind", "counts_as", "last_verified", "status")
    list_filter = ("status", "kind", "counts_as")
    search_fields = ("name", "slug", "search_text")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)
    inlines = (AliasInline,)
    fieldsets = (
        (None, {"fields": ("name", "another_one", "slug", "kind", "parent")}),
        (_("Status"), {"fields": ("status", "withdrawn_reason")}),
        (_("Counted elsewhere"), {"fields": ("counts_as_reason_en", "counts_as_reason_fr")}),
    )
    fact_fieldsets = ((_("Facts"), tuple(LabFact.values)),)
