"""The boxes of a check's parameters: made from their declarations, read back as JSON, filled.

Boxes are named after the path of a parameter ("a__regions"). Words are chosen from what is there,
amounts are read as people write them, dates as precise as they are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import FilteredSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from models_tracker.admin.forms import PartialDateField
from models_tracker.admin.widgets import Pointer, Pointers
from models_tracker.choices import CheckKind
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
from models_tracker.partial_dates import PartialDate
from models_tracker.punctuation import introduced
from models_tracker.quantities import amount, plain_decimal
from models_tracker.rules.checks import words
from models_tracker.rules.checks.has_label import LENSES, NO, YES
from models_tracker.rules.checks.names import Names
from models_tracker.rules.checks.parameters import LISTS, NOUNS, Declared, Input, declarations

SEPARATOR = "__"
ANY = "__any"
_ROWS = {"model": AIModel, "lab": Lab, "licence": Licence, "benchmark": Benchmark}
_POINTERS = {
    "model": ClaimSubject._meta.get_field("model"),
    "lab": ClaimSubject._meta.get_field("lab"),
    "licence": Availability._meta.get_field("licence"),
    "benchmark": Score._meta.get_field("benchmark"),
}
LENS_NAMES = {
    "camp": _("camp"),
    "weights": _("weights"),
    "licence-kind": _("kind of licence"),
    "licence": _("licence"),
}
Choices = list[tuple[str, str]]


class AmountField(forms.CharField):
    """One box for a number: 12.5, 300 billion, 500 bn, 300 000 000."""

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, Decimal):
            return value
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        try:
            return amount(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def run_validators(self, value: Any) -> None:
        """A number that was read needs no check of its length."""


class WordsField(forms.MultipleChoiceField):
    """Words chosen from those there are, and those a saved check names already."""

    def __init__(self, offered: Callable[[Iterable[str]], Choices], **kwargs: Any) -> None:
        self.offered = offered
        widget = FilteredSelectMultiple(kwargs["label"], is_stacked=False)
        super().__init__(choices=lambda: offered(()), widget=widget, **kwargs)

    def hold(self, saved: Iterable[str]) -> None:
        """Offer what a saved check names, whether it is still there or not."""
        self.choices = self.offered(saved)


def labels(saved: Iterable[str]) -> Choices:
    """Return every label a model may bear, and those of saved checks, in words."""
    licences = list(Licence.objects.order_by("name").values_list("slug", "name"))
    found = [f"weights:{value}" for value in (YES, NO)]
    for lens, allowed in LENSES.items():
        found += [f"{lens}:{value}" for value in (allowed.values if allowed else ())]
    checks = Check.objects.filter(kind=CheckKind.HAS_LABEL).values_list("parameters", flat=True)
    found += [label for given in checks for label in given.get("labels", ()) if "|" in label]
    named = {"licence": dict(licences)}
    found += [f"licence:{slug}" for slug, _name in licences]
    return [(label, _spelled(label, named)) for label in dict.fromkeys([*found, *saved])]


def families(saved: Iterable[str]) -> Choices:
    """Return every family of models there is, and those of a saved check."""
    found = AIModel.objects.exclude(family="").order_by("family").values_list("family", flat=True)
    return [(name, name) for name in dict.fromkeys([*found.distinct(), *saved])]


OFFERED: dict[str, Callable[[Iterable[str]], Choices]] = {"labels": labels, "families": families}


def _spelled(label: str, named: dict[str, dict[str, str]]) -> str:
    lens, _colon, values = label.partition(":")
    if lens not in LENSES:
        return label
    if lens == "licence":
        told = " | ".join(named["licence"].get(one, one) for one in values.split("|"))
    else:
        told = words.label(label, Names(()))
    return introduced(capfirst(LENS_NAMES[lens]), told) if lens in LENS_NAMES else told


def names(kind: type, path: str = "") -> Iterator[str]:
    """Yield the names of the boxes of parameters, in order, without those of groups in them."""
    for name, about in declarations(kind).items():
        if about.nested is None:
            yield f"{path}{name}"
            if about.offered == "labels":
                yield f"{path}{name}{ANY}"


def boxes(kind: type, path: str = "") -> Iterator[tuple[str, forms.Field]]:
    """Yield the boxes of parameters by name, those of groups after the path of the group."""
    for name, about in declarations(kind).items():
        if about.nested is not None:
            yield from boxes(about.nested, f"{path}{name}{SEPARATOR}")
            continue
        yield f"{path}{name}", _box(about, about.required and not path)
        if about.offered == "labels":
            yield (
                f"{path}{name}{ANY}",
                forms.BooleanField(
                    label=_("Any of them will do"),
                    required=False,
                    help_text=_("One reading of all that is chosen of one kind of label."),
                ),
            )


def _box(about: Declared, required: bool) -> forms.Field:
    common: dict[str, Any] = {
        "label": capfirst(about.label),
        "help_text": about.help,
        "required": required,
    }
    if about.input in NOUNS:
        return _pointer(about, common)
    if about.offered:
        return WordsField(OFFERED[about.offered], **common)
    if about.input == Input.CHOICES and about.allowed:
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=about.allowed.choices, widget=widget, **common)
    if about.input == Input.CHOICE and about.allowed:
        empty = [] if required else [("", "—")]
        return forms.ChoiceField(choices=[*empty, *about.allowed.choices], **common)
    if about.input == Input.INTEGER:
        return forms.IntegerField(min_value=about.least or 0, max_value=about.most, **common)
    if about.input == Input.DATE:
        return PartialDateField(**common)
    if about.input == Input.DECIMAL:
        return AmountField(max_length=60, **common)
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


def data(kind: type, cleaned: dict[str, Any], path: str = "") -> dict[str, Any]:
    """Return the filled boxes as the JSON of parameters; an empty group is left out."""
    found: dict[str, Any] = {}
    for name, about in declarations(kind).items():
        here = f"{path}{name}"
        if about.nested is not None:
            inner = data(about.nested, cleaned, f"{here}{SEPARATOR}")
            subject = set(inner) - {"days"}
            if subject or about.required:
                found[name] = inner
            continue
        value = _value(about, cleaned.get(here))
        if cleaned.get(f"{here}{ANY}"):
            value = _joined(value)
        if value not in ("", None, []):
            found[name] = value
    return found


def _value(about: Declared, value: Any) -> Any:
    if value is None:
        return None
    if about.input in NOUNS:
        return [row.slug for row in value] if about.input in LISTS else value.slug
    if about.offered or about.input == Input.CHOICES:
        return list(value)
    if about.input == Input.WORDS and about.input in LISTS:
        return [word.strip() for word in value.split(",") if word.strip()]
    if isinstance(value, PartialDate):
        return value.isoformat()
    return plain_decimal(value) if isinstance(value, Decimal) else value


def _joined(chosen: list[str]) -> list[str]:
    """Return labels with those of one lens as one: any of them will do."""
    found: dict[str, list[str]] = {}
    for label in chosen:
        lens, _colon, values = label.partition(":")
        found.setdefault(lens, []).extend(values.split("|"))
    return [f"{lens}:{'|'.join(dict.fromkeys(values))}" for lens, values in found.items()]


def filled(kind: type, saved: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what the boxes of saved parameters show."""
    for name, about in declarations(kind).items():
        if name not in saved:
            continue
        value = saved[name]
        if about.nested is not None:
            yield from filled(about.nested, value, f"{path}{name}{SEPARATOR}")
        elif about.input in NOUNS:
            rows = _ROWS[NOUNS[about.input]]._default_manager
            many = about.input in LISTS
            found = list(rows.filter(slug__in=value if many else [value]))
            yield f"{path}{name}", found if many else next(iter(found), None)
        elif about.input == Input.WORDS and not about.offered:
            yield f"{path}{name}", ", ".join(value)
        else:
            yield f"{path}{name}", value
