"""Which terms of its base still hold for a derived model, whatever licence it names itself.

Who tunes, merges or packs a model passes its weights on and stays under their text; who trains on
its outputs is bound only as far as that text speaks of outputs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import (
    SILENT,
    DerivationRelation,
    FlowDown,
    Grant,
    NamingCase,
    Registration,
    Term,
    TerritoryScope,
)
from models_tracker.rules.openness.kind import licence_kind, restrictions
from models_tracker.rules.terms import ACTS

Terms = Mapping[str, str]
_TERRITORY = (Term.EXCLUDED_TERRITORIES, Term.TERRITORY_BASIS, Term.TERRITORY_SCOPE)


class Flow(models.TextChoices):
    """How the text of a base stands to the licence of a model made from it."""

    CONFLICT = "conflict", _("the text of the base is stricter")
    HELD = "held", _("the text of the base holds")
    SAME_TEXT = "same-text", _("under the same text")
    FREE = "free", _("the base asks for no more")
    SAME_LAB = "same-lab", _("one lab licenses both")
    NOT_ESTABLISHED = "not-established", _("not established")


@dataclass(frozen=True)
class Text:
    """A licence as far as this rule needs it: what names it, and its established terms."""

    slug: str
    terms: Terms

    def of_text_only(self) -> Text:
        """Return what the text says of a model that reads and makes text alone."""
        if self.terms.get(Term.TERRITORY_SCOPE) != TerritoryScope.MULTIMODAL:
            return self
        kept = {term: said for term, said in self.terms.items() if term not in _TERRITORY}
        return Text(self.slug, kept)


@dataclass(frozen=True)
class Descent:
    """What flows down from one base: how, the terms that hold, and those on which the model's
    own licence is looser."""

    flow: Flow
    held: tuple[str, ...] = ()
    looser: tuple[str, ...] = ()


def flow_down(
    relation: str, base: Text | None, own: Text | None, *, same_lab: bool, name: str = ""
) -> Descent:
    """Return what flows from ``base`` to the model ``name`` made from it and given under ``own``.

    None is a licence that is not established; ``relation`` is a DerivationRelation.

    1. A lab that licenses both models binds itself to nothing.
    2. Of a base without an established licence nothing can be said.
    3. A distilled model is bound as far as the text speaks of training on outputs: not at all
       where it is granted or not spoken of; where it is not granted, that is the conflict.
    4. Every other relation carries the weights: each restriction holds, and share-alike.
    5. Under the same text there is no conflict. Where the model's own licence is not established,
       the terms hold and nothing says whether it conflicts with them.
    6. Else the conflict is each term that holds and on which the own licence is looser (see
       is_looser); a prescribed first word that the name has is kept. Where none is but the terms
       of the base do not suffice, it is not established.
    """
    if same_lab:
        return Descent(Flow.SAME_LAB)
    if base is None:
        return Descent(Flow.NOT_ESTABLISHED)
    if relation == DerivationRelation.DISTILLED:
        granted = base.terms.get(Term.OUTPUTS_TRAIN, "")
        if granted in (Grant.YES, SILENT):
            return Descent(Flow.FREE)
        if granted == Grant.NO:
            return Descent(Flow.CONFLICT, *2 * ((Term.OUTPUTS_TRAIN.value,),))
        if not granted:
            return Descent(Flow.NOT_ESTABLISHED)
        return _against(_of_outputs(base.terms), base, own, name)
    return _against(_of_weights(base.terms), base, own, name)


def _against(holding: Iterator[str], base: Text, own: Text | None, name: str) -> Descent:
    prefix = base.terms.get(Term.DERIVATIVE_NAME_PREFIX, SILENT)
    kept = {Term.DERIVATIVE_NAME_PREFIX.value} if name.startswith(prefix) else set()
    held = tuple(term for term in holding if term not in kept)
    if own is not None and own.slug == base.slug:
        return Descent(Flow.SAME_TEXT)
    told = own.terms if own else {}
    looser = tuple(term for term in held if is_looser(term, told, base.terms))
    if looser:
        return Descent(Flow.CONFLICT, held, looser)
    if held:
        return Descent(Flow.HELD, held)
    known = bool(licence_kind(base.terms))
    return Descent(Flow.FREE if known else Flow.NOT_ESTABLISHED)


def _of_weights(base: Terms) -> Iterator[str]:
    yield from restrictions(base)
    if base.get(Term.FLOW_DOWN) in _WHOLE_TEXT:
        yield Term.FLOW_DOWN.value


def _of_outputs(base: Terms) -> Iterator[str]:
    if base.get(Term.NAMING_CASE) == NamingCase.DERIVED:
        yield Term.NAMING_DUTY.value
    if base.get(Term.DERIVATIVE_NAME_PREFIX, SILENT) != SILENT:
        yield Term.DERIVATIVE_NAME_PREFIX.value
    if base.get(Term.FLOW_DOWN) == FlowDown.USE_RESTRICTIONS:
        yield Term.FLOW_DOWN.value


_ORDER = {Grant.YES: 0, Grant.SILENT: 0, Grant.CONDITIONAL: 1, Grant.NO: 2, Grant.SERVICE_ONLY: 2}
_THRESHOLDS = (Term.USER_THRESHOLD, Term.REVENUE_THRESHOLD)
_WHOLE_TEXT = (FlowDown.SAME_LICENCE, FlowDown.SAME_TERMS)


def is_looser(term: str, own: Terms, base: Terms) -> bool:
    """Whether another text with the terms ``own`` is looser than ``base`` on what the base asks.

    A term that the own text does not settle is not known to be looser, and equal words are not.
    An act granted more freely, silence, a higher threshold, a territory left open and other words
    are; so is any text where the base asks for its own.
    """
    ours, theirs = own.get(term), base[term]
    if term == Term.FLOW_DOWN and theirs in _WHOLE_TEXT:
        return True
    if ours is None or ours == theirs:
        return False
    if term in ACTS:
        return _ORDER[Grant(ours)] < _ORDER[Grant(theirs)]
    if ours == SILENT:
        return True
    if term in _THRESHOLDS:
        return int(ours.split()[0]) > int(theirs.split()[0])
    if term == Term.EXCLUDED_TERRITORIES:
        return not set(theirs.split("|")) <= set(ours.split("|"))
    return not (term == Term.REGISTRATION and ours == Registration.YES)
