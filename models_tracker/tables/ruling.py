"""What licences answer, in words: each finding with its sentence, its clauses and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.choices import SILENT, Act, Permission, Term
from models_tracker.models import Licence, Statement
from models_tracker.models.statement import FIELD_LABELS
from models_tracker.rules.permissions import Decision, Finding, worst
from models_tracker.rules.resolution import Resolution
from models_tracker.rules.terms import ACTS, lines
from models_tracker.tables.fact import Citations

Terms = Mapping[str, str]
MOST_CLAUSES = 2


@dataclass(frozen=True)
class Ruling:
    """What is answered to one act: by the model's own text, and by those of its bases, each with
    the licence it is of (None: none is established); the gravest holds."""

    act: Act
    texts: tuple[tuple[int | None, Decision], ...]

    @cached_property
    def state(self) -> Permission:
        """The answer."""
        return worst(decision.state for _licence, decision in self.texts)

    @property
    def asks(self) -> tuple[str, ...]:
        """The answers that would settle it, where that is all that lacks."""
        lacking = [one for _licence, one in self.texts if one.state == self.state]
        if self.state != Permission.NOT_ESTABLISHED or not all(one.asks for one in lacking):
            return ()
        return tuple(dict.fromkeys(name for one in lacking for name in one.asks))


@dataclass(frozen=True)
class Clause:
    """The words that a finding rests on, and the number of their source on the page."""

    statement: Statement
    number: int

    @property
    def read_on(self) -> str:
        """The day on which they were read."""
        return self.statement.retrieved_on.isoformat()


@dataclass(frozen=True)
class Told:
    """One finding in words."""

    sentence: str
    state: Permission
    clauses: list[Clause] = field(default_factory=list)


@dataclass(frozen=True)
class Text:
    """A licence with what is shown for each of its terms."""

    licence: Licence | None
    shown: Mapping[str, Resolution]

    @property
    def terms(self) -> Terms:
        """The established values."""
        return self.licence.terms if self.licence else {}


def tell(decision: Decision, text: Text, citations: Citations) -> list[Told]:
    """Return what decides, in words, and after it the duties that stand besides.

    A refusal needs no list of duties; where nothing is established, one line names the terms.
    """
    found = list(decision.deciding)
    unread = [finding for finding in found if finding.code == "unread"]
    told = [_told(one, text, citations) for one in found if one.code != "unread"]
    if unread:
        names = ", ".join(str(FIELD_LABELS[term]) for one in unread for term in one.terms)
        sentence = _("Not established in the text: %(terms)s.") % {"terms": names}
        told.append(Told(sentence, decision.state))
    if decision.state in (Permission.NOT_ESTABLISHED, Permission.AGREEMENT):
        told += [_told(duty, text, citations) for duty in decision.duties]
    return told


def _told(finding: Finding, text: Text, citations: Citations) -> Told:
    clauses: dict[str, Clause] = {}
    for term in finding.terms:
        statement = text.shown[term].shown if term in text.shown else None
        if statement and statement.quote and statement.quote not in clauses:
            number = citations.number(statement.source)
            clauses[statement.quote] = Clause(statement, number)
    kept = list(clauses.values())[:MOST_CLAUSES]
    return Told(sentence(finding, text.terms), finding.state, kept)


def sentence(finding: Finding, terms: Terms) -> str:
    """Return a finding in the words of the text's terms: what it grants, requires, excludes."""
    pattern = str(_SENTENCES[finding.code])
    if "%" not in pattern:
        return pattern
    term = finding.terms[0]
    words = {
        "act": str(ACTS[term]) if term in ACTS else "",
        "line": _line(terms, finding.terms),
        "words": terms.get(term, ""),
    }
    return capfirst(pattern % words)


def _line(terms: Terms, wanted: Iterable[str]) -> str:
    """Return what the terms say of those wanted, in one line."""
    wanted = {term for term in wanted if terms.get(term, SILENT) != SILENT}
    wanted -= {Term.THRESHOLD_EFFECT} if len(wanted) > 1 else set()
    told = [line.sentence for line in lines(terms) if set(line.terms) & wanted]
    said = "; ".join(told) or ", ".join(str(FIELD_LABELS[term]) for term in wanted)
    return said if said.endswith(".") else f"{said}."


