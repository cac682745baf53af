"""Entering single statements, and ranking them."""

from django.contrib import admin

from models_tracker.admin.base import FactAdmin
from models_tracker.models import Statement


@admin.register(Statement)
class StatementAdmin(FactAdmin):
    """What sources say."""

    list_display = ("field", "value", "lab", "licence", "model", "source", "rank", "confidence")
    list_filter = ("rank", "confidence", "field")
    list_select_related = ("lab", "licence", "model", "source")
    search_fields = ("value", "lab__name", "licence__name", "model__name")
    autocomplete_fields = ("lab", "licence", "model", "source")
    fieldsets = (
        (None, {"fields": ("lab", "licence", "model")}),
        (None, {"fields": ("field", "value")}),
        (None, {"fields": ("source", "locator", "quote", "quote_language", "retrieved_on")}),
        (None, {"fields": ("confidence", "rank", "rank_reason")}),
    )
