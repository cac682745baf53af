"""Terms of licences in plain words: "the text grants", "requires", "excludes", "is silent"."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.choices import (
    IN_THE_TEXT,
    SILENT,
    Duty,
    FlowDown,
    Grant,
    NamingCase,
    OsiReview,
    Registration,
    Revocability,
    SuingEffect,
    Term,
    TerritoryBasis,
    TerritoryScope,
    ThresholdEffect,
    ThresholdTest,
)
from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import money
from models_tracker.rules.term_words import law, territory

CHOICES = {
    Term.COMMERCIAL_USE: Grant,
    Term.REDISTRIBUTION: Grant,
    Term.MODIFICATION: Grant,
    Term.MODEL_AS_A_SERVICE: Grant,
    Term.OUTPUTS_COMMERCIAL: Grant,
    Term.OUTPUTS_TRAIN: Grant,
    Term.THRESHOLD_TESTED: ThresholdTest,
    Term.THRESHOLD_EFFECT: ThresholdEffect,
    Term.TERRITORY_BASIS: TerritoryBasis,
    Term.TERRITORY_SCOPE: TerritoryScope,
    Term.FIELD_OF_USE: Duty,
    Term.USE_POLICY_MUTABLE: Duty,
    Term.NAMING_CASE: NamingCase,
    Term.FLOW_DOWN: FlowDown,
    Term.REGISTRATION: Registration,
    Term.REVOCABLE: Revocability,
    Term.REMOTE_RESTRICTION: Duty,
    Term.PATENT_TERMINATION: SuingEffect,
    Term.OSI_APPROVED: OsiReview,
}
PERIODS = {"month": gettext_lazy("a month"), "year": gettext_lazy("a year")}
VERBATIM = (Term.NAMING_DUTY, Term.DERIVATIVE_NAME_PREFIX, Term.ATTRIBUTION_DUTY)


def term_words(term: str, value: object) -> str:
    """Return the established value of a term as readers see it (see statement.read_value)."""
    if value in (SILENT, []):
        return _("the text is silent")
    if term in CHOICES:
        return str(CHOICES[Term(term)](value).label)
    if isinstance(value, list):
        return ", ".join(territory(code) for code in value)
    if isinstance(value, tuple):
        return money(*value)
    if isinstance(value, PartialDate):
        return value.spoken()
    if isinstance(value, int):
        return number_format(value, use_l10n=True, force_grouping=True)
    text = str(value)
    if text.startswith(("https://", "http://")):
        return format_html('<a href="{}" rel="external">{}</a>', text, text.split("//", 1)[1])
    if text in Duty.values:
        return str(Duty(text).label)
    if term == Term.THRESHOLD_PERIOD and text in PERIODS:
        return str(PERIODS[text])
    if text == IN_THE_TEXT:
        return _("in the text")
    if term == Term.GOVERNING_LAW:
        return law(text)
    if term in VERBATIM:
        marked = ((part,) for part in text.split(" / "))
        return format_html_join(_(" or "), '<q lang="en">{}</q>', marked)
    return text
