"""Choosing claims, and the articles that make them."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import ClaimKind, ShownAnswer
from models_tracker.countries import Country
from models_tracker.filters.ai_model import DayFilter
from models_tracker.filters.article import LANGUAGES
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.kinds import ChoicesFilter, SlugsFilter
from models_tracker.filters.query import read_words
from models_tracker.filters.roll import UNKNOWN
from models_tracker.folding import fold
from models_tracker.kept import kept
from models_tracker.models import AIModel, Claim, ClaimSubject, Lab, Person, Quotation

CHANGED = (("yes", _("answer changed since")),)
NO_CHECK = (UNKNOWN, _("no check"))


class Speakers(forms.ChoiceField):
    """A person by slug or a body by name, looked up only when one is named."""

    def valid_value(self, value: str) -> bool:
        return Claim.objects.said_by(value).exists()


class Countries(forms.ChoiceField):
    """A country by code; its many choices are not carried along, only the chosen one's name."""

    def valid_value(self, value: str) -> bool:
        return value in Country.values

    def clean(self, value: str) -> str:
        code = super().clean(value)
        if code:
            self.choices = [(code, Country(code).label)]
        return code


class CountryFilter(django_filters.ChoiceFilter):
    """One country."""

    field_class = Countries


class SpeakerFilter(django_filters.ChoiceFilter):
    """The claims of one person or body."""

    field_class = Speakers

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.said_by(value) if value else qs


class ClaimFilter(StrictFilterSet):
    """The filters of /claims/ and its files."""

    facets = {"kind": "kind", "then": "answer_then", "now": "answer_now"}

    q = django_filters.CharFilter(label=_("Words"), method="filter_text")
    kind = ChoicesFilter(field_name="kind", choices=ClaimKind.choices, label=_("Kind"))
    then = ChoicesFilter(
        field_name="answer_then", choices=[*ShownAnswer.choices, NO_CHECK], label=_("Answer then")
    )
    now = ChoicesFilter(
        field_name="answer_now", choices=[*ShownAnswer.choices, NO_CHECK], label=_("Answer now")
    )
    changed = django_filters.ChoiceFilter(
        choices=CHANGED, method="filter_changed", label=_("Changed since")
    )
    speaker = SpeakerFilter(label=_("Speaker"))
    lab = SlugsFilter(
        rows=lambda: Lab.objects.published(), method="filter_lab", label=_("About the lab")
    )
    model = django_filters.CharFilter(method="filter_model", label=_("About the model"))
    country = CountryFilter(method="filter_country", label=_("About the country"))
    publisher = django_filters.CharFilter(method="filter_publisher", label=_("Publisher"))
    language = django_filters.ChoiceFilter(
        choices=LANGUAGES, method="filter_language", label=_("Quoted in")
    )
    said_from = DayFilter(field_name="said_on", lookup_expr="gte", label=_("Said from"))
    said_to = DayFilter(field_name="said_on", lookup_expr="lte", label=_("Said to"))

    class Meta:
        model = Claim
        fields: list[str] = []

    @property
    def offered(self) -> dict[str, list[tuple[str, str, bool]]]:
        """The labs, speakers and countries that claims of ours have: value, name, whether chosen.

        Each list by name; one that only drafts speak of finds nothing.
        """
        chosen = self.chosen
        return {
            name: [(value, label, value in chosen.get(name, ())) for value, label in pairs]
            for name, pairs in kept(("claims", "offered"), _offered).items()
        }

    def filter_text(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.named(read_words(value))

    def filter_changed(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.changed_since()

    def filter_lab(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        return queryset.filter(_about(lab__slug__in=value)) if value else queryset

    def filter_model(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        named = AIModel.objects.published().named(read_words(value, name))
        return queryset.filter(_about(model__slug=value) | _about(model__in=named))

    def filter_country(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(_about(country=value))

    def filter_publisher(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        said = Quotation.objects.filter(claim=OuterRef("pk"), source__publisher__icontains=value)
        return queryset.filter(Exists(said))

    def filter_language(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        said = Quotation.objects.filter(claim=OuterRef("pk"), language__startswith=value)
        return queryset.filter(Exists(said))


def _about(**subject: object) -> Exists:
    return Exists(ClaimSubject.objects.filter(claim=OuterRef("pk"), **subject))


def _offered() -> dict[str, list[tuple[str, str]]]:
    about = ClaimSubject.objects.all()
    labs = Lab.objects.published().filter(Exists(about.filter(lab=OuterRef("pk"))))
    said = Claim.objects.published()
    people = Person.objects.filter(Exists(said.filter(person=OuterRef("pk"))))
    bodies = said.exclude(body="").values_list("body", "body").order_by().distinct()
    codes = about.exclude(country="").values_list("country", flat=True).distinct()
    speakers = [*people.values_list("slug", "name"), *bodies]
    return {
        "lab": list(labs.order_by("sort_name").values_list("slug", "name")),
        "speaker": sorted(speakers, key=lambda pair: fold(pair[1])),
        "country": sorted((code, str(Country(code).label)) for code in codes.order_by()),
    }