_SENTENCES = {
    "use": gettext_lazy("The text grants use for this purpose."),
    "right": gettext_lazy("The text lets one %(act)s."),
    "right-conditional": gettext_lazy(
        "The text lets one %(act)s, on the conditions of the clause."
    ),
    "right-refused": gettext_lazy("The text does not let one %(act)s."),
    "right-approval": gettext_lazy(
        "The text does not let one %(act)s; for commercial use it offers an approval."
    ),
    "right-silent": gettext_lazy(
        "The text is silent on whether one may %(act)s, and silence grants nothing."
    ),
    "service": gettext_lazy("The terms are those of a service: no weights are given."),
    "service-use": gettext_lazy(
        "What the terms of the service let one build on it is not established."
    ),
    "no-weights": gettext_lazy("No weights are to be had on that day."),
    "no-licence": gettext_lazy("No licence is established."),
    "non-commercial": gettext_lazy("Keep to non-commercial purposes: the text grants no others."),
    "purpose-unsettled": gettext_lazy(
        "The text refuses commercial use; whether it grants purposes other than research is not "
        "established."
    ),
    "purpose-decides": gettext_lazy("The purpose decides: say whether it is commercial."),
    "commercial-refused": gettext_lazy("The text does not grant commercial use."),
    "commercial-approval": gettext_lazy(
        "The text grants commercial use only on the licensor’s approval."
    ),
    "condition-unheld": gettext_lazy(
        "The text grants commercial use on conditions that our terms do not hold: the clause "
        "decides."
    ),
    "below-threshold": gettext_lazy("Not reached: %(line)s"),
    "above-threshold": gettext_lazy("Reached: %(line)s"),
    "number-decides": gettext_lazy("Your number decides: %(line)s"),
    "display": gettext_lazy("Reached: %(line)s"),
    "display-above": gettext_lazy("Should you reach it: %(line)s"),
    "two-thresholds": "%(line)s",
    "effect-unread": gettext_lazy("Reached: %(line)s"),
    "threshold-purpose": gettext_lazy(
        "Reached: %(line)s Whether that binds non-commercial purposes is not established."
    ),
    "domicile-excluded": "%(line)s",
    "domicile-allowed": gettext_lazy("Not met by this domicile: %(line)s"),
    "used_in-excluded": "%(line)s",
    "used_in-allowed": gettext_lazy("Not met by this country of use: %(line)s"),
    "place-decides": gettext_lazy("The place decides: %(line)s"),
    "basis-unread": "%(line)s",
    "not-multimodal": gettext_lazy("The model is not multimodal. %(line)s"),
    "modality-unknown": gettext_lazy(
        "Whether this model is multimodal is not established. %(line)s"
    ),
    "business-apart": gettext_lazy("The text treats such a business apart: %(words)s."),
    "business-allowed": gettext_lazy("The text treats another business apart: %(words)s."),
    "business-decides": gettext_lazy("Your business decides; the text treats apart: %(words)s."),
    "business-unsettled": gettext_lazy("The text treats a business apart: %(words)s."),
    "registration": "%(line)s",
    "need-registration": gettext_lazy("You need it without registration; the text asks for one."),
    "need-gate": gettext_lazy(
        "You need it without registration; the weights are given on registration or approval."
    ),
    "need-revocation": gettext_lazy(
        "You need a grant that cannot be revoked at will; this one can."
    ),
    "need-silent": gettext_lazy(
        "You need a grant that cannot be revoked at will; the text is silent on its end."
    ),
    "need-met": gettext_lazy("The grant cannot be revoked at will. %(line)s"),
    "field-of-use": gettext_lazy("Not for every use: %(line)s"),
    "attribution": "%(line)s",
    "flow-down": "%(line)s",
    "naming": "%(line)s",
    "name-prefix": "%(line)s",
}
