"""What the established terms of a licence say, in plain words: the one place for them.

Pages, answers and files that speak of a term take its sentence from here: "the text grants,
requires, excludes", as read, never advice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from models_tracker.choices import (
    SILENT,
    Duty,
    FlowDown,
    Grant,
    Registration,
    Revocability,
    Term,
    TerritoryBasis,
    ThresholdEffect,
    ThresholdTest,
)
from models_tracker.countries import Country
from models_tracker.quantities import money

IN_THE_TEXT = "in the text"


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
_REGISTERED = {
    Registration.YES: gettext_lazy("register or be approved first"),
    Registration.COMMERCIAL: gettext_lazy("register or be approved before commercial use"),
}
_EFFECTS = {
    ThresholdEffect.ASK_LICENCE: gettext_lazy("a licence must be asked for"),
    ThresholdEffect.PAID_LICENCE: gettext_lazy("a paid licence is needed"),
    ThresholdEffect.NO_RIGHTS: gettext_lazy("the text grants no rights"),
    ThresholdEffect.SECURITY_REVIEW: gettext_lazy("a security review is needed"),
    ThresholdEffect.TERMINATES: gettext_lazy("the licence ends"),
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


def _names(said: Mapping[str, str]) -> Iterator[Line]:
    words = said.get(Term.NAMING_DUTY)
    above_only = said.get(Term.THRESHOLD_EFFECT) == ThresholdEffect.DISPLAY
    if words and not above_only and not _unlike(said):
        sentence = _("display the words “%(words)s”") % {"words": words}
        yield Line(Side.MUST, sentence, (Term.NAMING_DUTY.value,))
    if prefix := said.get(Term.DERIVATIVE_NAME_PREFIX):
        sentence = _("begin the names of derived models with “%(words)s”") % {"words": prefix}
        yield Line(Side.MUST, sentence, (Term.DERIVATIVE_NAME_PREFIX.value,))


def _limits(said: Mapping[str, str]) -> Iterator[Line]:
    if said.get(Term.FIELD_OF_USE) == Duty.YES:
        sentence = _("use it for what the text or its use policy excludes")
        yield Line(Side.CANNOT, sentence, (Term.FIELD_OF_USE.value,))
    if business := said.get(Term.EXCLUDED_BUSINESS):
        sentence = _("use it in an excluded business: %(words)s") % {"words": business}
        yield Line(Side.CANNOT, sentence, (Term.EXCLUDED_BUSINESS.value,))


def _thresholds(said: Mapping[str, str]) -> Iterator[Line]:
    bounds = list(_bounds(said))
    if not bounds:
        return
    codes = tuple(term.value for term in _THRESHOLD if term in said)
    tested = said.get(Term.THRESHOLD_TESTED)
    bound = bounds[0]
    if _unlike(said):
        sentence = _(
            "Two thresholds with effects of their own: %(users)s; %(revenue)s. See the words."
        )
        names = {"users": bounds[0], "revenue": bounds[1]}
        yield Line(Side.THRESHOLD, sentence % names, (*codes, Term.NAMING_DUTY.value))
        return
    if len(bounds) > 1:
        bound = _("%(users)s or %(revenue)s") % {"users": bounds[0], "revenue": bounds[1]}
    words = {"bound": bound, "effect": _effect(said)}
    if tested == ThresholdTest.RELEASE_DATE:
        sentence = _("Above %(bound)s on the day the model was released, %(effect)s.") % words
    elif tested == ThresholdTest.ROLLING:
        sentence = _("Above %(bound)s at any time, %(effect)s.") % words
    else:
        sentence = _("Above %(bound)s, %(effect)s; when it is tested is not established.") % words
    yield Line(Side.THRESHOLD, sentence, codes)


def _unlike(said: Mapping[str, str]) -> bool:
    """Whether two thresholds stand beside a name to display and another effect: which has which
    is in the clauses, not in the terms (Kimi K3)."""
    both = Term.USER_THRESHOLD in said and Term.REVENUE_THRESHOLD in said
    effect = said.get(Term.THRESHOLD_EFFECT)
    return both and Term.NAMING_DUTY in said and effect not in (None, ThresholdEffect.DISPLAY)


_THRESHOLD = (
    Term.USER_THRESHOLD,
    Term.REVENUE_THRESHOLD,
    Term.THRESHOLD_PERIOD,
    Term.THRESHOLD_TESTED,
    Term.THRESHOLD_EFFECT,
)


def _bounds(said: Mapping[str, str]) -> Iterator[str]:
    if Term.USER_THRESHOLD in said:
        users = number_format(int(said[Term.USER_THRESHOLD]), use_l10n=True, force_grouping=True)
        yield _("%(number)s monthly users") % {"number": users}
    if Term.REVENUE_THRESHOLD in said:
        number, _space, currency = said[Term.REVENUE_THRESHOLD].partition(" ")
        amount = {"amount": money(int(number), currency)}
        period = said.get(Term.THRESHOLD_PERIOD)
        if period == "month":
            yield _("%(amount)s of revenue a month") % amount
        elif period == "year":
            yield _("%(amount)s of revenue a year") % amount
        else:
            yield _("%(amount)s of revenue") % amount


def _effect(said: Mapping[str, str]) -> str:
    effect = said.get(Term.THRESHOLD_EFFECT, "")
    if effect == ThresholdEffect.DISPLAY:
        words = said.get(Term.NAMING_DUTY, "")
        if words:
            return _("the words “%(words)s” must be displayed") % {"words": words}
        return _("a name must be displayed")
    if effect in _EFFECTS:
        return str(_EFFECTS[ThresholdEffect(effect)])
    return _("what follows is not established")


def _territories(said: Mapping[str, str]) -> Iterator[Line]:
    if Term.EXCLUDED_TERRITORIES not in said:
        return
    places = {"places": territories(said[Term.EXCLUDED_TERRITORIES])}
    basis = said.get(Term.TERRITORY_BASIS)
    codes = (Term.EXCLUDED_TERRITORIES.value, Term.TERRITORY_BASIS.value)
    if basis in (TerritoryBasis.DOMICILE, TerritoryBasis.BOTH):
        sentence = _("Domicile: the text excludes those domiciled in: %(places)s.") % places
        yield Line(Side.TERRITORY, sentence, codes)
    if basis in (TerritoryBasis.USE, TerritoryBasis.BOTH):
        sentence = _("Use: the text excludes use in: %(places)s.") % places
        yield Line(Side.TERRITORY, sentence, codes)
    if not basis:
        sentence = _(
            "The text excludes: %(places)s. Whether domicile or use counts is not established."
        )
        yield Line(Side.TERRITORY, sentence % places, codes[:1])


def territories(text: str) -> str:
    """Return the names of excluded territories, as a list in words."""
    return ", ".join(territory(code) for code in text.split("|"))


def territory(code: str) -> str:
    """Return the name of a country or of the European Union."""
    return _("European Union") if code == "EU" else str(Country(code).label)


def _ends(said: Mapping[str, str]) -> Iterator[Line]:
    if said.get(Term.REVOCABLE) in _ENDS:
        sentence = str(_ENDS[Revocability(said[Term.REVOCABLE])])
        yield Line(Side.END, sentence, (Term.REVOCABLE.value,))
    if said.get(Term.PATENT_TERMINATION) == Duty.YES:
        sentence = _("It ends for those who sue over patents or the model.")
        yield Line(Side.END, sentence, (Term.PATENT_TERMINATION.value,))
    if said.get(Term.REMOTE_RESTRICTION) == Duty.YES:
        sentence = _("The licensor reserves the right to restrict use remotely.")
        yield Line(Side.END, sentence, (Term.REMOTE_RESTRICTION.value,))
    if law := said.get(Term.GOVERNING_LAW):
        sentence = _("Governing law: %(words)s.") % {"words": law}
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


@dataclass(frozen=True)
class Change:
    """One term across versions of a family: its value in each, None where not established."""

    term: str
    values: tuple[str | None, ...]
    changed: tuple[bool, ...]


def compare(versions: list[Mapping[str, str]]) -> list[Change]:
    """Return every term that some version settles, over ``versions`` in order of time.

    ``changed`` marks a value that differs from the last one established before it; a version
    where the term is not established is no change, and does not hide one.
    """
    found = []
    for term in Term:
        values = tuple(version.get(term) for version in versions)
        if any(value is not None for value in values):
            found.append(Change(term.value, values, _changed(values)))
    return found


def _changed(values: tuple[str | None, ...]) -> tuple[bool, ...]:
    marks, last = [], None
    for value in values:
        marks.append(value is not None and last is not None and value != last)
        last = value if value is not None else last
    return tuple(marks)
