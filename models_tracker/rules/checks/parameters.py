"""Typed parameters: frozen dataclasses whose fields say how they are written and what they mean.

``parameter()`` declares a field with its kind of input; ``read`` turns JSON into the dataclass or
raises Faults that name each field; ``write`` is its inverse. The admin's form, the dataset's check
and the page's wording all walk the same declarations.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import plain_decimal


class Input(StrEnum):
    """How a parameter is entered."""

    SCOPE = "scope"
    FIGURE = "figure"
    MODEL = "model"
    MODELS = "models"
    LAB = "lab"
    LABS = "labs"
    BENCHMARKS = "benchmarks"
    LICENCES = "licences"
    CHOICE = "choice"
    CHOICES = "choices"
    WORDS = "words"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"


NOUNS = {
    Input.MODEL: "model",
    Input.MODELS: "model",
    Input.LAB: "lab",
    Input.LABS: "lab",
    Input.BENCHMARKS: "benchmark",
    Input.LICENCES: "licence",
}
LISTS = frozenset(
    {Input.MODELS, Input.LABS, Input.BENCHMARKS, Input.LICENCES, Input.CHOICES, Input.WORDS}
)
NESTED = frozenset({Input.SCOPE, Input.FIGURE})


class Faults(ValueError):
    """Parameters that cannot be read: messages by the path of the field ("a.camp")."""

    def __init__(self, by_field: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {why}" for name, why in by_field.items()))
        self.by_field = by_field


@dataclass(frozen=True)
class Declared:
    """What a field declares: its input, label, help, closed list and nested dataclass.

    ``offered`` names the list of words an editor chooses from: labels, or the families there are.
    """

    input: Input
    label: Any
    help: Any = ""
    allowed: type[TextChoices] | None = None
    nested: type | None = None
    required: bool = False
    least: int | None = None
    most: int | None = None
    offered: str = ""


def parameter(kind: Input, label: Any, default: Any = dataclasses.MISSING, **rest: Any) -> Any:
    """Declare one parameter; without ``default`` it is required."""
    required = default is dataclasses.MISSING
    declared = Declared(kind, label, required=required, **rest)
    return field(default=default, metadata={"declared": declared})


def declarations(kind: type) -> dict[str, Declared]:
    """Return the declared fields of a dataclass of parameters, in order."""
    return {item.name: item.metadata["declared"] for item in fields(kind)}


def read(kind: type, data: Any, path: str = "") -> Any:
    """Return ``data`` as ``kind``; raises Faults naming every field at fault."""
    if not isinstance(data, Mapping):
        raise Faults({path.rstrip(".") or "parameters": str(_("Give named parameters."))})
    declared = declarations(kind)
    faults = {
        f"{path}{name}": str(_("There is no such parameter."))
        for name in data.keys() - declared.keys()
    }
    values = {}
    for name, about in declared.items():
        here = f"{path}{name}"
        if name not in data:
            if about.required:
                faults[here] = str(_("This is needed."))
            continue
        try:
            values[name] = _value(about, data[name], here)
        except Faults as found:
            faults |= found.by_field
        except ValueError as found:
            faults[here] = str(found)
    if not faults:
        made = kind(**values)
        faults = {f"{path}{name}": why for name, why in getattr(made, "faults", dict)().items()}
    if faults:
        raise Faults(faults)
    return made


def write(parameters: Any) -> dict[str, Any]:
    """Return parameters as JSON; what stands at its default is left out."""
    found = {}
    for item in fields(parameters):
        value = getattr(parameters, item.name)
        if value != item.default:
            found[item.name] = _written(value)
    return found


def references(parameters: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (path of the field, noun, slug) of every row that parameters name."""
    for name, about in declarations(type(parameters)).items():
        value = getattr(parameters, name)
        if about.input in NESTED and value is not None:
            yield from ((f"{name}.{path}", noun, slug) for path, noun, slug in references(value))
        elif about.input in NOUNS:
            slugs = value if about.input in LISTS else (value,)
            yield from ((name, NOUNS[about.input], slug) for slug in slugs if slug)


def _value(about: Declared, value: Any, path: str) -> Any:
    if about.nested is not None:
        return read(about.nested, value, f"{path}.")
    if about.input in LISTS:
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise ValueError(_("Give a list of words."))
        return tuple(_word(about, part) for part in value)
    if about.input == Input.INTEGER:
        return _integer(about, value)
    if not isinstance(value, str):
        raise ValueError(_("Give a text."))
    if about.input == Input.DECIMAL:
        return _decimal(about, value)
    if about.input == Input.DATE:
        return PartialDate.parse(value).isoformat() if value else ""
    return _word(about, value)


def _word(about: Declared, value: str) -> str:
    if about.allowed is not None and value not in about.allowed.values:
        if not (value == "" and not about.required):
            raise ValueError(
                _("“%(value)s” is not one of: %(all)s.")
                % {"value": value, "all": ", ".join(about.allowed.values)}
            )
    return value


def _integer(about: Declared, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(_("Give a whole number."))
    least, most = about.least or 0, about.most or 10**6
    if not least <= value <= most:
        raise ValueError(
            _("Give a number from %(least)d to %(most)d.") % {"least": least, "most": most}
        )
    return value


def _decimal(about: Declared, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise ValueError(_("Give a number such as 12.5.")) from error
    if not number.is_finite():
        raise ValueError(_("Give a number such as 12.5."))
    if about.most is not None and not (about.least or 0) <= number <= about.most:
        raise ValueError(
            _("Give a number from %(least)d to %(most)d.")
            % {"least": about.least or 0, "most": about.most}
        )
    if about.least is not None and number < about.least:
        raise ValueError(_("Give a number of %(least)d or more.") % {"least": about.least})
    return plain_decimal(number)


def _written(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return write(value)
    return list(value) if isinstance(value, tuple) else value
