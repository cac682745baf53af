"""Entering what was published of models."""

from django.contrib import admin

from models_tracker.admin.base import FactAdmin
from models_tracker.admin.forms import PartForm, dated_form
from models_tracker.admin.widgets import Pointing
from models_tracker.models import Component

FIELDS = (
    ("part", "published", "since"),
    ("source", "locator", "confidence"),
    ("licence", "quote"),
)


class ComponentInline(Pointing, admin.StackedInline):
    """The parts of a model, beside it."""

    model = Component
    form = dated_form(Component, PartForm)
    extra = 0
    autocomplete_fields = ("licence", "source")
    fields = FIELDS


@admin.register(Component)
class ComponentAdmin(FactAdmin):
    """Parts of models."""

    form = dated_form(Component)
    list_display = ("model", "part", "published", "confidence")
    list_filter = ("part", "published", "confidence")
    list_select_related = ("model",)
    search_fields = ("model__name", "model__search_text")
    autocomplete_fields = ("model", "licence", "source")
    fields = ("model", *FIELDS)
