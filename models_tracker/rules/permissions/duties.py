"""What a text obliges one to do or to leave when it grants an act."""

from __future__ import annotations

from collections.abc import Iterator

from models_tracker.choices import (
    SILENT,
    Act,
    Duty,
    FlowDown,
    NamingCase,
    Permission,
    Term,
)
from models_tracker.rules.permissions.finding import Finding, Question
from models_tracker.rules.permissions.grants import unread

REACHES_OTHERS = frozenset({Act.OFFER, Act.HOST})
MAKES_A_MODEL = frozenset({Act.FINE_TUNE, Act.TRAIN_ON_OUTPUTS})
_NOTHING = (SILENT, Duty.NO)


def field_of_use(asked: Question) -> Iterator[Finding]:
    """Uses that the text or its policy excludes, and whether the licensor can change the policy."""
    value, policy = asked.value(Term.FIELD_OF_USE), asked.value(Term.USE_POLICY)
    if not value:
        yield unread(Term.FIELD_OF_USE)
    if value in ("", *_NOTHING) and policy in ("", SILENT):
        return
    terms = [Term.FIELD_OF_USE, Term.USE_POLICY]
    if asked.value(Term.USE_POLICY_MUTABLE) == Duty.YES:
        terms.append(Term.USE_POLICY_MUTABLE)
    kept = tuple(term for term in terms if asked.value(term) not in ("", *_NOTHING))
    yield Finding(Permission.DUTIES, "field-of-use", kept)


def passing_on(asked: Question) -> Iterator[Finding]:
    """What goes with copies: notices, and what must be passed on. Restrictions of use go with what
    is offered and hosted too, as the texts that have them count that as distribution."""
    flow, terms = asked.value(Term.FLOW_DOWN), (Term.FLOW_DOWN,)
    copies = asked.act == Act.REDISTRIBUTE
    if copies and not asked.value(Term.ATTRIBUTION_DUTY):
        yield unread(Term.ATTRIBUTION_DUTY)
    elif copies and asked.value(Term.ATTRIBUTION_DUTY) not in _NOTHING:
        yield Finding(Permission.DUTIES, "attribution", (Term.ATTRIBUTION_DUTY,))
    restricted = asked.value(Term.FIELD_OF_USE) not in _NOTHING
    reaches = copies or (asked.act in REACHES_OTHERS and restricted)
    if reaches and not flow:
        yield unread(*terms)
    elif (copies and flow != SILENT) or (reaches and flow == FlowDown.USE_RESTRICTIONS):
        yield Finding(Permission.DUTIES, "flow-down", terms)


def naming(asked: Question) -> Iterator[Finding]:
    """Words to display, in the case that the text names, and names of models made with it. Words
    that a threshold asks for are a matter of the threshold."""
    words, case = asked.value(Term.NAMING_DUTY), asked.value(Term.NAMING_CASE)
    if asked.act in _SHOWN_IN.get(case, _ANY) and words not in _NOTHING:
        terms = (Term.NAMING_DUTY, *((Term.NAMING_CASE,) if case else ()))
        yield Finding(Permission.DUTIES, "naming", terms) if words else unread(Term.NAMING_DUTY)
    prefix = asked.value(Term.DERIVATIVE_NAME_PREFIX)
    if asked.act in MAKES_A_MODEL and not prefix:
        yield unread(Term.DERIVATIVE_NAME_PREFIX)
    elif asked.act in MAKES_A_MODEL and prefix not in _NOTHING:
        yield Finding(Permission.DUTIES, "name-prefix", (Term.DERIVATIVE_NAME_PREFIX,))


_ANY = frozenset(Act) - {Act.INTERNAL}
_SHOWN_IN: dict[str, frozenset[Act]] = {
    NamingCase.DISTRIBUTION: REACHES_OTHERS | {Act.REDISTRIBUTE},
    NamingCase.DERIVED: MAKES_A_MODEL,
    NamingCase.COMMERCIAL: REACHES_OTHERS,
    NamingCase.THRESHOLD: frozenset(),
}
