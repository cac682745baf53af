"""The rights themselves: use for a purpose, and the right each act takes."""

from __future__ import annotations

from collections.abc import Iterator

from models_tracker.choices import (
    SILENT,
    Act,
    Actor,
    Duty,
    FlowDown,
    Grant,
    Permission,
    Purpose,
    Registration,
    Term,
)
from models_tracker.rules.permissions.finding import Finding, Question

TAKES_WEIGHTS = frozenset({Act.INTERNAL, Act.FINE_TUNE, Act.HOST, Act.REDISTRIBUTE})
USES_OUTPUTS = frozenset({Act.INTERNAL, Act.OFFER, Act.TRAIN_ON_OUTPUTS})
NON_COMMERCIAL = frozenset({Purpose.RESEARCH, Purpose.OTHER})
_RIGHTS = {
    Act.FINE_TUNE: Term.MODIFICATION,
    Act.REDISTRIBUTE: Term.REDISTRIBUTION,
}
_STATES = {
    Grant.YES: Permission.GRANTED,
    Grant.CONDITIONAL: Permission.DUTIES,
    Grant.NO: Permission.EXCLUDED,
}
_CODES = {Grant.YES: "right", Grant.CONDITIONAL: "right-conditional", Grant.NO: "right-refused"}


def unread(*terms: str) -> Finding:
    """Return that terms which bear on the act are not established."""
    return Finding(Permission.NOT_ESTABLISHED, "unread", terms)


def weights(asked: Question) -> Iterator[Finding]:
    """Acts that take weights are excluded where none are to be had: the terms of a service give
    none, and on that day the model may have none."""
    if asked.act not in TAKES_WEIGHTS:
        return
    if asked.value(Term.COMMERCIAL_USE) == Grant.SERVICE_ONLY:
        yield Finding(Permission.EXCLUDED, "service", (Term.COMMERCIAL_USE,))
    elif not asked.subject.has_weights:
        yield Finding(Permission.EXCLUDED, "no-weights")


def use(asked: Question) -> Iterator[Finding]:
    """Use for the asker's purpose.

    1. Terms of a service say what the service may be used for, which our terms do not hold.
    2. Commercial use granted covers every purpose; granted on conditions, a commercial one only
       where another established term is the condition.
    3. Commercial use refused leaves research free, and other non-commercial use where no field of
       use is restricted ("research purposes only" is such a restriction). Where the text offers an
       approval for commercial use, that is an agreement to be had.
    4. A text that is silent on commercial use, or was not read on it, settles nothing.
    """
    value, purpose = asked.value(Term.COMMERCIAL_USE), asked.situation.purpose
    terms = (Term.COMMERCIAL_USE,)
    if value == Grant.SERVICE_ONLY:
        yield Finding(Permission.NOT_ESTABLISHED, "service-use", terms)
    elif value == Grant.NO:
        yield _reserved(asked, purpose)
    elif value == Grant.YES:
        yield Finding(Permission.GRANTED, "use", terms)
    elif value == Grant.CONDITIONAL:
        held = purpose in NON_COMMERCIAL or _holds_condition(asked)
        state = Permission.GRANTED if held else Permission.NOT_ESTABLISHED
        yield Finding(state, "use" if held else "condition-unheld", terms)
    elif value == SILENT:
        yield Finding(Permission.NOT_ESTABLISHED, "right-silent", terms)
    else:
        yield unread(*terms)


def _reserved(asked: Question, purpose: str) -> Finding:
    """Return what a text that refuses commercial use says to a purpose."""
    terms: tuple[Term, ...] = (Term.COMMERCIAL_USE,)
    if purpose == Purpose.RESEARCH:
        return Finding(Permission.DUTIES, "non-commercial", terms)
    if purpose == Purpose.OTHER:
        terms = (Term.COMMERCIAL_USE, Term.FIELD_OF_USE)
        if asked.value(Term.FIELD_OF_USE) in (SILENT, Duty.NO):
            return Finding(Permission.DUTIES, "non-commercial", terms)
        return Finding(Permission.NOT_ESTABLISHED, "purpose-unsettled", terms)
    if _can_be_approved(asked):
        terms = (Term.COMMERCIAL_USE, Term.REGISTRATION)
        return Finding(Permission.AGREEMENT, "commercial-approval", terms)
    if purpose == Purpose.COMMERCIAL:
        return Finding(Permission.EXCLUDED, "commercial-refused", terms)
    return Finding(Permission.NOT_ESTABLISHED, "purpose-decides", terms, ("purpose",))


