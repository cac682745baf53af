"""What one source says of one field: the truth that the typed columns are projected from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import (
    SILENT,
    Confidence,
    Duty,
    FlowDown,
    Grant,
    LabFact,
    Modality,
    ModelFact,
    NamingCase,
    OsiReview,
    Rank,
    RankReason,
    Registration,
    Revocability,
    SuingEffect,
    Term,
    TerritoryBasis,
    TerritoryScope,
    ThresholdEffect,
    ThresholdTest,
)
from models_tracker.countries import Country
from models_tracker.models.ai_model import AIModel
from models_tracker.models.base import exactly_one, not_blank, one_of
from models_tracker.models.lab import Lab
from models_tracker.models.licence import Licence
from models_tracker.models.source import Source
from models_tracker.partial_dates import PartialDate
from models_tracker.punctuation import introduced
from models_tracker.quantities import LARGEST

FIELD_CHOICES = [*LabFact.choices, *ModelFact.choices, *Term.choices]
FIELD_LABELS = dict(FIELD_CHOICES)


def _text(text: str) -> str:
    return text


def _integer(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or text != str(int(text)):
        raise ValueError(f"{text!r} is not a whole number written in digits")
    if not 0 < int(text) <= LARGEST:
        raise ValueError(f"{text} is not between 1 and {LARGEST}")
    return int(text)


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(sign in text for sign in ' "<>\\'):
        raise ValueError(f"{text!r} is not an address that begins with https:// or http://")
    return text


def _country(text: str) -> str:
    if text not in Country.values:
        raise ValueError(f"{text!r} is not a country code of the list")
    return text


def _modalities(text: str) -> list[str]:
    found = text.split("|")
    unknown = [kind for kind in found if kind not in Modality.values]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is not a modality")
    if found != sorted(set(found)):
        raise ValueError(f"{text!r} is not in alphabetical order without repetition")
    return found


def _territories(text: str) -> list[str]:
    found = text.split("|")
    unknown = [code for code in found if code != "EU" and code not in Country.values]
    if unknown and text != SILENT:
        raise ValueError(f"{unknown[0]!r} is not a country code or EU")
    return [] if text == SILENT else found


def _money(text: str) -> tuple[int, str]:
    amount, _space, currency = text.partition(" ")
    if len(currency) != 3 or not currency.isupper():
        raise ValueError(f"{text!r} is not an amount such as 20000000 USD")
    return _integer(amount), currency


def _one_of(choices: type[models.TextChoices]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices.values:
            raise ValueError(f"{text!r} is not one of {', '.join(choices.values)}")
        return text

    read.choices = choices.choices  # type: ignore[attr-defined]
    return read


def _or_silent(read: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: SILENT if text == SILENT else read(text)


READERS: dict[str, Callable[[str], object]] = {
    LabFact.COUNTRY: _country,
    LabFact.COUNTS_AS: _country,
    LabFact.FOUNDED: PartialDate.parse,
    LabFact.WEBSITE: _address,
    ModelFact.PARAMETERS_TOTAL: _integer,
    ModelFact.PARAMETERS_ACTIVE: _integer,
    ModelFact.CONTEXT_TOKENS: _integer,
    ModelFact.MODALITIES_IN: _modalities,
    ModelFact.MODALITIES_OUT: _modalities,
    ModelFact.KNOWLEDGE_CUTOFF: PartialDate.parse,
    ModelFact.RELEASED_ON: PartialDate.parse,
    ModelFact.LICENCE: _text,
    ModelFact.OPENNESS: _text,
    Term.COMMERCIAL_USE: _one_of(Grant),
    Term.REDISTRIBUTION: _one_of(Grant),
    Term.MODIFICATION: _one_of(Grant),
    Term.MODEL_AS_A_SERVICE: _one_of(Grant),
    Term.OUTPUTS_COMMERCIAL: _one_of(Grant),
    Term.OUTPUTS_TRAIN: _one_of(Grant),
    Term.USER_THRESHOLD: _or_silent(_integer),
    Term.REVENUE_THRESHOLD: _or_silent(_money),
    Term.THRESHOLD_PERIOD: _text,
    Term.THRESHOLD_TESTED: _or_silent(_one_of(ThresholdTest)),
    Term.THRESHOLD_EFFECT: _one_of(ThresholdEffect),
    Term.EXCLUDED_TERRITORIES: _territories,
    Term.TERRITORY_BASIS: _or_silent(_one_of(TerritoryBasis)),
    Term.TERRITORY_SCOPE: _or_silent(_one_of(TerritoryScope)),
    Term.EXCLUDED_BUSINESS: _text,
    Term.FIELD_OF_USE: _one_of(Duty),
    Term.USE_POLICY: _text,
    Term.USE_POLICY_MUTABLE: _one_of(Duty),
    Term.NAMING_DUTY: _text,
    Term.NAMING_CASE: _or_silent(_one_of(NamingCase)),
    Term.DERIVATIVE_NAME_PREFIX: _text,
    Term.ATTRIBUTION_DUTY: _text,
    Term.FLOW_DOWN: _one_of(FlowDown),
    Term.REGISTRATION: _one_of(Registration),
    Term.REVOCABLE: _one_of(Revocability),
    Term.REMOTE_RESTRICTION: _one_of(Duty),
    Term.PATENT_TERMINATION: _one_of(SuingEffect),
    Term.GOVERNING_LAW: _text,
    Term.OSI_APPROVED: _one_of(OsiReview),
    Term.EFFECTIVE_ON: PartialDate.parse,
}


def read_value(field: str, text: str) -> object:
    """Return what ``text`` means as a value of ``field``.

    Whole numbers become int, dates PartialDate, lists list, "silent" stays text. Raises
    ValueError with a sentence that names the fault.
    """
    if field not in READERS:
        raise ValueError(f"{field!r} is not a field that statements speak of")
    return READERS[field](text)


class StatementQuerySet(models.QuerySet):
    """Words for choosing statements."""

    def current(self) -> Self:
        """Leave out deprecated statements."""
        return self.exclude(rank=Rank.DEPRECATED)

    def about_labs(self) -> Self:
        """Keep statements about labs."""
        return self.filter(lab__isnull=False)

    def about_licences(self) -> Self:
        """Keep statements about licences."""
        return self.filter(licence__isnull=False)

    def about_models(self) -> Self:
        """Keep statements about models."""
        return self.filter(model__isnull=False)

    def of_field(self, field: str) -> Self:
        """Keep statements on one field."""
        return self.filter(field=field)


class Statement(models.Model):
    """One source's word on one field of one lab, licence or model.

    ``value`` is text in the spelling of the dataset files. Nothing is overwritten: a later or
    better word is another row, and rules/resolution says which one is shown.
    """

    lab = models.ForeignKey(
        Lab,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("lab"),
    )
    licence = models.ForeignKey(
        Licence,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("licence"),
    )
    model = models.ForeignKey(
        AIModel,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("model"),
    )
    field = models.CharField(_("field"), max_length=40, choices=FIELD_CHOICES)
    value = models.CharField(
        _("value"),
        max_length=600,
        help_text=_("In whole units, for example 671000000000 or 2024-03."),
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="statements", verbose_name=_("source")
    )
    locator = models.CharField(
        _("where in the source"), max_length=400, blank=True, help_text=_("For example: section 2")
    )
    quote = models.CharField(
        _("quotation"), max_length=600, blank=True, help_text=_("Verbatim, at most 40 words.")
    )
    quote_language = models.CharField(_("language of the quotation"), max_length=12, blank=True)
    retrieved_on = models.DateField(_("read on"), help_text=_("For example 2026-08-22."))
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, blank=True)
    rank = models.CharField(_("rank"), max_length=10, choices=Rank, default=Rank.NORMAL)
    rank_reason = models.CharField(
        _("reason of the rank"), max_length=16, choices=RankReason, blank=True
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ("field", "pk")
        constraints = (
            exactly_one("statement", "lab", "licence", "model"),
            models.CheckConstraint(
                condition=Q(lab__isnull=False, field__in=LabFact.values)
                | Q(licence__isnull=False, field__in=Term.values)
                | Q(model__isnull=False, field__in=ModelFact.values),
                name="statement_field_of_its_noun",
                violation_error_message=_("This field is not one of the chosen subject."),
            ),
            not_blank("statement", "value"),
            one_of("statement", "confidence", Confidence, blank=True),
            one_of("statement", "rank", Rank),
            one_of("statement", "rank_reason", RankReason, blank=True),
            models.CheckConstraint(
                condition=(Q(rank=Rank.DEPRECATED) & ~Q(rank_reason=""))
                | (~Q(rank=Rank.DEPRECATED) & Q(rank_reason="")),
                name="statement_deprecated_with_reason",
                violation_error_message=_("A deprecated statement needs a reason, and only it."),
            ),
            *(
                models.UniqueConstraint(
                    fields=(noun, "field", "source", "value"),
                    condition=Q(**{f"{noun}__isnull": False}),
                    name=f"statement_natural_key_{noun}",
                )
                for noun in ("lab", "licence", "model")
            ),
        )

    def __str__(self) -> str:
        return introduced(
            self.subject, f"{FIELD_LABELS.get(self.field, self.field)} = {self.value}"
        )

    @property
    def subject(self) -> Lab | Licence | AIModel | None:
        """The row it is about."""
        return self.lab or self.licence or self.model
