"""The sentences of checks: what is asked, along what it was read, and why each reading answers so.

Everything is rendered from data in the reader's language, nothing is stored. ``names`` turns
(noun, slug) into the name shown; the page loads the names in one go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.choices import (
    Camp,
    Channel,
    FigureKind,
    FigureStatus,
    Grant,
    Part,
    Published,
    Task,
    Unit,
    counted,
)
from models_tracker.countries import Country
from models_tracker.models.figure import CURRENCIES
from models_tracker.partial_dates import PartialDate, Precision
from models_tracker.punctuation import introduced
from models_tracker.quantities import money, short_number
from models_tracker.rules.checks.figures import Wanted
from models_tracker.rules.checks.finding import Reading, Row
from models_tracker.rules.checks.gap import Measure
from models_tracker.rules.checks.has_label import LENSES
from models_tracker.rules.checks.kind import Kind
from models_tracker.rules.checks.leads import over_several
from models_tracker.rules.checks.licence_allows import ON_CONDITIONS, Act
from models_tracker.rules.checks.parameters import NOUNS, Declared, Input, declarations
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.coverage import UNSETTLED

Names = Callable[[str, str], str]

MOST_DIGITS = 6

_SPACES = re.compile(" +")
_BEFORE_MARK = re.compile(" +([\u00a0\u202f]?[?”»])")

REASONS: dict[str, Promise] = {
    "bad-parameters": gettext_lazy("The check's parameters no longer fit its kind."),
    # the groups
    "no-members": gettext_lazy("None of our models was in this group that day."),
    "not-released": gettext_lazy("One of them was not released by that day, as far as we know."),
    "not-of-camp": gettext_lazy("None of the models named was of that camp by that day."),
    # days
    "within-days": gettext_lazy("They came %(far)s days apart at most."),
    "not-within-days": gettext_lazy("They came at least %(near)s days apart."),
    "days-uncertain": gettext_lazy(
        "They came between %(near)s and %(far)s days apart: a day is known to the month only."
    ),
    "same-calendar-week": gettext_lazy("They came in the same week, Monday to Sunday."),
    "other-calendar-week": gettext_lazy("They came in different weeks, Monday to Sunday."),
    "none-between": gettext_lazy("We know of an earlier one, and of none in between."),
    "none-before": gettext_lazy("We know of none before."),
    "others-between": gettext_lazy("We know of %(between)s in between."),
    "others-perhaps-between": gettext_lazy(
        "Another may have come in between: its day is known to the month or year only."
    ),
    "no-earlier-known": gettext_lazy("We know of no earlier one to count from."),
    # scores
    "a-leads": gettext_lazy("%(a)s against %(b)s: a lead beyond the margin."),
    "b-leads": gettext_lazy("%(a)s against %(b)s: behind, beyond the margin."),
    "tie": gettext_lazy("%(a)s against %(b)s: within the margin, neither leads."),
    "too-few-scored": gettext_lazy("Too few models of a group are scored."),
    "too-small-share": gettext_lazy("Less than a tenth of a group is scored."),
    "newest-unscored": gettext_lazy(
        "The newest scored model of a group is more than 180 days older than its newest unscored."
    ),
    "unequal-coverage": gettext_lazy("One group is scored far more fully than the other."),
    "too-few-labs": gettext_lazy("Fewer than three labs of the group are scored."),
    "labs-agree": gettext_lazy("The best model is so in %(agree)s of %(labs)s labs."),
    "labs-disagree": gettext_lazy("The best model is so in only %(agree)s of %(labs)s labs."),
    "labs-tied": gettext_lazy(
        "The best model is so in %(agree)s of %(labs)s labs; in %(tied)s open and closed tie."
    ),
    "gap-agrees": gettext_lazy("The gap is %(gap)s, held against %(stated)s."),
    "gap-disagrees": gettext_lazy("The gap is %(gap)s, held against %(stated)s."),
    "gap-about": gettext_lazy("The gap is %(gap)s, held against %(stated)s give or take %(play)s."),
    "gap-not-about": gettext_lazy(
        "The gap is %(gap)s, held against %(stated)s give or take %(play)s."
    ),
    "gap-shrank": gettext_lazy("From %(before)s to %(gap)s in %(window)s months."),
    "gap-grew": gettext_lazy("From %(before)s to %(gap)s in %(window)s months."),
    "gap-not-established": gettext_lazy(
        "The gap is %(gap)s, held against %(stated)s, but within the margin."
    ),
    "no-level-in-common": gettext_lazy("The two groups reached no level in common in that time."),
    "gap-hardly-changed": gettext_lazy(
        "From %(before)s to %(gap)s in %(window)s months: within the margin of %(play)s."
    ),
    # shares
    "share-agrees": gettext_lazy("%(yes)s of %(all)s, %(unknown)s not established."),
    "share-disagrees": gettext_lazy("%(yes)s of %(all)s, %(unknown)s not established."),
    "share-undecided": gettext_lazy(
        "%(yes)s of %(all)s, %(unknown)s not established: between %(low)s and %(high)s per cent."
    ),
    "too-few-looked-at": gettext_lazy("Only %(looked)s models were looked at for it."),
    "too-few-releases": gettext_lazy("Releases: %(all)s; too few."),
    "too-few-in-a-period": gettext_lazy(
        "Releases in the earlier period: %(before)s; in the later: %(after)s; too few."
    ),
    "share-rose": gettext_lazy("From %(before)s to %(after)s per cent."),
    "share-fell": gettext_lazy("From %(before)s to %(after)s per cent."),
    "share-hardly-changed": gettext_lazy(
        "From %(before)s to %(after)s per cent: within five percentage points."
    ),
    # figures
    "no-figure": gettext_lazy("No figure of ours answers for that day."),
    "only-circular": gettext_lazy(
        "The only figures come from the sources of the claim itself, which cannot decide it."
    ),
    "unlike-units": gettext_lazy("The figures are in different units; none is converted."),
    "unlike-periods": gettext_lazy(
        "The figures are counted over unlike periods or of unlike populations."
    ),
    "figure-agrees": gettext_lazy("The first figure is %(ratio)s times the second."),
    "figure-disagrees": gettext_lazy("The first figure is %(ratio)s times the second."),
    "figures-overlap": gettext_lazy("The figures are bounds that overlap."),
    "number-agrees": gettext_lazy("Held against %(stated)s."),
    "number-disagrees": gettext_lazy("Held against %(stated)s."),
    "number-undecided": gettext_lazy("Held against %(stated)s: the figure is a bound across it."),
    "size-unknown": gettext_lazy("The number is not established."),
    # labels
    "all-bear": gettext_lazy("Borne by %(bear)s of %(all)s."),
    "none-bears": gettext_lazy("Borne by %(bear)s of %(all)s."),
    "some-bear": gettext_lazy("Borne by %(bear)s of %(all)s."),
    "label-unknown": gettext_lazy("Not established for %(unknown)s of %(all)s."),
}

HELD = ("number-agrees", "number-disagrees", "number-undecided")

WARNINGS: dict[str, Promise] = {
    "self-reported": gettext_lazy("A deciding score is reported by the lab itself."),
    "read-later": gettext_lazy(
        "The scores are of a copy read after that day; when they were measured is not said."
    ),
    "one-decides": gettext_lazy("One reading decides: the others lack the data they need."),
    "past-limit": gettext_lazy("Our data end too long before the day asked."),
    "unlike-kinds": gettext_lazy("The two figures measure different things."),
}

MEASURES: dict[str, Promise] = {
    "days": gettext_lazy("days apart"),
    "calendar-week": gettext_lazy("calendar week"),
    "models": gettext_lazy("counted by model"),
    "families": gettext_lazy("counted by family of a lab"),
    "all": gettext_lazy("all tasks"),
}

_TOLD_ALONE = ("models", "labs", "regions", "camp", "tasks", "families")


def question(kind: Kind, given: Any, names: Names) -> str:
    """Return in plain words what a check asks."""
    spelled = {}
    for name, about in declarations(kind.parameters).items():
        value = getattr(given, name)
        spelled[name] = _spelled(about, value, names)
        if about.input == Input.SCOPE and value is not None:
            spelled[name] = _group(value, names)
            one = value == Scope(models=value.models[:1])
            group = {"group": spelled[name]}
            spelled[f"best_{name}"] = spelled[name] if one else _("the best of %(group)s") % group
        elif about.input == Input.MODELS:
            spelled[name] = _any_of(names("model", slug) for slug in value)
    if "before_from" in spelled:
        spelled["before"] = f"{spelled['before_from']} – {spelled['before_to']}"
        until = spelled["after_to"]
        spelled["after"] = (
            f"{spelled['after_from']} – {until}"
            if until
            else _("the time since %(day)s") % {"day": spelled["after_from"]}
        )
    if spelled.get("size"):
        spelled["figure"] = introduced(spelled["models"], spelled["size"])
    if spelled.get("amount") and len(given.amount) > MOST_DIGITS:
        spelled |= _large(given)
    if "times" in spelled:
        spelled["times"] = _("%(times)s times") % spelled if Decimal(given.times) != 1 else ""
    if "window" in spelled:
        spelled["window"] = _measured(given, spelled)
    asks = kind.question(given) if callable(kind.question) else kind.question
    asked = _SPACES.sub(" ", _BEFORE_MARK.sub(r"\1", str(asks) % spelled))
    on = [spelled.get("benchmarks", ""), spelled["over"] if over_several(given) else ""]
    if any(on):
        named = ", ".join(part for part in on if part)
        return _("On %(benchmarks)s: %(question)s") % {"benchmarks": named, "question": asked}
    return asked


def _large(given: Any) -> dict[str, str]:
    """Return a large amount as readers write it: 500 bn USD, 671B."""
    if getattr(given, "unit", "") in CURRENCIES:
        return {"amount": money(Decimal(given.amount), given.unit), "unit": ""}
    return {"amount": short_number(Decimal(given.amount))}


def _measured(given: Any, spelled: dict[str, str]) -> str:
    """Return in what a gap is measured, over how long, and until when where the claim says."""
    parts = []
    if given.amount:
        reads_on = len(given.measures) == 1 and Decimal(given.amount) != 1
        parts.append(spelled["measures"] if reads_on else f"({spelled['measures']})")
    if not given.amount or Measure.AVERAGE_MONTHS in given.measures:
        parts.append(_("over %(window)s months") % spelled)
    if given.until:
        parts.append(_("until the end of %(until)s") % spelled)
    return " ".join(parts)


def _group(group: Scope, names: Names) -> str:
    """Return a group as part of a sentence: models by name, or what narrows it in quotes."""
    if group == Scope(models=group.models):
        return _all_of(names("model", slug) for slug in group.models)
    return _("“%(group)s”") % {"group": scope(group, names)}


def _all_of(told: Iterable[str]) -> str:
    *before, last = told
    if not before:
        return last
    return _("%(before)s and %(last)s") % {"before": ", ".join(before), "last": last}


def _any_of(told: Iterable[str]) -> str:
    *before, last = (*told,) or ("",)
    if not before:
        return last
    return _("%(before)s or %(last)s") % {"before": ", ".join(before), "last": last}


def scope(group: Scope, names: Names) -> str:
    """Return a group in plain words: what narrows it, then what is left out, by commas."""
    parts = {}
    for name, about in declarations(Scope).items():
        text = _spelled(about, getattr(group, name), names)
        if text:
            parts[name] = text if name in _TOLD_ALONE else f"{about.label} {text}"
    if group.tasks == (Task.LANGUAGE,):
        parts["tasks"] = _("language models")
    if group.released_from and group.released_from == group.released_to:
        parts["released_from"] = _within(PartialDate.parse(group.released_from))
        del parts["released_to"]
    left_out = parts.pop("without_labs", "")
    return ", ".join((*parts.values(), left_out) if left_out else parts.values())


def _within(day: PartialDate) -> str:
    if day.precision == Precision.DAY:
        return _("released on %(day)s") % {"day": day.spoken()}
    return _("released in %(period)s") % {"period": day.spoken()}


def title(reading: Reading, names: Names) -> str:
    """Return along what a reading was made: a benchmark's name, a task, a measure."""
    of = reading.of
    if reading.by in ("benchmark", "model"):
        return names(reading.by, of)
    if reading.by in ("measure", "task"):
        return str(MEASURES[of] if of in MEASURES else Task(of).label)
    if reading.by == "gap":
        benchmark, _colon, measure = of.rpartition(":")
        return f"{names('benchmark', benchmark)} ({Measure(measure).label})"
    if reading.by == "part":
        return str(Part(of).label)
    if reading.by == "looked-at":
        return _("%(part)s, among the models looked at") % {"part": Part(of).label}
    if reading.by == "lens":
        return label(of, names)
    if reading.by == "act":
        act, _colon, how = of.partition(":")
        name = str(Act(act).label)
        return _("%(act)s, on conditions too") % {"act": name} if how == ON_CONDITIONS else name
    if reading.by == "kind":
        first, other, period = (*of.split("/", 2), "", "")[:3]
        pair = " / ".join(dict.fromkeys(_figure(part) for part in (first, other) if part))
        told = ", ".join(counted(part) for part in period.split("|") if part)
        return f"{pair} ({told})" if told else pair
    return of