def _holds_condition(asked: Question) -> bool:
    """Whether an established term can be the condition on commercial use."""
    return (
        any(
            asked.value(term) not in ("", SILENT)
            for term in (Term.THRESHOLD_EFFECT, Term.EXCLUDED_TERRITORIES, Term.USE_POLICY)
        )
        or asked.value(Term.REGISTRATION) in (Registration.YES, Registration.COMMERCIAL)
        or asked.value(Term.FLOW_DOWN) == FlowDown.USE_RESTRICTIONS
    )


def act(asked: Question) -> Iterator[Finding]:
    """The right that the act takes beyond use: to modify, to pass on, to train on outputs.

    A text that is silent on modifying or passing on grants neither; one that is silent on outputs
    leaves them free, as it limits what it names only.
    """
    if term := _RIGHTS.get(Act(asked.act)):
        yield _right(asked, term)
    if asked.act == Act.TRAIN_ON_OUTPUTS and asked.value(Term.OUTPUTS_TRAIN) != SILENT:
        yield _right(asked, Term.OUTPUTS_TRAIN)


def hosting(asked: Question) -> Iterator[Finding]:
    """Hosting for others; a contractor who acts for us hosts for another, whatever the act.

    Where the text has no rule of its own on it, passing the model on covers it.
    """
    if asked.act != Act.HOST and asked.situation.actor != Actor.CONTRACTOR:
        return
    if asked.value(Term.MODEL_AS_A_SERVICE) != SILENT:
        yield _right(asked, Term.MODEL_AS_A_SERVICE)
        return
    covering = _right(asked, Term.REDISTRIBUTION)
    yield Finding(covering.state, covering.code, (Term.REDISTRIBUTION, Term.MODEL_AS_A_SERVICE))


def outputs(asked: Question) -> Iterator[Finding]:
    """Commercial use of outputs, in acts that use them; other purposes need no such right."""
    purpose, value = asked.situation.purpose, asked.value(Term.OUTPUTS_COMMERCIAL)
    if asked.act not in USES_OUTPUTS or purpose in NON_COMMERCIAL or value in (SILENT, Grant.YES):
        return
    if value == Grant.NO and not purpose:
        terms = (Term.OUTPUTS_COMMERCIAL,)
        yield Finding(Permission.NOT_ESTABLISHED, "purpose-decides", terms, ("purpose",))
        return
    yield _right(asked, Term.OUTPUTS_COMMERCIAL)


def _right(asked: Question, term: Term) -> Finding:
    """Return what a text says of one right: granted, on conditions of the clause, or refused.

    Where a text refuses commercial use but offers an approval for it, the approval can give the
    right too; training on outputs is refused for its own sake.
    """
    value, terms = asked.value(term), (term,)
    if not value:
        return unread(term)
    if value not in _STATES:
        return Finding(Permission.NOT_ESTABLISHED, "right-silent", terms)
    if value == Grant.NO and term != Term.OUTPUTS_TRAIN and _can_be_approved(asked):
        return Finding(Permission.AGREEMENT, "right-approval", (term, Term.REGISTRATION))
    return Finding(_STATES[Grant(value)], _CODES[Grant(value)], terms)


def _can_be_approved(asked: Question) -> bool:
    """Whether the text offers an approval for the commercial use that it refuses."""
    offered = asked.value(Term.REGISTRATION) == Registration.COMMERCIAL
    refused = asked.value(Term.COMMERCIAL_USE) == Grant.NO
    return offered and refused and asked.situation.purpose == Purpose.COMMERCIAL
