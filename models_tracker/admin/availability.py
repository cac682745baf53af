"""Entering how models became reachable."""

from django.contrib import admin

from models_tracker.admin.base import FactAdmin
from models_tracker.admin.forms import HistoryFormSet, PartForm, dated, dated_form
from models_tracker.admin.widgets import Pointing
from models_tracker.models import Availability


class AvailabilityInline(Pointing, admin.StackedInline):
    """The history of a model, beside it."""

    model = Availability
    form = dated_form(Availability, PartForm)
    formset = HistoryFormSet
    extra = 0
    autocomplete_fields = ("licence", "source")
    fields = (
        ("channel", "state", "since"),
        ("licence", "source"),
        ("locator", "confidence"),
        ("note_en", "note_fr"),
    )


@admin.register(Availability)
class AvailabilityAdmin(FactAdmin):
    """Rows of histories."""

    form = dated_form(Availability)
    list_display = (
        "model",
        "channel",
        "state",
        "licence",
        dated(Availability, "since"),
        "confidence",
    )
    list_filter = ("channel", "state", "confidence")
    list_select_related = ("model", "licence")
    search_fields = ("model__name", "model__search_text")
    autocomplete_fields = ("model", "licence", "source")
    fields = (
        "model",
        ("channel", "state", "since"),
        ("licence", "source"),
        ("locator", "confidence"),
        ("note_en", "note_fr"),
    )
