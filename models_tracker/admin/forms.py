"""Forms of the admin: dates as precise as their source, and typed boxes that become statements."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from models_tracker.admin.widgets import Pointer
from models_tracker.choices import RankReason
from models_tracker.folding import fold
from models_tracker.models import Alias, Source, Statement
from models_tracker.models.statement import FIELD_LABELS, READERS, read_value
from models_tracker.partial_dates import PartialDate, PartialDatePair, why_no_date
from models_tracker.quantities import whole_number
from models_tracker.rules.resolution import resolve

FACT = "fact_"
EDIT = ("edit_source", "edit_locator", "edit_quote", "edit_read_on", "edit_reason")
_COUNTED = ("parameters_total", "parameters_active", "context_tokens", "user_threshold")


class PartialDateField(forms.CharField):
    """One box for a date: 2024-03-05, 2024-03 or 2024; with ``latest`` also ../2024-03-05."""

    def __init__(self, *, latest: bool = False, **kwargs: Any) -> None:
        self.read = PartialDate.read if latest else PartialDate.parse
        words = _("For example 2024-03-05, 2024-03 or 2024.")
        if latest:
            words = _("For example 2024-03-05, 2024-03, 2024, or ../2024-03-05: by that day.")
        kwargs.setdefault("help_text", words)
        super().__init__(max_length=13, **kwargs)

    def prepare_value(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> PartialDate | None:
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise forms.ValidationError(why_no_date(text)) from error

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """A parsed date needs no check of its length."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def pairs(model: type[Model]) -> dict[str, PartialDatePair]:
    """Return the partial dates of a noun that editors type, by name."""
    return {
        name: pair
        for name, pair in vars(model).items()
        if isinstance(pair, PartialDatePair) and model._meta.get_field(pair.day).editable
    }


def dated(model: type[Model], name: str) -> Callable[[Model], str]:
    """Return the column of a partial date: in the reader's words, no more precise than it is."""
    day = vars(model)[name].day

    @admin.display(description=model._meta.get_field(day).verbose_name, ordering=day)
    def shown(row: Model) -> str:
        found = getattr(row, name)
        return found.spoken() if found else "–"

    shown.__name__ = name
    return shown