def reason(reading: Reading) -> str:
    """Return in one sentence why a reading answers as it does."""
    numbers = {name: _number(value) for name, value in reading.numbers.items()}
    if reading.reason in HELD:
        unit = next((row.unit for side in reading.sides for row in side.rows), "")
        numbers["stated"] = _amount(reading.numbers["stated"], unit)
    return str(REASONS[reading.reason]) % numbers


def _amount(text: str, unit: str) -> str:
    """Return a stated number as readers write it, in the unit of the figure it is held against."""
    amount = Decimal(text)
    if unit in CURRENCIES:
        return money(amount, unit)
    told = short_number(amount)
    return f"{told} {Unit(unit).label}" if unit in Unit.values else told


def label(text: str, names: Names) -> str:
    """Return a label of a lens ("osaid:pass") in words."""
    lens, _colon, values = text.partition(":")
    allowed = LENSES.get(lens)
    if allowed is not None:
        told = _("or").join(f" {allowed(value).label} " for value in values.split("|")).strip()
    elif lens == "licence":
        told = names("licence", values)
    else:
        told = _("weights to be had") if values == "yes" else _("no weights to be had")
    return introduced(LENS_NAMES[lens], told) if lens in LENS_NAMES else str(told)


LENS_NAMES: dict[str, str] = {"osaid": "OSAID 1.0", "mof": "MOF", "epoch": "Epoch AI"}


