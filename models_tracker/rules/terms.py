"""What the established terms of a licence say, in plain words: the one place for them.

Pages, answers and files that speak of a term take its sentence from here: "the text grants,
requires, excludes", as read, never advice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from models_tracker.choices import (
    IN_THE_TEXT,
    SILENT,
    Duty,
    FlowDown,
    Grant,
    NamingCase,
    Registration,
    Revocability,
    SuingEffect,
    Term,
    TerritoryBasis,
    TerritoryScope,
    ThresholdEffect,
)
from models_tracker.rules.term_words import law, quoted, territories
from models_tracker.rules.thresholds import has_unlike_effects, threshold


class Side(StrEnum):
    """What a sentence is about, in the order of the page."""

    CAN = "can"
    MUST = "must"
    CANNOT = "cannot"
    THRESHOLD = "threshold"
    TERRITORY = "territory"
    END = "end"


@dataclass(frozen=True)
class Line:
    """One sentence on a text, its side, and the terms it is made from (the first one leads)."""

    side: Side
    sentence: str
    terms: tuple[str, ...]


ACTS = {
    Term.COMMERCIAL_USE: pgettext_lazy("act", "use it commercially"),
    Term.REDISTRIBUTION: pgettext_lazy("act", "pass copies on"),
    Term.MODIFICATION: pgettext_lazy("act", "modify it and make derived models"),
    Term.MODEL_AS_A_SERVICE: pgettext_lazy("act", "offer the model itself to others as a service"),
    Term.OUTPUTS_COMMERCIAL: pgettext_lazy("act", "use the outputs commercially"),
    Term.OUTPUTS_TRAIN: pgettext_lazy("act", "train other models on the outputs"),
}
_GRANTED = {
    Grant.YES: (Side.CAN, "%(act)s"),
    Grant.CONDITIONAL: (Side.CAN, gettext_lazy("%(act)s, on conditions")),
    Grant.NO: (Side.CANNOT, "%(act)s"),
    Grant.SERVICE_ONLY: (
        Side.CANNOT,
        gettext_lazy("have the weights: the terms are those of a service"),
    ),
}
_PASSED_ON = {
    FlowDown.LICENCE_COPY: gettext_lazy("give a copy of the licence with every copy"),
    FlowDown.NOTICE_ONLY: gettext_lazy("keep the notice with every copy"),
    FlowDown.USE_RESTRICTIONS: gettext_lazy(
        "bind those who receive a copy or a derived model to the same restrictions of use"
    ),
    FlowDown.SAME_TERMS: gettext_lazy("pass copies and derived models on under the same terms"),
    FlowDown.SAME_LICENCE: gettext_lazy("pass derived works on under the same licence"),
}
_ENDS = {
    Revocability.IRREVOCABLE: gettext_lazy("The grant is irrevocable."),
    Revocability.ON_BREACH: gettext_lazy("The grant ends on breach."),
    Revocability.AT_WILL: gettext_lazy("The licensor can revoke the grant at will."),
    Revocability.ON_SUIT_ONLY: gettext_lazy("The grant ends on suing only."),
}
_SUED = {
    SuingEffect.YES: gettext_lazy("It ends for those who sue over patents or the model."),
    SuingEffect.PATENTS: gettext_lazy(
        "Its patent licence ends for those who sue over patents; the rest holds."
    ),
}
_REGISTERED = {
    Registration.YES: gettext_lazy("register or be approved first"),
    Registration.COMMERCIAL: gettext_lazy("register or be approved before commercial use"),
}


def lines(terms: Mapping[str, str]) -> list[Line]:
    """Return what ``terms`` (established values as text) say, side by side, in a fixed order.

    A term that is absent or silent has no sentence. Terms that only mean something together
    (a threshold, when it is tested and what crossing it does) make one sentence.
    """
    said = {term: value for term, value in terms.items() if value != SILENT}
    found = [line for writer in _WRITERS for line in writer(said)]
    sides = list(Side)
    return sorted(found, key=lambda line: sides.index(line.side))


def _acts(said: Mapping[str, str]) -> Iterator[Line]:
    for term, act in ACTS.items():
        value = said.get(term, "")
        if value in _GRANTED:
            side, sentence = _GRANTED[Grant(value)]
            yield Line(side, str(sentence) % {"act": act}, (term.value,))


def _duties(said: Mapping[str, str]) -> Iterator[Line]:
    if said.get(Term.REGISTRATION) in _REGISTERED:
        sentence = _REGISTERED[Registration(said[Term.REGISTRATION])]
        yield Line(Side.MUST, str(sentence), (Term.REGISTRATION.value,))
    if words := said.get(Term.ATTRIBUTION_DUTY):
        said_words = _("say “%(words)s”") % {"words": words}
        plain = _("keep the notices and name the author")
        told = str(plain if words in Duty.values else said_words)
        if words != Duty.NO:
            yield Line(Side.MUST, told, (Term.ATTRIBUTION_DUTY.value,))
    if said.get(Term.FLOW_DOWN) in _PASSED_ON:
        sentence = _PASSED_ON[FlowDown(said[Term.FLOW_DOWN])]
        yield Line(Side.MUST, str(sentence), (Term.FLOW_DOWN.value,))
    if address := said.get(Term.USE_POLICY):
        changes = said.get(Term.USE_POLICY_MUTABLE) == Duty.YES
        yield Line(Side.MUST, _policy(address, changes=changes), _POLICY)


_POLICY = (Term.USE_POLICY.value, Term.USE_POLICY_MUTABLE.value)


def _policy(address: str, *, changes: bool) -> str:
    if address == IN_THE_TEXT:
        return _("follow the use policy in the text")
    if changes:
        return _("follow a use policy that the licensor can change")
    return _("follow the use policy")


_DISPLAYED: dict[str, Any] = {
    NamingCase.DISTRIBUTION: gettext_lazy(
        "display the words %(words)s when you pass on the model or a product that contains it"
    ),
    NamingCase.DERIVED: gettext_lazy(
        "display the words %(words)s with models made from it or its outputs"
    ),
    NamingCase.COMMERCIAL: gettext_lazy("display the words %(words)s in commercial use"),
    NamingCase.NAMED_MODELS: gettext_lazy(
        "display the words %(words)s with the models that the clause names"
    ),
}


def _names(said: Mapping[str, str]) -> Iterator[Line]:
    words = said.get(Term.NAMING_DUTY)
    above_only = said.get(Term.THRESHOLD_EFFECT) == ThresholdEffect.DISPLAY
    if words and not above_only and not has_unlike_effects(said):
        case = said.get(Term.NAMING_CASE, "")
        sentence = str(_DISPLAYED.get(case, gettext_lazy("display the words %(words)s")))
        codes = tuple(term.value for term in _NAMING if term in said)
        yield Line(Side.MUST, sentence % {"words": quoted(words)}, codes)
    if prefix := said.get(Term.DERIVATIVE_NAME_PREFIX):
        sentence = _("begin the names of derived models with “%(words)s”") % {"words": prefix}
        yield Line(Side.MUST, sentence, (Term.DERIVATIVE_NAME_PREFIX.value,))


_NAMING = (Term.NAMING_DUTY, Term.NAMING_CASE)


def _limits(said: Mapping[str, str]) -> Iterator[Line]:
    if said.get(Term.FIELD_OF_USE) == Duty.YES:
        sentence = _("use it for what the text or its use policy excludes")
        yield Line(Side.CANNOT, sentence, (Term.FIELD_OF_USE.value,))
    if business := said.get(Term.EXCLUDED_BUSINESS):
        sentence = _("use it in an excluded business: %(words)s") % {"words": business}
        yield Line(Side.CANNOT, sentence, (Term.EXCLUDED_BUSINESS.value,))


def _thresholds(said: Mapping[str, str]) -> Iterator[Line]:
    if told := threshold(said):
        yield Line(Side.THRESHOLD, *told)


def _territories(said: Mapping[str, str]) -> Iterator[Line]:
    if Term.EXCLUDED_TERRITORIES not in said:
        return
    told = {"places": territories(said[Term.EXCLUDED_TERRITORIES])}
    codes = tuple(term.value for term in _TERRITORY if term in said)
    narrow = said.get(Term.TERRITORY_SCOPE) == TerritoryScope.MULTIMODAL
    for all_models, multimodal in _EXCLUDED[said.get(Term.TERRITORY_BASIS, "")]:
        sentence = str(multimodal if narrow else all_models) % told
        yield Line(Side.TERRITORY, sentence, codes)


_TERRITORY = (Term.EXCLUDED_TERRITORIES, Term.TERRITORY_BASIS, Term.TERRITORY_SCOPE)
_BY_DOMICILE = (
    gettext_lazy("Domicile: the text excludes those domiciled in: %(places)s."),
    gettext_lazy(
        "Domicile: of multimodal models, the text excludes those domiciled in: %(places)s."
    ),
)
_BY_USE = (
    gettext_lazy("Use: the text excludes use in: %(places)s."),
    gettext_lazy("Use: of multimodal models, the text excludes use in: %(places)s."),
)
_EXCLUDED = {
    TerritoryBasis.DOMICILE.value: (_BY_DOMICILE,),
    TerritoryBasis.USE.value: (_BY_USE,),
    TerritoryBasis.BOTH.value: (_BY_DOMICILE, _BY_USE),
    "": (
        (
            gettext_lazy(
                "The text excludes: %(places)s. Whether domicile or use counts is not established."
            ),
            gettext_lazy(
                "Of multimodal models, the text excludes: %(places)s. Whether domicile or use "
                "counts is not established."
            ),
        ),
    ),
}


def _ends(said: Mapping[str, str]) -> Iterator[Line]:
    if said.get(Term.REVOCABLE) in _ENDS:
        sentence = str(_ENDS[Revocability(said[Term.REVOCABLE])])
        yield Line(Side.END, sentence, (Term.REVOCABLE.value,))
    if said.get(Term.PATENT_TERMINATION) in _SUED:
        sentence = str(_SUED[SuingEffect(said[Term.PATENT_TERMINATION])])
        yield Line(Side.END, sentence, (Term.PATENT_TERMINATION.value,))
    if said.get(Term.REMOTE_RESTRICTION) == Duty.YES:
        sentence = _("The licensor reserves the right to restrict use remotely.")
        yield Line(Side.END, sentence, (Term.REMOTE_RESTRICTION.value,))
    if text := said.get(Term.GOVERNING_LAW):
        sentence = _("Governing law: %(words)s.") % {"words": law(text)}
        yield Line(Side.END, sentence, (Term.GOVERNING_LAW.value,))


_WRITERS: tuple[Callable[[Mapping[str, str]], Iterator[Line]], ...] = (
    _acts,
    _duties,
    _names,
    _limits,
    _thresholds,
    _territories,
    _ends,
)


_DEPENDS = {
    Term.THRESHOLD_PERIOD: (Term.USER_THRESHOLD, Term.REVENUE_THRESHOLD),
    Term.THRESHOLD_TESTED: (Term.USER_THRESHOLD, Term.REVENUE_THRESHOLD),
    Term.THRESHOLD_EFFECT: (Term.USER_THRESHOLD, Term.REVENUE_THRESHOLD),
    Term.TERRITORY_BASIS: (Term.EXCLUDED_TERRITORIES,),
    Term.TERRITORY_SCOPE: (Term.EXCLUDED_TERRITORIES,),
    Term.USE_POLICY_MUTABLE: (Term.USE_POLICY,),
    Term.NAMING_CASE: (Term.NAMING_DUTY,),
}


def is_applicable(term: str, terms: Mapping[str, str]) -> bool:
    """Whether ``term`` has a meaning under a text: a detail of what the text is silent on has
    none, one of what is not established may have."""
    wholes = _DEPENDS.get(Term(term), ())
    return not wholes or any(terms.get(whole) != SILENT for whole in wholes)
