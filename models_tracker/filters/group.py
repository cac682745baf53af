"""Groups of models as addresses spell them: ``closed``, ``china``, ``FR,open-weights``,
``lab:openai,lab:meta``, ``family:Qwen,year:2025``; ``all`` is every model.

A form sends one parameter for each of its choices: ``a=china&a=family:Qwen`` is
``a=china,family:Qwen``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.choices import Status, Task
from models_tracker.countries import Country, Region
from models_tracker.filters.query import BadQuery
from models_tracker.folding import fold
from models_tracker.models import AIModel, Lab
from models_tracker.rules.checks.scope import ScopeCamp
from models_tracker.rules.group import Group

MOST_WORDS = 8
ALL = "all"
LAB, FAMILY, TASK, YEAR = "lab:", "family:", "task:", "year:"
CAMPS = {
    ScopeCamp.OPEN_WEIGHTS.value: gettext_lazy("open weights"),
    ScopeCamp.OPEN_LICENCE.value: gettext_lazy("open licences"),
    ScopeCamp.RESTRICTED.value: gettext_lazy("restricted weights"),
    ScopeCamp.CLOSED.value: gettext_lazy("closed models"),
}


@dataclass(frozen=True)
class Known:
    """What groups can be named by: labs with their names, families, the years of releases, the
    countries that labs are counted in."""

    labs: dict[str, str]
    families: tuple[str, ...]
    years: tuple[int, ...]
    countries: tuple[str, ...]

    def family(self, text: str) -> str:
        """Return the family that ``text`` means however it is written; "" for none."""
        return next((name for name in self.families if fold(name) == fold(text)), "")


def known() -> Known:
    """Return what the published models offer, each in the order of its name."""
    labs = Lab.objects.published().by_name()
    models = AIModel.objects.published().filter(lab__status=Status.PUBLISHED).order_by("family")
    found = list(models.values_list("family", "released_on", "lab__counts_as"))
    return Known(
        dict(labs.values_list("slug", "name")),
        tuple(dict.fromkeys(family for family, _day, _country in found if family)),
        tuple(sorted({day.year for _family, day, _country in found if day}, reverse=True)),
        tuple(sorted({country for _family, _day, country in found if country})),
    )


def spelt(values: Sequence[str]) -> str:
    """Return the one spelling of a group from the values of its parameter."""
    words = [word for text in values for word in text.split(",") if word]
    return ",".join(dict.fromkeys(words)) or ALL


def read_group(text: str, parameter: str, offered: Known) -> Group:
    """Return the group that a text names. Raises BadQuery."""
    words = [] if text == ALL else [word for word in text.split(",") if word]
    if len(words) > MOST_WORDS or not (words or text == ALL):
        raise BadQuery(parameter, _("Name a group such as closed, china or FR,open-weights."))
    found: dict[str, list] = {}
    for word in words:
        kind, value = _word(word, offered)
        if not kind or (kind == "camp" and kind in found):
            reason = _("“%(word)s” is no camp, region, country, lab, family, task or year of ours.")
            raise BadQuery(parameter, reason % {"word": word[:60]})
        found.setdefault(kind, []).append(value)
    camp = found.pop("camp", [""])[0]
    return Group(camp, **{kind: tuple(values) for kind, values in found.items()})


def _word(word: str, offered: Known) -> tuple[str, str | int]:
    """Return the field of Group that a word is of, and its value; "" for no word of ours."""
    plain = {"camp": CAMPS, "regions": Region.values, "countries": Country.values}
    for kind, values in plain.items():
        if word in values:
            return kind, word
    mark, _colon, rest = word.partition(":")
    if f"{mark}:" == LAB and rest in offered.labs:
        return "labs", rest
    if f"{mark}:" == FAMILY and offered.family(rest):
        return "families", offered.family(rest)
    if f"{mark}:" == TASK and rest in Task.values:
        return "tasks", rest
    if f"{mark}:" == YEAR and rest in map(str, offered.years):
        return "years", int(rest)
    return "", ""


def words_of(group: Group, offered: Known) -> str:
    """Return a group in the reader's words, names first."""
    words = [
        *group.families,
        *(offered.labs[slug] for slug in group.labs),
        *(str(Region(region).label) for region in group.regions),
        *(str(Country(code).label) for code in group.countries),
        *([str(CAMPS[group.camp])] if group.camp else []),
        *(str(Task(task).label) for task in group.tasks),
        *map(str, group.years),
    ]
    return ", ".join(words) or _("all models")


@dataclass(frozen=True)
class Choice:
    """One choice of a form: its label, its options as (value, label), the chosen value."""

    name: str
    label: str | Promise
    options: list[tuple[str, str]]
    chosen: str = ""


def choices(group: Group, offered: Known) -> list[Choice]:
    """Return what a form offers for a group; what is chosen stands among it."""
    places = [(value, str(label)) for value, label in Region.choices]
    places += [(code, str(Country(code).label)) for code in offered.countries]
    kinds: list[tuple[str, str | Promise, list[tuple[str, str]], Sequence[str]]] = [
        ("camp", _("Openness"), [(v, str(n)) for v, n in CAMPS.items()], [group.camp]),
        ("place", _("Place"), places, [*group.regions, *group.countries]),
        ("lab", _("Lab"), _marked(LAB, offered.labs.items()), [LAB + s for s in group.labs]),
        (
            "family",
            _("Family"),
            _marked(FAMILY, ((name, name) for name in offered.families)),
            [FAMILY + name for name in group.families],
        ),
        ("task", _("Task"), _marked(TASK, Task.choices), [TASK + task for task in group.tasks]),
        (
            "year",
            _("Released in"),
            _marked(YEAR, ((year, year) for year in offered.years)),
            [f"{YEAR}{year}" for year in group.years],
        ),
    ]
    return [_choice(*kind) for kind in kinds]


def _marked(mark: str, options: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    return [(f"{mark}{value}", str(label)) for value, label in options]


def _choice(
    name: str, label: str | Promise, options: list[tuple[str, str]], chosen: Sequence[str]
) -> Choice:
    """Several of one kind, which only an address can ask for, are one option more."""
    value = ",".join(filter(None, chosen))
    if len(chosen) > 1:
        said = dict(options)
        options = [(value, ", ".join(said.get(one, one) for one in chosen)), *options]
    return Choice(name, label, options, value)
