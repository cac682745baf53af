"""Boxes that point to rows: searched as one types, and deaf to what is no row's number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin
from django.db.models import ForeignKey
from django.http import HttpRequest

LONGEST_KEY = 18


class _Deaf(AutocompleteMixin):
    """Django asks the database for whatever an address or a form says; a word would raise."""

    def optgroups(self, name: str, value: list[Any], attr: Any = None) -> list:
        return super().optgroups(name, [key for key in value if is_key(key)], attr)


class Pointer(_Deaf, forms.Select):
    """A box that points to one row."""


class Pointers(_Deaf, forms.SelectMultiple):
    """A box that points to several rows."""


def is_key(value: Any) -> bool:
    """Whether a value may be the number of a row."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


class Pointing:
    """An admin or an inline whose boxes for other rows are those above."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", Pointer(db_field, admin.site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
