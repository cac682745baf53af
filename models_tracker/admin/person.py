"""Entering people."""

from django.contrib import admin

from models_tracker.admin.base import FactAdmin
from models_tracker.models import Person


@admin.register(Person)
class PersonAdmin(FactAdmin):
    """People who said something."""

    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
