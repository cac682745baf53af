"""Looking at the state of the data, and moving its horizon."""

from django.contrib import admin

from models_tracker.admin.base import Derived, FactAdmin
from models_tracker.models import DataRevision, Horizon, LoadedRow


@admin.register(Horizon)
class HorizonAdmin(FactAdmin):
    """How far each kind of fact reaches."""

    list_display = ("kind", "day")


@admin.register(DataRevision)
class DataRevisionAdmin(Derived):
    """The number of the data."""

    list_display = ("number", "raised_at")


@admin.register(LoadedRow)
class LoadedRowAdmin(Derived):
    """What the last load wrote."""

    list_display = ("table", "key")
    list_filter = ("table",)
    search_fields = ("key",)
