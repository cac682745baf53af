"""What a text hangs the grant on: size, place, trade, and what the asker must count on."""

from __future__ import annotations

from collections.abc import Iterator

from models_tracker.choices import (
    SILENT,
    Act,
    Business,
    NamingCase,
    Need,
    Permission,
    Purpose,
    Registration,
    Revocability,
    Term,
    TerritoryBasis,
    TerritoryScope,
    ThresholdEffect,
    ThresholdTest,
)
from models_tracker.countries import EUROPEAN_UNION
from models_tracker.rules.permissions import bounds
from models_tracker.rules.permissions.bounds import Side
from models_tracker.rules.permissions.finding import Finding, Question
from models_tracker.rules.permissions.grants import NON_COMMERCIAL, unread
from models_tracker.rules.permissions.situation import EU, WORLDWIDE

_ABOVE = {
    ThresholdEffect.ASK_LICENCE: Permission.AGREEMENT,
    ThresholdEffect.PAID_LICENCE: Permission.AGREEMENT,
    ThresholdEffect.SECURITY_REVIEW: Permission.AGREEMENT,
    ThresholdEffect.TERMINATES: Permission.AGREEMENT,
    ThresholdEffect.NO_RIGHTS: Permission.EXCLUDED,
}
_SHOWN = frozenset({Act.OFFER, Act.HOST})
# What a text calls a business it treats apart: which of ours that is, and what it then asks. Other
# words settle nothing.
BUSINESSES = {
    "competitors of NAVER": (Business.COMPETITOR, Permission.AGREEMENT),
    "competitors": (Business.COMPETITOR, Permission.EXCLUDED),
}


def thresholds(asked: Question) -> Iterator[Finding]:
    """Thresholds of users and revenue: below both nothing follows, above one its effect does.

    1. Words to display are a duty of what is offered or hosted; they apply where the threshold is
       crossed, so an unknown number leaves the duty standing "above" it.
    2. Two thresholds with effects of their own (Kimi K3): crossing one settles nothing here, the
       clauses say which does what.
    3. Any other effect binds commercial purposes; whether it binds others is not in our terms.
    """
    for term in (Term.USER_THRESHOLD, Term.REVENUE_THRESHOLD):
        if not asked.value(term):
            yield unread(term)
    sides = dict(_sides(asked))
    if not sides:
        return
    terms = (*sides, *(term for term in _BESIDE if asked.value(term) not in ("", SILENT)))
    if asked.value(Term.THRESHOLD_EFFECT) != ThresholdEffect.DISPLAY:
        yield _weighed(asked, sides, terms)
    elif asked.act in _SHOWN and set(sides.values()) != {Side.BELOW}:
        code = "display" if Side.ABOVE in sides.values() else "display-above"
        yield Finding(Permission.DUTIES, code, (*terms, Term.NAMING_DUTY))


_BESIDE = (Term.THRESHOLD_PERIOD, Term.THRESHOLD_TESTED, Term.THRESHOLD_EFFECT)


def _weighed(asked: Question, sides: dict[Term, Side], terms: tuple[str, ...]) -> Finding:
    """Return what follows from the sides of thresholds whose effect is no display."""
    if set(sides.values()) == {Side.BELOW}:
        return Finding(Permission.GRANTED, "below-threshold", terms)
    if has_two_effects(asked):
        return Finding(Permission.NOT_ESTABLISHED, "two-thresholds", terms)
    if Side.ABOVE in sides.values():
        return _crossed(asked, terms)
    unsure = (term for term, side in sides.items() if side == Side.UNKNOWN)
    asks = tuple(name for term in unsure for name in _asks(asked, term))
    return Finding(Permission.NOT_ESTABLISHED, "number-decides", terms, asks)


def _crossed(asked: Question, terms: tuple[str, ...]) -> Finding:
    """Return what follows from being above a threshold whose effect is no display."""
    effect = asked.value(Term.THRESHOLD_EFFECT)
    if effect not in _ABOVE:
        return Finding(Permission.NOT_ESTABLISHED, "effect-unread", terms)
    if asked.situation.purpose in NON_COMMERCIAL:
        return Finding(Permission.NOT_ESTABLISHED, "threshold-purpose", terms)
    if asked.situation.purpose != Purpose.COMMERCIAL:
        return Finding(Permission.NOT_ESTABLISHED, "purpose-decides", terms, ("purpose",))
    return Finding(_ABOVE[ThresholdEffect(effect)], "above-threshold", terms)


def has_two_effects(asked: Question) -> bool:
    """Whether one of two thresholds asks for a name to be displayed; the effect is the other's."""
    both = (Term.USER_THRESHOLD, Term.REVENUE_THRESHOLD)
    named = asked.value(Term.NAMING_CASE) == NamingCase.THRESHOLD
    return named and all(asked.value(term) not in ("", SILENT) for term in both)


def _sides(asked: Question) -> Iterator[tuple[Term, Side]]:
    users, tested = asked.value(Term.USER_THRESHOLD), asked.value(Term.THRESHOLD_TESTED)
    if users not in ("", SILENT):
        yield Term.USER_THRESHOLD, bounds.users(asked.situation, tested).side(int(users))
    if asked.value(Term.REVENUE_THRESHOLD) not in ("", SILENT):
        yield Term.REVENUE_THRESHOLD, _revenue_side(asked)