class DatedForm(forms.ModelForm):
    """A form that shows each partial date of its noun as one box."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in pairs(self._meta.model):
            if name in self.fields:
                self.initial.setdefault(name, getattr(self.instance, name))

    def _post_clean(self) -> None:
        for name in pairs(self._meta.model):
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        super()._post_clean()
        if not self.errors:
            self._check_with_parent()

    def _check_with_parent(self) -> None:
        """Check the constraints again: Django leaves the parent of an inline row out of them."""
        try:
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())
        except forms.ValidationError as error:
            self._update_errors(error)

    def _get_validation_exclusions(self) -> set[str]:
        dated = {
            field
            for name, pair in pairs(self._meta.model).items()
            if name in self.cleaned_data
            for field in (pair.day, pair.precision)
        }
        return super()._get_validation_exclusions() - dated


class PartForm(DatedForm):
    """A part beside its model: without a source of its own it takes that of the edit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("edit_source"):
            self.fields["source"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "source" in cleaned and cleaned["source"] is None:
            cleaned["source"] = Source.objects.filter(pk=self.data["edit_source"]).first()
            self.instance.source = cleaned["source"]
        return cleaned


class HistoryFormSet(forms.BaseInlineFormSet):
    """Rows of one history, none entered twice."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            cells = getattr(form, "cleaned_data", {})
            key = tuple(str(cells.get(name)) for name in ("channel", "licence", "since"))
            if not cells or cells.get("DELETE"):
                continue
            if key in seen:
                raise forms.ValidationError(_("Two rows say the same channel, licence and day."))
            seen.add(key)


def dated_form(model: type[Model], base: type[DatedForm] = DatedForm, **fields: Any) -> type:
    """Return the form class of a noun: its dates as boxes, and further declared ``fields``."""
    boxes = {}
    hidden: list[str] = []
    for name, pair in pairs(model).items():
        day = model._meta.get_field(pair.day)
        boxes[name] = PartialDateField(
            label=capfirst(day.verbose_name), required=not day.null, latest=pair.latest
        )
        hidden += [pair.day, pair.precision]
    meta = type("Meta", (), {"model": model, "exclude": hidden})
    return type(f"{model.__name__}Form", (base,), {**boxes, **fields, "Meta": meta})


class FactsForm(DatedForm):
    """A form whose typed boxes become statements of the one source of the edit.

    A box that changed needs the source; a box that was emptied deprecates what was shown, for a
    reason. Names that exist already are told before they are entered again.
    """

    facts: tuple[str, ...] = ()
    noun: str = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown: dict[str, Statement] = {}
        if self.instance.pk:
            rows = self.instance.statements.select_related("source")
            self.shown = {name: found.shown for name, found in resolve(rows).items()}
        for name in self.facts:
            if name in self.shown:
                self.initial[FACT + name] = self.shown[name].value
        self.initial.setdefault("edit_read_on", datetime.date.today())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.changed: dict[str, str] = {}
        for name in self.facts:
            self._read(name, cleaned.get(FACT + name, ""))
        emptied = [name for name, value in self.changed.items() if not value]
        if len(emptied) < len(self.changed) and not cleaned.get("edit_source"):
            self.add_error("edit_source", _("Name the document that says so."))
        if emptied and not cleaned.get("edit_reason"):
            self.add_error("edit_reason", _("Say why the value no longer holds."))
        self._tell_duplicates(cleaned)
        return cleaned

    def _read(self, name: str, text: str) -> None:
        before = self.shown[name].value if name in self.shown else ""
        if text and name in _COUNTED and text != "silent":
            try:
                text = str(whole_number(text))
            except ValueError:
                self.add_error(FACT + name, _("Write a whole number such as 70B or 128k."))
                return
        if text == before:
            return
        if text:
            try:
                read_value(name, text)
            except ValueError as error:
                self.add_error(FACT + name, str(error))
                return
        self.changed[name] = text

    def _tell_duplicates(self, cleaned: dict[str, Any]) -> None:
        if self.instance.pk or cleaned.get("another_one") or not cleaned.get("name"):
            return
        folded = fold(cleaned["name"])
        rows = self._meta.model.objects.filter(search_text__contains=f" {folded} ")
        known = Alias.objects.filter(folded=folded, **{f"{self.noun}__isnull": False})
        names = [str(row) for row in rows[:3]] + [str(getattr(row, self.noun)) for row in known[:3]]
        if names:
            told = _("There is already: %(names)s. Tick “another one” if it is not this.")
            self.add_error("name", forms.ValidationError(told, params={"names": ", ".join(names)}))


def fact_box(name: str) -> forms.Field:
    """Return the typed box of one fact: a choice where the list is closed, else a text."""
    label = capfirst(str(FIELD_LABELS[name]))
    allowed = getattr(READERS[name], "choices", None)
    if allowed:
        return forms.ChoiceField(
            label=label, required=False, choices=[("", "–"), *allowed], help_text=_("As read.")
        )
    return forms.CharField(label=label, required=False, help_text=HELP.get(name, HELP[""]))


HELP = {
    "": _("In the words of the source; “silent” where a licence says nothing on it."),
    "parameters_total": _("For example 671B or 671000000000."),
    "parameters_active": _("For example 37B."),
    "context_tokens": _("For example 128k."),
    "modalities_in": _("Alphabetical, for example image|text."),
    "modalities_out": _("For example text."),
    "knowledge_cutoff": _("For example 2024-07."),
    "country": _("Two letters, for example FR."),
    "counts_as": _("Two letters, only where it differs from the base."),
    "founded": _("For example 2015-12 or 2015."),
    "website": _("For example https://mistral.ai"),
    "user_threshold": _("Monthly users, for example 700000000, or “silent”."),
    "revenue_threshold": _("For example 20000000 USD, or “silent”."),
    "excluded_territories": _("Alphabetical codes, for example EU|GB|KR, or “silent”."),
    "naming_duty": _("The words to display, for example Built with Llama; or “silent”."),
}


def facts_form(model: type[Model], noun: str, facts: tuple[str, ...]) -> type[FactsForm]:
    """Return the form of a noun with a typed box for each of ``facts`` and the edit's source."""
    widget = Pointer(Statement._meta.get_field("source"), admin.site)
    fields: dict[str, Any] = {FACT + name: fact_box(name) for name in facts}
    fields |= {
        "edit_source": forms.ModelChoiceField(
            Source.objects.all(),
            required=False,
            widget=widget,
            label=_("source of this edit"),
            help_text=_("The document that says what you change above; add it with “+” first."),
        ),
        "edit_locator": forms.CharField(
            required=False,
            max_length=400,
            label=_("where in it"),
            help_text=_("For example: section 2"),
        ),
        "edit_quote": forms.CharField(
            required=False,
            max_length=600,
            label=_("its words"),
            help_text=_("Verbatim, at most 40 words."),
        ),
        "edit_read_on": forms.DateField(
            required=False,
            widget=AdminDateWidget,
            label=_("read on"),
            help_text=_("For example 2026-08-22."),
        ),
        "edit_reason": forms.ChoiceField(
            required=False,
            choices=[("", "–"), *RankReason.choices],
            label=_("reason of emptying"),
            help_text=_("Only when a box above was emptied: why the value no longer holds."),
        ),
        "another_one": forms.BooleanField(
            required=False,
            label=_("another one"),
            help_text=_("Tick when a row of this name exists and this is not it."),
        ),
        "facts": facts,
        "noun": noun,
    }
    return dated_form(model, FactsForm, **fields)
