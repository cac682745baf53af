"""Building a check without code: choose the kind, fill its typed form, preview, save.

The form of a kind is made from the declarations of its parameters, so a new kind has a form
without a line here. Boxes are named after the path of a parameter ("a__regions").
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from models_tracker import settling
from models_tracker.admin.base import FactAdmin
from models_tracker.admin.widgets import Pointer, Pointers
from models_tracker.choices import Answer, CheckKind, Moment
from models_tracker.models import (
    AIModel,
    Availability,
    Benchmark,
    Check,
    ClaimSubject,
    Lab,
    Licence,
    Score,
)
from models_tracker.rules.checks import KINDS, Facts, Faults, Finding, words
from models_tracker.rules.checks.names import Names, wanted
from models_tracker.rules.checks.parameters import (
    LISTS,
    NOUNS,
    Declared,
    Input,
    declarations,
    write,
)

SEPARATOR = "__"
PREVIEW = "_preview"
_ROWS = {"model": AIModel, "lab": Lab, "licence": Licence, "benchmark": Benchmark}
_POINTERS = {
    "model": ClaimSubject._meta.get_field("model"),
    "lab": ClaimSubject._meta.get_field("lab"),
    "licence": Availability._meta.get_field("licence"),
    "benchmark": Score._meta.get_field("benchmark"),
}


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
            self.initial |= dict(
                _initial(KINDS[self.kind_slug].parameters, self.instance.parameters)
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.kind_slug or self.errors:
            return cleaned
        kind = KINDS[self.kind_slug]
        try:
            self.given = kind.read(_data(kind.parameters, cleaned))
        except Faults as faults:
            for path, why in faults.by_field.items():
                name = path.replace(".", SEPARATOR)
                self.add_error(name if name in self.fields else self._first_of(name), why)
            return cleaned
        self.instance.kind = kind.slug.value
        self.instance.parameters = write(self.given)
        self.instance.version = kind.version
        return cleaned

    def _first_of(self, path: str) -> str | None:
        """Return the first box of a group, to which a fault of the whole group is told."""
        return next((name for name in self.fields if name.startswith(path + SEPARATOR)), None)


def form_of(kind_slug: str) -> type[CheckForm]:
    """Return the form class of a kind of check."""
    boxes = dict(_boxes(KINDS[kind_slug].parameters))
    return type(
        "CheckForm", (CheckForm,), {**boxes, "kind_slug": kind_slug, "Meta": CheckForm.Meta}
    )


def groups(kind_slug: str) -> list[tuple[str | None, list[str]]]:
    """Return the boxes of a kind as fieldsets: one for each group of models or figure."""
    found: list[tuple[str | None, list[str]]] = []
    for name, about in declarations(KINDS[kind_slug].parameters).items():
        if about.nested is not None:
            inner = [f"{name}{SEPARATOR}{part}" for part in declarations(about.nested)]
            found.append((capfirst(about.label), inner))
        elif found and found[-1][0] is None:
            found[-1][1].append(name)
        else:
            found.append((None, [name]))
    return found


def preview(check: Check, given: Any) -> tuple[str, list[Previewed]]:
    """Return what a check asks in words, and what it would answer; nothing is written."""
    facts = Facts.load()
    found = list(settling.findings_of(check.claim, check, facts))
    names = Names(wanted(given, *(finding for _moment, _day, finding in found)))
    told = [
        Previewed(Moment(moment).label, day, finding, list(_told(finding, names)))
        for moment, day, finding in found
    ]
    return words.question(KINDS[check.kind], given, names), told


def _told(finding: Finding, names: Names) -> Iterator[dict[str, Any]]:
    for reading in finding.readings:
        rows = [row for side in reading.sides for row in side.rows]
        yield {
            "title": words.title(reading, names),
            "answer": Answer(reading.answer).label,
            "reason": words.reason(reading),
            "warnings": [words.WARNINGS[warning] for warning in reading.warnings],
            "rows": [(names(row.of, row.slug), row.value, row.day) for row in rows],
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
            "kinds": [] if obj else [(one.value, one.label) for one in CheckKind],
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


def _boxes(kind: type, path: str = "") -> Iterator[tuple[str, forms.Field]]:
    for name, about in declarations(kind).items():
        if about.nested is not None:
            yield from _boxes(about.nested, f"{path}{name}{SEPARATOR}")
        else:
            yield f"{path}{name}", _box(about, about.required and not path)


def _box(about: Declared, required: bool) -> forms.Field:
    common: dict[str, Any] = {
        "label": capfirst(about.label),
        "help_text": about.help,
        "required": required,
    }
    if about.input in NOUNS:
        return _pointer(about, common)
    if about.input == Input.CHOICES and about.allowed:
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=about.allowed.choices, widget=widget, **common)
    if about.input == Input.CHOICE and about.allowed:
        empty = [] if required else [("", "—")]
        return forms.ChoiceField(choices=[*empty, *about.allowed.choices], **common)
    if about.input == Input.INTEGER:
        return forms.IntegerField(min_value=about.least or 0, max_value=about.most, **common)
    if about.input == Input.WORDS:
        common["help_text"] = about.help or _("Separated by commas.")
    return forms.CharField(max_length=400, **common)


def _pointer(about: Declared, common: dict[str, Any]) -> forms.Field:
    noun = NOUNS[about.input]
    rows, pointer = _ROWS[noun]._default_manager.all(), _POINTERS[noun]
    if about.input in LISTS:
        widget = Pointers(pointer, admin.site)
        return forms.ModelMultipleChoiceField(rows, widget=widget, **common)
    return forms.ModelChoiceField(rows, widget=Pointer(pointer, admin.site), **common)


def _data(kind: type, cleaned: dict[str, Any], path: str = "") -> dict[str, Any]:
    """Return the filled boxes as the JSON of parameters; an empty group is left out."""
    found: dict[str, Any] = {}
    for name, about in declarations(kind).items():
        if about.nested is not None:
            inner = _data(about.nested, cleaned, f"{path}{name}{SEPARATOR}")
            subject = set(inner) - {"days"}
            if subject or about.required:
                found[name] = inner
            continue
        value = _value(about, cleaned.get(f"{path}{name}"))
        if value not in ("", None, []):
            found[name] = value
    return found


def _value(about: Declared, value: Any) -> Any:
    if value is None:
        return None
    if about.input in NOUNS:
        return [row.slug for row in value] if about.input in LISTS else value.slug
    if about.input == Input.WORDS and about.input in LISTS:
        return [word.strip() for word in value.split(",") if word.strip()]
    if about.input == Input.CHOICES:
        return list(value)
    return value


def _initial(kind: type, data: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what the boxes of saved parameters show."""
    for name, about in declarations(kind).items():
        if name not in data:
            continue
        value = data[name]
        if about.nested is not None:
            yield from _initial(about.nested, value, f"{path}{name}{SEPARATOR}")
        elif about.input in NOUNS:
            rows = _ROWS[NOUNS[about.input]]._default_manager
            many = about.input in LISTS
            found = list(rows.filter(slug__in=value if many else [value]))
            yield f"{path}{name}", found if many else next(iter(found), None)
        elif about.input == Input.WORDS:
            yield f"{path}{name}", ", ".join(value)
        else:
            yield f"{path}{name}", value
