"""Looking at where models stood: derived, never typed."""

from django.contrib import admin

from models_tracker.admin.base import Derived
from models_tracker.models import Standing


@admin.register(Standing)
class StandingAdmin(Derived):
    """Periods of models."""

    list_display = ("model", "since", "until", "access", "camp", "g7_label", "rule_version")
    list_filter = ("camp", "access", "g7_label")
    list_select_related = ("model",)
    search_fields = ("model__name", "model__search_text")