def _figure(text: str) -> str:
    kind, _colon, status = text.partition(":")
    told = ", ".join(str(FigureKind(one).label) for one in kind.split("|"))
    return f"{told} ({FigureStatus(status).label})" if is_bargained(kind) and status else told


def is_bargained(kind: str) -> bool:
    """Whether a kind of figure is agreed on, so that talks, reports and the close differ."""
    return kind in (FigureKind.PRIVATE_VALUATION, FigureKind.FUNDING_ROUND)


def _spelled(about: Declared, value: Any, names: Names) -> str:
    if value is None or value in ("", ()):
        return ""
    if about.input == Input.SCOPE:
        return scope(value, names)
    if about.input == Input.FIGURE:
        return _wanted(value, names)
    if about.input == Input.DATE:
        return PartialDate.parse(value).spoken()
    if about.input in (Input.INTEGER, Input.DECIMAL):
        return _number(str(value))
    values: Iterable[str] = value if isinstance(value, tuple) else (value,)
    return ", ".join(_word(about, one, names) for one in values)


def _word(about: Declared, value: str, names: Names) -> str:
    if about.input in NOUNS:
        return names(NOUNS[about.input], value)
    if about.allowed is not None:
        return str(about.allowed(value).label)
    return label(value, names) if value.partition(":")[0] in LENSES else value


def _wanted(value: Wanted, names: Names) -> str:
    populations = (counted(one) for one in value.populations)
    kinds = ", ".join((*(str(FigureKind(kind).label) for kind in value.kinds), *populations))
    if value.country:
        subject = str(Country(value.country).label)
    else:
        subject = names("lab", value.lab) if value.lab else names("model", value.model)
    return _("%(subject)s: %(what)s") % {"subject": subject, "what": kinds}


def _number(value: str) -> str:
    try:
        return number_format(Decimal(value), use_l10n=True, force_grouping=True)
    except ArithmeticError:
        return value


def value(row: Row) -> str:
    """Return the value of a deciding row that is a closed-list word, in words."""
    if row.noun == "release" and row.value == UNSETTLED:
        return _("open weights, licence not established")
    kinds = {
        "availability": Channel,
        "component": Published,
        "release": Camp,
        "term": Grant,
        "standing": LENSES.get(row.unit),
    }
    kind = kinds.get(row.noun)
    return str(kind(row.value).label) if kind and row.value in kind.values else row.value
