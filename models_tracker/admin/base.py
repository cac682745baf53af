"""The one way facts are written in the admin: saved, stated, settled, in one transaction."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from models_tracker import settling
from models_tracker.admin import conflict
from models_tracker.admin.forms import EDIT, FACT, FactsForm
from models_tracker.admin.guards import Refused, judge, telling, telling_rows
from models_tracker.admin.search import BoundedSearch
from models_tracker.admin.touched import (
    OF_NO_ONE,
    claims_of,
    left,
    regroups,
    settle,
    touched_by,
)
from models_tracker.admin.widgets import Pointing
from models_tracker.choices import Confidence, Rank, Status
from models_tracker.dataset.judged import faults_of
from models_tracker.models import (
    Claim,
    Statement,
)


class FactAdmin(Pointing, BoundedSearch, admin.ModelAdmin):
    """An admin through which facts change: whatever is saved or deleted is settled at once."""

    list_per_page = 50
    show_full_result_count = False
    save_on_top = True

    def get_form(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> type:
        return telling(super().get_form(request, obj, **kwargs), request)

    def get_formsets_with_inlines(
        self, request: HttpRequest, obj: Model | None = None
    ) -> Iterator[tuple[type, Any]]:
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            yield telling_rows(formset, request), inline

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = dict(extra_context or {})
        try:
            with transaction.atomic():
                context |= self._meet(request, object_id)
                return super().changeform_view(request, object_id, form_url, context)
        except Refused as refused:
            request.faults = tuple(refused.faults)
            return super().changeform_view(request, object_id, form_url, context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context["original"]
        if row is not None and "opened" not in context:
            formsets = [one.formset for one in context["inline_admin_formsets"]]
            form, also = context["adminform"].form, self.watched(request, row)
            context["opened"] = conflict.standing(form, formsets, also).signed
        return super().render_change_form(request, context, *args, **kwargs)

    def watched(self, request: HttpRequest, row: Model) -> dict[str, str]:
        """Return what has to be as it was when a page was opened, beside its boxes."""
        return {}

    def _meet(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        """Hold a page that comes back against the row as it stands (see conflict.py)."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if request.method != "POST" or row is None:
            return {}
        if not self.has_change_permission(request, row):
            return {}
        self.model._default_manager.order_by().select_for_update(of=("self",)).get(pk=row.pk)
        names = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=True, fields=names)(instance=row)
        formsets = [
            kind(instance=row, queryset=inline.get_queryset(request))
            for kind, inline in self.get_formsets_with_inlines(request, row)
        ]
        now = conflict.standing(form, formsets, self.watched(request, row))
        request.conflict = conflict.meet(request, now)
        return {"opened": now.signed, "conflict": request.conflict}

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _or_told(self, request, super().delete_view, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _or_told(self, request, super().changelist_view, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        request.claims = claims_of(obj)
        request.faults_before = faults_of(request.claims)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        settle([form.instance], everywhere=regroups(form.instance, form.changed_data))
        judge(request.claims | touched_by(form.instance)["claims"], request.faults_before)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with transaction.atomic():
            touched = touched_by(obj)
            before = faults_of(touched["claims"])
            super().delete_model(request, obj)
            settling.settle(**left(touched, obj), everywhere=isinstance(obj, OF_NO_ONE))
            judge(touched["claims"], before)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        with transaction.atomic():
            touched = [row for obj in queryset for rows in touched_by(obj).values() for row in rows]
            gone = {type(obj) for obj in queryset}
            claims = [row for row in touched if isinstance(row, Claim)]
            before = faults_of(claims)
            super().delete_queryset(request, queryset)
            settle([row for row in touched if type(row) not in gone])
            judge(claims, before)
            if gone & set(OF_NO_ONE):
                settling.settle(everywhere=True)


def _or_told(
    site: FactAdmin,
    request: HttpRequest,
    view: Callable[..., HttpResponse],
    *args: Any,
    **rest: Any,
) -> HttpResponse:
    """Answer by ``view``; what it was refused for is told on the list, and nothing is written."""
    try:
        with transaction.atomic():
            return view(request, *args, **rest)
    except Refused as refused:
        for told in refused.told():
            site.message_user(request, told, messages.ERROR)
        return HttpResponseRedirect(
            reverse(f"admin:{site.opts.app_label}_{site.opts.model_name}_changelist")
        )


@admin.action(description=_("Publish the selected rows"))
def publish(modeladmin: FactAdmin, request: HttpRequest, queryset: QuerySet) -> None:
    """Publish drafts and withdrawn rows, and settle what follows."""
    with transaction.atomic():
        rows = list(queryset)
        before = faults_of(row for row in rows if isinstance(row, Claim))
        queryset.update(status=Status.PUBLISHED, withdrawn_reason="")
        settle(rows)
        judge(rows, before)


@admin.action(description=_("Make drafts of the selected rows"))
def unpublish(modeladmin: FactAdmin, request: HttpRequest, queryset: QuerySet) -> None:
    """Take rows out of public sight, and settle what follows."""
    with transaction.atomic():
        rows = list(queryset)
        queryset.update(status=Status.DRAFT, withdrawn_reason="")
        settle(rows)


class PublishableAdmin(FactAdmin):
    """An admin of a noun with a status: nothing is deleted, it is withdrawn with a reason."""

    actions = (publish, unpublish)
    view_on_site = True

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple:
        found = tuple(super().get_readonly_fields(request, obj))
        return (*found, "slug") if obj else found

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> dict:
        return {} if obj else super().get_prepopulated_fields(request, obj)


class FactsAdmin(PublishableAdmin):
    """An admin whose typed boxes become statements of one source (see forms.FactsForm)."""

    fact_fieldsets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    noun = ""

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list:
        found = list(super().get_fieldsets(request, obj))
        for title, names in self.fact_fieldsets:
            found.append((title, {"fields": [FACT + name for name in names]}))
        found.append((_("Source of this edit"), {"fields": EDIT}))
        return found

    def save_related(
        self, request: HttpRequest, form: FactsForm, formsets: Any, change: bool
    ) -> None:
        for name, value in form.changed.items():
            self._state(form, name, value)
        super().save_related(request, form, formsets, change)

    def _state(self, form: FactsForm, name: str, value: str) -> None:
        """Write a statement for a box that changed; deprecate what an emptied box showed."""
        rows = Statement.objects.filter(**{self.noun: form.instance}, field=name)
        if not value:
            shown = rows.filter(value=form.shown[name].value).exclude(rank=Rank.DEPRECATED)
            shown.update(rank=Rank.DEPRECATED, rank_reason=form.cleaned_data["edit_reason"])
            return
        rows.filter(rank=Rank.PREFERRED).update(rank=Rank.NORMAL)
        Statement.objects.update_or_create(
            **{self.noun: form.instance},
            field=name,
            source=form.cleaned_data["edit_source"],
            value=value,
            defaults={
                "locator": form.cleaned_data["edit_locator"],
                "quote": form.cleaned_data["edit_quote"],
                "quote_language": "en" if form.cleaned_data["edit_quote"] else "",
                "retrieved_on": form.cleaned_data["edit_read_on"] or datetime.date.today(),
                "confidence": Confidence.HIGH,
                "rank": Rank.PREFERRED,
                "rank_reason": "",
            },
        )


class Derived(BoundedSearch, admin.ModelAdmin):
    """An admin of what is derived: to look at, never to type."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
