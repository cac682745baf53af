"""What the finder accepts in its address: a situation, the acts asked about, and model filters."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from dataclasses import dataclass

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from models_tracker.choices import Act, Actor, Business, Need, Purpose, Unit
from models_tracker.countries import Country
from models_tracker.filters.ai_model import ModelFilter, QuantityField
from models_tracker.filters.query import BadQuery
from models_tracker.models import Score
from models_tracker.rules.permissions import ELSEWHERE, EU, WORLDWIDE, Situation

NOT_SAID = ("", gettext_lazy("not said"))
WEIGHTS = (
    ("", gettext_lazy("with weights")),
    ("any", gettext_lazy("with or without weights")),
    ("closed", gettext_lazy("without weights")),
)
PERIODS = (("year", gettext_lazy("a year")), ("month", gettext_lazy("a month")))
CURRENCIES = [(unit.value, unit.value) for unit in Unit if len(unit.value) == 3]
ASKED_AT_FIRST = (Act.INTERNAL, Act.OFFER)


def places() -> list[tuple[str, str]]:
    """Return the places a reader can choose: the Union, countries by name, elsewhere."""
    return list(_places(get_language()))


@functools.cache
def _places(_language: str | None) -> tuple[tuple[str, str], ...]:
    named = sorted(((code, str(label)) for code, label in Country.choices), key=lambda one: one[1])
    union = (EU, _("European Union (any member state)"))
    elsewhere = (ELSEWHERE, _("another country, outside the European Union"))
    return ((str(NOT_SAID[0]), str(NOT_SAID[1])), union, *named, elsewhere)


def places_of_use() -> list[tuple[str, str]]:
    """Return the places of use: the world, too."""
    first, *others = places()
    return [first, (WORLDWIDE, _("worldwide")), *others]


def _choice(choices: object, label: object) -> forms.ChoiceField:
    given = choices if callable(choices) else lambda: choices  # not copied with each form
    return forms.ChoiceField(choices=given, label=label, required=False)


class SituationForm(forms.Form):
    """The situation of whoever asks; every answer may be left out."""

    act = forms.MultipleChoiceField(
        choices=lambda: Act.choices,
        label=gettext_lazy("You want to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    actor = _choice([NOT_SAID, *Actor.choices], gettext_lazy("Who acts"))
    purpose = _choice([NOT_SAID, *Purpose.choices], gettext_lazy("For what"))
    domicile = _choice(places, gettext_lazy("Domicile of whoever acts"))
    used_in = _choice(places_of_use, gettext_lazy("Country of use"))
    users = QuantityField(label=gettext_lazy("Monthly users"), required=False)
    users_at_release = QuantityField(
        label=gettext_lazy("Monthly users just before the model’s release"), required=False
    )
    revenue = QuantityField(label=gettext_lazy("Revenue"), required=False)
    currency = _choice(CURRENCIES, gettext_lazy("Currency"))
    period = _choice(PERIODS, gettext_lazy("Period"))
    business = _choice([NOT_SAID, *Business.choices], gettext_lazy("Your business"))
    need = forms.MultipleChoiceField(
        choices=lambda: Need.choices,
        label=gettext_lazy("You need it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


NAMES = tuple(SituationForm.base_fields)
SEVERAL = ("act", "need")


@dataclass(frozen=True)
class Asked:
    """What is asked: the acts, in their order, the situation, and the form that says so."""

    acts: tuple[Act, ...]
    situation: Situation
    form: SituationForm

    @property
    def words(self) -> str:
        """The acts in words."""
        return ", ".join(str(act.label) for act in self.acts)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The filled answers as they stand in an address."""
        return list(_pairs(self.form))


def _pairs(form: SituationForm) -> Iterator[tuple[str, str]]:
    for name in NAMES:
        for value in form.data.getlist(name):
            if value:
                yield name, value


def read_situation(query: QueryDict) -> Asked:
    """Return the situation of an address; raises BadQuery for an answer that is none.

    Without an act the first two are asked about; amounts are in US dollars a year unless said.
    """
    form = SituationForm(query)
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise BadQuery(name, str(errors[0]))
    said = dict(form.cleaned_data)
    chosen, needs = said.pop("act"), said.pop("need")
    acts = tuple(act for act in Act if act in chosen) or ASKED_AT_FIRST
    said["currency"] = said["currency"] or Unit.USD.value
    said["period"] = said["period"] or "year"
    return Asked(acts, Situation(**said, needs=frozenset(needs)), form)


class FinderFilter(ModelFilter):
    """The model filters beside the situation: those of /models/, and a floor on a benchmark."""

    extra = ("as_of", *NAMES)
    several = SEVERAL
    day: datetime.date

    weights = django_filters.ChoiceFilter(
        choices=WEIGHTS[1:], method="filter_weights", label=gettext_lazy("Weights")
    )
    benchmark = django_filters.CharFilter(
        label=gettext_lazy("Scored on"), method="filter_benchmark"
    )
    score_min = django_filters.NumberFilter(
        label=gettext_lazy("Score at least"), method="filter_score"
    )

    def filter_weights(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.closed() if value == "closed" else queryset

    def filter_benchmark(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep models scored on the benchmark by the day, as high as ``score_min``; what a lab
        reports of its own model counts only where nobody else measured it."""
        known = Score.objects.known_on(self.day).filter(benchmark__slug=value)
        least, measured = self.form.cleaned_data["score_min"], known.independent()
        high = Q()
        if least is not None:
            high = Q(benchmark__higher_is_better=True, value__gte=least)
            high |= Q(benchmark__higher_is_better=False, value__lte=least)
        reported = known.filter(high).exclude(model__in=measured.values("model"))
        reaching = Q(model__in=measured.filter(high).values("model"))
        return queryset.filter(reaching | Q(model__in=reported.values("model")))

    def filter_score(self, queryset: QuerySet, name: str, value: object) -> QuerySet:
        """Leave the rows: the floor belongs to the benchmark."""
        return queryset


def read_models(query: QueryDict, rows: QuerySet, day: datetime.date) -> FinderFilter:
    """Return the bound model filters over ``rows``: those with weights unless ``weights`` is said.

    Raises BadQuery for a floor without a benchmark.
    """
    rows = rows if query.get("weights") else rows.open_weights()
    filters = FinderFilter.read(query, rows, extra=("sort", "page", "per_page"))
    filters.day = day
    if query.get("score_min") and not query.get("benchmark"):
        raise BadQuery("score_min", _("Choose the benchmark that the score is of."))
    return filters


def refuse_missing_benchmark(query: QueryDict, slugs: object) -> None:
    """Raise BadQuery for a benchmark that is not among ``slugs``."""
    slug = query.get("benchmark", "")
    if slug and slug not in slugs:  # type: ignore[operator]
        raise BadQuery("benchmark", _("We have no “%(slug)s”.") % {"slug": slug[:60]})
