"""Entering tests and results."""

from django.contrib import admin

from models_tracker.admin.base import FactAdmin
from models_tracker.admin.forms import dated_form
from models_tracker.models import Benchmark, Score


@admin.register(Benchmark)
class BenchmarkAdmin(FactAdmin):
    """Tests of models."""

    list_display = ("name", "unit", "tie_margin", "minimum", "maximum")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("source",)


@admin.register(Score)
class ScoreAdmin(FactAdmin):
    """Results of models."""

    form = dated_form(Score)
    list_display = ("benchmark", "model", "value", "as_named", "setting", "self_reported")
    list_filter = ("self_reported", "benchmark")
    list_select_related = ("benchmark", "model")
    search_fields = ("model__name", "as_named", "benchmark__name")
    autocomplete_fields = ("benchmark", "model", "source")
