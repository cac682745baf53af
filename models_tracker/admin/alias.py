"""Entering other names."""

from django.contrib import admin

from models_tracker.admin.base import FactAdmin
from models_tracker.admin.widgets import Pointing
from models_tracker.models import Alias, FormerSlug


class AliasInline(Pointing, admin.TabularInline):
    """Other names of a row, beside it."""

    model = Alias
    extra = 0
    fields = ("namespace", "text")


@admin.register(Alias)
class AliasAdmin(FactAdmin):
    """Other names."""

    list_display = ("text", "namespace", "lab", "licence", "model")
    list_filter = ("namespace",)
    list_select_related = ("lab", "licence", "model")
    search_fields = ("text", "folded")
    autocomplete_fields = ("lab", "licence", "model")


@admin.register(FormerSlug)
class FormerSlugAdmin(FactAdmin):
    """Former addresses."""

    list_display = ("slug", "lab", "licence", "model")
    list_select_related = ("lab", "licence", "model")
    search_fields = ("slug",)
    autocomplete_fields = ("lab", "licence", "model")
