"""Building a check without code: choose the kind, fill its typed form, preview, save.

The form of a kind is made from the declarations of its parameters (see boxes.py), so a new kind has
a form without a line here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from models_tracker import settling
from models_tracker.admin.base import FactAdmin
from models_tracker.admin.boxes import SEPARATOR, WordsField, boxes, data, filled, names
from models_tracker.choices import Answer, CheckKind, Moment
from models_tracker.models import Check, Claim
from models_tracker.punctuation import introduced
from models_tracker.rules.checks import KINDS, Facts, Faults, Finding, words
from models_tracker.rules.checks.names import Names, wanted
from models_tracker.rules.checks.parameters import declarations, write

PREVIEW = "_preview"


@dataclass(frozen=True)
class Previewed:
    """One previewed answer: its moment and day, the finding, and words for its readings."""

    moment: str
    day: Any
    finding: Finding
    readings: list[dict[str, Any]]

    @property
    def answer(self) -> str:
        """The answer in words."""
        return Answer(self.finding.answer).label


class CheckForm(forms.ModelForm):
    """The form of one kind of check; ``kind_slug`` is set by the class made for it."""

    kind_slug = ""

    class Meta:
        model = Check
        fields = ("claim",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.given: Any = None
        if self.instance.pk and self.instance.kind == self.kind_slug:
            self.initial |= dict(filled(KINDS[self.kind_slug].parameters, self.instance.parameters))
        for name, field in self.fields.items():
            if isinstance(field, WordsField):
                field.hold(self.initial.get(name) or ())

    def clean_claim(self) -> Claim:
        """Lead to the check that a claim has already."""
        claim = self.cleaned_data["claim"]
        other = Check.objects.filter(claim=claim).exclude(pk=self.instance.pk).first()
        if other is not None:
            url = reverse("admin:models_tracker_check_change", args=[other.pk])
            told = _("This claim has a check already, and a claim has one:")
            link = format_html('{} <a href="{}">{}</a>', told, url, other.get_kind_display())
            raise forms.ValidationError(link)
        return claim

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.kind_slug or self.errors:
            return cleaned
        kind = KINDS[self.kind_slug]
        try:
            self.given = kind.read(data(kind.parameters, cleaned))
        except Faults as faults:
            for path, why in faults.by_field.items():
                name = path.replace(".", SEPARATOR)
                self.add_error(name if name in self.fields else self._first_of(name), why)
                self._tell_group(path, why)
            return cleaned
        self.instance.kind = kind.slug.value
        self.instance.parameters = write(self.given)
        self.instance.version = kind.version
        return cleaned

    def _tell_group(self, path: str, why: str) -> None:
        """Say on top which group a fault is in: a form may have two alike."""
        group, dot, _box = path.partition(".")
        if dot:
            about = declarations(KINDS[self.kind_slug].parameters)[group]
            self.add_error(None, introduced(capfirst(about.label), why))

    def _first_of(self, path: str) -> str | None:
        """Return the first box of a group, to which a fault of the whole group is told."""
        return next((name for name in self.fields if name.startswith(path + SEPARATOR)), None)


def form_of(kind_slug: str) -> type[CheckForm]:
    """Return the form class of a kind of check."""
    declared = dict(boxes(KINDS[kind_slug].parameters))
    return type(
        "CheckForm", (CheckForm,), {**declared, "kind_slug": kind_slug, "Meta": CheckForm.Meta}
    )


def groups(kind_slug: str) -> list[tuple[str | None, list[str]]]:
    """Return the boxes of a kind as fieldsets: one for each group of models or figure."""
    found: list[tuple[str | None, list[str]]] = []
    parameters = KINDS[kind_slug].parameters
    alone = list(names(parameters))
    for name, about in declarations(parameters).items():
        if about.nested is not None:
            inner = list(names(about.nested, f"{name}{SEPARATOR}"))
            found.append((capfirst(about.label), inner))
            continue
        if not found or found[-1][0] is not None:
            found.append((None, []))
        found[-1][1].extend(one for one in alone if one.partition(SEPARATOR)[0] == name)
    return found


def preview(check: Check, given: Any) -> tuple[str, list[Previewed]]:
    """Return what a check asks in words, and what it would answer; nothing is written."""
    facts = Facts.load()
    found = list(settling.findings_of(check.claim, check, facts))
    called = Names(wanted(given, *(finding for _moment, _day, finding in found)))
    told = [
        Previewed(Moment(moment).label, day, finding, list(_told(finding, called)))
        for moment, day, finding in found
    ]
    return words.question(KINDS[check.kind], given, called), told


def _told(finding: Finding, called: Names) -> Iterator[dict[str, Any]]:
    for reading in finding.readings:
        rows = [row for side in reading.sides for row in side.rows]
        yield {
            "title": words.title(reading, called),
            "answer": Answer(reading.answer).label,
            "reason": words.reason(reading),
            "warnings": [words.WARNINGS[warning] for warning in reading.warnings],
            "rows": [(called(row.of, row.slug), row.value, row.day) for row in rows],
        }


@admin.register(Check)
class CheckAdmin(FactAdmin):
    """How claims are tested."""

    list_display = ("claim", "kind")
    list_filter = ("kind",)
    list_select_related = ("claim",)
    search_fields = ("claim__wording_en",)
    autocomplete_fields = ("claim",)
    change_form_template = "admin/check_form.html"

    def get_form(self, request: HttpRequest, obj: Check | None = None, **kwargs: Any) -> type:
        kind = self._kind(request, obj)
        if not kind:
            return super().get_form(request, obj, **{**kwargs, "form": KindForm, "fields": None})
        base = form_of(kind)
        if PREVIEW in request.POST:
            base = type("PreviewForm", (base,), {"is_valid": _never_valid})
        return super().get_form(request, obj, **{**kwargs, "form": base, "fields": ["claim"]})

    def get_fieldsets(self, request: HttpRequest, obj: Check | None = None) -> list:
        kind = self._kind(request, obj)
        if not kind:
            return [(None, {"fields": ["kind"]})]
        return [(None, {"fields": ["claim"]})] + [
            (title, {"fields": names}) for title, names in groups(kind)
        ]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        obj = self.get_object(request, object_id) if object_id else None
        kind = self._kind(request, obj)
        context = {
            **(extra_context or {}),
            "kind": CheckKind(kind).label if kind else "",
            "kinds": [(one.value, one.label) for one in CheckKind if one != kind],
            "claim_pk": request.GET.get("claim", ""),
        }
        form_url = form_url or (f"?kind={kind}" if kind else "")
        return super().changeform_view(request, object_id, form_url, context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form = context["adminform"].form
        if PREVIEW in request.POST and not form.errors:
            context["question"], context["previews"] = preview(form.instance, form.given)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Check, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        reason = obj.claim.get_no_check_reason_display()
        if reason:
            obj.claim.no_check_reason = ""
            obj.claim.save(update_fields=["no_check_reason"])
            told = _("The claim has a check now: it no longer says why it has none (“%(reason)s”).")
            self.message_user(request, told % {"reason": reason})

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"claim": request.GET.get("claim", "")}

    def watched(self, request: HttpRequest, row: Check) -> dict[str, str]:
        """Watch the kind; and the parameters whole, where the boxes are of another kind."""
        told = {"kind": str(row.kind)}
        if self._kind(request, row) != row.kind:
            told["parameters"] = json.dumps(row.parameters, sort_keys=True)
        return told

    def _kind(self, request: HttpRequest, obj: Check | None) -> str:
        asked = request.GET.get("kind", "") or (obj.kind if obj else "")
        return asked if asked in KINDS else ""


class KindForm(forms.ModelForm):
    """The first step: which kind of check."""

    class Meta:
        model = Check
        fields = ("kind",)


def _never_valid(form: CheckForm) -> bool:
    """Say that a form is not to be saved: it is only previewed."""
    form.full_clean()
    return False