def _revenue_side(asked: Question) -> Side:
    amount, _space, currency = asked.value(Term.REVENUE_THRESHOLD).partition(" ")
    period = asked.value(Term.THRESHOLD_PERIOD)
    return bounds.revenue(asked.situation, currency, period).side(int(amount))


def _asks(asked: Question, term: Term) -> tuple[str, ...]:
    """Return what to answer for a number to be on one side; nothing where it lies exactly on it."""
    situation = asked.situation
    if term == Term.REVENUE_THRESHOLD:
        return ("revenue",)
    if situation.users is None:
        return ("users",)
    rolling = asked.value(Term.THRESHOLD_TESTED) == ThresholdTest.ROLLING
    return () if rolling or situation.users_at_release is not None else ("users_at_release",)


def territory(asked: Question) -> Iterator[Finding]:
    """Excluded places, of domicile or of use, for all models or the multimodal only; where the text
    was not read on which, both places and all models count, and a hit settles nothing."""
    value, basis = asked.value(Term.EXCLUDED_TERRITORIES), asked.value(Term.TERRITORY_BASIS)
    if value == SILENT:
        return
    if not value:
        yield unread(Term.EXCLUDED_TERRITORIES)
        return
    scope = asked.value(Term.TERRITORY_SCOPE)
    settled = basis in TerritoryBasis.values and scope in TerritoryScope.values
    known = (Term.TERRITORY_BASIS, Term.TERRITORY_SCOPE)
    terms = (Term.EXCLUDED_TERRITORIES, *(term for term in known if asked.value(term)))
    only = scope == TerritoryScope.MULTIMODAL
    if only and asked.subject.multimodal is False:
        yield Finding(Permission.GRANTED, "not-multimodal", terms)
        return
    for name in _PLACES.get(basis, ("domicile", "used_in")):
        place = getattr(asked.situation, name)
        if not place:
            yield Finding(Permission.NOT_ESTABLISHED, "place-decides", terms, (name,))
        elif not _is_within(place, value):
            yield Finding(Permission.GRANTED, f"{name}-allowed", terms)
        elif not settled:
            yield Finding(Permission.NOT_ESTABLISHED, "basis-unread", terms)
        elif only and asked.subject.multimodal is None:
            yield Finding(Permission.NOT_ESTABLISHED, "modality-unknown", terms)
        else:
            yield Finding(Permission.EXCLUDED, f"{name}-excluded", terms)


_PLACES: dict[str, tuple[str, ...]] = {
    TerritoryBasis.DOMICILE: ("domicile",),
    TerritoryBasis.USE: ("used_in",),
}


def _is_within(place: str, excluded: str) -> bool:
    """Whether a place of the asker touches one of the excluded ones."""
    if place == WORLDWIDE:
        return True
    codes = [_codes(code) for code in excluded.split("|")]
    return any(_codes(place) & listed for listed in codes)


def _codes(place: str) -> frozenset[str]:
    return EUROPEAN_UNION if place == EU else frozenset({place})


def business(asked: Question) -> Iterator[Finding]:
    """A trade that the text treats apart (see BUSINESSES)."""
    value, terms = asked.value(Term.EXCLUDED_BUSINESS), (Term.EXCLUDED_BUSINESS,)
    if value == SILENT:
        return
    if value not in BUSINESSES:
        yield (
            Finding(Permission.NOT_ESTABLISHED, "business-unsettled", terms)
            if value
            else unread(*terms)
        )
        return
    kind, state = BUSINESSES[value]
    if not asked.situation.business:
        yield Finding(Permission.NOT_ESTABLISHED, "business-decides", terms, ("business",))
    elif asked.situation.business == kind:
        yield Finding(state, "business-apart", terms)
    else:
        yield Finding(Permission.GRANTED, "business-allowed", terms)


def registration(asked: Question) -> Iterator[Finding]:
    """Registration or approval: a duty, or against what the asker needs. A gate before the weights
    is none of the text, yet a registration."""
    value, purpose = asked.value(Term.REGISTRATION), asked.situation.purpose
    needed = Need.NO_REGISTRATION in asked.situation.needs
    terms = (Term.REGISTRATION,)
    if needed and asked.subject.gated:
        yield Finding(Permission.EXCLUDED, "need-gate")
    if not value:
        yield unread(*terms)
    commercial = value == Registration.COMMERCIAL
    if value != Registration.YES and not (commercial and purpose not in NON_COMMERCIAL):
        return
    if needed and commercial and not purpose:
        yield Finding(Permission.NOT_ESTABLISHED, "purpose-decides", terms, ("purpose",))
    elif needed:
        yield Finding(Permission.EXCLUDED, "need-registration", terms)
    else:
        yield Finding(Permission.DUTIES, "registration", terms)


def revocation(asked: Question) -> Iterator[Finding]:
    """How the grant ends, for those who need one that cannot be revoked at will."""
    value, terms = asked.value(Term.REVOCABLE), (Term.REVOCABLE,)
    if Need.NO_REVOCATION not in asked.situation.needs:
        return
    if not value:
        yield unread(*terms)
    elif value == Revocability.SILENT:
        yield Finding(Permission.NOT_ESTABLISHED, "need-silent", terms)
    elif value == Revocability.AT_WILL:
        yield Finding(Permission.EXCLUDED, "need-revocation", terms)
    else:
        yield Finding(Permission.GRANTED, "need-met", terms)
