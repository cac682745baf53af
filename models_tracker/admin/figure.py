"""Entering dated numbers."""

from django.contrib import admin

from models_tracker.admin.base import FactAdmin
from models_tracker.admin.forms import dated, dated_form
from models_tracker.models import Figure


@admin.register(Figure)
class FigureAdmin(FactAdmin):
    """Dated numbers."""

    form = dated_form(Figure)
    list_display = (
        "kind",
        "lab",
        "model",
        "country",
        "amount",
        "unit",
        "status",
        dated(Figure, "as_of"),
    )
    list_filter = ("kind", "status", "unit")
    list_select_related = ("lab", "model")
    search_fields = ("lab__name", "model__name", "basis")
    autocomplete_fields = ("lab", "model", "source")
